import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { AppealPreview } from '../../contract/appeals.ts';
import { updatePreferences } from '../../ui/theme/preferences.ts';
import { Component } from './new-appeal-page.tsx';

const preview: AppealPreview = {
  snapshot: {
    assessmentId: 'as-1',
    resultHash: 'hash',
    model: 'five-capability',
    modelVersion: 1,
    period: '2026-10',
    subject: { kind: 'indicator', code: 'live_cvr' },
    name: { zh: '直播间转化率', en: 'Live conversion' },
    unit: 'ratio',
    rawDigits: 4,
    scoreDigits: 2,
    numerator: 380,
    denominator: 10_000,
    n: 10_000,
    raw: 0.038,
    score: 60,
    state: 'scored',
    tier: 'core',
  },
  kinds: ['data', 'calculation'],
  openUntil: '2026-11-12T15:59:59.999Z',
  refusal: null,
  openAppealId: null,
};

configure({ asyncUtilTimeout: 15_000 });
vi.setConfig({ testTimeout: 40_000 });

interface Sent {
  path: string;
  body: unknown;
  key: string | null;
}
const sent: Sent[] = [];
let shown: AppealPreview;

beforeEach(() => {
  sent.length = 0;
  shown = preview;
  updatePreferences({ lang: 'zh' });
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    const { pathname, search } = new URL(address, 'http://console.test');
    if (init.method === 'GET') return Response.json(shown);
    const body = typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : init.body;
    const headers = new Headers(init.headers);
    sent.push({ path: pathname + search, body, key: headers.get('Idempotency-Key') });
    if (pathname.endsWith('/evidence') && search.includes('bad'))
      return Response.json(
        { code: 'unsupported_media', title: '', detail: '类型不支持', fix: null, errors: [], requestId: 'r' },
        { status: 415 },
      );
    return Response.json({ id: 'ap-1' }, { status: 201 });
  });
});
afterEach(() => vi.unstubAllGlobals());

function open() {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const router = createMemoryRouter(
    [
      { path: '/appeals/new', Component },
      { path: '*', element: <p>elsewhere</p> },
    ],
    { initialEntries: ['/appeals/new?assessment=as-1&indicator=live_cvr'] },
  );
  render(
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  return router;
}

const file = (name: string, size: number) => new File([new Uint8Array(size)], name);

it('shows the number that is disputed and sends what was written, a per cent as a share', async () => {
  const user = userEvent.setup({ applyAccept: false });
  const router = open();
  const number = await screen.findByRole('region', { name: '直播间转化率' });
  expect(within(number).getByText('3.80%')).toBeTruthy();
  expect(within(number).getByText('380')).toBeTruthy();
  await user.type(screen.getByLabelText(/正确的数值/), '4.2');
  await user.type(screen.getByLabelText(/说明/), '后台导出的转化率为 4.2%，与评分卡不一致。');
  await user.type(screen.getByLabelText(/链接/), 'https://example.org/a{enter}https://example.org/b');
  await user.upload(screen.getByLabelText('添加文件'), [file('good.png', 10), file('bad.exe', 10)]);
  await user.click(screen.getByRole('button', { name: '提交申诉' }));
  await screen.findByText('elsewhere');
  expect(sent[0]).toMatchObject({
    path: '/api/appeals',
    body: {
      assessment: 'as-1',
      subject: { kind: 'indicator', code: 'live_cvr' },
      kind: 'data',
      claimedValue: 0.042,
      text: '后台导出的转化率为 4.2%，与评分卡不一致。',
      links: ['https://example.org/a', 'https://example.org/b'],
    },
  });
  expect(sent.map(({ path }) => path).slice(1)).toEqual([
    '/api/appeals/ap-1/evidence?name=good.png',
    '/api/appeals/ap-1/evidence?name=bad.exe',
  ]);
  expect(new Set(sent.map(({ key }) => key)).size).toBe(3);
  expect(router.state.location).toMatchObject({
    pathname: '/appeals/ap-1',
    state: { failed: [{ name: 'bad.exe', problem: '类型不支持' }] },
  });
});

it('says at the field what is missing and sends nothing', async () => {
  const user = userEvent.setup({ applyAccept: false });
  open();
  await screen.findByRole('region', { name: '直播间转化率' });
  await user.type(screen.getByLabelText(/链接/), 'javascript:alert(1)');
  await user.upload(screen.getByLabelText('添加文件'), file('large.pdf', 2 * 1024 * 1024 + 1));
  await user.click(screen.getByRole('button', { name: '提交申诉' }));
  await waitFor(() => expect(screen.getAllByRole('alert').length).toBe(4));
  expect(screen.getByText('请填写您认为正确的数值')).toBeTruthy();
  expect(screen.getByText('至少 10 个字')).toBeTruthy();
  expect(screen.getAllByText('超过 2 MB').length).toBeGreaterThan(0);
  expect(sent).toEqual([]);
  await user.click(screen.getByText('计算有误'));
  await waitFor(() => expect(screen.queryByLabelText(/正确的数值/)).toBeNull());
});

it.each([
  ['window_closed', '申诉期已过'],
  ['already_open', '对这个数字已有未结的申诉'],
] as const)('says why it cannot be disputed: %s', async (refusal, title) => {
  shown = { ...preview, refusal, openAppealId: refusal === 'already_open' ? 'ap-9' : null };
  open();
  await screen.findByText(title);
  expect(screen.queryByRole('button', { name: '提交申诉' })).toBeNull();
  expect(screen.queryByRole('link', { name: '打开该申诉' }) !== null).toBe(refusal === 'already_open');
});
