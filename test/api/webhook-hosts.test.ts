import { expect, test } from 'vitest';
import { startWebhookWorker } from '../../server/node/webhook-worker.ts';
import { claimDue, forgetOldDeliveries } from '../../server/webhooks/outbox.ts';
import { WebhookWorld } from './webhook-world.ts';

const world = new WebhookWorld();

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
  const slow = await world.create({ name: 'slow' });
  const quick = await world.create({ name: 'quick' });
  for (let at = 0; at < 2; at++) await world.sendTest(slow.webhook.id);
  await world.sendTest(quick.webhook.id);
  const claimed = await claimDue(world.database.db, new Date());
  expect(claimed).toHaveLength(2);
  expect(new Set(claimed.map(({ webhookId }) => webhookId)).size).toBe(2);
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
