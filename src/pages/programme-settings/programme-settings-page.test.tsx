import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ProgrammeEffect, ProgrammeSettingsVersion } from '../../contract/programme-settings.ts';
import { actionsOf } from '../../domain/access/policy.ts';
import type { Role } from '../../domain/access/role.ts';
import { DEFAULT_LEAP_SETTINGS } from '../../domain/leap/leap-settings.ts';
import { DEFAULT_PROGRAMME_SETTINGS } from '../../domain/programme/programme-settings.ts';
import { ToastProvider } from '../../ui/blocks/toast.tsx';
import { updatePreferences } from '../../ui/theme/preferences.ts';
import { Component } from './programme-settings-page.tsx';

const first = structuredClone({
  version: 1,
  content: {
    leap: DEFAULT_LEAP_SETTINGS,
    programme: DEFAULT_PROGRAMME_SETTINGS,
    period: { from: '2026-01', to: '2026-12' },
  },
  note: '',
  createdAt: '2026-01-01T00:00:00.000Z',
  createdBy: 'system',
}) as ProgrammeSettingsVersion;

const effect: ProgrammeEffect = {
  version: 1,
  states: [{ state: 'counted', before: 312, after: 280 }],
  counted: { before: 312, after: 280 },
  moved: 3,
  providers: [
    { provider: { id: 'P1', name: '海棠传媒', nameEn: null }, before: 20, after: 18, gained: 0, lost: 2 },
  ],
  providersAffected: 21,
  clubs: [{ code: 'leap20', before: 9, after: 7 }],
  monthsThrough: '2026-10',
};

configure({ asyncUtilTimeout: 15_000 });
vi.setConfig({ testTimeout: 40_000 });

const previews: ProgrammeSettingsVersion['content'][] = [];
const saves: {
  version: string | null;
  body: { content: ProgrammeSettingsVersion['content']; note: string };
}[] = [];
let inForce: ProgrammeSettingsVersion;
let role: Role;

beforeEach(() => {
  previews.length = 0;
  saves.length = 0;
  inForce = first;
  role = 'ops_grader';
  updatePreferences({ lang: 'zh' });
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    const { pathname } = new URL(address, 'http://console.test');
    const body = () => JSON.parse(String(init.body)) as (typeof saves)[number]['body'];
    if (pathname === '/api/programme-settings/preview') {
      previews.push(body().content);
      return Response.json(effect);
    }
    if (init.method === 'PUT') {
      const version = new Headers(init.headers).get('If-Match');
      saves.push({ version, body: body() });
      if (version !== `"${inForce.version}"`)
        return Response.json(
          {
            type: '',
            title: '已被修改',
            status: 412,
            code: 'precondition_failed',
            detail: 'd',
            fix: null,
            requestId: 'r',
            errors: [],
            current: inForce,
          },
          { status: 412 },
        );
      inForce = { ...inForce, ...body(), version: inForce.version + 1, createdBy: '林澜' };
      return Response.json(inForce);
    }
    if (pathname === '/api/programme-settings') return Response.json(inForce);
    if (pathname === '/api/programme-settings/versions') {
      const items = inForce === first ? [first] : [inForce, first];
      return Response.json({ items, total: items.length, nextCursor: null });
    }
    if (pathname === '/api/leaps')
      return Response.json({
        items: [],
        total: 0,
        nextCursor: null,
        counts: [{ state: 'counted', count: 312 }],
        monthsThrough: '2026-10',
        evaluatedAt: '2026-11-02T08:00:00.000Z',
      });
    if (pathname === '/api/session')
      return Response.json({
        caller: { id: 'a', name: 'n', role, scope: null, actions: actionsOf(role) },
        defaultModel: null,
      });
    return Response.json({}, { status: 404 });
  });
});
afterEach(() => vi.unstubAllGlobals());

function open() {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const router = createMemoryRouter(
    [
      { path: '/programme/settings', Component },
      { path: '*', element: <p>elsewhere</p> },
    ],
    { initialEntries: ['/programme/settings'] },
  );
  render(
    <QueryClientProvider client={client}>
      <ToastProvider>
        <RouterProvider router={router} />
      </ToastProvider>
    </QueryClientProvider>,
  );
}

async function change(label: string, value: string) {
  const user = userEvent.setup();
  const field = await screen.findByLabelText(label);
  await user.clear(field);
  if (value) await user.type(field, value);
  return user;
}

it('shows the effect of a change before it is saved, and saves it with its reason', async () => {
  open();
  const user = await change('单月占比上限', '60');
  const panel = screen.getByRole('region', { name: '保存前看影响' });
  await within(panel).findByText(/已计入跃迁由 312 变为 280，21 家服务商有增减/);
  expect(previews.at(-1)?.leap.largestMonthShare).toBe(0.6);
  within(panel).getByText('20跃迁');
  expect(within(panel).getByRole('link', { name: '海棠传媒' })).toHaveAttribute(
    'href',
    '/leaps?provider=P1&state=counted',
  );
  screen.getByText('默认 70%');
  await user.click(within(panel).getByRole('button', { name: '保存新规则' }));
  within(panel).getByText('说明至少 5 个字');
  expect(saves).toEqual([]);
  await user.type(within(panel).getByLabelText(/修改说明/), '大促后单月冲量过多');
  await user.click(within(panel).getByRole('button', { name: '保存新规则' }));
  await screen.findByText('单月占比上限：70% → 60%');
  expect(saves[0]?.version).toBe('"1"');
  expect(saves[0]?.body.note).toBe('大促后单月冲量过多');
  expect(saves[0]?.body.content.leap.largestMonthShare).toBe(0.6);
});

it('says at the field what cannot be, and asks for no effect of it', async () => {
  open();
  await change('连续保持', '13');
  const panel = screen.getByRole('region', { name: '保存前看影响' });
  await screen.findByText(/填1到12的整数/);
  await within(panel).findByText(/先修正/);
  expect(within(panel).getByRole('button', { name: '保存新规则' })).toBeDisabled();
  await change('增长倍数', '');
  await screen.findByText('请填写');
  // Longer than the pause after which a preview would be asked for.
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(previews).toEqual([]);
});

it('scales all bands in one step', async () => {
  open();
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: '按倍数调整' }));
  await waitFor(() => expect(previews).toHaveLength(1));
  expect(previews[0]?.leap.bands.map(({ fromYuan }) => fromYuan)).toEqual(
    DEFAULT_LEAP_SETTINGS.bands.map(({ fromYuan }) => fromYuan * 100),
  );
  expect(screen.getByLabelText('B1 下限')).toHaveValue(1000);
});

it('lets the person decide when the rules were changed meanwhile', async () => {
  open();
  const user = await change('增长倍数', '1.5');
  inForce = {
    ...first,
    version: 2,
    note: '年度调整',
    createdBy: '周屿',
    content: { ...first.content, leap: { ...first.content.leap, growthFactor: 1.2 } },
  };
  const panel = screen.getByRole('region', { name: '保存前看影响' });
  await user.type(within(panel).getByLabelText(/修改说明/), '提高门槛');
  await user.type(within(panel).getByLabelText(/修改说明/), '一档');
  await within(panel).findByText(/已计入跃迁由 312/);
  await user.click(within(panel).getByRole('button', { name: '保存新规则' }));
  const row = await screen.findByRole('row', { name: /增长倍数/ });
  expect(
    within(row)
      .getAllByRole('cell')
      .map((cell) => cell.textContent),
  ).toEqual(['1.3 倍', '1.2 倍', '1.5 倍']);
  screen.getByText('周屿 在您编辑时保存了第 2 版：年度调整');
  const overwrite = within(row.closest('.wm-three-way')!).getAllByRole('button')[0]!;
  await user.click(overwrite);
  await waitFor(() => expect(saves.at(-1)?.version).toBe('"2"'));
  expect(saves.at(-1)?.body.content.leap.growthFactor).toBe(1.5);
  expect(saves.at(-1)?.body.note).toBe('提高门槛一档');
});

it.each(['ops_viewer', 'regional', 'provider_owner'] as const)('is for reading to %s', async (reader) => {
  role = reader;
  open();
  await screen.findByText('您可以查看规则，不能修改。', { exact: false });
  expect(screen.queryByRole('spinbutton')).toBeNull();
  expect(screen.queryByRole('region', { name: '保存前看影响' })).toBeNull();
  screen.getByText('1.3 倍');
  if (reader === 'provider_owner') expect(screen.queryByText('历史版本')).toBeNull();
  else await screen.findByText('历史版本');
});
