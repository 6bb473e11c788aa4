import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { TargetDetail } from '../../contract/targets.ts';
import { DEFAULT_PROGRAMME_SETTINGS } from '../../domain/programme/programme-settings.ts';
import { updatePreferences } from '../../ui/theme/preferences.ts';
import { sampleTarget } from './sample-target.ts';
import { Component } from './targets-page.tsx';

configure({ asyncUtilTimeout: 15_000 });
vi.setConfig({ testTimeout: 40_000 });

const first = sampleTarget({});
const second = sampleTarget({
  id: 't2',
  level: 'region',
  scope: 'northeast',
  scopeName: { zh: '东北', en: 'Northeast' },
  region: 'northeast',
  goal: 45,
  owner: null,
  pace: { ...first.pace, index: 1, status: 'on_track' },
});
const detail: TargetDetail = {
  ...first,
  series: [
    { month: '2026-05', attained: 15, expected: 21 },
    { month: '2026-06', attained: 18, expected: 25 },
  ],
  parts: [
    part('northeast', null, null, 18, 'region'),
    part('northeast', '210100', null, 18, 'city'),
    part('northeast', '210100', 'P1', 11, 'provider'),
    part('northeast', '210100', 'P2', 7, 'provider'),
  ],
  partsTotal: 18,
  children: [],
  history: [
    {
      at: '2026-03-01T00:00:00.000Z',
      by: '评估岗',
      note: '按季度会调整',
      before: { ...terms(40), owner: null },
      after: { ...terms(50), owner: first.owner },
    },
  ],
};

function terms(goal: number) {
  return { goal, startValue: null, from: '2026-01', to: '2026-12', curve: { kind: 'straight' as const } };
}

function part(
  region: string,
  city: string | null,
  id: string | null,
  value: number,
  depth: TargetDetail['parts'][number]['depth'],
): TargetDetail['parts'][number] {
  return {
    region,
    city,
    cityName: city === null ? null : { zh: '沈阳', en: 'Shenyang' },
    provider: id === null ? null : { id, name: `服务商 ${id}`, nameEn: null },
    depth,
    value,
    unknownProviders: 0,
  };
}

interface Sent {
  method: string;
  path: string;
  body: unknown;
  match: string | null;
}
const sent: Sent[] = [];
let actions: string[];
/** What the next write is answered with. */
let refusal: { status: number; body: unknown } | null;

function answer(path: string, search: URLSearchParams): unknown {
  if (path === '/api/session') return { caller: { actions, scope: null, role: 'ops_grader' } };
  if (path === '/api/target-owners') return { items: [{ id: 'a1', name: '负责人甲', role: 'regional' }] };
  if (path === '/api/programme-settings')
    return {
      version: 1,
      content: { programme: DEFAULT_PROGRAMME_SETTINGS, period: { from: '2026-01', to: '2026-12' } },
    };
  if (path === '/api/targets/t1') return detail;
  const status = search.get('status');
  const items = [first, second].filter((one) => !status || status.split(',').includes(one.pace.status ?? ''));
  return {
    items,
    total: items.length,
    nextCursor: null,
    month: '2026-06',
    counts: [
      { status: 'ahead', targets: 0 },
      { status: 'on_track', targets: 1 },
      { status: 'behind', targets: 0 },
      { status: 'at_high_risk', targets: 1 },
      { status: 'none', targets: 0 },
    ],
    withoutOwner: items.filter(({ owner }) => owner === null).length,
  };
}

beforeEach(() => {
  sent.length = 0;
  refusal = null;
  actions = ['target.read', 'target.write'];
  updatePreferences({ lang: 'zh' });
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    const { pathname, searchParams } = new URL(address, 'http://console.test');
    if (init.method === 'GET') return Response.json(answer(pathname, searchParams));
    sent.push({
      method: init.method ?? '',
      path: pathname,
      body: JSON.parse(String(init.body)),
      match: new Headers(init.headers).get('If-Match'),
    });
    if (refusal) return Response.json(refusal.body, { status: refusal.status });
    return Response.json(pathname.endsWith('/bulk') ? { items: [first] } : detail);
  });
});
afterEach(() => vi.unstubAllGlobals());

function open(address = '/targets') {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const router = createMemoryRouter(
    [
      { path: '/targets', Component },
      { path: '*', element: <p>elsewhere</p> },
    ],
    { initialEntries: [address] },
  );
  render(
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  return router;
}

const stale = (current: unknown) => ({
  status: 412,
  body: {
    code: 'precondition_failed',
    title: '已被更新',
    detail: '',
    fix: null,
    errors: [],
    requestId: 'r',
    current,
  },
});

it('says how many are where, and every number leads to its rows', async () => {
  const user = userEvent.setup();
  const router = open();
  const sentence = await screen.findByText(/个高风险/);
  expect(sentence.textContent).toBe('截至2026年6月，2 个目标：1 个高风险，1 个正常，1 个没有负责人。');
  await user.click(within(sentence).getAllByRole('link')[1] as HTMLElement);
  await waitFor(() => expect(router.state.location.search).toBe('?status=at_high_risk'));
  await waitFor(() => expect(screen.queryByText('东北')).toBeNull());
});

it('shows what a number is the sum of and how the target came to be', async () => {
  const user = userEvent.setup();
  open('/targets?target=t1');
  const drawer = await screen.findByRole('dialog');
  // The only region opens by itself, and so does its only city.
  await within(drawer).findByRole('button', { name: '沈阳' });
  expect(within(drawer).getByRole('link', { name: '服务商 P1' })).toBeTruthy();
  expect(within(drawer).getByRole('link', { name: '11' }).getAttribute('href')).toBe(
    '/leaps?state=counted&provider=P1&completedFrom=2026-01&completedTo=2026-06',
  );
  await user.click(within(drawer).getByRole('button', { name: '沈阳' }));
  expect(within(drawer).queryByRole('link', { name: '服务商 P1' })).toBeNull();
  expect(within(drawer).getByText('按季度会调整')).toBeTruthy();
  expect(within(drawer).getByText('40 个', { exact: false })).toBeTruthy();
});

it('states the consequence before saving, and shows all three when somebody was faster', async () => {
  const user = userEvent.setup();
  open('/targets?target=t1');
  await user.click(await screen.findByRole('button', { name: '修改目标' }));
  const goal = await screen.findByLabelText(/目标值/);
  await user.clear(goal);
  await user.type(goal, '1.5');
  expect(await screen.findByText(/1.5不是整数/)).toBeTruthy();
  await user.clear(goal);
  await user.type(goal, '30');
  const note = await screen.findByText('保存后');
  expect(note.closest('[role="status"]')?.textContent).toMatch(/50 个 → 30 个.*0\.72.*→ *1\.20/);

  refusal = stale({ ...detail, goal: 55, revision: 2 });
  await user.click(screen.getByRole('button', { name: '保存' }));
  const row = (await screen.findByRole('rowheader', { name: '目标值' })).closest('tr');
  expect(row?.textContent).toBe('目标值50 个55 个30 个');
  expect(sent[0]).toMatchObject({ method: 'PUT', match: '"1"', body: { goal: 30, startValue: null } });

  refusal = null;
  await user.click(screen.getByRole('button', { name: '以我的为准保存' }));
  await waitFor(() => expect(sent[1]).toMatchObject({ match: '"2"', body: { goal: 30 } }));
});

it('changes many at once only after every row was shown', async () => {
  const user = userEvent.setup();
  open();
  await screen.findByText('东北');
  for (const box of screen.getAllByRole('checkbox').slice(-2)) await user.click(box);
  await user.click(await screen.findByRole('button', { name: '批量修改（2）' }));
  const drawer = await screen.findByRole('dialog');
  const save = () => within(drawer).getByRole('button', { name: /^保存/ });
  expect(save()).toHaveProperty('disabled', true);
  await user.click(within(drawer).getByText('目标值'));
  await user.type(within(drawer).getByLabelText(/增减/), '10');
  expect(within(drawer).getByText('55 个')).toBeTruthy();
  expect(within(drawer).getByText('45 个').closest('tr')?.textContent).toContain('50 个');
  refusal = stale({ items: [{ ...second, goal: 60, revision: 7 }] });
  await user.click(save());
  await user.click(await within(drawer).findByRole('button', { name: '采用最新内容' }));
  expect(await within(drawer).findByText('66 个')).toBeTruthy();
  refusal = null;
  await user.click(save());
  await waitFor(() => expect(sent).toHaveLength(2));
  expect(sent[1]).toMatchObject({
    path: '/api/targets/bulk',
    body: {
      targets: [
        { id: 't1', revision: 1, changes: { goal: 55 } },
        { id: 't2', revision: 7, changes: { goal: 66 } },
      ],
    },
  });
});

it('offers nothing to change to those who may only read', async () => {
  actions = ['target.read'];
  open('/targets?target=t1');
  await screen.findByRole('dialog');
  await screen.findByText('修改记录');
  expect(screen.queryByRole('button', { name: '修改目标' })).toBeNull();
  expect(screen.queryAllByRole('checkbox')).toEqual([]);
});
