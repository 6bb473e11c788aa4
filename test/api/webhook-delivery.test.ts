import { describe, expect, test } from 'vitest';
import type { Webhook, WebhookDelivery, WebhookWithSecret } from '../../src/contract/webhooks.ts';
import { verified } from '../support/webhook-receiver.ts';
import { START, WebhookWorld } from './webhook-world.ts';

const world = new WebhookWorld();

describe('a message', () => {
  test('is signed so that the receiver’s library takes it, and refuses it changed or by another secret', async () => {
    const { webhook, secret } = await world.create();
    const { id } = await world.sendTest(webhook.id);
    expect(await world.deliver()).toBe(1);
    const [got] = world.receiver.received;
    expect(got?.headers).toMatchObject({
      'webhook-id': id,
      'webhook-timestamp': String(START.getTime() / 1000),
      'content-type': 'application/json; charset=utf-8',
    });
    expect(verified(got!, secret)).toMatchObject({
      type: 'webhook.test',
      timestamp: START.toISOString(),
    });
    expect(() => verified({ ...got!, body: got!.body.replace('webhook.test', 'x') }, secret)).toThrow();
    expect(() => verified(got!, `whsec_${btoa('another secret of somebody')}`)).toThrow();
    expect(await world.newest(webhook.id)).toMatchObject({
      ...{ state: 'delivered', attempts: 1, status: 204, problem: null, nextAttemptAt: null },
      body: got?.body,
    });
    expect(await world.deliver()).toBe(0);
  });

  test('carries both signatures for a day after the secret changed, then one', async () => {
    const { webhook, secret } = await world.create();
    const path = `/api/webhooks/${webhook.id}/secret`;
    const { secret: next } = await world.admin.post<WebhookWithSecret>(path, undefined, 1);
    await world.sendTest(webhook.id);
    await world.deliver();
    for (const one of [secret, next]) verified(world.receiver.received[0]!, one);
    world.later(24 * 60 + 1);
    await world.sendTest(webhook.id);
    await world.deliver();
    verified(world.receiver.received[1]!, next);
    expect(() => verified(world.receiver.received[1]!, secret)).toThrow();
  });

  test('is tried again after one and five minutes, with the same id and body, until it is taken', async () => {
    const { webhook, secret } = await world.create();
    await world.sendTest(webhook.id);
    world.receiver.reply(
      { status: 500, text: 'x'.repeat(300) },
      { status: 503 },
      { status: 200, text: 'thanks' },
    );
    await world.deliver();
    expect(await world.newest(webhook.id)).toMatchObject({
      ...{ state: 'pending', attempts: 1, status: 500, problem: 'status', answer: 'x'.repeat(200) },
      nextAttemptAt: '2026-11-05T08:01:00.000Z',
    });
    expect(await world.deliver()).toBe(0);
    world.later(1);
    expect(await world.deliver()).toBe(1);
    expect((await world.newest(webhook.id))?.nextAttemptAt).toBe('2026-11-05T08:06:00.000Z');
    world.later(4);
    expect(await world.deliver()).toBe(0);
    world.later(1);
    expect(await world.deliver()).toBe(1);
    expect(await world.newest(webhook.id)).toMatchObject({
      ...{ state: 'delivered', attempts: 3, status: 200, problem: null, answer: 'thanks' },
    });
    expect(world.receiver.received).toHaveLength(3);
    expect(new Set(world.receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(new Set(world.receiver.received.map(({ body }) => body)).size).toBe(1);
    verified(world.receiver.received[2]!, secret);
  });

  test('is given up after six attempts, shown, and tried once more by hand', async () => {
    const { webhook } = await world.create();
    const { id } = await world.sendTest(webhook.id);
    for (const minutes of [0, 1, 5, 30, 120, 720]) {
      world.receiver.reply({ status: 500 });
      world.later(minutes);
      expect(await world.deliver()).toBe(1);
    }
    expect(await world.newest(webhook.id)).toMatchObject({
      state: 'failed',
      attempts: 6,
      nextAttemptAt: null,
    });
    world.later(10_000);
    expect(await world.deliver()).toBe(0);
    expect((await world.admin.get<Webhook>(`/api/webhooks/${webhook.id}`)).failed).toBe(1);
    const retry = `/api/webhooks/${webhook.id}/deliveries/${id}/retry`;
    world.receiver.reply({ status: 500 });
    await world.admin.post(retry);
    expect(await world.deliver()).toBe(1);
    expect(await world.newest(webhook.id)).toMatchObject({ state: 'failed', attempts: 7 });
    await world.admin.post(retry);
    await world.deliver();
    expect(await world.newest(webhook.id)).toMatchObject({ state: 'delivered', attempts: 8 });
    expect((await world.admin.problem('POST', retry)).code).toBe('conflict');
  });

  test('to a group bot that says no in a 200 has not arrived', async () => {
    const { webhook } = await world.create({ format: 'dingtalk' });
    await world.sendTest(webhook.id);
    world.receiver.reply({ status: 200, text: '{"errcode":310000,"errmsg":"keywords not in content"}' });
    await world.deliver();
    expect(await world.newest(webhook.id)).toMatchObject({
      state: 'pending',
      problem: 'answer',
      status: 200,
    });
    expect(JSON.parse(world.receiver.received[0]!.body)).toMatchObject({ msgtype: 'text' });
  });

  test('has a link where the address of the console is known', async () => {
    const { webhook } = await world.create({ format: 'wecom' });
    await world.database.pool.query(
      `insert into webhook_delivery (webhook_id, test, message, alerts, created_at, state, due_at)
       select id, false, $1, 1, now(), 'pending', $2 from webhook where public_id = $3`,
      [
        JSON.stringify({
          ...{ kind: 'alerts', more: 0, kinds: [{ kind: 'target_without_owner', alerts: 1 }] },
          alerts: [
            {
              ...{ id: '1', raisedAt: START, kind: 'target_without_owner', data: {} },
              target: { scope: 'N1', scopeName: { zh: '甲', en: 'A' }, measure: 'leaps' },
            },
          ],
        }),
        START,
        webhook.id,
      ],
    );
    await world.deliver(world.context, { consoleUrl: 'https://console.example' });
    expect(JSON.parse(world.receiver.received[0]!.body).text.content).toMatch(
      /^【造风台】1 条新提醒\n· \[目标无负责人\] 甲 · 成功跃迁商家数：.+\n查看：https:\/\/console\.example\/inbox$/,
    );
  });
});

test('a message of another version is given up, and holds up no other', async () => {
  const { webhook } = await world.create();
  const insert = `insert into webhook_delivery (webhook_id, test, message, alerts, created_at, state, due_at)
    select id, false, '{"kind":"alerts","rows":[]}', 3, now(), 'pending', $1 from webhook`;
  await world.database.pool.query(insert, [START]);
  await world.sendTest(webhook.id);
  expect(await world.deliver()).toBe(1);
  expect(await world.deliver()).toBe(1);
  const path = `/api/webhooks/${webhook.id}/deliveries`;
  const { items } = await world.admin.get<{ items: WebhookDelivery[] }>(path);
  expect(items).toMatchObject([
    { test: true, state: 'delivered' },
    { state: 'failed', problem: 'unreadable', body: '{"kind":"alerts","rows":[]}' },
  ]);
});

describe('a receiver', () => {
  test('that answers 410 turns its webhook off, with all that waits for it', async () => {
    const { webhook } = await world.create();
    await world.sendTest(webhook.id);
    await world.sendTest(webhook.id);
    world.receiver.reply({ status: 410 });
    expect(await world.deliver()).toBe(1);
    expect(await world.admin.get<Webhook>(`/api/webhooks/${webhook.id}`)).toMatchObject({
      ...{ enabled: false, offReason: 'gone', pending: 0, failed: 2, revision: 2 },
    });
    expect(await world.deliver()).toBe(0);
    expect(world.receiver.received).toHaveLength(1);
  });

  test('that points elsewhere is not followed', async () => {
    const { webhook } = await world.create();
    await world.sendTest(webhook.id);
    world.receiver.reply({ status: 307, headers: { Location: world.receiver.url('/elsewhere') } });
    await world.deliver();
    expect(world.receiver.received.map(({ path }) => path)).toEqual(['/hook']);
    expect(await world.newest(webhook.id)).toMatchObject({
      state: 'pending',
      problem: 'redirected',
      status: 307,
    });
  });

  test('that says nothing is left after a while', async () => {
    const { webhook } = await world.create();
    await world.sendTest(webhook.id);
    world.receiver.reply({ status: 200, hangs: true });
    await world.deliver(world.context, { timeoutMilliseconds: 200 });
    expect(await world.newest(webhook.id)).toMatchObject({
      state: 'pending',
      problem: 'timeout',
      status: null,
    });
  });

  test('that is not there is said so', async () => {
    const { webhook } = await world.create();
    await world.receiver.close();
    await world.sendTest(webhook.id);
    await world.deliver();
    expect(await world.newest(webhook.id)).toMatchObject({ problem: 'unreachable', answer: 'ECONNREFUSED' });
    await world.receiver.listen();
  });

  test('that answers without end is read no further than its first words', async () => {
    const { webhook } = await world.create();
    await world.sendTest(webhook.id);
    world.receiver.reply({ status: 200, text: '\u0000宋'.repeat(1_000_000) });
    await world.deliver();
    const answer = (await world.newest(webhook.id))?.answer ?? '';
    expect(Array.from(answer).length).toBeLessThanOrEqual(200);
    expect(answer).toMatch(/^宋( 宋)+ ?$/);
  });

  test('in a private network, or by http once it is no longer allowed, fails a delivery for good', async () => {
    const { webhook } = await world.create();
    await world.sendTest(webhook.id);
    const closed = { ...world.context, allowsPrivateWebhooks: false };
    await world.deliver(closed);
    expect(await world.newest(webhook.id)).toMatchObject({
      state: 'failed',
      problem: 'url_refused',
      attempts: 1,
    });
    await world.database.pool.query(`update webhook set url = $1`, [
      `https://localhost:${world.receiver.port}/`,
    ]);
    await world.sendTest(webhook.id);
    await world.deliver(closed);
    const refused = await world.newest(webhook.id);
    expect(refused).toMatchObject({ state: 'failed', problem: 'address_refused', attempts: 1 });
    expect(refused?.answer).toContain('127.0.0.1');
    expect(world.receiver.received).toEqual([]);
  });
});
