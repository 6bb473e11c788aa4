import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { configure, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LeapDetail } from '../../contract/leaps.ts';
import type { MerchantDetail, MerchantMonth } from '../../contract/merchants.ts';
import { bandOf, DEFAULT_BANDS } from '../../domain/leap/band.ts';
import { updatePreferences } from '../../ui/theme/preferences.ts';
import { leapMarks } from './leap-marks.ts';
import { Component } from './merchant-page.tsx';

const WAN = 10_000;
const month = (
  code: string,
  wan: number | null,
  state: MerchantMonth['state'] = 'reported',
): MerchantMonth => ({
  month: code,
  state,
  paidGmvYuan: wan === null ? null : wan * WAN,
  netGmvYuan: wan === null ? null : wan * WAN * 0.9,
  refundYuan: wan === null ? null : wan * WAN * 0.1,
  orders: wan === null ? null : 100,
  band: wan === null ? null : (DEFAULT_BANDS[bandOf(wan * WAN, DEFAULT_BANDS)]?.code ?? null),
});

// domain.md 5.2: before 8/12/9, after 15/31/33/36, B0 → B2 in month 4.
const merchant: MerchantDetail = {
  id: 'M-0001',
  name: '云杉女装工厂店',
  nameEn: 'Spruce Womenswear',
  kind: 'belt',
  industry: '服饰',
  region: 'northeast',
  province: '210000',
  city: { adcode: '210100', name: '沈阳', nameEn: 'Shenyang' },
  openedOn: '2025-01-08',
  compliance: 'watch',
  sample: false,
  months: [
    month('2026-02', null, 'no_row'),
    month('2026-03', 8),
    month('2026-04', 12),
    month('2026-05', 9),
    month('2026-06', 15),
    month('2026-07', 31),
    month('2026-08', 33),
    month('2026-09', 36),
  ],
  bands: [...DEFAULT_BANDS],
  relations: [
    {
      provider: { id: 'P00111', name: '海棠传媒', nameEn: 'Haitang Media' },
      role: 'primary',
      startedOn: '2026-06-01',
      endedOn: null,
      operatedSessions: 24,
      leapId: '41',
      leap: 'counted',
    },
  ],
};

const leap = {
  id: '41',
  provider: merchant.relations[0]?.provider,
  state: 'counted',
  open: false,
  baselineBand: 'B0',
  reachedBand: 'B2',
  targetBand: 'B1',
  completedMonth: '2026-09',
  held: { months: 3, of: 3 },
  monthsToGo: null,
  missing: [],
  lapse: { state: 'pending', below: 0, of: 3 },
  baseline: {
    months: [
      { month: '2026-03', yuan: 8 * WAN },
      { month: '2026-04', yuan: 12 * WAN },
      { month: '2026-05', yuan: 9 * WAN },
    ],
    yuan: 9 * WAN,
    band: 'B0',
    newShop: false,
  },
  window: { firstMonth: '2026-07', lastMonth: '2026-09', band: 'B2' },
} as unknown as LeapDetail;

configure({ asyncUtilTimeout: 15_000 });
vi.setConfig({ testTimeout: 40_000 });

const answers = new Map<string, { status: number; body: unknown }>();

function open(address = '/merchants/M-0001') {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const router = createMemoryRouter(
    [
      { path: '/merchants/:merchantId', Component },
      { path: '*', element: <p>elsewhere</p> },
    ],
    { initialEntries: [address] },
  );
  render(
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
}

const finding = (text: RegExp) =>
  screen.findByText((_, element) => element?.className === 'wm-finding' && text.test(element.textContent));

beforeEach(() => {
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(1600);
  localStorage.clear();
  updatePreferences({ lang: 'zh' });
  answers.clear();
  answers.set('/api/session', {
    status: 200,
    body: { caller: { id: 'u', name: 'u', role: 'ops_admin', scope: null, actions: ['merchant.read'] } },
  });
  answers.set('/api/merchants/M-0001', { status: 200, body: merchant });
  answers.set('/api/leaps/41', { status: 200, body: leap });
  vi.stubGlobal('fetch', async (input: string) => {
    const { status, body } = answers.get(new URL(input, 'http://localhost').pathname) ?? {
      status: 404,
      body: {},
    };
    return new Response(JSON.stringify(body), { status });
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('one merchant', () => {
  it('says where it stands, with links to what is behind it', async () => {
    open();
    const sentence = await finding(
      /2026年9月支付 ¥36万，处于 B2 档（30万–50万），环比 \+9.1%；由海棠传媒服务，自 2026-06-01 起，跃迁已计入：B0 → B2，2026年9月完成。/,
    );
    expect(within(sentence).getByRole('link', { name: '海棠传媒' })).toHaveAttribute(
      'href',
      '/providers/P00111',
    );
    expect(within(sentence).getByRole('link', { name: '已计入' })).toHaveAttribute('href', '/leaps?leap=41');
    expect(await screen.findByRole('heading', { name: '2026年9月由 B0 跃迁到 B2' })).toBeInTheDocument();
    expect(screen.getByText('合规观察')).toBeInTheDocument();
  });

  it('draws the ladder with words for those who do not see it, and its numbers as a table', async () => {
    open();
    expect(
      await screen.findByRole('img', {
        name: /2026年3月 ¥8万（B0）→ 2026年9月 ¥36万（B2）\. 海棠传媒：2026-06-01 起/,
      }),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: '看表格' }));
    const table = screen.getByRole('region', { name: '云杉女装工厂店的月度支付 GMV 与档位' });
    expect(within(table).getByRole('row', { name: '2026年2月 没有数据 — 无' })).toBeInTheDocument();
    expect(within(table).getByRole('row', { name: '2026年9月 ¥360,000 B2 海棠传媒' })).toBeInTheDocument();
  });

  it('lists every month with net beside paid and what it was to the leap', async () => {
    open();
    const months = await screen.findByRole('grid', { name: '云杉女装工厂店各月明细' });
    const of = (name: string) => within(months).getByRole('rowheader', { name }).closest('tr')!;
    await screen.findAllByText('保持月');
    for (const text of ['36.0', '32.4', '10.0%', '保持月']) {
      expect(within(of('2026年9月')).getByText(text)).toBeInTheDocument();
    }
    expect(within(of('2026年5月')).getByText('基线月')).toBeInTheDocument();
    expect(within(of('2026年2月')).getAllByText('没有数据').length).toBeGreaterThan(3);
  });

  it('stands without the details of its leaps', async () => {
    answers.set('/api/leaps/41', { status: 500, body: {} });
    open();
    expect(await screen.findByText('跃迁明细没有加载成功')).toBeInTheDocument();
    expect(await finding(/跃迁已计入。/)).toBeInTheDocument();
    expect(screen.getByRole('heading', { name: '从 2026年3月的 B0 到 2026年9月的 B2' })).toBeInTheDocument();
  });

  it('leads back to the same rows, also when it is not there', async () => {
    open('/merchants/M-9999?region=northeast');
    expect(await screen.findByRole('link', { name: '商家' })).toHaveAttribute(
      'href',
      '/merchants?region=northeast',
    );
  });

  it('tells a month that is not shown from one without figures', async () => {
    answers.set('/api/merchants/M-0001', {
      status: 200,
      body: { ...merchant, months: [month('2026-01', null, 'not_shown'), ...merchant.months] },
    });
    open();
    expect(await screen.findByText('只显示您的服务开始前 3 个月至结束后 3 个月的数据。')).toBeInTheDocument();
    expect(screen.getAllByText('不在您可见的月份内').length).toBeGreaterThan(3);
  });

  it('speaks English throughout', async () => {
    updatePreferences({ lang: 'en' });
    open();
    await finding(
      /¥360K paid in Sep 2026, band B2 \(300K–500K\), \+9.1% on the month before; served by Haitang Media since 2026-06-01; leap: Counted, B0 → B2, completed in Sep 2026\./,
    );
  });
});

describe('what the ladder marks', () => {
  it('marks months once, a leap before a failure, and the baseline it rose from', () => {
    const assisted = { ...leap, id: '42', state: 'assisted' } as LeapDetail;
    const failed = { ...leap, id: '43', state: 'guard_refund' } as LeapDetail;
    const { windows, baselines } = leapMarks([leap, assisted, failed], 'zh');
    expect(windows).toMatchObject([{ label: 'B0 → B2', tone: 'held' }]);
    expect(baselines).toMatchObject([{ yuan: 9 * WAN, firstMonth: '2026-03', lastMonth: '2026-05' }]);
  });

  it('without a band held, the newest relation’s baseline', () => {
    const waiting = { ...leap, state: 'building', window: null } as LeapDetail;
    expect(leapMarks([waiting], 'zh')).toMatchObject({ windows: [], baselines: [{ yuan: 9 * WAN }] });
  });
});
