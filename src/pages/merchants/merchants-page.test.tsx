import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MerchantFigures } from '../../contract/merchant-figures.ts';
import type { MerchantMoves } from '../../contract/merchant-moves.ts';
import type { MerchantFacets, MerchantPage, MerchantRow } from '../../contract/merchants.ts';
import { DEFAULT_BANDS } from '../../domain/leap/band.ts';
import { updatePreferences } from '../../ui/theme/preferences.ts';
import { Component } from './merchants-page.tsx';

const leapt: MerchantRow = {
  id: 'M-0001',
  name: '云杉女装工厂店',
  nameEn: 'Spruce Womenswear',
  kind: 'belt',
  industry: '服饰',
  region: 'northeast',
  province: '210000',
  city: { adcode: '210100', name: '沈阳', nameEn: 'Shenyang' },
  openedOn: '2025-01-08',
  compliance: 'clear',
  sample: true,
  paidGmvYuan: 362_000,
  previousGmvYuan: 330_000,
  growth: 362 / 330 - 1,
  band: 'B2',
  served: true,
  servedBy: { id: 'P00111', name: '海棠传媒', nameEn: 'Haitang Media' },
  leapId: '41',
  leap: 'counted',
  trend: [null, 80_000, 120_000, 90_000, 150_000, 310_000, 330_000, 362_000],
};
const silent: MerchantRow = {
  ...leapt,
  id: 'M-0002',
  name: '北塔小店',
  nameEn: null,
  kind: null,
  city: null,
  paidGmvYuan: null,
  previousGmvYuan: null,
  growth: null,
  band: null,
  served: false,
  servedBy: null,
  leapId: null,
  leap: null,
  trend: [null, null],
};
const months = Array.from({ length: 18 }, (_, at) => {
  const month = 10 - at;
  return month > 0 ? `2026-${String(month).padStart(2, '0')}` : `2025-${String(month + 12).padStart(2, '0')}`;
});
const found: MerchantPage = { items: [leapt, silent], total: 2, nextCursor: null, month: '2026-10', months };
const count = (value: string, of: number) => ({ value, label: null, count: of });
const facets: MerchantFacets = {
  region: [count('northeast', 2)],
  city: [{ value: '210100', label: { zh: '沈阳', en: 'Shenyang' }, count: 1 }],
  industry: [count('服饰', 2)],
  kind: [count('belt', 1), count('unknown', 1)],
  band: [count('B2', 1), count('none', 1)],
  sold: [count('yes', 1), count('unknown', 1)],
  served: [count('yes', 1), count('no', 1)],
  leap: [count('counted', 1)],
  joined: [count('2026-06', 1), count('never', 1)],
};
const figures: MerchantFigures = {
  month: '2026-10',
  against: '2025-10',
  merchants: 6000,
  paidGmvYuan: 9e8,
  penetration: { served: 1024, active: 4812, share: 1024 / 4812 },
  penetrationBefore: { served: 800, active: 4200, share: 800 / 4200 },
  publishedPenetration: 0.18,
  served: { previousYuan: 1e8, currentYuan: 1.42e8, merchants: 900, growth: 0.42 },
  unserved: { previousYuan: 2e8, currentYuan: 2.6e8, merchants: 3000, growth: 0.3 },
  multiple: { ofLevels: 1.42 / 1.3, ofGrowth: 1.4, reason: null },
};

const stays = { merchants: 9, up: 0, upByMore: 0, down: 0, same: 9, gap: 0, first: 0 };
const moves: MerchantMoves = {
  from: '2026-10',
  to: '2026-10',
  months: [{ month: '2026-10', ...stays }],
  total: stays,
  bands: [...DEFAULT_BANDS],
};

configure({ asyncUtilTimeout: 15_000 });
vi.setConfig({ testTimeout: 40_000 });

const answers = new Map<string, { status: number; body: unknown }>();
const asked: URL[] = [];
const lastQuery = (path: string) => asked.filter((url) => url.pathname === path).at(-1)?.searchParams;

function signIn(role: string, actions: string[], scope: unknown = null) {
  answers.set('/api/session', {
    status: 200,
    body: { caller: { id: 'u', name: 'u', role, scope, actions } },
  });
}

function open(address = '/merchants') {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const router = createMemoryRouter(
    [
      { path: '/merchants', Component },
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

const row = async (name: string) =>
  (await screen.findByRole('rowheader', { name: new RegExp(name) })).closest('tr')!;
const finding = (text: RegExp) =>
  screen.findByText((_, element) => element?.className === 'wm-finding' && text.test(element.textContent));

beforeEach(() => {
  // The list draws the rows that fit, and jsdom has no layout.
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(1600);
  localStorage.clear();
  updatePreferences({ lang: 'zh' });
  asked.length = 0;
  answers.clear();
  signIn('ops_admin', ['merchant.read', 'merchant.figures', 'import.write']);
  answers.set('/api/merchants', { status: 200, body: found });
  answers.set('/api/merchant-facets', { status: 200, body: facets });
  answers.set('/api/merchant-figures', { status: 200, body: figures });
  answers.set('/api/merchant-moves', { status: 200, body: moves });
  answers.set('/api/programme-settings', {
    status: 200,
    body: { content: { leap: { bands: DEFAULT_BANDS } } },
  });
  vi.stubGlobal('fetch', async (input: string) => {
    const url = new URL(input, 'http://localhost');
    asked.push(url);
    const { status, body } = answers.get(url.pathname) ?? { status: 404, body: {} };
    return new Response(JSON.stringify(body), { status });
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('the platform', () => {
  it('says what the month found, and its numbers lead to their rows', async () => {
    open('/merchants?region=northeast');
    const sentence = await finding(
      /2026年10月有 4,812 家商家成交，其中 1,024 家有服务商服务，渗透率 21.3%；服务商家同比增长为未服务商家的 1.4 倍。/,
    );
    expect(within(sentence).getByRole('link', { name: '1,024' })).toHaveAttribute(
      'href',
      '/merchants?region=northeast&sold=yes&served=yes',
    );
    expect(within(sentence).getByRole('link', { name: '4,812' })).toHaveAttribute(
      'href',
      '/merchants?region=northeast&sold=yes',
    );
    // Numerator and denominator of either month open to theirs.
    const penetration = document.getElementById('penetration')!;
    expect(within(penetration).getByRole('link', { name: /2025年10月成交商家 4,200 家/ })).toHaveAttribute(
      'href',
      '/merchants?month=2025-10&region=northeast&sold=yes',
    );
    expect(lastQuery('/api/merchant-figures')?.toString()).toBe('region=northeast&against=last_year');
  });

  it('shows both forms of the multiple, and why one is missing', async () => {
    open();
    const growth = (
      await screen.findByRole('heading', { name: '服务商家同比增长为未服务商家的 1.4 倍' })
    ).closest('section')!;
    expect(growth).toHaveTextContent('1.40 倍');
    expect(growth).toHaveTextContent('1.09 倍');
    expect(growth).toHaveTextContent('3,000 家 · ¥2亿 → ¥2.6亿');
    await userEvent.click(within(growth).getByRole('button', { name: '「增速之比」的口径' }));
    expect(await screen.findByText(/公开报道的“1.5 倍”为这一形式/)).toBeInTheDocument();
  });

  it('names the reason where the unserved did not grow', async () => {
    answers.set('/api/merchant-figures', {
      status: 200,
      body: {
        ...figures,
        unserved: { ...figures.unserved, currentYuan: 1.8e8, growth: -0.1 },
        multiple: { ofLevels: 1.42 / 0.9, ofGrowth: null, reason: 'unserved_not_growing' },
      },
    });
    open();
    await finding(/服务商家同比 \+42.0%，未服务商家 −10.0%。/);
    expect(screen.getByText(/未服务商家没有增长，增速之比没有意义/)).toBeInTheDocument();
  });

  it('compares with the month before where the year before is not stored, and on demand', async () => {
    answers.set('/api/merchants', { status: 200, body: { ...found, months: months.slice(0, 6) } });
    const router = open();
    await finding(/服务商家环比增长/);
    expect(lastQuery('/api/merchant-figures')?.get('against')).toBe('previous_month');
    await userEvent.click(screen.getByText('同比'));
    await waitFor(() => expect(router.state.location.search).toBe('?against=last_year'));
  });

  it('shows the rows, and for what is missing a dash with its reason', async () => {
    open();
    const first = await row('云杉女装工厂店');
    for (const text of ['36.2', '+9.7%', 'B2', '海棠传媒', '产业带商家', '已计入']) {
      expect(within(first).getByText(text)).toBeInTheDocument();
    }
    expect(within(first).getByRole('link', { name: /查看云杉女装工厂店的跃迁/ })).toHaveAttribute(
      'href',
      '/leaps?leap=41',
    );
    const second = await row('北塔小店');
    expect(within(second).getAllByText('2026年10月没有数据').length).toBe(3);
    expect(within(second).getByText('当月最后一天没有服务商服务')).toBeInTheDocument();
    expect(within(second).getByText('没有服务关系，不参与跃迁')).toBeInTheDocument();
  });

  it('asks for what the address says, and leads on with it', async () => {
    open('/merchants?month=2026-09&q=yun&kind=belt,unknown&band=none&served=no&leap=near&sort=-growth');
    const link = within(await row('云杉女装工厂店')).getByRole('link', { name: '云杉女装工厂店' });
    expect(link).toHaveAttribute(
      'href',
      '/merchants/M-0001?month=2026-09&q=yun&kind=belt,unknown&band=none&served=no&leap=near&sort=-growth',
    );
    expect(Object.fromEntries(lastQuery('/api/merchants') ?? [])).toEqual({
      month: '2026-09',
      q: 'yun',
      kind: 'belt,unknown',
      band: 'none',
      served: 'no',
      leap: 'near',
      sort: '-growth',
      limit: '100',
    });
  });

  it('filters, clears but keeps the month, and tells what it could not read', async () => {
    const router = open('/merchants?month=2026-09&served=yes&colour=red&provider=P00111');
    await row('云杉女装工厂店');
    expect(screen.getByText(/colour=red/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: '移除服务商：海棠传媒' })).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: '档位' }));
    await userEvent.click(await screen.findByRole('checkbox', { name: /B2 30万–50万/ }));
    await waitFor(() =>
      expect(router.state.location.search).toBe('?month=2026-09&band=B2&served=yes&provider=P00111'),
    );
    await userEvent.click(screen.getAllByRole('button', { name: '清空筛选' })[0]!);
    await waitFor(() => expect(router.state.location.search).toBe('?month=2026-09'));
  });

  it('shows what a link of another page asked for, and takes it back', async () => {
    const router = open(
      '/merchants?month=2026-09&sold=yes&inService=yes&joinedFrom=2026-05&joinedTo=2026-06&leaptTo=2026-08',
    );
    await row('云杉女装工厂店');
    expect(lastQuery('/api/merchants')?.get('inService')).toBe('yes');
    for (const name of ['当月服务：曾在服务', '首次跃迁：2026年8月及以前'])
      expect(screen.getByRole('button', { name: `移除${name}` })).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: '移除首次服务：2026年5月至2026年6月' }));
    await waitFor(() =>
      expect(router.state.location.search).toBe('?month=2026-09&sold=yes&inService=yes&leaptTo=2026-08'),
    );
    await userEvent.selectOptions(screen.getByRole('combobox', { name: '首次服务' }), '2026年6月 (1)');
    await waitFor(() =>
      expect(router.state.location.search).toContain('joinedFrom=2026-06&joinedTo=2026-06'),
    );
    await userEvent.selectOptions(screen.getByRole('combobox', { name: '首次服务' }), '从未被服务 (1)');
    await waitFor(() => expect(router.state.location.search).toContain('everServed=no'));
    expect(router.state.location.search).not.toContain('joined');
  });

  it('says when nothing matches and when nothing is there', async () => {
    answers.set('/api/merchants', { status: 200, body: { ...found, items: [], total: 0 } });
    open('/merchants?q=zzz');
    expect(await screen.findByText('没有名称、拼音或编号匹配“zzz”的商家。')).toBeInTheDocument();
  });

  it('offers to import where nothing is stored', async () => {
    const none = { share: null, served: 0, active: 0 };
    answers.set('/api/merchants', {
      status: 200,
      body: { items: [], total: 0, nextCursor: null, month: null, months: [] },
    });
    answers.set('/api/merchant-figures', {
      status: 200,
      body: { ...figures, month: null, against: null, penetration: none, penetrationBefore: none },
    });
    open();
    expect(await screen.findByRole('link', { name: '导入商家' })).toHaveAttribute('href', '/imports/new');
    expect(await finding(/还没有商家的月度数据/)).toBeInTheDocument();
  });

  it('keeps the page and offers another try when the rows fail', async () => {
    const problem = {
      code: 'internal',
      title: '出错了',
      detail: '细节',
      fix: null,
      requestId: 'r1',
      errors: [],
    };
    answers.set('/api/merchants', { status: 500, body: { ...problem, type: '', status: 500 } });
    open();
    expect(await screen.findByText(/r1/)).toBeInTheDocument();
    answers.set('/api/merchants', { status: 200, body: found });
    await userEvent.click(screen.getByRole('button', { name: '重试' }));
    await row('云杉女装工厂店');
  });

  it('speaks English throughout', async () => {
    updatePreferences({ lang: 'en' });
    open();
    await finding(
      /In Oct 2026, 4,812 merchants sold, 1,024 of them served by a provider: penetration 21.3%; served merchants grew 1.4 times as fast year on year as unserved ones\./,
    );
    expect(within(await row('Spruce Womenswear')).getByText('Counted')).toBeInTheDocument();
  });
});

describe('a provider', () => {
  beforeEach(() =>
    signIn('provider_owner', ['merchant.read', 'appeal.raise'], {
      providers: ['P00111'],
      regions: [],
      cities: [],
    }),
  );

  it('sees its merchants and no figures of others', async () => {
    open();
    expect(await screen.findByRole('heading', { level: 1, name: '我的商家' })).toBeInTheDocument();
    const sentence = await finding(/2026年10月共 2 家商家，1 家正在服务；跃迁已计入 1 家。/);
    expect(within(sentence).getAllByRole('link').at(-1)).toHaveAttribute('href', '/merchants?leap=counted');
    expect(asked.some((url) => url.pathname === '/api/merchant-figures')).toBe(false);
    expect(within(await row('北塔小店')).getByText('当月最后一天没有在服务')).toBeInTheDocument();
  });
});
