import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { AppContext } from '../../server/context.ts';
import type { Webhook, WebhookDelivery, WebhookWithSecret } from '../../src/contract/webhooks.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { type ApiClient, createTestContext, seen } from './api-client.ts';
import { clientOf, storeProgrammeWorld } from './programme-world.ts';

let database: TestDatabase;
let context: AppContext;
let admin: ApiClient;

beforeAll(async () => {
  database = await createTestDatabase();
  context = createTestContext(database);
  await storeProgrammeWorld(context);
  admin = clientOf(context, 'ops_admin', null);
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.pool.query('delete from webhook');
});

const create = (change: object = {}) =>
  admin.post<WebhookWithSecret>('/api/webhooks', {
    ...{ name: '运营群', format: 'feishu', language: 'zh', kinds: ['target_without_owner'] },
    url: 'https://open.feishu.cn/open-apis/bot/v2/hook/1',
    ...change,
  });
const update = (webhook: Webhook, change: object = {}) => {
  const { name, format, language, kinds, enabled } = webhook;
  const body = { name, format, language, kinds, enabled, url: null, ...change };
  return admin.send('PUT', `/api/webhooks/${webhook.id}`, body, seen(webhook.revision));
};
const deliveries = async (id: string) =>
  (await admin.get<{ items: WebhookDelivery[] }>(`/api/webhooks/${id}/deliveries`)).items;
const outbox = async () => (await database.pool.query('select * from webhook_delivery order by id')).rows;

const setTarget = (api: ApiClient, scope: string) =>
  api.post('/api/targets', {
    ...{ level: 'provider', scope, measure: 'leaps', goal: 60, startValue: null, owner: null, note: null },
    ...{ from: '2026-01', to: '2026-12', curve: { kind: 'straight' } },
  });
afterEach(() => database.pool.query(`truncate target, target_change, alert, alert_read cascade`));

test('gets one message for each webhook that asked for the kind, in the transaction of the cause', async () => {
  const { webhook } = await create({ kinds: ['target_without_owner'] });
  await create({ name: '别的', kinds: ['leap_near'] });
  const off = await create({ name: '停用', kinds: ['target_without_owner'] });
  await update(off.webhook, { enabled: false });
  await setTarget(clientOf(context, 'ops_grader', null), 'N1');
  const rows = await outbox();
  expect(rows).toHaveLength(1);
  const [delivery] = await deliveries(webhook.id);
  expect(delivery).toMatchObject({ test: false, state: 'pending', attempts: 0, status: null });
  const { content } = JSON.parse(delivery?.body ?? '');
  expect(content.text).toMatch(/^【造风台】\d 条新提醒/);
  expect(content.text).toContain('服务商N1');
  // Nothing in a message is somebody's own.
  expect(JSON.stringify(rows[0].message)).not.toMatch(/readAt|mayOpen|mayDecide/);
  expect(
    rows[0].message.alerts.find(({ kind }: { kind: string }) => kind === 'target_without_owner'),
  ).toMatchObject({ target: { level: 'provider', scope: 'N1', measure: 'leaps' } });
});

test('holds nothing of a change that was undone', async () => {
  await create({ kinds: ['target_without_owner'] });
  const broken = { ...context, newId: () => 'a-twin' };
  await setTarget(clientOf(broken, 'ops_admin', null), 'N1');
  const told = (await outbox()).length;
  expect(told).toBe(1);
  // The same public id again: refused by the database after everything else was done.
  const again = await clientOf(broken, 'ops_admin', null).send('POST', '/api/targets', {
    ...{
      level: 'provider',
      scope: 'N2',
      measure: 'leaps',
      goal: 60,
      startValue: null,
      owner: null,
      note: null,
    },
    ...{ from: '2026-01', to: '2026-12', curve: { kind: 'straight' } },
  });
  expect(again.ok).toBe(false);
  expect(await outbox()).toHaveLength(told);
});

test('has one message with twenty alerts and the number of the others, however many there are', async () => {
  const { webhook } = await create({ kinds: ['target_without_owner'], format: 'json' });
  // Twenty-five targets in one file are one change.
  const lines = Array.from({ length: 25 }, (_, at) => {
    const from = `20${26 + at}`;
    return `provider,N1,leaps,12,0,${from}-01,${from}-12,straight,`;
  });
  const file = ['level,scope,measure,goal,start_value,from,to,curve,owner', ...lines, ''].join('\n');
  const bytes = new TextEncoder().encode(file);
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  const sha256 = Buffer.from(digest).toString('hex');
  const response = await admin.send('POST', `/api/targets/import?sha256=${sha256}`, bytes, {
    'Content-Type': 'text/csv',
  });
  expect(response.status, await response.text()).toBe(200);
  const all = await deliveries(webhook.id);
  expect(all).toHaveLength(1);
  const { alerts, more, count } = JSON.parse(all[0]?.body ?? '').data;
  expect(alerts).toHaveLength(20);
  expect(count).toBe(all[0]?.alerts);
  expect(count).toBe(20 + more);
  expect(more).toBeGreaterThan(0);
});

test('gives up what waits when its webhook is turned off, and takes it up again by hand', async () => {
  const { webhook } = await create({ kinds: ['target_without_owner'] });
  await setTarget(admin, 'N1');
  const off = (await (await update(webhook, { enabled: false })).json()) as Webhook;
  expect(off).toMatchObject({ pending: 0, failed: 1, enabled: false, offReason: null });
  const [delivery] = await deliveries(webhook.id);
  expect(delivery).toMatchObject({ state: 'failed', problem: 'off', nextAttemptAt: null });
  const retry = `/api/webhooks/${webhook.id}/deliveries/${delivery?.id}/retry`;
  expect((await admin.problem('POST', retry)).code).toBe('conflict');
  await update(off, { enabled: true });
  expect(await admin.post(retry)).toMatchObject({ state: 'pending' });
  expect((await admin.problem('POST', `/api/webhooks/${webhook.id}/deliveries/none/retry`)).status).toBe(404);
});

test('is read page by page', async () => {
  const { webhook } = await create();
  for (let at = 0; at < 5; at++) await admin.post(`/api/webhooks/${webhook.id}/test`);
  const ids: string[] = [];
  let cursor = '';
  do {
    const page: { items: WebhookDelivery[]; total: number; nextCursor: string | null } = await admin.get(
      `/api/webhooks/${webhook.id}/deliveries?limit=2${cursor}`,
    );
    expect(page.total).toBe(5);
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor ? `&cursor=${page.nextCursor}` : '';
  } while (cursor !== '');
  expect(ids).toEqual((await deliveries(webhook.id)).map(({ id }) => id));
  expect(new Set(ids).size).toBe(5);
});

test('the demo keeps what it would send, and says that it sends nothing', async () => {
  const demo = clientOf({ ...context, mode: 'demo' }, 'ops_admin', null);
  expect(await admin.get('/api/webhooks')).toMatchObject({ items: [], sends: true });
  expect(await demo.get('/api/webhooks')).toMatchObject({ sends: false });
});
