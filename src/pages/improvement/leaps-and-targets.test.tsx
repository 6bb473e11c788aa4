import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, configure, render, screen } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { updatePreferences } from '../../ui/theme/preferences.ts';
import { LeapsAndTargets } from './leaps-and-targets.tsx';

configure({ asyncUtilTimeout: 15_000 });

const asked: string[] = [];
let counts: { state: string; count: number }[];
let role: string;

const near = {
  id: 'r7',
  merchant: { id: 'M7', name: '云朵女装', nameEn: 'Cloud' },
  state: 'near',
  held: { months: 2, of: 3 },
  monthsToGo: 1,
  missing: [{ kind: 'hold', month: '2026-11', atLeastYuan: 300_000 }],
};
const target = (scope: string, index: number | null) => ({
  id: `t-${scope}`,
  scope,
  measure: 'leaps',
  unit: 'leap',
  goal: 60,
  attained: 58,
  pace: { index, status: index === null ? null : 'ahead', reason: index === null ? 'before_period' : null },
  needed: { monthsLeft: 2, perMonth: 1, reason: null },
  forecast: { status: 'on_track' },
});

beforeEach(() => {
  asked.length = 0;
  role = 'ops_viewer';
  counts = [
    { state: 'counted', count: 96 },
    { state: 'near', count: 1 },
    { state: 'in_progress', count: 4 },
  ];
  updatePreferences({ lang: 'zh' });
  vi.stubGlobal('fetch', async (address: string) => {
    const { pathname, search } = new URL(address, 'http://console.test');
    asked.push(pathname + search);
    if (pathname === '/api/session') return Response.json({ caller: { role, scope: null, actions: [] } });
    if (pathname === '/api/alerts/count') return Response.json({ open: 3, unread: 2, kinds: [] });
    if (pathname === '/api/targets')
      return Response.json({ items: [target('P1', 1.16), target('P10', 0.3)], nextCursor: null });
    const total = counts.reduce((sum, { count }) => sum + count, 0);
    return Response.json({ items: [near], total, counts, monthsThrough: '2026-10', evaluatedAt: null });
  });
});
afterEach(() => vi.unstubAllGlobals());

function show() {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const router = createMemoryRouter([{ path: '*', element: <LeapsAndTargets providerId="P1" /> }]);
  render(
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
}

it('says what the nearest merchants still lack, and links each number to its rows', async () => {
  show();
  const merchant = await screen.findByRole('link', { name: '云朵女装' });
  expect(merchant.getAttribute('href')).toBe('/leaps?leap=r7');
  expect(screen.getByText(/已保持2\/3个月；2026年11月需要 ≥ ¥30万/)).toBeTruthy();
  expect(screen.getByRole('link', { name: /归属待定/ }).textContent).toContain('0');
  expect(screen.getByRole('link', { name: /差一个月/ }).getAttribute('href')).toBe(
    '/leaps?state=near&provider=P1&sort=needed',
  );
});

it('shows its own target and not one of a provider whose id only begins the same', async () => {
  show();
  expect(
    (await screen.findAllByRole('link', { name: '成功跃迁商家数' })).map((link) => link.getAttribute('href')),
  ).toEqual(['/targets?target=t-P1']);
  expect(screen.getByText('1.16')).toBeTruthy();
});

it('leads a provider’s own people to their unread alerts, and nobody else', async () => {
  show();
  await screen.findByRole('link', { name: '云朵女装' });
  expect(screen.queryByRole('link', { name: /未读/ })).toBeNull();
  expect(asked).not.toContain('/api/alerts/count');
  cleanup();
  role = 'provider_member';
  show();
  expect((await screen.findByRole('link', { name: '2 条未读提醒' })).getAttribute('href')).toBe(
    '/inbox?unread=yes',
  );
});

it('falls back to those in progress, and says when there is no service relation', async () => {
  counts = counts.filter(({ state }) => state !== 'near');
  show();
  await screen.findByText(/4 个商家进行中/);
  expect(asked.some((address) => address.includes('state=in_progress'))).toBe(true);
});

it('says what will be shown before any service relation is registered', async () => {
  counts = [];
  show();
  await screen.findByText(/还没有登记服务关系/);
  expect(asked.filter((address) => address.includes('state='))).toEqual([]);
});
