import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AppContext } from '../../server/context.ts';
import type { AuditEntry } from '../../src/contract/audit.ts';
import type { Webhook, WebhookDelivery, WebhookWithSecret } from '../../src/contract/webhooks.ts';
import { ALERT_KINDS } from '../../src/domain/alert/alert-kind.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { type ApiClient, createTestContext, seen } from './api-client.ts';
import { clientOf, storeProgrammeWorld } from './programme-world.ts';

const KEY = 'a-key-of-the-bot';
const DRAFT = {
  name: '运营群',
  format: 'feishu',
  language: 'zh',
  kinds: ['target_without_owner', 'leap_near'],
  url: `https://open.feishu.cn/open-apis/bot/v2/hook/${KEY}`,
};

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
  admin.post<WebhookWithSecret>('/api/webhooks', { ...DRAFT, ...change });
const update = (webhook: Webhook, change: object = {}) => {
  const { name, format, language, kinds, enabled } = webhook;
  const body = { name, format, language, kinds, enabled, url: null, ...change };
  return admin.send('PUT', `/api/webhooks/${webhook.id}`, body, seen(webhook.revision));
};
const read = (id: string) => admin.get<Webhook>(`/api/webhooks/${id}`);
const outbox = async () => (await database.pool.query('select * from webhook_delivery order by id')).rows;

describe('a webhook', () => {
  test('is made with a secret that no other answer and no log holds', async () => {
    const { webhook, secret } = await create();
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(webhook).toMatchObject({
      ...{ name: '运营群', format: 'feishu', enabled: true, offReason: null, revision: 1 },
      address: 'https://open.feishu.cn/…-bot',
      // In the order of the kinds, however they were sent.
      kinds: ALERT_KINDS.filter((kind) => DRAFT.kinds.includes(kind)),
    });
    await update(webhook, { name: '另一个群' });
    await admin.post(`/api/webhooks/${webhook.id}/test`);
    const answers = [
      await admin.text('/api/webhooks'),
      await admin.text(`/api/webhooks/${webhook.id}`),
      await admin.text(`/api/webhooks/${webhook.id}/deliveries`),
      await admin.text('/api/audit?limit=200'),
      await admin.text('/api/audit.csv'),
    ].join('\n');
    expect(answers).toContain('运营群');
    for (const hidden of [secret, secret.slice('whsec_'.length), KEY]) expect(answers).not.toContain(hidden);
    const kept = await database.pool.query('select output::text from idempotency');
    expect(JSON.stringify(kept.rows)).not.toContain(secret);
  });

  test('its secret and address are read by no role of the database that a person gets', async () => {
    await create();
    const db = context.openFor({ id: 'x', name: 'x', role: 'ops_admin', scope: null });
    for (const column of ['secret', 'url', 'previousSecret'] as const)
      await expect(db.selectFrom('webhook').select(column).execute()).rejects.toThrow(/permission denied/);
    expect(await db.selectFrom('webhook').select('name').execute()).toHaveLength(1);
  });

  test.each([
    ['http://open.feishu.cn/hook', 'https'],
    ['http://127.0.0.1/hook', 'https'],
    ['https://me:word@open.feishu.cn/hook', 'user name'],
    ['open.feishu.cn/hook', 'whole address'],
  ])('is refused the address %s at its field', async (url, words) => {
    const problem = await admin.problem(
      'POST',
      '/api/webhooks',
      { ...DRAFT, url },
      { 'Accept-Language': 'en' },
    );
    expect(problem).toMatchObject({ status: 400, errors: [{ path: 'body.url' }] });
    expect(problem.errors[0]?.message).toContain(words);
    const { webhook } = await create();
    expect((await update(webhook, { url })).status).toBe(400);
  });

  test('may lead to this machine by http where private addresses are allowed', async () => {
    const local = clientOf({ ...context, allowsPrivateWebhooks: true }, 'ops_admin', null);
    const body = { ...DRAFT, url: 'http://localhost:9/hook' };
    expect((await local.send('POST', '/api/webhooks', body)).status).toBe(201);
    expect((await local.send('POST', '/api/webhooks', { ...body, url: 'http://10.0.0.1/' })).status).toBe(
      400,
    );
  });

  test.each([{ kinds: [] }, { kinds: ['weather'] }, { name: ' ' }, { format: 'slack' }, { language: 'fr' }])(
    'is refused with %j',
    async (change) => {
      expect((await admin.send('POST', '/api/webhooks', { ...DRAFT, ...change })).status).toBe(400);
    },
  );

  test('keeps its address unless a new one comes, and a stale edit is refused with the newer state', async () => {
    const { webhook } = await create();
    const changed = (await (await update(webhook, { name: '新名', language: 'en' })).json()) as Webhook;
    expect(changed).toMatchObject({ name: '新名', language: 'en', address: webhook.address, revision: 2 });
    const { rows } = await database.pool.query('select url from webhook');
    expect(rows[0].url).toBe(DRAFT.url);
    const stale = await update(webhook, { name: '旧名' });
    expect(stale.status).toBe(412);
    expect(((await stale.json()) as { current: Webhook }).current).toEqual(await read(webhook.id));
    expect((await update(changed, { url: 'https://example.org/hooks/other' })).status).toBe(200);
    expect((await read(webhook.id)).address).toBe('https://example.org/…her');
    const { items } = await admin.get<{ items: AuditEntry[] }>('/api/audit?limit=1');
    expect(items[0]).toMatchObject({
      action: 'updateWebhook',
      object: { type: 'webhook', id: webhook.id },
      after: { address: 'https://example.org/…her', newUrl: true },
    });
  });

  test('gets a new secret that replaces the one before within a day', async () => {
    const { webhook, secret } = await create();
    const path = `/api/webhooks/${webhook.id}/secret`;
    const rotated = await admin.post<WebhookWithSecret>(path, undefined, webhook.revision);
    expect(rotated.secret).not.toBe(secret);
    expect(rotated.webhook).toMatchObject({ revision: 2, previousSecretUntil: '2026-11-06T08:00:00.000Z' });
    expect((await admin.send('POST', path, undefined, seen(webhook.revision))).status).toBe(412);
    const later = clientOf({ ...context, now: () => new Date('2026-11-06T08:00:01Z') }, 'ops_admin', null);
    expect((await later.get<Webhook>(`/api/webhooks/${webhook.id}`)).previousSecretUntil).toBeNull();
  });

  test('goes with its deliveries', async () => {
    const { webhook } = await create();
    await admin.post(`/api/webhooks/${webhook.id}/test`);
    const path = `/api/webhooks/${webhook.id}`;
    expect((await admin.send('DELETE', path, undefined, seen(9))).status).toBe(412);
    expect((await admin.send('DELETE', path, undefined, seen(1))).status).toBe(204);
    expect((await admin.send('GET', path)).status).toBe(404);
    expect(await outbox()).toEqual([]);
  });

  test('there may be twenty of them', async () => {
    for (let at = 0; at < 20; at++) await create({ name: `群 ${at}` });
    expect((await admin.problem('POST', '/api/webhooks', DRAFT)).code).toBe('limit_exceeded');
  });

  test.each(['ops_viewer', 'ops_grader', 'regional', 'provider_owner'] as const)(
    'is no business of %s',
    async (role) => {
      const { webhook } = await create();
      const scope = role === 'regional' ? { regions: ['northeast'] } : { providers: ['N1'] };
      const person = clientOf(context, role, role.startsWith('ops') ? null : scope);
      const { id } = webhook;
      const { id: delivery } = await admin.post<WebhookDelivery>(`/api/webhooks/${id}/test`);
      for (const [method, path, body] of [
        ['GET', '/api/webhooks'],
        ['POST', '/api/webhooks', DRAFT],
        ['GET', `/api/webhooks/${id}`],
        ['PUT', `/api/webhooks/${id}`, { ...DRAFT, enabled: true }],
        ['DELETE', `/api/webhooks/${id}`],
        ['POST', `/api/webhooks/${id}/secret`],
        ['POST', `/api/webhooks/${id}/test`],
        ['GET', `/api/webhooks/${id}/deliveries`],
        ['POST', `/api/webhooks/${id}/deliveries/${delivery}/retry`],
      ] as const)
        expect((await person.send(method, path, body, seen(1))).status, `${method} ${path}`).toBe(403);
    },
  );
});
