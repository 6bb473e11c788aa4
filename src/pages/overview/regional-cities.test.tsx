import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { configure, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { CityFigures, CityRow } from '../../contract/city-figures.ts';
import { updatePreferences } from '../../ui/theme/preferences.ts';
import { RegionalCities } from './regional-cities.tsx';

configure({ asyncUtilTimeout: 15_000 });

const growth = { previousYuan: 100, currentYuan: 110, merchants: 1, growth: 0.1 };
const YEAR = { from: '2026-01', to: '2026-12' };

function target(id: string, goal: number, attained: number, index: number): CityRow['targets']['leaps'] {
  return {
    ...{ id, goal, attained, ...YEAR },
    pace: {
      ...{ index, status: index < 0.8 ? 'at_high_risk' : 'ahead', reason: null },
      ...{ expectedShare: 10 / 12, expectedValue: (goal * 10) / 12, attainment: attained / goal },
    },
    needed: { remaining: Math.max(0, goal - attained), monthsLeft: 2, perMonth: 1, reason: null },
  };
}

function city(code: string, name: string, over: Partial<CityRow> = {}): CityRow {
  return {
    ...{ place: 'city', city: code, name: { zh: name, en: `${name} (en)` }, region: 'northeast' },
    ...{ providers: 6, rated: 5, merchants: 120 },
    penetration: { served: 20, active: 100, share: 0.2, reason: null },
    ...{ served: growth, unserved: growth, multiple: { ofLevels: 1, ofGrowth: 1, reason: null } },
    leaps: { counted: 7, near: 3, disputed: 0 },
    targets: { leaps: null, providers: null },
    ...over,
  };
}

const shenyang = city('210100', '沈阳', {
  penetration: { served: 12, active: 97, share: 12 / 97, reason: null },
  multiple: { ofLevels: 1.1, ofGrowth: null, reason: 'unserved_not_growing' },
  targets: { leaps: target('t1', 20, 7, 0.42), providers: target('t2', 10, 6, 0.7) },
});
const changchun = city('220100', '长春', {
  targets: { leaps: target('t3', 110, 140, 1.53), providers: null },
});
const elsewhere: CityRow = {
  ...city('x', 'x', { providers: 0, rated: 0, merchants: 9, leaps: { counted: 0, near: 0, disputed: 0 } }),
  ...{ place: 'elsewhere', city: null, name: null, region: null },
  penetration: { served: 5, active: 8, share: null, reason: 'outside_scope' },
  multiple: { ofLevels: null, ofGrowth: null, reason: 'outside_scope' },
};

let figures: CityFigures;
let status: number;
const asked: string[] = [];
beforeEach(() => {
  asked.length = 0;
  status = 200;
  figures = {
    ...{ month: '2026-10', against: '2026-09', programmeYear: YEAR, targetsMonth: '2026-10' },
    ...{ ratedPeriod: '2026-10', publishedPenetration: 0.18, items: [changchun, shenyang, elsewhere] },
  };
  updatePreferences({ lang: 'zh' });
  vi.stubGlobal('fetch', async (address: string) => {
    asked.push(address);
    return Response.json(status === 200 ? figures : { title: '无法读取', detail: '稍后再试', status }, {
      status,
    });
  });
});
afterEach(() => vi.unstubAllGlobals());

function show(where: { region?: string[] } = {}) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const router = createMemoryRouter([{ path: '*', element: <RegionalCities where={where} /> }]);
  render(
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
}

const rowNames = () => screen.getAllByRole('rowheader').map(({ textContent }) => textContent);
const rowOf = (name: string) => screen.getByRole('rowheader', { name }).closest('tr') as HTMLElement;
const linkIn = (row: string, name: RegExp) =>
  within(rowOf(row)).getByRole('link', { name }).getAttribute('href');

it('says who is late, worst first, and opens the rows of every number', async () => {
  show({ region: ['northeast'] });
  expect((await screen.findByText(/的跃迁进度落后/)).textContent).toBe(
    '有服务商或目标的 2 个城市中，1 个的跃迁进度落后：沈阳离目标还差 13 次跃迁。',
  );
  expect(asked).toEqual([expect.stringContaining('/api/city-figures?region=northeast')]);
  expect(rowNames()).toEqual(['沈阳', '长春', '外地商家', '合计']);
  const here = 'region=northeast&city=210100';
  expect(linkIn('沈阳', /已评级 5/)).toBe(`/providers?${here}&period=2026-10&minTotal=0`);
  expect(linkIn('沈阳', /商家 120/)).toBe(`/merchants?${here}`);
  expect(linkIn('沈阳', /渗透率 12.4%/)).toBe(`/merchants?${here}&served=yes&sold=yes`);
  expect(linkIn('沈阳', /跃迁 7/)).toBe(
    `/leaps?${here}&state=counted&completedFrom=2026-01&completedTo=2026-12`,
  );
  expect(linkIn('沈阳', /差一个月 3/)).toBe(`/leaps?${here}&state=near&sort=needed`);
  expect(linkIn('沈阳', /跃迁，目标 20/)).toBe('/targets?level=city&q=210100&target=t1');
  expect(linkIn('沈阳', /服务商，目标 10/)).toBe('/targets?level=city&q=210100&target=t2');
  expect(rowOf('沈阳').textContent).toContain('高风险');
  expect(linkIn('合计', /差一个月 6/)).toBe('/leaps?region=northeast&state=near&sort=needed');
});

it('never shows a number that means nothing, and says why', async () => {
  show();
  await screen.findByText(/的跃迁进度落后/);
  expect(within(rowOf('沈阳')).getByText(/未服务商家没有增长/)).toBeTruthy();
  const outside = rowOf('外地商家');
  expect(within(outside).getAllByText(/占比和增速没有意义/)).toHaveLength(2);
  expect(within(outside).queryAllByRole('link')).toEqual([]);
  // The target counts more than this year's leaps: it is written apart from them.
  expect(rowOf('长春').textContent).toContain('7 · 目标 140/110');
  // Nothing lies behind a zero.
  expect(within(rowOf('沈阳')).queryByRole('link', { name: /待裁定/ })).toBeNull();
});

it('shows twelve rows first, sorts all of them, and the rest when asked', async () => {
  figures.items = Array.from({ length: 20 }, (_, at) =>
    city(String(210100 + at), `城${at}`, { merchants: at }),
  );
  const user = userEvent.setup();
  show();
  expect((await screen.findByText(/渗透率都不低于/)).textContent).toBe(
    '有服务商的 20 个城市，渗透率都不低于平台公布的 18%。',
  );
  expect(rowNames()).toHaveLength(13);
  await user.click(screen.getByRole('button', { name: /^商家/ }));
  expect(rowNames().slice(0, 2)).toEqual(['城19', '城18']);
  expect(rowNames().at(-1)).toBe('合计');
  await user.click(screen.getByRole('button', { name: '显示其余 8 行' }));
  expect(rowNames()).toHaveLength(21);
  await user.click(screen.getByRole('button', { name: '只显示前 12 行' }));
  expect(rowNames()).toHaveLength(13);
});

it('speaks English', async () => {
  updatePreferences({ lang: 'en' });
  show();
  expect((await screen.findByText(/Behind with leaps/)).textContent).toBe(
    'Behind with leaps: 1 of 2 cities with providers or targets; 沈阳 (en) is 13 short of its target.',
  );
});

it('says when there is nothing, and when it cannot be read', async () => {
  figures.items = [];
  show();
  expect(await screen.findByText('还没有服务商或商家。')).toBeTruthy();
  status = 500;
  show();
  expect(await screen.findByRole('button', { name: '重试' })).toBeTruthy();
});
