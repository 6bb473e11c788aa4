import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { configure, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { TargetFilePreview } from '../../contract/target-imports.ts';
import { updatePreferences } from '../../ui/theme/preferences.ts';
import { Component } from './import-targets-page.tsx';

configure({ asyncUtilTimeout: 15_000 });
vi.setConfig({ testTimeout: 40_000 });

const straight = { kind: 'straight' as const };
const clean: TargetFilePreview = {
  sha256: 'a'.repeat(64),
  rows: 2,
  counts: { created: 1, changed: 1, unchanged: 0, rejected: 0 },
  items: [
    {
      line: 2,
      action: 'change',
      id: 't1',
      level: 'region',
      scope: 'northeast',
      scopeName: { zh: '东北', en: 'Northeast' },
      measure: 'leaps',
      from: '2026-01',
      to: '2026-12',
      before: { goal: 50, startValue: null, curve: straight, owner: null },
      after: { goal: 60, startValue: null, curve: straight, owner: '负责人甲' },
    },
    {
      line: 3,
      action: 'create',
      id: null,
      level: 'programme',
      scope: null,
      scopeName: null,
      measure: 'gmv',
      from: '2026-01',
      to: '2026-12',
      before: null,
      after: { goal: 1_000_000, startValue: 0, curve: straight, owner: null },
    },
  ],
  faults: [],
};
const faulty: TargetFilePreview = {
  ...clean,
  counts: { created: 1, changed: 0, unchanged: 0, rejected: 1 },
  items: clean.items.slice(1),
  faults: [
    {
      line: 2,
      column: 'goal',
      cell: '9.5',
      code: 'number_not_whole',
      reason: { zh: '9.5不是整数', en: '9.5 is not a whole number' },
      fix: { zh: '个数填整数', en: 'Counts are whole numbers' },
    },
  ],
};

let preview: TargetFilePreview;
let actions: string[];
const sent: string[] = [];

beforeEach(() => {
  sent.length = 0;
  preview = clean;
  actions = ['target.read', 'target.write'];
  updatePreferences({ lang: 'zh' });
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    const { pathname, search } = new URL(address, 'http://console.test');
    if (init.method === 'GET') return Response.json({ caller: { actions, scope: null } });
    sent.push(pathname + search);
    return Response.json(pathname.endsWith('/inspect') ? preview : { created: 1, changed: 1, unchanged: 0 });
  });
});
afterEach(() => vi.unstubAllGlobals());

function open() {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const router = createMemoryRouter([{ path: '*', Component }]);
  render(
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
}

const choose = async (user: ReturnType<typeof userEvent.setup>) =>
  user.upload(await screen.findByLabelText(/选择 CSV 文件|换一个文件/), new File(['level\n'], 'targets.csv'));

it('shows what the file would do and imports the bytes that were looked at', async () => {
  const user = userEvent.setup();
  open();
  await choose(user);
  await screen.findByText('目标值 50 个 → 60 个；负责人 暂无负责人 → 负责人甲');
  expect(screen.getByText('目标值 ¥1,000,000，负责人：暂无负责人')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '导入' }));
  await screen.findByText('已导入');
  expect(sent).toEqual(['/api/targets/inspect', `/api/targets/import?sha256=${clean.sha256}`]);
});

it('imports nothing while one row is faulty, and says how to mend it', async () => {
  preview = faulty;
  const user = userEvent.setup();
  open();
  await choose(user);
  await screen.findByText('9.5不是整数');
  expect(screen.getByText('个数填整数')).toBeTruthy();
  expect(screen.getByText('1 行有误，没有导入任何内容')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '导入' })).toBeNull();
  preview = clean;
  await choose(user);
  await waitFor(() => expect(screen.queryByText('9.5不是整数')).toBeNull());
  expect(await screen.findByRole('button', { name: '导入' })).toBeTruthy();
});

it('tells those who may not set targets', async () => {
  actions = ['target.read'];
  open();
  await screen.findByText('不能导入目标');
  expect(screen.queryByLabelText(/选择 CSV 文件/)).toBeNull();
});
