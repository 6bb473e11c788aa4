import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { configure, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LadderView, ProgrammeBoard } from '../../contract/programme.ts';
import { DEFAULT_LEAP_SETTINGS } from '../../domain/leap/leap-settings.ts';
import { FUNNEL_STEPS, LADDERS } from '../../domain/programme/ladder.ts';
import { DEFAULT_PROGRAMME_SETTINGS } from '../../domain/programme/programme-settings.ts';
import { updatePreferences } from '../../ui/theme/preferences.ts';
import { Component } from './programme-page.tsx';

type Goal = NonNullable<LadderView['goal']>;

const goal: Goal = {
  targetId: 't-leap50',
  goal: 50,
  from: '2026-01',
  to: '2026-12',
  ownerName: null,
  startValue: 1,
  startSource: 'data',
  pace: {
    index: 0.05,
    status: 'at_high_risk',
    reason: null,
    expectedShare: 10 / 12,
    expectedValue: 41.833333,
    attainment: 2 / 49,
  },
  needed: { remaining: 47, monthsLeft: 2, perMonth: 23.5, reason: null },
  forecast: {
    value: 7,
    status: 'gap',
    reason: null,
    range: { low: 5, high: 9, errors: 9 },
    rangeReason: null,
    ratePerMonth: null,
    gapMonths: [],
    backTest: {
      horizonMonths: 2,
      replays: 9,
      skippedOrigins: 1,
      wape: 0.24,
      wapeReason: null,
      bias: -0.04,
      coverage: { held: 3, judged: 4, share: 0.75 },
    },
  },
};

const counts = [524, 500, 320, 24, 9, 2];
const base: LadderView = {
  ...LADDERS[0]!,
  below: null,
  attained: 3,
  goal,
  funnel: {
    steps: FUNNEL_STEPS.map((step, at) => ({ step, providers: counts[at] ?? 0 })),
    leftForHigherClub: 0,
    unratedStarted: 4,
    unratedReached: 1,
    amountUnknown: 0,
  },
  next: [
    {
      provider: { id: 'P00109', name: '海棠传媒', nameEn: 'Haitang Media' },
      region: 'east_china',
      attained: 46,
      done: 40,
      needed: 10,
      neededPerMonth: 5,
      ratePerMonth: 6,
      projected: 52,
      willReach: true,
    },
    {
      provider: { id: 'P00088', name: '云帆服务', nameEn: null },
      region: null,
      attained: 41,
      done: 33,
      needed: 17,
      neededPerMonth: 8.5,
      ratePerMonth: null,
      projected: 33,
      willReach: false,
    },
  ],
  series: [
    { month: '2025-12', attained: 1, expected: null },
    { month: '2026-10', attained: 3, expected: 41.8 },
    { month: '2026-12', attained: null, expected: 50 },
  ],
};

const ladders: LadderView[] = LADDERS.map((ladder) => ({
  ...base,
  ...ladder,
  below: { leap50: null, leap20: 50, gmv1b: null, gmv100m: 1e9 }[ladder.code],
  attained: { leap50: 3, leap20: 12, gmv1b: 40, gmv100m: 210 }[ladder.code],
  goal: {
    ...goal,
    targetId: `t-${ladder.code}`,
    goal: ladder.goalProviders,
    pace:
      ladder.code === 'leap50' ? goal.pace : { ...goal.pace, index: 1.2, status: 'ahead', expectedValue: 10 },
  },
  funnel: { ...base.funnel, leftForHigherClub: ladder.code === 'leap20' ? 3 : 0 },
}));

const clubs = (numbers: number[]) => LADDERS.map(({ code }, at) => ({ code, providers: numbers[at] ?? 0 }));

const board: ProgrammeBoard = {
  month: '2026-10',
  months: ['2026-10', '2026-09'],
  period: { from: '2026-01', to: '2026-12' },
  countMode: 'exclusive',
  countModeInForce: 'exclusive',
  settingsVersion: 1,
  region: null,
  goalScope: 'programme',
  providers: 524,
  rated: 500,
  ratedPeriod: '2026-10',
  ladders,
  totals: [
    {
      amount: 'leaps',
      implied: 4500,
      trailing12: 612,
      inClubs: 420,
      periodToDate: 540,
      amountUnknown: 0,
      series: [
        { month: '2026-09', value: 50 },
        { month: '2026-10', value: 54 },
      ],
    },
    {
      amount: 'gmv',
      implied: 1.2e11,
      trailing12: 8.12e10,
      inClubs: 7.4e10,
      periodToDate: 6.9e10,
      amountUnknown: 5,
      series: [],
    },
  ],
  regions: [
    {
      region: 'east_china',
      providers: 300,
      rated: 290,
      leaps: 400,
      gmvYuan: 5e10,
      leapsUnknown: 0,
      gmvUnknown: 2,
      clubs: clubs([2, 8, 30, 120]),
    },
    {
      region: 'northeast',
      providers: 220,
      rated: 208,
      leaps: 212,
      gmvYuan: 3.12e10,
      leapsUnknown: 0,
      gmvUnknown: 3,
      clubs: clubs([1, 4, 10, 90]),
    },
    {
      region: null,
      providers: 4,
      rated: 2,
      leaps: null,
      gmvYuan: null,
      leapsUnknown: 4,
      gmvUnknown: 4,
      clubs: clubs([0, 0, 0, 0]),
    },
  ],
};

configure({ asyncUtilTimeout: 15_000 });
vi.setConfig({ testTimeout: 40_000 });

const answers = new Map<string, { status: number; body: unknown }>();
const asked: URL[] = [];

function openBoard(address = '/programme') {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const router = createMemoryRouter(
    [
      { path: '/programme', Component },
      { path: '*', element: <p>elsewhere</p> },
    ],
    { initialEntries: [address] },
  );
  render(
    <QueryClientProvider client={client}>
      <div id="wm-scope" />
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  return router;
}

function sessionOf(actions: string[], scope: unknown = null) {
  return {
    mode: 'server',
    sampleData: true,
    defaultModel: 'five-capability',
    latestPeriod: '2026-10',
    caller: { id: 'u', name: 'u', role: 'ops_admin', scope, actions },
    singleSignOn: null,
    people: [],
    version: '0',
  };
}

beforeEach(() => {
  updatePreferences({ lang: 'zh' });
  asked.length = 0;
  answers.clear();
  answers.set('/api/session', {
    status: 200,
    body: sessionOf(['programme.read', 'import.write', 'target.write']),
  });
  answers.set('/api/programme', { status: 200, body: board });
  answers.set('/api/programme-settings', {
    status: 200,
    body: {
      version: 1,
      content: {
        leap: DEFAULT_LEAP_SETTINGS,
        programme: DEFAULT_PROGRAMME_SETTINGS,
        period: board.period,
      },
      note: '',
      createdAt: '2026-01-01T00:00:00Z',
      createdBy: 'system',
    },
  });
  vi.stubGlobal('fetch', async (input: string) => {
    const url = new URL(input, 'http://localhost');
    asked.push(url);
    const answer = answers.get(url.pathname) ?? { status: 404, body: {} };
    return new Response(JSON.stringify(answer.body), { status: answer.status });
  });
});
afterEach(() => vi.unstubAllGlobals());

const addressOf = (link: HTMLElement) => decodeURIComponent(link.getAttribute('href') ?? '');

describe('programme board', () => {
  it('says which club is tightest and what the year brought, each number a link to its rows', async () => {
    openBoard();
    const sentence = (await screen.findByText(/最吃紧/)).closest('p')!;
    await within(sentence).findByText(/按近 3 个月速度/);
    expect(sentence).toHaveTextContent(
      '50跃迁俱乐部最吃紧：3/50 家，进度指数 0.05，高风险；按近 3 个月速度，到2026年12月为 7 家，差 43 家。4 个俱乐部中 1 个高风险、3 个领先。近 12 个月共 612 个跃迁、GMV ¥812亿。',
    );
    const link = (text: string) => addressOf(within(sentence).getAllByRole('link', { name: text })[0]!);
    expect(link('3')).toBe(
      '/providers?period=2026-10&measureFrom=leap_merchants:50&sort=-measure:leap_merchants',
    );
    expect(link('0.05')).toBe('/targets?target=t-leap50');
    expect(link('1')).toBe('/targets?level=programme&status=at_high_risk&measure=leap50_providers');
    expect(link('612')).toBe('/leaps?state=counted&completedFrom=2025-11&completedTo=2026-10');
  });

  it('draws each club with its start beside the goal, forecast, range and past error', async () => {
    openBoard();
    const card = await screen.findByRole('article', { name: '50跃迁俱乐部' });
    expect(card).toHaveTextContent('3/ 50 家');
    expect(card).toHaveTextContent('起点 1 家（按数据计算） · 还没有负责人');
    expect(card).toHaveTextContent('应达 41.8');
    expect(card).toHaveTextContent('7 家（5–9）✕有缺口');
    expect(card).toHaveTextContent('24%9 次回测');
    expect(card).toHaveTextContent('23.5 家剩 2 个月');
    expect(card).toHaveTextContent('4 家未评级但已有成绩，停在“已入驻”');
    expect(card).toHaveTextContent('其中 1 家已过线，计入 3 家，不计入“达成”');
  });

  it('opens the rows of every step, exact to the share the rules set', async () => {
    openBoard();
    const card = await screen.findByRole('article', { name: '20跃迁俱乐部' });
    const step = async (text: string) => addressOf(await within(card).findByRole('link', { name: text }));
    expect(await step('524')).toBe('/providers?period=2026-10');
    expect(await step('500')).toBe('/providers?period=2026-10&minTotal=0');
    expect(await step('24')).toBe(
      '/providers?period=2026-10&minTotal=0&measureFrom=leap_merchants:10&sort=-measure:leap_merchants',
    );
    expect(await step('9')).toContain('measureFrom=leap_merchants:16');
    // A list has no upper bound: the club that ends below another is opened where exactly its rows are.
    expect(addressOf(within(card).getByRole('link', { name: /已有 12 家/ }))).toBe(
      '/targets?target=t-leap20',
    );
    expect(card).toHaveTextContent('另有 3 家已进入更高俱乐部，不在此漏斗内');
  });

  it('lists who is nearest the line, and what each needs', async () => {
    openBoard();
    const table = await screen.findByRole('grid', { name: '离50跃迁俱乐部最近的 2 家' });
    const row = within(table).getByRole('row', { name: /海棠传媒/ });
    expect(row).toHaveTextContent('海棠传媒华东46105.06.052✓能');
    expect(addressOf(within(row).getByRole('link', { name: '46' }))).toBe(
      '/leaps?state=counted&provider=P00109&completedFrom=2025-11&completedTo=2026-10',
    );
    expect(within(table).getByText('最近几个完整月没有数据')).toBeInTheDocument();
  });

  it('adds the regions up to the total', async () => {
    openBoard();
    const table = await screen.findByRole('grid', { name: '分大区' });
    const total = within(table).getByRole('row', { name: /合计/ });
    expect(total).toHaveTextContent('合计5245006128,120,00031240210');
    expect(screen.getByText('华东的跃迁最多：400 个，占 65%')).toBeInTheDocument();
    const east = within(table).getByRole('row', { name: /华东/ });
    expect(addressOf(within(east).getByRole('link', { name: '华东 · 跃迁：400' }))).toBe(
      '/leaps?state=counted&region=east_china&completedFrom=2025-11&completedTo=2026-10',
    );
    // Ordering leaves the sum where it is.
    await userEvent.click(within(table).getByRole('button', { name: /^跃迁/ }));
    const names = within(table)
      .getAllByRole('row')
      .slice(1)
      .map((row) => row.textContent?.slice(0, 2));
    expect(names.at(-1)).toBe('合计');
  });

  it('keeps month, counting, region and club in the address', async () => {
    answers.set('/api/programme', { status: 200, body: { ...board, month: '2026-09' } });
    const router = openBoard('/programme?month=2026-09&period=2026-10');
    await screen.findByText(/最吃紧/);
    expect(asked.find(({ pathname }) => pathname === '/api/programme')?.search).toBe('?month=2026-09');
    // The targets' own page shows the newest month: there are no rows for another one.
    const card = screen.getByRole('article', { name: '50跃迁俱乐部' });
    expect(within(card).queryByRole('link', { name: '0.05' })).not.toBeInTheDocument();
    await userEvent.click(screen.getByText('嵌套'));
    expect(router.state.location.search).toBe('?month=2026-09&countMode=nested');
    await userEvent.selectOptions(screen.getByRole('combobox', { name: '大区' }), 'northeast');
    expect(router.state.location.search).toBe('?month=2026-09&region=northeast&countMode=nested');
    await userEvent.click(screen.getAllByRole('button', { name: '看走势与最近的服务商' })[0]!);
    expect(router.state.location.search).toContain('&ladder=leap20');
    expect(await screen.findByRole('grid', { name: '离20跃迁俱乐部最近的 2 家' })).toBeInTheDocument();
  });

  it('shows clubs without a goal and offers to set one', async () => {
    const none = ladders.map((ladder) => ({ ...ladder, goal: null }));
    answers.set('/api/programme', { status: 200, body: { ...board, ladders: none } });
    openBoard();
    const sentence = (await screen.findByText(/都还没有可衡量的目标/)).closest('p')!;
    expect(sentence).toHaveTextContent('50跃迁俱乐部 3 家、20跃迁俱乐部 12 家');
    expect(screen.getAllByRole('link', { name: '去设定' })[0]).toHaveAttribute('href', '/targets?target=new');
    const members = within(sentence).getByRole('link', { name: '12' });
    expect(members).toHaveAttribute('data-tip', '名单另含已进入更高俱乐部的服务商');
  });

  it('asks for a region where what is seen is no single place', async () => {
    const none = ladders.map((ladder) => ({ ...ladder, goal: null }));
    answers.set('/api/programme', { status: 200, body: { ...board, goalScope: 'none', ladders: none } });
    openBoard();
    expect(await screen.findByText(/不是单一区域/)).toBeInTheDocument();
    expect(screen.getAllByText('选择一个大区后显示目标')).toHaveLength(4);
    expect(screen.queryByRole('link', { name: '去设定' })).not.toBeInTheDocument();
  });

  it('offers a regional lead only its own regions', async () => {
    answers.set('/api/session', {
      status: 200,
      body: sessionOf(['programme.read'], { regions: ['northeast'], cities: [], providers: [] }),
    });
    openBoard();
    expect(await screen.findByText(/^东北 · 计划年度|东北 · 计划年度/)).toBeInTheDocument();
    expect(screen.queryByRole('combobox', { name: '大区' })).not.toBeInTheDocument();
  });

  it('says what will be here before the first months are stored', async () => {
    answers.set('/api/programme', { status: 200, body: { ...board, month: null, months: [] } });
    openBoard();
    expect(await screen.findByText('还没有可看的月份')).toBeInTheDocument();
    expect(await screen.findByRole('link', { name: '导入数据' })).toHaveAttribute('href', '/imports/new');
  });

  it('explains a failure', async () => {
    answers.set('/api/programme', {
      status: 500,
      body: {
        title: '出错了',
        status: 500,
        code: 'internal',
        detail: '看板没有算完。',
        fix: null,
        requestId: 'req-3',
        errors: [],
      },
    });
    openBoard();
    expect(await screen.findByRole('alert')).toHaveTextContent('看板没有算完。');
  });

  it('is complete in English', async () => {
    updatePreferences({ lang: 'en' });
    openBoard('/programme?month=2026-10');
    const sentence = (await screen.findByText(/is the tightest/)).closest('p')!;
    await within(sentence).findByText(/at the speed of the last 3 months/);
    expect(sentence).toHaveTextContent(
      '50 leaps club is the tightest: 3 of 50 providers, pace index 0.05, at high risk; at the speed of the last 3 months it will be 7 by Dec 2026, 43 short. Of 4 clubs, 1 at high risk, 3 ahead. The last 12 months brought 612 leaps and ¥81.2B GMV.',
    );
    await screen.findByRole('grid', { name: /nearest to the 50 leaps club/ });
    const words = document.body.textContent?.replaceAll('云帆服务', '');
    expect(words).not.toMatch(/[\u4e00-\u9fff]/);
  });
});
