import { focusManager, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen, waitFor } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useUnreadCount } from './use-unread-count.ts';

let asked: number;

beforeEach(() => {
  asked = 0;
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.stubGlobal('fetch', async () => {
    asked += 1;
    return Response.json({ open: 9, unread: asked, kinds: [] });
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  focusManager.setFocused(undefined);
});

function Shown({ enabled }: { enabled: boolean }) {
  const unread = useUnreadCount(enabled);
  return <output>{unread === null ? 'unknown' : unread}</output>;
}

function show(enabled = true) {
  const router = createMemoryRouter([{ path: '*', element: <Shown enabled={enabled} /> }]);
  render(
    <QueryClientProvider client={new QueryClient()}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  return (path: string) => act(() => router.navigate(path));
}

const pass = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);

it('is asked for once, and while moving through the console once a minute at most', async () => {
  const go = show();
  await screen.findByText('1');
  for (const path of ['/providers', '/leaps', '/targets']) {
    pass(19);
    await go(path);
  }
  expect(asked).toBe(1);
  pass(4);
  // Filters are no other page.
  await go('/targets?status=behind');
  expect(asked).toBe(1);
  await go('/inbox');
  await screen.findByText('2');
  await go('/');
  expect(asked).toBe(2);
});

it('is asked for whenever the window is looked at again', async () => {
  show();
  await screen.findByText('1');
  act(() => focusManager.setFocused(false));
  act(() => focusManager.setFocused(true));
  await screen.findByText('2');
});

it('is not asked for somebody who has no alerts, and is not known then', async () => {
  const go = show(false);
  pass(120);
  await go('/leaps');
  await waitFor(() => expect(screen.getByText('unknown')).toBeInTheDocument());
  expect(asked).toBe(0);
});
