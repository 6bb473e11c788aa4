import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { configure, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { effortText, type ImprovementPlan } from '../../contract/improvement-plans.ts';
import { columnsOfRows, type ProviderFacts } from '../../domain/facts/columns-of-rows.ts';
import { gradeCohort } from '../../domain/grading/grade.ts';
import { shownTotal, totalStateAt } from '../../domain/grading/graded-cohort.ts';
import type { ComplianceState } from '../../domain/grading/states.ts';
import { planImprovement } from '../../domain/improvement/improvement-plan.ts';
import type { PublishedPoint } from '../../domain/improvement/projected-settlement.ts';
import { defaultModel } from '../../domain/model/default-model.ts';
import { updatePreferences } from '../../ui/theme/preferences.ts';
import { Component } from './improvement-page.tsx';

// A busy machine draws a whole page more slowly than the defaults allow for.
configure({ asyncUtilTimeout: 15_000 });
vi.setConfig({ testTimeout: 40_000 });

interface Case {
  /** Score of every indicator; null: nothing is reported. */
  score: number | null;
  tier?: string | null;
  compliance?: ComplianceState;
}

/** What the server answers for an MCN that scores alike everywhere, worked out by the rules themselves. */
function answerTo(url: URL, { score, tier = 'quality', compliance = 'clear' }: Case): ImprovementPlan {
  const facts: Record<string, ProviderFacts['facts'][string]> = {};
  for (const { code, normalisation } of defaultModel.indicators) {
    if (normalisation?.method !== 'goalposts') {
      facts[code] = { value: code === 'gmv_t12m' ? 80_000_000 : 20 };
    } else if (score !== null) {
      const { floor, target } = normalisation;
      facts[code] = { value: floor + (score / 100) * (target - floor), n: 10_000_000 };
    }
  }
  const graded = gradeCohort(defaultModel, columnsOfRows([{ id: 'P1', category: 'mcn', compliance, facts }]));
  const total = shownTotal(graded, 0);
  const point = (period: string): PublishedPoint => ({
    period,
    total,
    tierOutcome: tier === null ? 'candidate' : 'tiered',
    tier,
  });
  const points = ['2026-08', '2026-09', '2026-10'].map(point);
  const target = url.searchParams.get('target');
  const plan = planImprovement({
    graded,
    at: 0,
    points,
    period: '2026-10',
    target: target === 'next' || target === 'hold' ? target : undefined,
    settings: effortText.parse(url.searchParams.get('effort') ?? ''),
    today: '2026-11-22',
  });
  const { decision } = plan.projected!;
  return {
    provider: {
      id: 'P1',
      name: '青禾传媒',
      nameEn: 'Qinghe Media',
      category: 'mcn',
      region: 'east_china',
      province: null,
      city: null,
      industry: null,
      joinedOn: null,
      compliance,
      model: 'five-capability',
      sample: true,
    },
    withheld: [],
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
    today: '2026-11-22',
    total,
    totalState: totalStateAt(graded, 0),
    delta: 0,
    trend: points.map(({ period }) => ({ period, total })),
    ...plan,
    projected: {
      action: decision.action,
      tier: decision.tierAfter,
      count: null,
      allowed: null,
      months: plan.projected!.months,
      leavesNext: '2026-08',
      cut: plan.projected!.cut,
      monthsPassed: decision.promotion?.monthsPassed ?? null,
      monthsRequired: decision.promotion?.monthsRequired ?? null,
    },
  };
}

let shownCase: Case;
let failing: { status: number; body: unknown } | null;

function open(address = '/providers/P1/next-tier') {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const router = createMemoryRouter(
    [
      { path: '/providers/:providerId/next-tier', Component },
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
  shownCase = { score: 66 };
  failing = null;
  vi.stubGlobal('fetch', async (input: string) => {
    const url = new URL(input, 'http://localhost');
    if (url.pathname.endsWith('/improvement-plan')) {
      const answer = failing ?? { status: 200, body: answerTo(url, shownCase) };
      return new Response(JSON.stringify(answer.body), { status: answer.status });
    }
    if (url.pathname === '/api/leaps')
      return Response.json({ items: [], total: 0, counts: [], monthsThrough: null, evaluatedAt: null });
    const model = url.pathname.startsWith('/api/models/');
    return new Response(JSON.stringify(model ? { version: {}, model: defaultModel } : { items: [] }), {
      status: 200,
    });
  });
});
afterEach(() => vi.unstubAllGlobals());

const todo = async () => (await screen.findByText(/^先做什么/)).closest('section')!;
const changes = async () => within(await todo()).getAllByRole('listitem');

describe('the next tier', () => {
  it('answers at once: tier, total, settlement, what is missing, what first', async () => {
    open();
    const sentence = (await screen.findByText(/到/, { selector: 'p.wm-finding' })).textContent ?? '';
    expect(sentence).toMatch(/到核心还差 \d 道门槛/);
    const items = await changes();
    expect(items.length).toBeGreaterThan(1);
    const first = within(items[0]!).getByRole('heading').textContent ?? '';
    expect(sentence).toContain(`先做${first.replace('门槛', '')}`);
    expect(screen.getByText('还有 44 天')).toBeInTheDocument();
    expect(screen.getByText('2027-01-05')).toBeInTheDocument();
    expect(screen.getByText('2026年9月结算')).toBeInTheDocument();
  });

  it('says how much more of a number that only a gate asks for', async () => {
    open();
    const gmv = (await changes()).find((item) => item.textContent?.includes('近12月归因支付GMV'))!;
    expect(gmv).toHaveTextContent('还差 ¥2,000万');
    expect(gmv).toHaveTextContent('不计分');
    expect(gmv).toHaveTextContent('难度 2');
  });

  it('leads from every change to how its number is computed, and to its 口径', async () => {
    open('/providers/P1/next-tier?period=2026-10');
    const [item] = await changes();
    const link = within(item!).getByRole('link');
    expect(link.getAttribute('href')).toMatch(/^\/providers\/P1\?period=2026-10&indicator=[a-z_0-9]+$/);
    expect(within(item!).getByRole('button', { name: /的口径/ })).toBeInTheDocument();
  });

  it('finds another path when a change is called impossible, and keeps that in the address', async () => {
    const router = open();
    const items = await changes();
    const scored = items.find((item) => /得分/.test(item.textContent ?? ''))!;
    const name = within(scored).getByRole('link').textContent ?? '';
    const code = defaultModel.indicators.find((one) => one.name.zh === name)!.code;
    await userEvent.selectOptions(within(scored).getByRole('combobox'), 'fixed');
    await screen.findByText('已调整 1 项难度');
    expect(router.state.location.search).toBe(`?effort=${encodeURIComponent(`${code}:fixed`)}`);
    await vi.waitFor(async () => {
      for (const item of await changes()) expect(within(item).getByRole('link')).not.toHaveTextContent(name);
    });
    await userEvent.click(screen.getByRole('button', { name: '恢复默认' }));
    expect(router.state.location.search).toBe('');
  });

  it('asks the other question', async () => {
    const router = open();
    await userEvent.click(await screen.findByText('保住 优质'));
    expect(router.state.location.search).toBe('?target=hold');
    expect(await screen.findByText(/的全部门槛都已满足/)).toHaveTextContent('优质的全部门槛都已满足');
    expect(await screen.findByText('不需要改任何指标。')).toBeInTheDocument();
  });

  it('is complete in English', async () => {
    updatePreferences({ lang: 'en' });
    open();
    expect(await screen.findByText(/short of/, { selector: 'p.wm-finding' })).toHaveTextContent(
      /^\d gates short of Core; \d+ changes will do\. Start with /,
    );
    expect(screen.getByText('in 44 days')).toBeInTheDocument();
    expect(document.body.textContent).not.toMatch(/\{\w+\}|先做|门槛/);
  });
});

describe('when numbers are not what is missing', () => {
  it('says what to report when there is no total', async () => {
    shownCase = { score: null, tier: null };
    open();
    expect(await screen.findByText(/未评级：可计分的数据不够/)).toBeInTheDocument();
    expect(screen.getAllByText('窗口期内没有上报数据').length).toBe(5);
    await userEvent.click(screen.getByRole('button', { name: /另有 \d+ 项/ }));
    expect(screen.getAllByText('窗口期内没有上报数据').length).toBeGreaterThan(5);
    expect(screen.queryByText(/^先做什么/)).not.toBeInTheDocument();
  });

  it('names a veto and a cap', async () => {
    shownCase = { score: 66, compliance: 'veto' };
    open();
    expect(await screen.findByText('合规否决')).toBeInTheDocument();
    expect(screen.getByText(/合规否决期间层级暂停/)).toBeInTheDocument();
  });

  it('says that there is nothing above the top tier', async () => {
    shownCase = { score: 95, tier: 'strategic' };
    open('/providers/P1/next-tier?target=next');
    expect(await screen.findByText('已是最高层级，上面没有更高的层级了。')).toBeInTheDocument();
    expect(screen.queryByText(/^先做什么/)).not.toBeInTheDocument();
  });

  it('says what of the address it could not read', async () => {
    open('/providers/P1/next-tier?target=up&effort=gpm');
    expect(await screen.findByText(/target=up/)).toHaveTextContent('effort=gpm');
  });

  it('says what failed and what to do', async () => {
    failing = {
      status: 404,
      body: {
        title: '未找到',
        detail: '未找到服务商 P1',
        fix: '检查地址',
        requestId: 'r',
        errors: [],
        code: 'not_found',
      },
    };
    open('/providers/P1/next-tier?period=2025-01');
    expect(await screen.findByRole('alert')).toHaveTextContent('没有这家服务商的结果');
    expect(screen.getByRole('link', { name: '看最近一期' })).toHaveAttribute(
      'href',
      '/providers/P1/next-tier',
    );
  });
});
