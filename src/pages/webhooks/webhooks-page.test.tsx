import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { configure, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Webhook, WebhookDelivery } from '../../contract/webhooks.ts';
import { ALERT_KINDS } from '../../domain/alert/alert-kind.ts';
import { updatePreferences } from '../../ui/theme/preferences.ts';
import { Component } from './webhooks-page.tsx';

configure({ asyncUtilTimeout: 15_000 });
vi.setConfig({ testTimeout: 40_000 });

const SECRET = 'whsec_c2VjcmV0IG9mIGEgdGVzdA==';
const delivery: WebhookDelivery = {
  ...{ id: 'd1', test: false, alerts: 3, createdAt: '2026-11-05T08:00:00.000Z' },
  ...{ state: 'failed', attempts: 6, nextAttemptAt: null, lastAttemptAt: '2026-11-05T22:36:00.000Z' },
  ...{ status: 200, problem: 'answer', answer: '{"errcode":310000,"errmsg":"keywords not in con' },
  body: JSON.stringify({ msgtype: 'text', text: { content: '【造风台】3 条新提醒' } }),
};
const webhook: Webhook = {
  ...{ id: 'w1', name: '运营群', format: 'dingtalk', language: 'zh', kinds: ['leap_near'] },
  ...{ address: 'https://oapi.dingtalk.com/…90ab', enabled: true, offReason: null },
  ...{ pending: 0, failed: 1, lastDelivery: delivery, previousSecretUntil: null },
  ...{ createdAt: '2026-11-01T08:00:00.000Z', createdBy: '管理岗', updatedAt: '2026-11-01T08:00:00.000Z' },
  revision: 4,
};

interface Sent {
  method: string;
  path: string;
  body: unknown;
  match: string | null;
}
const sent: Sent[] = [];
let webhooks: Webhook[];
let sends: boolean;
/** What the next write is answered with. */
let refusal: { status: number; body: unknown } | null;

const problem = (status: number, more: object = {}) => ({
  status,
  body: { ...{ code: 'invalid_request', title: 't', detail: 'd', fix: null, errors: [], status }, ...more },
});

beforeEach(() => {
  sent.length = 0;
  webhooks = [webhook];
  sends = true;
  refusal = null;
  updatePreferences({ lang: 'zh' });
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    const { pathname } = new URL(address, 'http://console.test');
    if (init.method === 'GET') {
      if (pathname === '/api/session')
        return Response.json({
          caller: { actions: ['webhook.read', 'webhook.write'], scope: null, role: 'ops_admin' },
        });
      if (pathname === '/api/webhooks') return Response.json({ items: webhooks, sends });
      if (pathname.endsWith('/deliveries'))
        return Response.json({ items: [delivery], total: 1, nextCursor: null });
      return Response.json(webhook);
    }
    sent.push({
      method: init.method ?? '',
      path: pathname,
      body: init.body ? JSON.parse(String(init.body)) : null,
      match: new Headers(init.headers).get('If-Match'),
    });
    if (refusal) return Response.json(refusal.body, { status: refusal.status });
    if (init.method === 'DELETE') return new Response(null, { status: 204 });
    if (pathname.endsWith('/retry')) return Response.json({ ...delivery, state: 'pending' });
    if (pathname.endsWith('/test')) return Response.json({ ...delivery, id: 'd2', test: true });
    return Response.json(
      pathname === '/api/webhooks' || pathname.endsWith('/secret') ? { webhook, secret: SECRET } : webhook,
    );
  });
});
afterEach(() => vi.unstubAllGlobals());

function open(address = '/webhooks') {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const router = createMemoryRouter([{ path: '/webhooks', Component }], { initialEntries: [address] });
  render(
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  return userEvent.setup();
}
const drawer = () => screen.findByRole('dialog');
const press = async (user: ReturnType<typeof userEvent.setup>, name: string) =>
  user.click(await within(await drawer()).findByRole('button', { name }));

describe('adding', () => {
  it('says at each field what is missing, and sends nothing', async () => {
    const user = open('/webhooks?webhook=new');
    await press(user, '保存');
    const form = within(await drawer());
    expect(form.getByLabelText(/名称/)).toHaveAccessibleDescription('请填写名称');
    expect(form.getByLabelText(/推送地址/)).toHaveAccessibleDescription('请填写推送地址');
    await user.type(form.getByLabelText(/推送地址/), 'open.feishu.cn/hook');
    expect(form.getByLabelText(/推送地址/)).toHaveAccessibleDescription(/以 https:\/\/ 开头/);
    for (const box of form.getAllByRole('checkbox')) await user.click(box);
    expect(form.getByText('请至少选择一种提醒')).toBeVisible();
    expect(sent).toEqual([]);
  });

  it('shows the secret once, then the webhook', async () => {
    const user = open('/webhooks?webhook=new');
    const form = within(await drawer());
    await user.type(await form.findByLabelText(/名称/), '运营群');
    await user.type(form.getByLabelText(/推送地址/), 'https://example.org/hook');
    await user.click(form.getByLabelText('目标落后'));
    await press(user, '保存');
    expect(await screen.findByText(SECRET)).toBeVisible();
    expect(sent[0]?.body).toEqual({
      ...{ name: '运营群', format: 'feishu', language: 'zh', url: 'https://example.org/hook' },
      kinds: ALERT_KINDS.filter((kind) => kind !== 'target_behind'),
    });
    await press(user, '继续');
    expect(await screen.findByText(webhook.address)).toBeVisible();
    expect(screen.queryByText(SECRET)).not.toBeInTheDocument();
  });

  it('says at the field what the service refused about the address', async () => {
    refusal = problem(400, { errors: [{ path: 'body.url', message: '须以 https:// 开头', fix: null }] });
    const user = open('/webhooks?webhook=new');
    const form = within(await drawer());
    await user.type(await form.findByLabelText(/名称/), 'x');
    await user.type(form.getByLabelText(/推送地址/), 'http://127.0.0.1/hook');
    await press(user, '保存');
    expect(await form.findByText('须以 https:// 开头')).toBeVisible();
  });
});

describe('one webhook', () => {
  it('says in words why its message did not arrive, and tries it again', async () => {
    const user = open('/webhooks?webhook=w1');
    const shown = within(await drawer());
    expect(await shown.findByText('群机器人拒收：keywords not in con')).toBeVisible();
    expect(shown.getByText('发送失败')).toBeVisible();
    await press(user, '立即重试');
    expect(sent[0]).toMatchObject({ method: 'POST', path: '/api/webhooks/w1/deliveries/d1/retry' });
  });

  it('keeps its address when none is entered, and shows a newer state before overwriting it', async () => {
    refusal = problem(412, {
      code: 'precondition_failed',
      current: { ...webhook, name: '别人改的', revision: 5 },
    });
    const user = open('/webhooks?webhook=w1');
    await press(user, '修改');
    const form = within(await drawer());
    await user.clear(form.getByLabelText(/名称/));
    await user.type(form.getByLabelText(/名称/), '我改的');
    await press(user, '保存');
    expect(sent[0]).toMatchObject({ match: '"4"', body: { name: '我改的', url: null, enabled: true } });
    expect(await form.findByText('别人改的')).toBeVisible();
    refusal = null;
    await press(user, '以我的为准保存');
    expect(sent[1]).toMatchObject({ match: '"5"', body: { name: '我改的' } });
  });

  it('is removed only after it was said what goes with it', async () => {
    const user = open('/webhooks?webhook=w1');
    await press(user, '删除');
    expect(await screen.findByText(/全部发送记录/)).toBeVisible();
    expect(sent).toEqual([]);
    await press(user, '删除');
    expect(sent[0]).toMatchObject({ method: 'DELETE', path: '/api/webhooks/w1', match: '"4"' });
  });

  it('in the demo is never said to have sent anything', async () => {
    sends = false;
    const user = open('/webhooks?webhook=w1');
    expect(await screen.findByText(/演示版不发送任何消息/)).toBeVisible();
    await press(user, '发送测试消息');
    expect(await screen.findByText(/演示版不发送；/)).toBeVisible();
    expect(screen.queryByRole('button', { name: '立即重试' })).not.toBeInTheDocument();
  });
});

it('without any says what would be here', async () => {
  webhooks = [];
  open();
  expect(await screen.findByText('还没有推送：新提醒只在站内显示。')).toBeVisible();
  expect(screen.getAllByRole('button', { name: '添加推送' })).toHaveLength(1);
});

it.each([
  ['zh', 1, '1 条消息等待发送或重试'],
  ['en', 1, '1 message waiting to be sent'],
  ['en', 2, '2 messages waiting to be sent'],
] as const)('says in %s how many messages wait: %i', async (lang, pending, words) => {
  updatePreferences({ lang });
  webhooks = [{ ...webhook, pending }];
  open();
  expect(await screen.findByText(new RegExp(words))).toBeVisible();
});
