import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { LeapDetail } from '../../contract/leaps.ts';
import { actionsOf } from '../../domain/access/policy.ts';
import type { Role } from '../../domain/access/role.ts';
import { ToastProvider } from '../../ui/blocks/toast.tsx';
import { updatePreferences } from '../../ui/theme/preferences.ts';
import { disputedDetail, page, settings } from './leap-examples.ts';
import { Component } from './leaps-page.tsx';

configure({ asyncUtilTimeout: 15_000 });
vi.setConfig({ testTimeout: 40_000 });

const asked: URLSearchParams[] = [];
const sent: { path: string; body: unknown; key: string | null }[] = [];
let detail: LeapDetail;
let role: Role;
let refusal: { code: string; status: number } | null;

beforeEach(() => {
  asked.length = 0;
  sent.length = 0;
  detail = disputedDetail;
  role = 'ops_grader';
  refusal = null;
  updatePreferences({ lang: 'zh' });
  // A page that ends in a table gives it the rest of the screen, which jsdom does not have.
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    const { pathname, searchParams } = new URL(address, 'http://console.test');
    if (init.method !== 'GET') {
      sent.push({
        path: pathname,
        body: JSON.parse(String(init.body)) as unknown,
        key: new Headers(init.headers).get('Idempotency-Key'),
      });
      if (refusal) return problem(refusal.status, refusal.code);
      detail = { ...detail, state: 'counted', mayDecide: false };
      return Response.json(detail);
    }
    if (pathname === '/api/leaps') {
      asked.push(searchParams);
      if (searchParams.get('limit') === '1') {
        const total = searchParams.has('completedFrom') ? 11 : searchParams.has('lapse') ? 4 : 16;
        return Response.json({ ...page, items: [], total });
      }
      return searchParams.get('q') === 'nobody'
        ? Response.json({ ...page, items: [], total: 0 })
        : Response.json(page);
    }
    if (pathname.startsWith('/api/leaps/')) return Response.json(detail);
    if (pathname === '/api/programme-settings') return Response.json(settings);
    if (pathname === '/api/session')
      return Response.json({
        caller: { id: 'a', name: 'n', role, scope: null, actions: actionsOf(role) },
        defaultModel: null,
      });
    return problem(404, 'not_found');
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const problem = (status: number, code: string) =>
  Response.json(
    {
      type: '',
      title: '未能裁定',
      status,
      code,
      detail: '已有人裁定',
      fix: null,
      requestId: 'r',
      errors: [],
    },
    { status },
  );

function open(search = '') {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const router = createMemoryRouter(
    [
      { path: '/leaps', Component },
      { path: '*', element: <p>elsewhere</p> },
    ],
    { initialEntries: [`/leaps${search}`] },
  );
  render(
    <QueryClientProvider client={client}>
      <ToastProvider>
        <RouterProvider router={router} />
      </ToastProvider>
    </QueryClientProvider>,
  );
  return router;
}

/** The list itself, not the counts of the sentence. */
const listed = () => asked.filter((query) => query.get('limit') !== '1');

it('opens with the finding, whose numbers lead to their rows', async () => {
  open();
  const sentence = await screen.findByText(/再有一个月即可跃迁/);
  const links = within(sentence).getAllByRole('link');
  expect(links.map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
    ['11', '/leaps?state=counted&completedFrom=2026-01&completedTo=2026-12'],
    ['3', '/leaps?state=near&sort=needed'],
    ['1', '/leaps?state=disputed'],
    ['4', '/leaps?state=counted&lapse=pending'],
  ]);
});

it('groups the states, and a group filters the rows until it is chosen again', async () => {
  const user = userEvent.setup();
  const router = open();
  const strip = await screen.findByRole('navigation', { name: '按状态查看' });
  await user.click(within(strip).getByRole('link', { name: /^进行中\s*4$/ }));
  expect(router.state.location.search).toBe('?state=near,in_progress,building,gap');
  await waitFor(() => expect(listed().at(-1)?.get('state')).toBe('near,in_progress,building,gap'));
  await user.click(within(strip).getByRole('link', { name: /^进行中\s*4$/ }));
  expect(router.state.location.search).toBe('');
});

it('says of every relation where it stands and what is missing', async () => {
  open();
  const row = (await screen.findByText('青禾女装')).closest('tr');
  expect(row?.textContent).toContain('差一个月');
  expect(row?.textContent).toContain('2026年11月需要 ≥ ¥30万');
  expect(row?.textContent).toContain('B1→B2');
});

it('tells what it does not understand in the address, and that nothing matches', async () => {
  open('?q=nobody&state=nearly');
  await screen.findByText(/state=nearly/);
  await screen.findByText('放宽或清空筛选后再看。');
});

it('opens to the evidence behind the state', async () => {
  open('?leap=8');
  const drawer = await screen.findByRole('dialog');
  await within(drawer).findByText(/B0 → B2，记在 2026年7月/);
  await within(drawer).findByText(/均值 ¥33.33万 是基线的 3.70 倍，要求 ≥ 1.3 倍/);
  within(drawer).getByText(/最大一个月占合计 36.0%，上限 70%/);
  within(drawer).getByText(/退款率 8.0%，同行业同期上限 15.0%（42 家商家的 P90）/);
  within(drawer).getByText(/服务前 3 个完整月的中位数：¥9万，落在 B0 档/);
  within(drawer).getByText(/操盘场次相同，需要人工裁定/);
});

it('decides a dispute with a reason, saying first what follows', async () => {
  const user = userEvent.setup();
  open('?leap=8');
  const drawer = await screen.findByRole('dialog');
  const submit = await within(drawer).findByRole('button', { name: '裁定归属' });
  await user.click(submit);
  within(drawer).getByText('请选择归属方');
  within(drawer).getByText('理由至少 5 个字');
  expect(sent).toEqual([]);
  await user.click(within(drawer).getByRole('radio', { name: '北辰直播' }));
  await within(drawer).findByText(/已计入的跃迁由 16 变为/);
  await user.type(within(drawer).getByLabelText(/理由/), '服务合同由北辰签订');
  await user.click(submit);
  await waitFor(() => expect(within(drawer).queryByRole('radio')).toBeNull());
  expect(sent).toEqual([
    {
      path: '/api/leaps/8/attribution',
      body: { providerId: 'P2', reason: '服务合同由北辰签订' },
      key: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
    },
  ]);
});

it('keeps what was written when somebody else was faster', async () => {
  const user = userEvent.setup();
  refusal = { code: 'conflict', status: 409 };
  open('?leap=8');
  const drawer = await screen.findByRole('dialog');
  await user.click(await within(drawer).findByRole('radio', { name: '海棠传媒' }));
  await user.type(within(drawer).getByLabelText(/理由/), '实际操盘为海棠');
  await user.click(within(drawer).getByRole('button', { name: '裁定归属' }));
  await within(drawer).findByText('已有人裁定');
  expect(within(drawer).getByLabelText(/理由/)).toHaveValue('实际操盘为海棠');
  within(drawer).getByRole('button', { name: '查看最新结果' });
});

it('shows a provider its own leaps and no other provider', async () => {
  role = 'provider_owner';
  detail = {
    ...disputedDetail,
    mayDecide: false,
    attribution: {
      basis: 'tied',
      decision: null,
      candidates: disputedDetail.attribution!.candidates.map((one, at) =>
        at === 0 ? one : { ...one, provider: null, leapId: null },
      ),
    },
  };
  open('?leap=8');
  await screen.findByText(/您已计入/);
  const drawer = await screen.findByRole('dialog');
  await within(drawer).findByText('另一家服务商');
  within(drawer).getByText('由区域负责人或平台运营裁定，结果会显示在这里。');
  expect(within(drawer).queryByRole('radio')).toBeNull();
  expect(screen.queryByText('北辰直播')).toBeNull();
  expect(screen.queryByRole('columnheader', { name: /^服务商/ })).toBeNull();
});

it('reads in English too', async () => {
  updatePreferences({ lang: 'en' });
  open('?leap=8');
  await screen.findByText(/relations are one month away/);
  const drawer = await screen.findByRole('dialog');
  await within(drawer).findByText(/at least 1.3 × is asked for/);
});
