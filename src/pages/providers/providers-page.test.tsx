import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DirectoryFacets, DirectoryPage, DirectoryRow } from '../../contract/providers.ts';
import { defaultModel } from '../../domain/model/default-model.ts';
import { updatePreferences } from '../../ui/theme/preferences.ts';
import { Component } from './providers-page.tsx';

const stamp: NonNullable<DirectoryPage['stamp']> = {
  assessmentId: 'as-1',
  model: 'five-capability',
  modelVersion: 1,
  period: '2026-10',
  previousPeriod: '2026-09',
  status: 'published',
  publishedAt: '2026-11-05T08:00:00.000Z',
  dataThrough: '2026-10-31',
  resultHash: 'h',
};

const rated: DirectoryRow = {
  id: 'WM-0007',
  name: '海棠传媒',
  nameEn: 'Haitang Media',
  category: 'mcn',
  region: 'east_china',
  province: '330000',
  city: { adcode: '330100', name: '杭州', nameEn: 'Hangzhou' },
  industry: null,
  joinedOn: '2024-03-01',
  compliance: 'clear',
  model: 'five-capability',
  sample: true,
  rating: {
    period: '2026-10',
    total: 71.05,
    totalState: 'scored',
    rank: 12,
    tierOutcome: 'tiered',
    tier: 'core',
    previousTier: 'quality',
    previousTierOutcome: 'tiered',
    movement: 'up',
    delta: 0.65,
    coverage: 1,
    capabilities: [
      { code: 'traffic', score: 79.5, state: 'scored' },
      { code: 'live_ops', score: null, state: 'coverage_low' },
    ],
    bottleneck: 'supply_chain',
    measures: { gmv_t12m: 180_000_000, leap_merchants: 12, active_merchants: null },
    attention: [],
    trend: [69.2, 70.4, 71.05],
  },
};
const unrated: DirectoryRow = {
  ...rated,
  id: 'WM-0008',
  name: '松岭选品',
  nameEn: null,
  category: null,
  city: null,
  joinedOn: null,
  rating: null,
};

const found: DirectoryPage = { items: [rated, unrated], total: 2, nextCursor: null, stamp };
const facets: DirectoryFacets = {
  category: [{ value: 'mcn', label: null, count: 1 }],
  tier: [
    { value: 'core', label: null, count: 1 },
    { value: 'not_rated', label: null, count: 1 },
  ],
  region: [{ value: 'east_china', label: null, count: 2 }],
  city: [{ value: '330100', label: { zh: '杭州', en: 'Hangzhou' }, count: 1 }],
  industry: [],
  compliance: [{ value: 'clear', label: null, count: 2 }],
  movement: [],
  attention: [],
  bottleneck: [{ value: 'supply_chain', label: null, count: 1 }],
};

// A busy machine draws a whole page more slowly than the defaults allow for.
configure({ asyncUtilTimeout: 15_000 });
vi.setConfig({ testTimeout: 40_000 });

type Answer = { status: number; body: unknown };
const answers = new Map<string, Answer | ((url: URL) => Answer)>();
const asked: URL[] = [];
const lastQuery = (path: string) => asked.filter((url) => url.pathname === path).at(-1)?.searchParams;

function openDirectory(address = '/providers') {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const router = createMemoryRouter(
    [
      { path: '/providers', Component },
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

beforeEach(() => {
  // The list draws the rows that fit, and jsdom has no layout.
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(1200);
  localStorage.clear();
  updatePreferences({ lang: 'zh' });
  asked.length = 0;
  answers.clear();
  answers.set('/api/session', {
    status: 200,
    body: {
      mode: 'server',
      sampleData: true,
      defaultModel: 'five-capability',
      latestPeriod: '2026-10',
      caller: {
        id: 'u',
        name: 'u',
        role: 'ops_admin',
        scope: null,
        actions: ['provider.read', 'import.write', 'assessment.write'],
      },
      singleSignOn: null,
      people: [],
      version: '0',
    },
  });
  answers.set('/api/providers', { status: 200, body: found });
  answers.set('/api/provider-facets', { status: 200, body: facets });
  answers.set('/api/models', { status: 200, body: { items: [] } });
  answers.set('/api/models/five-capability/versions/1', {
    status: 200,
    body: { version: {}, model: defaultModel },
  });
  answers.set('/api/periods', {
    status: 200,
    body: {
      items: ['2026-10', '2026-09'].map((period) => ({
        period,
        assessmentId: period,
        modelVersion: 1,
        providers: 2,
        rated: 1,
      })),
    },
  });
  vi.stubGlobal('fetch', async (input: string) => {
    const url = new URL(input, 'http://localhost');
    asked.push(url);
    const answer = answers.get(url.pathname) ?? { status: 404, body: {} };
    const { status, body } = typeof answer === 'function' ? answer(url) : answer;
    return new Response(JSON.stringify(body), { status });
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const row = async (name: string) =>
  (await screen.findByRole('rowheader', { name: new RegExp(name) })).closest('tr')!;

describe('directory', () => {
  it('asks the server for what the address says', async () => {
    openDirectory(
      '/providers?tier=core&category=mcn,undetermined&minTotal=70&q=hai&sort=-capability:traffic&period=2026-10',
    );
    await row('海棠传媒');
    const query = lastQuery('/api/providers');
    expect(Object.fromEntries(query ?? [])).toEqual({
      period: '2026-10',
      q: 'hai',
      category: 'mcn,undetermined',
      tier: 'core',
      minTotal: '70',
      sort: '-capability:traffic',
      limit: '100',
    });
    expect(lastQuery('/api/provider-facets')?.get('sort')).toBeNull();
  });

  it('shows values, and for what is missing a dash with its reason', async () => {
    openDirectory();
    const first = await row('海棠传媒');
    expect(within(first).getByText('71.05')).toBeInTheDocument();
    expect(within(first).getByText('18,000')).toBeInTheDocument();
    expect(within(first).getByText(/已评分指标的权重低于要求/)).toBeInTheDocument();
    expect(within(first).getByText('统计窗口内没有上报数据')).toBeInTheDocument();
    const second = await row('松岭选品');
    expect(within(second).getAllByText('没有纳入本期评估').length).toBeGreaterThan(3);
    expect(within(second).getByText('没有登记城市')).toBeInTheDocument();
    expect(within(second).getByText('未定分类')).toBeInTheDocument();
  });

  it('leads from a row to its scorecard and takes the list along', async () => {
    openDirectory('/providers?tier=core&period=2026-09');
    const link = within(await row('海棠传媒')).getByRole('link', { name: '海棠传媒' });
    expect(link).toHaveAttribute('href', '/providers/WM-0007?period=2026-09&tier=core');
  });

  it('counts by tier, and each count narrows the rows', async () => {
    const router = openDirectory('/providers?region=east_china');
    await row('海棠传媒');
    const status = screen.getByText(/符合条件的有 2 家/).closest('p')!;
    expect(status).toHaveTextContent('符合条件的有 2 家：核心 1、未评级 1。');
    await userEvent.click(within(status).getAllByRole('link')[0]!);
    expect(router.state.location.search).toBe('?tier=core&region=east_china');
  });

  it('sorts in the address, and back undoes it', async () => {
    const router = openDirectory();
    await row('海棠传媒');
    const header = screen.getByRole('columnheader', { name: /流量运营能力/ });
    await userEvent.click(within(header).getAllByRole('button')[0]!);
    await waitFor(() => expect(router.state.location.search).toBe('?sort=-capability:traffic'));
    await waitFor(() => expect(lastQuery('/api/providers')?.get('sort')).toBe('-capability:traffic'));
    await act(() => router.navigate(-1));
    expect(router.state.location.search).toBe('');
  });

  it('searches with / and keeps the other filters', async () => {
    const router = openDirectory('/providers?tier=core');
    await row('海棠传媒');
    await userEvent.keyboard('/');
    expect(screen.getByRole('searchbox', { name: '搜索服务商' })).toHaveFocus();
    await userEvent.keyboard('haitang{Enter}');
    await waitFor(() => expect(router.state.location.search).toBe('?q=haitang&tier=core'));
  });

  it('takes a range of totals when the field is left', async () => {
    const router = openDirectory();
    await row('海棠传媒');
    await userEvent.type(screen.getByRole('spinbutton', { name: '最低总分' }), '70');
    expect(router.state.location.search).toBe('');
    await userEvent.tab();
    await waitFor(() => expect(router.state.location.search).toBe('?minTotal=70'));
  });

  it('clears every filter but keeps model and period', async () => {
    const router = openDirectory('/providers?period=2026-09&tier=core&q=x&sort=name');
    await row('海棠传媒');
    await userEvent.click(screen.getByRole('button', { name: '清空筛选' }));
    expect(router.state.location.search).toBe('?period=2026-09&sort=name');
  });

  it('changes the period and keeps the filters', async () => {
    const router = openDirectory('/providers?tier=core&sort=name');
    await row('海棠传媒');
    await userEvent.selectOptions(screen.getByRole('combobox', { name: '周期' }), '2026-09');
    expect(router.state.location.search).toBe('?period=2026-09&tier=core&sort=name');
  });

  it('shows conditions without a control, unknown values and unreadable parameters as removable chips', async () => {
    const router = openDirectory(
      '/providers?province=330000&tier=platinum&minTotal=abc&previousTier=quality&measureFrom=gmv_t12m:100000000',
    );
    await row('海棠传媒');
    const chips = screen.getByRole('list', { name: '地址中的其他条件' });
    expect(within(chips).getByRole('button', { name: '移除省份：浙江' })).toBeInTheDocument();
    expect(within(chips).getByRole('button', { name: '移除上期层级：优质' })).toBeInTheDocument();
    expect(within(chips).getByRole('button', { name: /移除规模：.*GMV ≥ ¥1亿/ })).toBeInTheDocument();
    const unknown = within(chips).getByRole('button', { name: '移除层级：platinum' });
    expect(unknown).toHaveAttribute('data-tip', expect.stringContaining('没有「platinum」'));
    expect(within(chips).getByRole('button', { name: '移除无法识别：minTotal=abc' })).toBeInTheDocument();
    await userEvent.click(unknown);
    expect(router.state.location.search).toBe(
      '?previousTier=quality&province=330000&measureFrom=gmv_t12m:100000000',
    );
  });

  it('falls back to the default order when the server cannot sort so, and says it', async () => {
    answers.set('/api/providers', (url) =>
      url.searchParams.get('sort') === '-capability:charm'
        ? {
            status: 400,
            body: {
              type: '',
              title: '',
              status: 400,
              code: 'invalid_request',
              detail: '',
              fix: null,
              requestId: 'r',
              errors: [{ path: 'query.sort', message: '', fix: null }],
            },
          }
        : { status: 200, body: found },
    );
    openDirectory('/providers?sort=-capability:charm');
    await row('海棠传媒');
    expect(lastQuery('/api/providers')?.get('sort')).toBe('-total');
    expect(screen.getByRole('button', { name: '移除无法识别：sort=-capability:charm' })).toBeInTheDocument();
  });

  it('compares what is ticked', async () => {
    openDirectory('/providers?period=2026-09');
    await userEvent.click(within(await row('海棠传媒')).getByRole('checkbox'));
    const bar = screen.getByRole('region', { name: '对比所选服务商' });
    expect(within(bar).getByText('再选一家即可对比')).toBeInTheDocument();
    expect(within(bar).queryByRole('link')).toBeNull();
    await userEvent.click(within(await row('松岭选品')).getByRole('checkbox'));
    expect(within(bar).getByRole('link', { name: '对比' })).toHaveAttribute(
      'href',
      '/compare?ids=WM-0007,WM-0008&period=2026-09',
    );
    await userEvent.click(within(bar).getByRole('button', { name: '取消选择海棠传媒' }));
    expect(within(bar).getByText('已选 1 家')).toBeInTheDocument();
  });

  it('shows the columns of the address and exports exactly those', async () => {
    openDirectory('/providers?tier=core&sort=name&columns=name,total,measure:gmv_t12m');
    await row('海棠传媒');
    expect(screen.queryByRole('columnheader', { name: /较上期/ })).toBeNull();
    expect(screen.getByText('正在使用链接中的列')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: '导出' }));
    await waitFor(() =>
      expect(Object.fromEntries(lastQuery('/api/providers.csv') ?? [])).toEqual({
        tier: 'core',
        sort: 'name',
        columns: 'name,total,measure:gmv_t12m',
        lang: 'zh',
      }),
    );
  });

  it('writes a stored choice of columns into the address, so that a copied link shows it', async () => {
    localStorage.setItem(
      'windmaker.columns.providers',
      JSON.stringify({ order: null, visible: { trend: false }, pinned: null }),
    );
    const router = openDirectory();
    await row('海棠传媒');
    await waitFor(() => expect(router.state.location.search).toContain('columns=name,category'));
    expect(router.state.location.search).not.toContain('trend');
    expect(screen.queryByText('正在使用链接中的列')).toBeNull();
  });

  it('says why nothing matches and offers to clear', async () => {
    answers.set('/api/providers', { status: 200, body: { ...found, items: [], total: 0 } });
    const router = openDirectory('/providers?q=zzz');
    expect(await screen.findByText('没有名称、拼音或编号匹配「zzz」的服务商。')).toBeInTheDocument();
    await userEvent.click(screen.getAllByRole('button', { name: '清空筛选' }).at(-1)!);
    expect(router.state.location.search).toBe('');
  });

  it('says what will be here before anything is imported', async () => {
    answers.set('/api/providers', {
      status: 200,
      body: { items: [], total: 0, nextCursor: null, stamp: null },
    });
    openDirectory();
    expect(await screen.findByRole('link', { name: '导入数据' })).toHaveAttribute('href', '/imports/new');
  });

  it('lists providers that no published assessment has graded yet', async () => {
    answers.set('/api/providers', {
      status: 200,
      body: { items: [unrated], total: 1, nextCursor: null, stamp: null },
    });
    openDirectory();
    await row('松岭选品');
    expect(await screen.findByText('还没有已发布的评估，因此没有层级和总分。')).toBeInTheDocument();
  });

  it('shows a failure with what to do and its id', async () => {
    answers.set('/api/providers', {
      status: 500,
      body: {
        type: '',
        title: '出错了',
        status: 500,
        code: 'internal',
        detail: '名录没有读出来。',
        fix: '稍后重试。',
        requestId: 'req-9',
        errors: [],
      },
    });
    openDirectory();
    expect(await screen.findByText('名录没有读出来。')).toBeInTheDocument();
    expect(screen.getByText('req-9')).toBeInTheDocument();
  });

  it('is complete in English', async () => {
    updatePreferences({ lang: 'en' });
    openDirectory('/providers?tier=core');
    await row('Haitang Media');
    expect(screen.getByText(/2 providers match/)).toBeInTheDocument();
    // A provider without an English name keeps its own.
    expect(document.body.textContent?.replaceAll('松岭选品', '')).not.toMatch(/[\u4e00-\u9fff]/);
  });
});
