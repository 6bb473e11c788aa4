import { expect, test } from 'vitest';
import { startWebhookWorker } from '../../server/node/webhook-worker.ts';
import { claimDue, forgetOldDeliveries, recordAttempt } from '../../server/webhooks/outbox.ts';
import { WebhookReceiver } from '../support/webhook-receiver.ts';
import { seen } from './api-client.ts';
import { WebhookWorld } from './webhook-world.ts';

const world = new WebhookWorld();
const REFUSED = { body: '{}', status: 410, problem: 'gone', answer: null } as const;

test('hosts of one database send each message once between them, however many work', async () => {
  const { webhook } = await world.create();
  for (let at = 0; at < 12; at++) await world.sendTest(webhook.id);
  const work = async () => {
    let sent = 0;
    for (let idle = 0; idle < 3; ) {
      const taken = await world.deliver();
      sent += taken;
      idle = taken === 0 ? idle + 1 : 0;
    }
    return sent;
  };
  const shares = await Promise.all([work(), work(), work()]);
  expect(shares.reduce((sum, share) => sum + share, 0)).toBe(12);
  const ids = world.receiver.received.map(({ headers }) => headers['webhook-id']);
  expect(new Set(ids).size).toBe(12);
  expect(ids).toHaveLength(12);
});

test('one receiver that hangs does not hold up another', async () => {
  const hanging = new WebhookReceiver();
  await hanging.listen();
  hanging.reply({ status: 200, hangs: true });
  const slow = await world.create({ name: 'slow', url: hanging.url() });
  const quick = await world.create({ name: 'quick' });
  for (const { webhook } of [slow, slow, quick, quick]) await world.sendTest(webhook.id);
  const worker = startWebhookWorker(world.context, { consoleUrl: null });
  try {
    await expect.poll(() => world.receiver.received.length, { timeout: 5_000 }).toBe(2);
    // Also what comes while the other one still hangs.
    await world.sendTest(quick.webhook.id);
    await expect.poll(() => world.receiver.received.length, { timeout: 5_000 }).toBe(3);
    expect(hanging.received).toHaveLength(1);
  } finally {
    await worker.stop();
    await hanging.close();
  }
});

test('hosts of one database take over what one of them left behind, when its lease has ended', async () => {
  const { webhook } = await world.create();
  await world.sendTest(webhook.id);
  expect(await claimDue(world.database.db, new Date())).toHaveLength(1);
  expect(await world.deliver()).toBe(0);
  world.later(2);
  expect(await world.deliver()).toBe(1);
  expect(await world.newest(webhook.id)).toMatchObject({ state: 'delivered', attempts: 2 });
});

test('hosts of one database stop in order: what was broken off is sent by the next one, and not counted', async () => {
  const { webhook } = await world.create();
  await world.sendTest(webhook.id);
  world.receiver.reply({ status: 200, hangs: true });
  const worker = startWebhookWorker(world.context, { consoleUrl: null });
  await expect.poll(() => world.receiver.received.length).toBe(1);
  await worker.stop();
  expect(await world.newest(webhook.id)).toMatchObject({ state: 'pending', attempts: 0, problem: null });
  expect(await world.deliver()).toBe(1);
  expect(await world.newest(webhook.id)).toMatchObject({ state: 'delivered', attempts: 1 });
});

test('hosts of one database forget what is over and older than 90 days', async () => {
  const { webhook } = await world.create();
  await world.sendTest(webhook.id);
  await world.deliver();
  await world.sendTest(webhook.id);
  world.later(91 * 24 * 60);
  await forgetOldDeliveries(world.database.db, new Date());
  expect(await world.newest(webhook.id)).toMatchObject({ state: 'pending' });
  const { rows } = await world.database.pool.query('select count(*)::int as n from webhook_delivery');
  expect(rows[0].n).toBe(1);
});

test('hosts of one database: a message that one of them is sending is not sent by hand as well', async () => {
  const { webhook } = await world.create();
  const { id } = await world.sendTest(webhook.id);
  const retry = `/api/webhooks/${webhook.id}/deliveries/${id}/retry`;
  const [claimed] = await claimDue(world.database.db, new Date());
  expect(await world.admin.problem('POST', retry)).toMatchObject({ status: 409, code: 'conflict' });
  expect(await world.deliver()).toBe(0);
  // An attempt that failed within the same moment waits for its next one, and is under way no more.
  await recordAttempt(world.database.db, claimed!, {
    ...REFUSED,
    problem: 'status',
    status: 500,
    at: new Date(),
  });
  await world.admin.post(retry);
  expect(await world.deliver()).toBe(1);
  expect(world.receiver.received).toHaveLength(1);
});

test('hosts of one database: one that is gone holds up a try by hand no longer than its lease', async () => {
  const { webhook } = await world.create();
  const { id } = await world.sendTest(webhook.id);
  await claimDue(world.database.db, new Date());
  world.later(1);
  expect(await world.admin.post(`/api/webhooks/${webhook.id}/deliveries/${id}/retry`)).toMatchObject({
    state: 'pending',
    nextAttemptAt: new Date().toISOString(),
  });
});

test('a 410 of an address that its webhook has left turns nothing off: the message is tried at the new one', async () => {
  const { webhook } = await world.create({ url: world.receiver.url('/old') });
  await world.sendTest(webhook.id);
  const [claimed] = await claimDue(world.database.db, new Date());
  const { name, format, language, kinds, enabled } = webhook;
  const body = { name, format, language, kinds, enabled, url: world.receiver.url('/new') };
  const path = `/api/webhooks/${webhook.id}`;
  expect((await world.admin.send('PUT', path, body, seen(1))).status).toBe(200);
  await recordAttempt(world.database.db, claimed!, { ...REFUSED, at: new Date() });
  expect(await world.admin.get(path)).toMatchObject({ enabled: true, offReason: null, pending: 1 });
  expect(await world.newest(webhook.id)).toMatchObject({ state: 'pending', problem: 'status', status: 410 });
  world.later(1);
  expect(await world.deliver()).toBe(1);
  expect(world.receiver.received.map(({ path }) => path)).toEqual(['/new']);
});

test('a 410 to a host whose lease has ended turns nothing off: the attempt is another one’s', async () => {
  const { webhook } = await world.create();
  await world.sendTest(webhook.id);
  const [claimed] = await claimDue(world.database.db, new Date());
  world.later(1);
  expect(await claimDue(world.database.db, new Date())).toHaveLength(1);
  await recordAttempt(world.database.db, claimed!, { ...REFUSED, at: new Date() });
  expect(await world.admin.get(`/api/webhooks/${webhook.id}`)).toMatchObject({ enabled: true, pending: 1 });
});
