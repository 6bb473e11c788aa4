import { type Kysely, sql } from 'kysely';
import type { z } from 'zod';
import type { listDeliveries as listRoute, WebhookDelivery } from '../../src/contract/webhooks.ts';
import type { AppContext } from '../context.ts';
import type { Database } from '../db/schema.ts';
import { readCursor, writeCursor } from '../http/cursor.ts';
import { conflict, notFound } from '../http/problem.ts';
import type { WriteUnit } from '../http/unit-of-work.ts';
import { describeDelivery } from './delivery-row.ts';
import { isUnderWay } from './outbox.ts';
import { lockWebhook, noWebhook } from './webhook-row.ts';

/** Newest first. Throws not_found. */
export async function listDeliveries(
  { db }: AppContext,
  id: string,
  { cursor, limit }: z.output<(typeof listRoute)['query']>,
): Promise<z.input<(typeof listRoute)['response']['shape']>> {
  const webhook = await findWebhook(db, id);
  const from = readCursor(cursor, id)?.id;
  const all = db.selectFrom('webhookDelivery').where('webhookId', '=', webhook.id);
  const [rows, counted] = await Promise.all([
    all
      .selectAll()
      .$if(from !== undefined, (select) => select.where('id', '<', from ?? 0))
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute(),
    all.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow(),
  ]);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map((row) => describeDelivery(row, webhook)),
    total: counted.total,
    nextCursor: last ? writeCursor({ value: null, id: Number(last.id) }, id) : null,
  };
}

/** Puts a message into the outbox that says it is a test. Throws not_found. */
export async function testWebhook(
  { db, record }: WriteUnit,
  { now }: AppContext,
  id: string,
): Promise<WebhookDelivery> {
  await lockWebhook(db, id);
  const webhook = await findWebhook(db, id);
  const at = now();
  const row = await db
    .insertInto('webhookDelivery')
    .values({
      webhookId: webhook.id,
      test: true,
      message: JSON.stringify({ kind: 'test' }),
      alerts: 0,
      createdAt: at,
      state: 'pending',
      dueAt: at,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  record({ object: { type: 'webhook', id }, before: null, after: { test: row.publicId } });
  return describeDelivery(row, webhook);
}

/** One more attempt, now. Throws not_found, and conflict for what has arrived, is under way or would not be sent. */
export async function retryDelivery(
  { db, record }: WriteUnit,
  { now }: AppContext,
  { webhookId, deliveryId }: { webhookId: string; deliveryId: string },
): Promise<WebhookDelivery> {
  await lockWebhook(db, webhookId);
  const webhook = await findWebhook(db, webhookId);
  const before = await db
    .selectFrom('webhookDelivery')
    .selectAll()
    .where('publicId', '=', deliveryId)
    .where('webhookId', '=', webhook.id)
    .forUpdate()
    .executeTakeFirst();
  if (!before) throw notFound({ zh: '这次推送记录', en: 'such delivery' });
  if (before.state === 'delivered') throw hasArrived();
  if (!webhook.enabled && !before.test) throw isOff();
  const at = now();
  if (isUnderWay(before, at)) throw isBeingSent();
  const row = await db
    .updateTable('webhookDelivery')
    .set({ state: 'pending', dueAt: at })
    .where('id', '=', before.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  record({
    object: { type: 'webhook', id: webhookId },
    before: { delivery: deliveryId, state: before.state, attempts: before.attempts },
    after: { delivery: deliveryId, state: row.state },
  });
  return describeDelivery(row, webhook);
}

async function findWebhook(db: Kysely<Database>, id: string) {
  const row = await db
    .selectFrom('webhook')
    .select(['id', 'enabled', 'format', 'language'])
    .where('publicId', '=', id)
    .executeTakeFirst();
  if (!row) throw noWebhook();
  return row;
}

function hasArrived() {
  return conflict(
    { zh: '这条消息已经送达。', en: 'This message has arrived.' },
    { zh: '需要时发送一条测试消息。', en: 'Send a test message if you want to see one.' },
  );
}

function isBeingSent() {
  return conflict(
    { zh: '这条消息正在发送。', en: 'This message is being sent just now.' },
    { zh: '稍等片刻，看这次的结果。', en: 'Wait a moment and see how this attempt goes.' },
  );
}

function isOff() {
  return conflict(
    { zh: '推送已停用，消息不会发出。', en: 'The webhook is off: nothing would be sent.' },
    { zh: '先启用它，再重试。', en: 'Turn it on first, then try again.' },
  );
}
