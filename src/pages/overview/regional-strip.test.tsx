import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { configure, render, screen, within } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { updatePreferences } from '../../ui/theme/preferences.ts';
import { RegionalStrip } from './regional-strip.tsx';

configure({ asyncUtilTimeout: 15_000 });

const asked: string[] = [];
let targets: { total: number; items: unknown[]; counts: unknown[] };

const growth = (value: number) => ({ previousYuan: 1, currentYuan: 1 + value, merchants: 1, growth: value });
const penetration = (share: number) => ({ served: 195, active: 1000, share });

function answer(path: string, search: URLSearchParams): unknown {
  if (path === '/api/programme-settings') return { content: { period: { from: '2026-01', to: '2026-12' } } };
  if (path === '/api/merchant-figures')
    return {
      month: '2026-10',
      against: '2026-09',
      penetration: penetration(0.195),
      penetrationBefore: penetration(0.212),
      publishedPenetration: 0.18,
      served: growth(0.081),
      unserved: growth(-0.02),
      multiple: { ofLevels: 1.1, ofGrowth: null, reason: 'unserved_not_growing' },
    };
  if (path === '/api/targets') return targets;
  if (path === '/api/alerts/count') return { open: 14, unread: 12, kinds: [] };
  return {
    total: search.has('completedFrom') ? 803 : 2270,
    counts: [
      { state: 'near', count: 46 },
      { state: 'disputed', count: 5 },
    ],
    monthsThrough: '2026-10',
    evaluatedAt: null,
    items: [],
  };
}

beforeEach(() => {
  asked.length = 0;
  targets = { total: 0, items: [], counts: [] };
  updatePreferences({ lang: 'zh' });
  vi.stubGlobal('fetch', async (address: string) => {
    const { pathname, search, searchParams } = new URL(address, 'http://console.test');
    asked.push(pathname + search);
    return Response.json(answer(pathname, searchParams));
  });
});
afterEach(() => vi.unstubAllGlobals());

function show(region: readonly string[] | undefined) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const router = createMemoryRouter([{ path: '*', element: <RegionalStrip region={region} /> }]);
  render(
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
}

it('links every number to its rows and keeps to the chosen region', async () => {
  show(['northeast']);
  const counted = await screen.findByRole('link', { name: '计划年内跃迁' });
  expect(counted.getAttribute('href')).toBe(
    '/leaps?region=northeast&state=counted&completedFrom=2026-01&completedTo=2026-12',
  );
  expect(counted.closest('.wm-kpi')?.textContent).toContain('803');
  expect(screen.getByRole('link', { name: '归属待定' }).getAttribute('href')).toBe(
    '/leaps?region=northeast&state=disputed',
  );
  const share = (await screen.findByText('19.5%')).closest('.wm-kpi') as HTMLElement;
  expect(within(share).getByText('参照 18%')).toBeTruthy();
  expect(share.textContent).toContain('1.7 百分点');
  // A quotient of growths that means nothing is not shown as a number.
  expect(screen.getByText(/未服务商家没有增长/)).toBeTruthy();
  expect(screen.getByText('还没有为本区或本区城市设立目标。')).toBeTruthy();
  expect(asked.filter((address) => !address.includes('region=northeast'))).toEqual([
    '/api/programme-settings',
    '/api/alerts/count',
  ]);
  // Alerts are of the person, whatever region is looked at.
  expect(screen.getByRole('link', { name: '12 条未读提醒' }).getAttribute('href')).toBe('/inbox?unread=yes');
});

it('says how many targets are late', async () => {
  targets = {
    total: 6,
    items: [],
    counts: [
      { status: 'at_high_risk', targets: 2 },
      { status: 'behind', targets: 1 },
      { status: 'ahead', targets: 3 },
    ],
  };
  show(undefined);
  expect((await screen.findByText(/个大区和城市目标中/)).textContent).toBe(
    '6 个大区和城市目标中，3 个落后于时间；进度最低的在前。',
  );
});
