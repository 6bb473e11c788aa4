import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Digest } from '../../contract/alerts.ts';
import { actionsOf } from '../../domain/access/policy.ts';
import { ToastProvider } from '../../ui/blocks/toast.tsx';
import { updatePreferences } from '../../ui/theme/preferences.ts';
import { behind, digest } from './alert-examples.ts';
import { Component } from './digest-page.tsx';

configure({ asyncUtilTimeout: 15_000 });
vi.setConfig({ testTimeout: 40_000 });

let answer: Digest;
const asked: (string | null)[] = [];

beforeEach(() => {
  answer = digest;
  asked.length = 0;
  updatePreferences({ lang: 'zh' });
  vi.stubGlobal('fetch', async (address: string) => {
    const { pathname, searchParams } = new URL(address, 'http://console.test');
    if (pathname === '/api/session')
      return Response.json({
        caller: { id: 'a', name: 'n', role: 'ops_grader', scope: null, actions: actionsOf('ops_grader') },
        defaultModel: null,
      });
    asked.push(searchParams.get('day'));
    return Response.json({ ...answer, day: searchParams.get('day') ?? answer.day });
  });
});

function open(search = '') {
  const router = createMemoryRouter([{ path: '*', Component }], {
    initialEntries: [`/inbox/digest${search}`],
  });
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <ToastProvider>
        <RouterProvider router={router} />
      </ToastProvider>
    </QueryClientProvider>,
  );
  return router;
}

it('says in one sentence what the day brought, and in a table by kind, each number a link to its rows', async () => {
  open();
  const sentence = (await screen.findByText(/到目前新增/)).closest('p');
  expect(sentence?.textContent).toBe(
    '2026-11-22 周日（今天）到目前新增 25 条，解除 1 条，还有 27 条未解除：1 个目标落后、24 个跃迁差一个月、1 个归属待裁定、1 个目标没有负责人。',
  );
  const row = within(screen.getByRole('table')).getByRole('row', { name: /^跃迁差一个月/ });
  expect(within(row).getAllByRole('link', { name: '24' })[0]).toHaveAttribute(
    'href',
    '/inbox?kind=leap_near&state=all&raisedOn=2026-11-22',
  );
  expect(within(row).getAllByRole('link', { name: '24' })[1]).toHaveAttribute(
    'href',
    '/inbox?kind=leap_near&state=all&openAt=2026-11-22',
  );
});

it('lists of each kind what arrived, what was resolved and what is left, nothing twice', async () => {
  open();
  const part = async (name: string) => within((await screen.findByRole('region', { name })) as HTMLElement);
  const targets = await part('目标落后');
  expect(targets.getAllByRole('listitem')).toHaveLength(1);
  targets.getByText('都是当天新增的，见上。');
  const near = await part('跃迁差一个月');
  expect(near.getAllByRole('listitem')).toHaveLength(20);
  expect(near.getByRole('link', { name: '另有 4 条' })).toHaveAttribute(
    'href',
    '/inbox?kind=leap_near&state=all&raisedOn=2026-11-22',
  );
  const lapsing = await part('跃迁可能回落');
  lapsing.getByRole('heading', { name: '解除 1 条' });
  lapsing.getByText('2026-11-22 已解除 · 现为“已回落”');
  expect(lapsing.queryByText(/新增/)).toBeNull();
});

it('goes from day to day, not before the first and not past today', async () => {
  const user = userEvent.setup();
  const router = open();
  expect(await screen.findByRole('button', { name: '后一天' })).toBeDisabled();
  await user.click(screen.getByRole('button', { name: '前一天' }));
  await waitFor(() => expect(router.state.location.search).toBe('?day=2026-11-21'));
  await screen.findByText(/日终还有/);
  expect(screen.getByRole('columnheader', { name: '日终未解除' })).toBeInTheDocument();
  expect(screen.getByRole('button', { name: '后一天' })).toBeEnabled();
  expect(asked).toEqual([null, '2026-11-21']);
});

it('ends at the day of the first alert', async () => {
  open('?day=2026-11-19');
  expect(await screen.findByRole('button', { name: '前一天' })).toBeDisabled();
});

it('takes today for a day that is none, and says so', async () => {
  open('?day=2026-02-30');
  await screen.findByText(/day=2026-02-30/);
  await screen.findByText(/到目前新增/);
  expect(asked).toEqual([null]);
});

it('copies the day as a text for a chat', async () => {
  const user = userEvent.setup();
  open();
  await user.click(await screen.findByRole('button', { name: '复制为文字' }));
  await screen.findByRole('button', { name: '已复制' });
  const text = await navigator.clipboard.readText();
  expect(text.split('\n').slice(0, 6)).toEqual([
    '造风台每日摘要 2026-11-22 周日',
    '新增 25 条，解除 1 条，未解除 27 条',
    '',
    '【目标落后】新增 1，解除 0，未解除 1',
    '＋ 东北 · 成功跃迁商家数：进度高风险，截至2026年10月完成 30，应达 41.7（进度指数 0.72）',
    '',
  ]);
  expect(text).toContain('… 另有 16 条');
  expect(text).toMatch(/\n－ 青禾女装 · 海棠传媒：.*（2026-11-22 已解除 · 现为“已回落”）\n/);
  expect(text).toMatch(/\/inbox\/digest\?day=2026-11-22$/);
});

it('does not praise what ended because it got worse', async () => {
  const user = userEvent.setup();
  const [targets, ...others] = digest.kinds;
  if (!targets) throw new Error('no kind of alert');
  const worse = {
    ...behind,
    id: '9',
    resolvedAt: '2026-11-22T01:30:00.000Z',
    resolution: 'replaced' as const,
  };
  answer = { ...digest, kinds: [{ ...targets, resolved: { total: 1, items: [worse] } }, ...others] };
  open();
  const part = within(await screen.findByRole('region', { name: '目标落后' }));
  expect(part.getAllByText('2026-11-22 已由新提醒替代')).toHaveLength(1);
  await user.click(screen.getByRole('button', { name: '复制为文字' }));
  await screen.findByRole('button', { name: '已复制' });
  const text = await navigator.clipboard.readText();
  expect(text).toMatch(/\n－ 东北 · 成功跃迁商家数：.*（2026-11-22 已由新提醒替代）\n/);
  expect(text).not.toContain('✓');
});

it('says what will stand here before there is an alert', async () => {
  answer = {
    ...digest,
    firstDay: null,
    totals: { raised: 0, open: 0, resolved: 0 },
    kinds: [],
  };
  open();
  await screen.findByText('还没有提醒');
});

it('reads in English too', async () => {
  updatePreferences({ lang: 'en' });
  open();
  const sentence = (await screen.findByText(/so far/)).closest('p');
  expect(sentence?.textContent).toMatch(
    /^Sunday 2026-11-22 \(today\), so far: 25 alerts arrived, 1 alert resolved, 27 alerts open now: 1 target behind, /,
  );
});
