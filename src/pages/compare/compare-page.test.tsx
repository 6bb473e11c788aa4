import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DirectoryRow } from '../../contract/providers.ts';
import type { Comparison, IndicatorScore } from '../../contract/scorecards.ts';
import { defaultModel } from '../../domain/model/default-model.ts';
import { updatePreferences } from '../../ui/theme/preferences.ts';
import { Component } from './compare-page.tsx';

type Compared = Comparison['items'][number];

const indicator = (code: string, raw: number | null, score: number | null): IndicatorScore => ({
  code,
  numerator: null,
  denominator: null,
  n: null,
  periodsReported: 3,
  raw,
  state: raw === null ? 'sample_too_small' : 'scored',
  reason: raw === null ? 'below_minimum_sample' : null,
  goalposts: null,
  goalpostsBasis: null,
  score,
  weight: 20,
  effectiveWeight: 0.05,
  contribution: null,
  peerMedian: null,
  previousRaw: null,
  effectOnDelta: null,
});

const provider = (id: string, name: string, category: string): Compared['provider'] => ({
  id,
  name,
  nameEn: null,
  category,
  region: 'east_china',
  province: null,
  city: null,
  industry: null,
  joinedOn: null,
  compliance: 'clear',
  model: 'five-capability',
  sample: true,
});

function compared(
  who: Compared['provider'],
  total: number,
  traffic: number | null,
  cost: number | null,
): Compared {
  return {
    provider: who,
    total,
    totalState: 'scored',
    roundingRemainder: 0,
    defaultWeightsTotal: total,
    rank: total > 70 ? 12 : 140,
    ranked: 519,
    tierOutcome: 'tiered',
    tier: total > 70 ? 'core' : 'quality',
    nextTier: 'strategic',
    movement: 'same',
    previousTotal: null,
    delta: null,
    coverage: 1,
    bottleneck: null,
    peers: { category: 'mcn', count: 150, medianTotal: 64 },
    capabilities: [
      {
        code: 'traffic',
        score: traffic,
        state: traffic === null ? 'coverage_low' : 'scored',
        coverage: 1,
        weight: 25,
        effectiveWeight: 0.25,
        contribution: 15,
        peerMedian: 60,
        previousScore: null,
        nextTierFloor: 60,
        indicators: [indicator('cost_per_follower', cost, cost === null ? null : 90)],
      },
    ],
    measures: [indicator('gmv_t12m', total * 1e6, null)],
    gates: [],
  };
}

const comparison: Comparison = {
  stamp: {
    assessmentId: 'as-1',
    model: 'five-capability',
    modelVersion: 1,
    period: '2026-10',
    previousPeriod: '2026-09',
    status: 'published',
    publishedAt: null,
    dataThrough: '2026-10-31',
    resultHash: 'h',
  },
  items: [
    compared(provider('WM-1', '海棠传媒', 'mcn'), 71.05, 79.5, 0.84),
    compared(provider('WM-2', '松岭选品', 'belt'), 62, 60.25, 0.6),
  ],
  missing: ['WM-9'],
  medianByCapability: { traffic: 65.87 },
};

const rows = ['WM-1', 'WM-2', 'WM-3', 'WM-9'].map(
  (id): DirectoryRow => ({
    ...provider(
      id,
      { 'WM-1': '海棠传媒', 'WM-2': '松岭选品', 'WM-3': '溪口直播' }[id] ?? '远山供应链',
      'mcn',
    ),
    rating: null,
  }),
);

// A busy machine draws a whole page more slowly than the defaults allow for.
configure({ asyncUtilTimeout: 15_000 });
vi.setConfig({ testTimeout: 40_000 });

const answers = new Map<string, { status: number; body: unknown }>();
const asked: URL[] = [];

function openComparison(address: string) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const router = createMemoryRouter(
    [
      { path: '/compare', Component },
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

beforeEach(() => {
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
  answers.set('/api/comparison', { status: 200, body: comparison });
  answers.set('/api/models', { status: 200, body: { items: [] } });
  answers.set('/api/periods', { status: 200, body: { items: [] } });
  answers.set('/api/models/five-capability/versions/1', {
    status: 200,
    body: { version: {}, model: defaultModel },
  });
  vi.stubGlobal('fetch', async (input: string) => {
    const url = new URL(input, 'http://localhost');
    asked.push(url);
    if (url.pathname === '/api/providers') {
      const ids = url.searchParams.get('ids')?.split(',');
      const q = url.searchParams.get('q');
      const items = rows.filter((row) => (ids ? ids.includes(row.id) : row.name.includes(q ?? '')));
      return new Response(JSON.stringify({ items, total: items.length, nextCursor: null, stamp: null }));
    }
    const answer = answers.get(url.pathname) ?? { status: 404, body: {} };
    return new Response(JSON.stringify(answer.body), { status: answer.status });
  });
});
afterEach(() => vi.unstubAllGlobals());

describe('comparison', () => {
  it('says who leads and where they differ most, with links to the scorecards', async () => {
    openComparison('/compare?ids=WM-1,WM-2');
    const sentence = (await screen.findByText(/总分最高/)).closest('p')!;
    expect(sentence).toHaveTextContent(
      '海棠传媒总分最高（71.05 分），比松岭选品高 9.05 分；差距最大的是流量运营能力：海棠传媒 79.50 对 松岭选品 60.25。',
    );
    expect(within(sentence).getAllByRole('link')[0]).toHaveAttribute(
      'href',
      '/providers/WM-1?model=five-capability&period=2026-10',
    );
  });

  it('marks the best of a row by the direction of the indicator, in words too', async () => {
    openComparison('/compare?ids=WM-1,WM-2');
    const cost = (await screen.findByRole('rowheader', { name: /净涨粉成本/ })).closest('tr')!;
    const cells = within(cost).getAllByRole('cell');
    expect(within(cells[0]!).queryByText('该行最佳')).toBeNull();
    expect(within(cells[1]!).getByText('该行最佳')).toBeInTheDocument();
    expect(cells[1]).toHaveTextContent('−0.24');
    const gmv = screen.getByRole('rowheader', { name: /近12月归因支付GMV/ }).closest('tr')!;
    expect(within(gmv).getAllByRole('cell')[1]).toHaveTextContent('−¥905万');
  });

  it('says why a value is missing', async () => {
    answers.set('/api/comparison', {
      status: 200,
      body: {
        ...comparison,
        items: [comparison.items[0], compared(provider('WM-2', '松岭选品', 'mcn'), 62, null, null)],
      },
    });
    openComparison('/compare?ids=WM-1,WM-2');
    // The first is its row of scores, the second heads its indicators.
    const [score] = await screen.findAllByRole('rowheader', { name: /流量运营能力/ });
    const traffic = score!.closest('tr')!;
    expect(within(traffic).getByText(/已评分指标的权重低于要求/)).toBeInTheDocument();
    const cost = screen.getByRole('rowheader', { name: /净涨粉成本/ }).closest('tr')!;
    expect(within(cost).getByText('无数值：样本量低于最小样本')).toBeInTheDocument();
  });

  it('tells different categories and providers without a result', async () => {
    const router = openComparison('/compare?ids=WM-1,WM-2,WM-9');
    expect(await screen.findByText(/所选服务商分类不同/)).toBeInTheDocument();
    expect(await screen.findByText('远山供应链在本期评估中没有结果，未列入对比。')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: '从对比中移除' }));
    expect(router.state.location.search).toBe('?ids=WM-1,WM-2');
  });

  it('removes, reorders and adds providers in the address', async () => {
    const router = openComparison('/compare?ids=WM-1,WM-2&period=2026-10');
    await userEvent.click(await screen.findByRole('button', { name: '以松岭选品为基准' }));
    expect(router.state.location.search).toBe('?ids=WM-2,WM-1&period=2026-10');
    await userEvent.type(screen.getByRole('searchbox', { name: '添加服务商' }), '溪口{Enter}');
    await userEvent.click(await screen.findByRole('button', { name: '添加溪口直播' }));
    expect(router.state.location.search).toBe('?ids=WM-2,WM-1,WM-3&period=2026-10');
    await userEvent.click(screen.getByRole('button', { name: '移除海棠传媒' }));
    expect(router.state.location.search).toBe('?ids=WM-2,WM-3&period=2026-10');
  });

  it('walks from the search through its results with the arrows', async () => {
    openComparison('/compare?ids=WM-1');
    await userEvent.type(await screen.findByRole('searchbox', { name: '添加服务商' }), '溪口{Enter}');
    const result = await screen.findByRole('button', { name: '添加溪口直播' });
    await userEvent.keyboard('{ArrowDown}');
    expect(result).toHaveFocus();
    await userEvent.keyboard('{ArrowUp}');
    expect(screen.getByRole('searchbox')).toHaveFocus();
  });

  it('explains how to choose while fewer than two are', async () => {
    openComparison('/compare?period=2026-09');
    expect(await screen.findByText('选 2 到 5 家服务商放在一起看')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: '去名录勾选' })).toHaveAttribute(
      'href',
      '/providers?period=2026-09',
    );
    expect(asked.some((url) => url.pathname === '/api/comparison')).toBe(false);
  });

  it('asks for one more when one is chosen', async () => {
    openComparison('/compare?ids=WM-1');
    expect(await screen.findByText('再选一家就能对比')).toBeInTheDocument();
    await waitFor(() => expect(screen.getByText(/已选 海棠传媒/)).toBeInTheDocument());
  });

  it('shows five and says how many more the address holds', async () => {
    openComparison('/compare?ids=WM-1,WM-2,WM-3,WM-4,WM-5,WM-6');
    expect(await screen.findByText('一次最多对比 5 家，地址里其余 1 家没有显示。')).toBeInTheDocument();
    expect(asked.find((url) => url.pathname === '/api/comparison')?.searchParams.get('ids')).toBe(
      'WM-1,WM-2,WM-3,WM-4,WM-5',
    );
    expect(screen.getByText('已满 5 家，移除一家后可再添加')).toBeInTheDocument();
  });

  it('shows a failure and keeps who was chosen', async () => {
    answers.set('/api/comparison', {
      status: 404,
      body: {
        type: '',
        title: '没有找到',
        status: 404,
        code: 'not_found',
        detail: '没有 2026-09 已发布的评估。',
        fix: null,
        requestId: 'req-9',
        errors: [],
      },
    });
    openComparison('/compare?ids=WM-1,WM-2&period=2026-09');
    expect(await screen.findByText('没有 2026-09 已发布的评估。')).toBeInTheDocument();
    expect(screen.getByText('已选的服务商仍在地址里。')).toBeInTheDocument();
  });

  it('is complete in English', async () => {
    updatePreferences({ lang: 'en' });
    openComparison('/compare?ids=WM-1,WM-2');
    await screen.findByText(/has the highest total/);
    const names = /海棠传媒|松岭选品|远山供应链/g;
    expect(document.body.textContent?.replaceAll(names, '')).not.toMatch(/[\u4e00-\u9fff]/);
  });
});
