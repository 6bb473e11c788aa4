import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Alert } from '../../contract/alerts.ts';
import { actionsOf } from '../../domain/access/policy.ts';
import type { Role } from '../../domain/access/role.ts';
import { ToastProvider } from '../../ui/blocks/toast.tsx';
import { updatePreferences } from '../../ui/theme/preferences.ts';
import { countOf, pageOf } from './alert-answers.ts';
import { behind, disputed, lapsed, near, unopened } from './alert-examples.ts';
import { Component } from './inbox-page.tsx';

configure({ asyncUtilTimeout: 15_000 });
vi.setConfig({ testTimeout: 40_000 });

let stored: Alert[];
let role: Role;
let isFailing: boolean;
const asked: URLSearchParams[] = [];
const sent: unknown[] = [];

beforeEach(() => {
  stored = [behind, near, disputed, lapsed, unopened];
  role = 'ops_grader';
  isFailing = false;
  asked.length = 0;
  sent.length = 0;
  updatePreferences({ lang: 'zh' });
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    const { pathname, searchParams } = new URL(address, 'http://console.test');
    if (pathname === '/api/session')
      return Response.json({
        caller: { id: 'a', name: 'n', role, scope: null, actions: actionsOf(role) },
        defaultModel: null,
      });
    if (isFailing)
      return Response.json(
        {
          code: 'internal',
          status: 500,
          title: '服务出错',
          detail: '没有成功',
          fix: null,
          requestId: 'r1',
          errors: [],
        },
        { status: 500 },
      );
    if (pathname === '/api/alerts/read') {
      const body = JSON.parse(String(init.body)) as { ids?: string[] };
      sent.push(body);
      stored = stored.map((one) =>
        !body.ids || body.ids.includes(one.id) ? { ...one, readAt: '2026-11-22T03:00:00.000Z' } : one,
      );
      return Response.json({ marked: 1 });
    }
    if (pathname === '/api/alerts/count') return Response.json(countOf(stored));
    asked.push(searchParams);
    return Response.json(pageOf(stored, searchParams));
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  updatePreferences({ lang: 'zh' });
});

function open(search = '') {
  const router = createMemoryRouter(
    [
      { path: '/inbox', Component },
      { path: '*', element: <p>elsewhere</p> },
    ],
    { initialEntries: [`/inbox${search}`] },
  );
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <ToastProvider>
        <RouterProvider router={router} />
      </ToastProvider>
    </QueryClientProvider>,
  );
  return router;
}

const row = (name: string) => {
  const found = screen.getByText(name).closest('li');
  if (!found) throw new Error(`no row of ${name}`);
  return found;
};

it('says first what needs somebody, each number a link to its rows', async () => {
  open();
  const sentence = (await screen.findByRole('link', { name: /条需要处理/ })).closest('p');
  expect(sentence?.textContent).toBe(
    '4 条需要处理（3 条未读）：1 个目标落后、1 个跃迁差一个月、1 个归属待裁定、1 个目标没有负责人。',
  );
  expect(screen.getByRole('link', { name: '3 条未读' })).toHaveAttribute('href', '/inbox?unread=yes');
  expect(screen.getByRole('link', { name: '1 个归属待裁定' })).toHaveAttribute(
    'href',
    '/inbox?kind=attribution_disputed',
  );
});

it('shows the open ones under their days in China, newest first', async () => {
  open();
  await screen.findByText('青禾女装 · 海棠传媒');
  const days = screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent);
  expect(days).toEqual([
    expect.stringContaining('2026-11-22 周日'),
    expect.stringContaining('2026-11-20 周五'),
  ]);
  const rows = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
  expect(rows[0]).toContain('目标落后');
  expect(rows[0]).toContain(
    '东北 · 成功跃迁商家数 进度高风险，截至2026年10月完成 30，应达 41.7（进度指数 0.72）',
  );
  expect(rows[0]).toContain('09:30');
  expect(rows[1]).toContain('已保持 2/3 个月，2026年11月支付GMV ≥ ¥30万 即跃迁到 B2');
  expect(rows[2]).toContain('2026年7月的跃迁，候选归属方：另一家服务商、北辰直播');
  expect(rows[2]).toContain('待您裁定');
  expect(asked[0]?.get('state')).toBe('open');
});

it('leads to what it is about, and opening it is reading it', async () => {
  const user = userEvent.setup();
  const router = open();
  const link = await screen.findByRole('link', { name: /青禾女装/ });
  expect(within(row('松果家居')).getByRole('link')).toHaveAttribute('href', '/leaps?leap=9');
  expect(within(row('东北 · 成功跃迁商家数')).getByRole('link')).toHaveAttribute(
    'href',
    '/targets?target=t1',
  );
  await user.click(link);
  await screen.findByText('elsewhere');
  expect(router.state.location.pathname + router.state.location.search).toBe('/leaps?leap=7');
  await waitFor(() => expect(sent).toEqual([{ ids: ['2'] }]));
});

it('keeps filters in the address, and says what it does not understand there', async () => {
  const user = userEvent.setup();
  const router = open('?kind=leap_lapsing&state=all&who=me');
  await screen.findByText(/who=me/);
  await screen.findByText('2026-11-22 已解除', { exact: false });
  expect(row('青禾女装 · 海棠传媒').textContent).toContain('现为“已回落”');
  await user.click(screen.getByText('已解除', { selector: '.ant-segmented-item-label' }));
  await waitFor(() => expect(router.state.location.search).toBe('?kind=leap_lapsing&state=resolved'));
  await user.selectOptions(screen.getByRole('combobox', { name: '阅读' }), 'yes');
  await screen.findByText('没有符合条件的提醒');
  expect(asked.at(-1)?.toString()).toContain('unread=yes');
});

it('goes on where the page ends', async () => {
  const user = userEvent.setup();
  open();
  await screen.findByText('已显示 3 / 4 条');
  await user.click(screen.getByRole('button', { name: '再显示一些' }));
  await screen.findByText('共 4 条');
  // Outside the reader's scope: told, and not led to.
  expect(within(screen.getAllByRole('listitem').at(-1) as HTMLElement).queryByRole('link')).toBeNull();
});

it('goes through the rows by key and marks one as read', async () => {
  const user = userEvent.setup();
  const router = open();
  await screen.findByText('松果家居');
  await user.keyboard('j');
  expect(within(row('东北 · 成功跃迁商家数')).getByRole('link')).toHaveFocus();
  await user.keyboard('jj');
  expect(within(row('松果家居')).getByRole('link')).toHaveFocus();
  // Read already: nothing to send.
  await user.keyboard('e');
  await user.keyboard('k');
  expect(within(row('青禾女装 · 海棠传媒')).getByRole('link')).toHaveFocus();
  await user.keyboard('{ArrowDown}{ArrowUp}e');
  await waitFor(() => expect(sent).toEqual([{ ids: ['2'] }]));
  expect(within(row('青禾女装 · 海棠传媒')).queryByText('未读')).toBeNull();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(router.state.location.pathname).toBe('/leaps'));
});

it('gives the focus to the neighbour where a read alert leaves the list', async () => {
  const user = userEvent.setup();
  open('?unread=yes');
  await screen.findByText('青禾女装 · 海棠传媒');
  await user.keyboard('je');
  await waitFor(() => expect(screen.queryByText('进度高风险', { exact: false })).toBeNull());
  expect(within(row('青禾女装 · 海棠传媒')).getByRole('link')).toHaveFocus();
});

it('leaves the keys alone while somebody chooses', async () => {
  const user = userEvent.setup();
  open();
  await screen.findByText('松果家居');
  const select = screen.getByRole('combobox', { name: '阅读' });
  select.focus();
  await user.keyboard('j');
  expect(select).toHaveFocus();
});

it('marks all as read up to the newest that was counted, saying first what follows', async () => {
  const user = userEvent.setup();
  open();
  await user.click(await screen.findByRole('button', { name: '全部标为已读' }));
  const bar = await screen.findByRole('region', { name: '确认' });
  await within(bar).findByText(/将把 3 条未读提醒标为已读，之后不能改回未读/);
  await user.click(within(bar).getByRole('button', { name: '全部标为已读' }));
  await waitFor(() => expect(sent).toEqual([{ all: true, until: '2026-11-22T01:30:00.000Z' }]));
  await screen.findByText(/都已读/);
});

it('says what would appear where nothing is', async () => {
  stored = [];
  role = 'provider_owner';
  open();
  await screen.findByText('没有需要处理的提醒');
  screen.getByText(/您服务的商家差一个月就能跃迁/);
  screen.getByText('没有需要处理的提醒。');
  expect(screen.queryByRole('button', { name: '全部标为已读' })).toBeNull();
});

it('says what failed, with its id', async () => {
  isFailing = true;
  open();
  await screen.findByText('服务出错');
  screen.getByText('r1');
});

it('does not name a provider to its own people', async () => {
  role = 'provider_member';
  open();
  await screen.findByText('青禾女装');
  expect(screen.queryByText(/海棠传媒/)).toBeNull();
});

it('reads in English too', async () => {
  updatePreferences({ lang: 'en' });
  open('?state=all');
  const sentence = (await screen.findByRole('link', { name: /need attention/ })).closest('p');
  expect(sentence?.textContent).toBe(
    '4 alerts need attention (3 unread): 1 target behind, 1 leap one month away, 1 owner to decide, 1 target without an owner.',
  );
  expect(row('Northeast · Leap merchants').textContent).toContain(
    'at high risk: 30 by the end of Oct 2026, 41.7 due (pace index 0.72)',
  );
  expect(row('Qinghe Fashion · Haitang Media').textContent).toContain('Leap one month away');
});
