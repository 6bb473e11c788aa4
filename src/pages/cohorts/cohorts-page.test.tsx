import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { configure, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { courseBook } from '../../../test/support/course-book.ts';
import type { CohortsView } from '../../contract/programme.ts';
import { cohortsOf } from '../../domain/programme/cohorts-of.ts';
import { updatePreferences } from '../../ui/theme/preferences.ts';
import { Component } from './cohorts-page.tsx';
import { quotedPoint } from './small-sample.ts';

const axis = ['2026-06', '2026-07', '2026-08', '2026-09', '2026-10'];

/** 12 joined in June, 3 in September; every second one of June leaps in September, one of them stops in October. */
const merchants = Array.from({ length: 15 }, (_, at) => {
  const june = at < 12;
  const paid = axis.map((_, k): number => (june || k >= 3 ? 1 : 0));
  if (at === 0) paid[4] = Number.NaN;
  return {
    spans: [{ startedOn: june ? '2026-06-10' : '2026-09-01', endedOn: null }],
    paid: Float64Array.from(paid),
    leapMonth: june && at % 2 === 0 ? '2026-09' : null,
  };
});

const cohorts: CohortsView = {
  ...cohortsOf(courseBook(axis, merchants)),
  joinedBeforeMonths: 7,
  neverServed: 40,
  months: { from: '2026-06', through: '2026-10' },
  industries: [
    { industry: '女装', merchants: 30 },
    { industry: null, merchants: 4 },
  ],
};

configure({ asyncUtilTimeout: 15_000 });
vi.setConfig({ testTimeout: 40_000 });

const answers = new Map<string, { status: number; body: unknown }>();
const asked: URL[] = [];

function openCohorts(address = '/programme/cohorts') {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const router = createMemoryRouter(
    [
      { path: '/programme/cohorts', Component },
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
    body: { caller: { id: 'u', name: 'u', role: 'ops_admin', scope: null, actions: ['import.write'] } },
  });
  answers.set('/api/cohorts', { status: 200, body: cohorts });
  vi.stubGlobal('fetch', async (input: string) => {
    const url = new URL(input, 'http://localhost');
    asked.push(url);
    const answer = answers.get(url.pathname) ?? { status: 404, body: {} };
    return new Response(JSON.stringify(answer.body), { status: answer.status });
  });
});
afterEach(() => vi.unstubAllGlobals());

describe('merchant cohorts', () => {
  it('says how many stay and leap, over how many were observed that long', async () => {
    openCohorts();
    const sentence = (await screen.findByText(/开始被服务/)).closest('p')!;
    expect(sentence).toHaveTextContent(
      '15 家商家在 2 个月份开始被服务；满 4 个月时 92% 仍在服务且有成交（观察到 12 家），50% 已跃迁；计入尚未跃迁的商家，到第 3 个月半数已跃迁。',
    );
    expect(screen.getByText(/^未计入/)).toHaveTextContent(
      '未计入：7 家在2026年6月之前就已被服务、40 家从未被服务。',
    );
  });

  it('shows retention by joining month, marks small samples, and says who had no row', async () => {
    openCohorts();
    const table = await screen.findByRole('region', { name: '留存' });
    const june = within(table).getByRole('row', { name: /2026年6月/ });
    expect(june).toHaveTextContent(/12100100100100\s*92$/);
    const lost = within(june).getByText('92');
    expect(lost.closest('td')).toHaveAttribute(
      'data-tip',
      '2026年6月 · 第 4 月：91.7%（11/12 家）\n1 家当月没有数据',
    );
    const september = within(table).getByRole('row', { name: /2026年9月/ });
    expect(within(september).getAllByText('100')[0]?.closest('td')).toHaveClass('cohorts-cell-small');
    expect(within(september).getByText('尚未观察到')).toBeInTheDocument();
  });

  it('opens every number to its merchants, under the same filters', async () => {
    openCohorts('/programme/cohorts?region=northeast');
    const table = await screen.findByRole('region', { name: '留存' });
    const june = within(table).getByRole('row', { name: /2026年6月/ });
    const address = (text: string) =>
      within(june)
        .getAllByText(text)
        .map((one) => one.getAttribute('href'));
    expect(address('12')).toEqual(['/merchants?region=northeast&joinedFrom=2026-06&joinedTo=2026-06']);
    expect(address('92')).toEqual([
      '/merchants?region=northeast&month=2026-10&joinedFrom=2026-06&joinedTo=2026-06&inService=yes&sold=yes',
    ]);
    await userEvent.click(screen.getByText('观察数'));
    expect(address('12').at(-1)).toBe(
      '/merchants?region=northeast&month=2026-10&joinedFrom=2026-06&joinedTo=2026-06',
    );
    // One tab stop per row, and arrows along it.
    const cells = june.querySelectorAll<HTMLElement>('.cohorts-cell a');
    expect([...cells].map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1, -1, -1]);
    cells[0]?.focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowLeft}');
    expect(cells[1]).toHaveFocus();
    expect(screen.getByRole('link', { name: '40 家从未被服务' })).toHaveAttribute(
      'href',
      '/merchants?region=northeast&everServed=no',
    );
    expect(screen.getByRole('link', { name: '7 家在2026年6月之前就已被服务' })).toHaveAttribute(
      'href',
      '/merchants?region=northeast&joinedTo=2026-05',
    );
    const times = screen.getByRole('grid', { name: '到跃迁的时间' });
    const leapt = within(within(times).getByRole('row', { name: /2026年6月/ })).getByRole('link', {
      name: '6',
    });
    expect(leapt).toHaveAttribute(
      'href',
      '/merchants?region=northeast&joinedFrom=2026-06&joinedTo=2026-06&leaptTo=2026-10',
    );
  });

  it('keeps filters, cell values and the compared month in the address', async () => {
    const router = openCohorts('/programme/cohorts?region=northeast&colour=red');
    await screen.findByRole('region', { name: '留存' });
    expect(screen.getByText(/已忽略地址里无法识别的参数/)).toHaveTextContent('colour=red');
    expect(asked.find(({ pathname }) => pathname === '/api/cohorts')?.search).toBe('?region=northeast');
    await userEvent.click(screen.getByText('观察数'));
    expect(router.state.location.search).toBe('?region=northeast&show=observed');
    await userEvent.click(screen.getByRole('button', { name: /^2026年9月/ }));
    expect(router.state.location.search).toBe('?region=northeast&show=observed&cohort=2026-09');
    expect(screen.getByRole('button', { name: /^2026年9月/ })).toHaveAttribute('aria-pressed', 'true');
    await userEvent.click(screen.getByRole('button', { name: '行业' }));
    await userEvent.click(await screen.findByRole('checkbox', { name: /未填行业/ }));
    expect(router.state.location.search).toBe('?region=northeast&industry=none&show=observed&cohort=2026-09');
  });

  it('gives the time to leap of those that leapt and of all, or why there is none', async () => {
    openCohorts();
    expect(await screen.findByText('跃迁的 6 家商家，半数用了不超过 3 个月')).toBeInTheDocument();
    const table = screen.getByRole('grid', { name: '到跃迁的时间' });
    const september = within(table).getByRole('row', { name: /2026年9月/ });
    expect(september).toHaveTextContent('!样本小');
    expect(within(september).getAllByText('还没有商家跃迁').length).toBe(3);
    expect(within(september).getByText('跃迁的还不到半数')).toBeInTheDocument();
  });

  it('puts the graduation curve into numbers with n beside every share', async () => {
    openCohorts();
    const figure = await screen.findByRole('figure', { name: '跃迁曲线' });
    await userEvent.click(within(figure).getByRole('button', { name: '看表格' }));
    const table = within(figure).getByRole('table');
    expect(within(table).getByRole('row', { name: /^3 / })).toHaveTextContent('350.0% (n = 12)');
  });

  it('says what will be here before the first months are stored', async () => {
    answers.set('/api/cohorts', { status: 200, body: { ...cohorts, months: null } });
    openCohorts();
    expect(await screen.findByText('还没有商家月度数据')).toBeInTheDocument();
    expect(await screen.findByRole('link', { name: '导入数据' })).toBeInTheDocument();
  });

  it('is complete in English', async () => {
    updatePreferences({ lang: 'en' });
    openCohorts();
    const sentence = (await screen.findByText(/were first served/)).closest('p')!;
    expect(sentence).toHaveTextContent(
      '15 merchants were first served in 2 months; after 4 months 92% are still served and selling (12 observed that long), and 50% have leapt; with those that have not leapt yet allowed for, half leap by month 3.',
    );
    expect(document.body.textContent).not.toMatch(/[\u4e00-\u9fff]/);
  });
});

describe('quoted point', () => {
  const point = (afterMonths: number, observed: number) => ({ afterMonths, observed, share: 0.5 });
  it('is the longest time that half of the merchants, and enough of them, were observed for', () => {
    expect(quotedPoint([point(0, 40), point(1, 20), point(2, 19)], 40)?.afterMonths).toBe(1);
    expect(quotedPoint([point(0, 9)], 9)).toBeNull();
  });
});
