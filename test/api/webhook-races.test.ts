import { expect, test } from 'vitest';
import { lockAlerts } from '../../server/alerts/alert-lock.ts';
import { refreshAlerts } from '../../server/alerts/refresh-alerts.ts';
import type { Webhook } from '../../src/contract/webhooks.ts';
import { seen } from './api-client.ts';
import { WebhookWorld } from './webhook-world.ts';

const world = new WebhookWorld();

/** Calls that wait for whoever brings alerts up to date. */
async function waiting(): Promise<number> {
  const { rows } = await world.database.pool.query(
    `select count(*)::int as n from pg_locks where locktype = 'advisory' and not granted
     and database = (select oid from pg_database where datname = current_database())`,
  );
  return rows[0].n;
}

/** Does both, the other one at the worst moment: alerts know whom they are told to, and have not yet been told. */
async function whileAlertsAreTold<T>(webhook: Webhook, other: () => Promise<T>): Promise<T> {
  const begun = await world.database.db.transaction().execute(async (trx) => {
    await lockAlerts(trx);
    const { id } = await trx
      .selectFrom('webhook')
      .select('id')
      .where('publicId', '=', webhook.id)
      .executeTakeFirstOrThrow();
    const begun = other();
    await expect.poll(waiting, { timeout: 5_000 }).toBe(1);
    const now = new Date();
    await trx
      .insertInto('webhookDelivery')
      .values({
        ...{ webhookId: id, test: false, message: JSON.stringify({ kind: 'test' }), alerts: 1 },
        ...{ createdAt: now, state: 'pending', dueAt: now },
      })
      .execute();
    // Within an object, or the transaction would wait for what waits for it.
    return { outcome: begun };
  });
  return begun.outcome;
}

test('whoever brings alerts up to date waits for whoever does already', async () => {
  const { webhook } = await world.create();
  const { db } = world.database;
  await whileAlertsAreTold(webhook, () =>
    db.transaction().execute((trx) => refreshAlerts(trx, world.context)),
  );
});

test('a webhook that is removed while alerts are told takes their message with it, and fails nothing', async () => {
  const { webhook } = await world.create();
  const path = `/api/webhooks/${webhook.id}`;
  const removed = await whileAlertsAreTold(webhook, () =>
    world.admin.send('DELETE', path, undefined, seen(1)),
  );
  expect(removed.status).toBe(204);
  const { rows } = await world.database.pool.query('select from webhook_delivery');
  expect(rows).toEqual([]);
});

test('a webhook that is turned off while alerts are told leaves none of their messages waiting', async () => {
  const { webhook } = await world.create();
  const { name, format, language, kinds } = webhook;
  const body = { name, format, language, kinds, enabled: false, url: null };
  const path = `/api/webhooks/${webhook.id}`;
  const off = await whileAlertsAreTold(webhook, () => world.admin.send('PUT', path, body, seen(1)));
  expect(await off.json()).toMatchObject({ enabled: false, pending: 0, failed: 1 });
});

test('a webhook whose receiver is gone while alerts are told leaves none of their messages waiting', async () => {
  const { webhook } = await world.create();
  await world.sendTest(webhook.id);
  world.receiver.reply({ status: 410 });
  expect(await whileAlertsAreTold(webhook, () => world.deliver())).toBe(1);
  expect(await world.admin.get(`/api/webhooks/${webhook.id}`)).toMatchObject({
    ...{ enabled: false, offReason: 'gone', pending: 0, failed: 2 },
  });
});
