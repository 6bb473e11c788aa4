import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { configure, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Overview } from '../../contract/overview.ts';
import { defaultModel } from '../../domain/model/default-model.ts';
import { updatePreferences } from '../../ui/theme/preferences.ts';
import { Component } from './overview-page.tsx';

const stamp: NonNullable<Overview['stamp']> = {
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

const published: Overview = {
  stamp,
  headline: {
    providers: 529,
    rated: 521,
    notRated: 8,
    movedUp: 14,
    movedDown: 6,
    nearNextTier: 23,
    commonBottleneck: { capability: 'fulfillment', count: 120 },
    meanTotal: 63.1,
    previousMeanTotal: 62.3,
    medianTotal: 64.05,
    coverageLow: 41,
  },
  matrix: [
    { tier: 'strategic', category: 'mcn', count: 12, previousCount: 11, movedIn: 1, movedOut: 0 },
    { tier: 'strategic', category: 'belt', count: 0, previousCount: 1, movedIn: 0, movedOut: 1 },
    { tier: 'candidate', category: 'mcn', count: 40, previousCount: 40, movedIn: 0, movedOut: 0 },
    { tier: 'candidate', category: 'belt', count: 33, previousCount: 30, movedIn: 3, movedOut: 0 },
  ],
  distribution: {
    binWidth: 50,
    bins: [
      { from: 0, to: 50, count: 100 },
      { from: 50, to: 100, count: 421 },
    ],
    tierLines: [{ tier: 'quality', at: 60 }],
  },
  capabilityMedians: [
    {
      category: 'mcn',
      capability: 'traffic',
      lowerQuartile: 55,
      median: 61.5,
      upperQuartile: 70,
      scored: 130,
    },
    {
      category: 'mcn',
      capability: 'live_ops',
      lowerQuartile: null,
      median: null,
      upperQuartile: null,
      scored: 0,
    },
  ],
  attention: [
    {
      kind: 'near_next_tier',
      count: 23,
      examples: [
        {
          providerId: 'WM-0007',
          name: '海棠传媒',
          nameEn: 'Haitang Media',
          tier: 'quality',
          tierOutcome: 'tiered',
          total: 69.2,
          delta: 1.1,
          subject: 'total',
          amount: -0.8,
        },
      ],
    },
    { kind: 'fell_a_tier', count: 0, examples: [] },
  ],
  measures: [{ indicator: 'gmv_t12m', sum: 6.4e10, previousSum: 6.1e10 }],
  clubs: [{ indicator: 'gmv_t12m', atLeast: 1e8, count: 214 }],
};

const nothing: Overview = {
  ...published,
  stamp: null,
  matrix: [],
  distribution: { binWidth: 0, bins: [], tierLines: [] },
  capabilityMedians: [],
  attention: [],
  measures: [],
  clubs: [],
};

// A busy machine draws a whole page more slowly than the defaults allow for.
configure({ asyncUtilTimeout: 15_000 });
vi.setConfig({ testTimeout: 40_000 });

const answers = new Map<string, { status: number; body: unknown }>();
const asked: URL[] = [];

function openOverview(address = '/') {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const router = createMemoryRouter(
    [
      { path: '/', Component },
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
  answers.set('/api/overview', { status: 200, body: published });
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
        providers: 529,
        rated: 521,
      })),
    },
  });
  answers.set('/api/assessable-periods', { status: 200, body: { items: [] } });
  vi.stubGlobal('fetch', async (input: string) => {
    const url = new URL(input, 'http://localhost');
    asked.push(url);
    const answer = answers.get(url.pathname) ?? { status: 404, body: {} };
    return new Response(JSON.stringify(answer.body), { status: answer.status });
  });
});
afterEach(() => vi.unstubAllGlobals());

const addressOf = (link: HTMLElement) => decodeURIComponent(link.getAttribute('href') ?? '');

describe('overview', () => {
  it('says what was found, and each number leads to its rows', async () => {
    openOverview('/?region=east_china&period=2026-10');
    const sentence = (await screen.findByText(/是短板最多的能力/)).closest('p')!;
    expect(sentence).toHaveTextContent(
      '2026年10月 529 家服务商中 521 家已评级，均分 63.10（较2026年9月 +0.80），14 家升档、6 家降档，23 家距上一层级仅一步，服务履约能力是短板最多的能力（120 家），8 家未评级。',
    );
    const link = (text: string) => addressOf(within(sentence).getByRole('link', { name: text }));
    expect(link('521')).toBe('/providers?period=2026-10&region=east_china&minTotal=0');
    expect(link('14')).toBe('/providers?period=2026-10&region=east_china&movement=up');
    expect(link('6')).toBe('/providers?period=2026-10&region=east_china&movement=down');
    expect(link('23')).toBe('/providers?period=2026-10&region=east_china&attention=near_next_tier');
    expect(link('120')).toBe('/providers?period=2026-10&region=east_china&bottleneck=fulfillment');
    expect(link('8')).toBe('/providers?period=2026-10&tier=not_rated&region=east_china');
  });

  it('asks for the region and category of the address', async () => {
    openOverview('/?region=east_china&category=mcn,belt');
    await screen.findByText(/是短板最多的能力/);
    const query = asked.find((url) => url.pathname === '/api/overview')?.searchParams;
    expect(query?.get('region')).toBe('east_china');
    expect(query?.get('category')).toBe('mcn,belt');
    expect(screen.getByText('华东 · MCN服务商 · 产业带服务商')).toBeInTheDocument();
  });

  it('links capability medians to the sorted rows and names what is missing', async () => {
    openOverview();
    const median = await screen.findByRole('link', { name: /流量运营能力 · MCN服务商：中位数 61.50/ });
    expect(addressOf(median)).toBe('/providers?category=mcn&sort=-capability:traffic');
    // The one without a score and the three capabilities the answer does not speak of.
    expect(screen.getAllByText(/无数值：该分类下没有服务商在此能力上得到评分/)).toHaveLength(4);
  });

  it('leads from a line of the programme to exactly the providers behind its number', async () => {
    openOverview();
    const club = await screen.findByRole('link', { name: /≥\s¥1亿/ });
    expect(addressOf(club)).toBe('/providers?measureFrom=gmv_t12m:100000000&sort=-measure:gmv_t12m');
  });

  it('names who needs attention, why, and what did not occur', async () => {
    openOverview();
    const example = await screen.findByRole('link', { name: '海棠传媒' });
    expect(addressOf(example)).toBe('/providers/WM-0007');
    expect(screen.getByText('总分差 0.80')).toBeInTheDocument();
    expect(addressOf(screen.getByRole('link', { name: '23 家' }))).toBe(
      '/providers?attention=near_next_tier',
    );
    expect(screen.getByText('本期没有：层级下降')).toBeInTheDocument();
  });

  it('changes the period in the address and keeps the filters', async () => {
    const router = openOverview('/?region=east_china');
    await screen.findByText(/是短板最多的能力/);
    await userEvent.selectOptions(await screen.findByRole('combobox', { name: '周期' }), '2026-09');
    expect(router.state.location.search).toBe('?period=2026-09&region=east_china');
  });

  it('explains parameters it cannot read and goes on', async () => {
    const router = openOverview('/?period=2026-13&colour=red&category=mcn');
    expect(
      await screen.findByText('已忽略地址里无法识别的参数：period=2026-13、colour=red'),
    ).toBeInTheDocument();
    await screen.findByText(/是短板最多的能力/);
    await userEvent.click(screen.getByRole('button', { name: '从地址中移除' }));
    expect(router.state.location.search).toBe('?category=mcn');
  });

  it('says what will be here before anything is published, with the next step', async () => {
    answers.set('/api/overview', { status: 200, body: nothing });
    openOverview();
    expect(await screen.findByText('还没有已发布的评估')).toBeInTheDocument();
    expect(await screen.findByRole('link', { name: '导入数据' })).toHaveAttribute('href', '/imports/new');
  });

  it('offers the assessment once facts are there', async () => {
    answers.set('/api/overview', { status: 200, body: nothing });
    answers.set('/api/assessable-periods', {
      status: 200,
      body: {
        items: [{ period: '2026-10', providersWithFacts: 1, providers: 1, facts: 24, published: false }],
      },
    });
    openOverview();
    expect(await screen.findByRole('link', { name: '运行评估' })).toHaveAttribute('href', '/assessments');
  });

  it('shows a failure with what to do and its id', async () => {
    answers.set('/api/overview', {
      status: 500,
      body: {
        type: '',
        title: '出错了',
        status: 500,
        code: 'internal',
        detail: '统计没有完成。',
        fix: '稍后重试。',
        requestId: 'req-9',
        errors: [],
      },
    });
    openOverview();
    expect(await screen.findByRole('alert')).toHaveTextContent('统计没有完成。');
    expect(screen.getByText('req-9')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: '重试' })).toBeInTheDocument();
  });

  it('is complete in English', async () => {
    updatePreferences({ lang: 'en' });
    openOverview();
    const sentence = (await screen.findByText(/most common bottleneck/)).closest('p')!;
    expect(sentence).toHaveTextContent(
      'In Oct 2026, 521 of 529 providers are rated; the mean total is 63.10 (+0.80 vs Sep 2026); 14 moved up a tier and 6 moved down; 23 one step from the next tier; Fulfilment is the most common bottleneck (120); 8 not rated.',
    );
    expect(screen.getByRole('link', { name: 'Haitang Media' })).toBeInTheDocument();
    expect(document.body.textContent).not.toMatch(/[\u4e00-\u9fff]/);
  });
});
