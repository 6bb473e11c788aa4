import { type Kysely, sql } from 'kysely';
import type { Webhook } from '../../src/contract/webhooks.ts';
import type { Database } from '../db/schema.ts';
import { notFound } from '../http/problem.ts';
import { type DeliveryRow, describeState } from './delivery-row.ts';

/** Most of them: every alert is told to each. */
export const MOST_WEBHOOKS = 20;

/** Every webhook by name, or the one with the id. */
export async function readWebhooks(db: Kysely<Database>, now: Date, id?: string): Promise<Webhook[]> {
  const rows = await db
    .selectFrom('webhook as w')
    .select([
      'w.id',
      'w.publicId',
      'w.name',
      'w.address',
      'w.format',
      'w.language',
      'w.kinds',
      'w.enabled',
      'w.offReason',
      'w.previousSecretUntil',
      'w.revision',
      'w.createdAt',
      'w.createdBy',
      'w.updatedAt',
    ])
    .$if(id !== undefined, (select) => select.where('w.publicId', '=', id ?? ''))
    .orderBy('w.name')
    .orderBy('w.id')
    .execute();
  if (rows.length === 0) return [];
  const keys = rows.map((row) => row.id);
  const [counted, newest] = await Promise.all([
    db
      .selectFrom('webhookDelivery')
      .select([
        'webhookId',
        sql<number>`count(*) filter (where state = 'pending')::int`.as('pending'),
        sql<number>`count(*) filter (where state = 'failed')::int`.as('failed'),
      ])
      .where('webhookId', 'in', keys)
      .groupBy('webhookId')
      .execute(),
    db
      .selectFrom('webhookDelivery')
      .distinctOn('webhookId')
      .selectAll()
      .where('webhookId', 'in', keys)
      .orderBy('webhookId')
      .orderBy('id', 'desc')
      .execute(),
  ]);
  const countOf = new Map(counted.map((row) => [row.webhookId, row]));
  const newestOf = new Map(newest.map((row): [number, DeliveryRow] => [row.webhookId, row]));
  return rows.map(({ id: key, publicId, previousSecretUntil, createdAt, updatedAt, ...row }) => {
    const last = newestOf.get(key);
    const isRotating = previousSecretUntil !== null && previousSecretUntil > now;
    return {
      ...row,
      id: publicId,
      pending: countOf.get(key)?.pending ?? 0,
      failed: countOf.get(key)?.failed ?? 0,
      lastDelivery: last ? describeState(last) : null,
      previousSecretUntil: isRotating ? previousSecretUntil.toISOString() : null,
      createdAt: createdAt.toISOString(),
      updatedAt: updatedAt.toISOString(),
    };
  });
}

/** Throws not_found. */
export async function readWebhook(db: Kysely<Database>, now: Date, id: string): Promise<Webhook> {
  const [webhook] = await readWebhooks(db, now, id);
  if (!webhook) throw noWebhook();
  return webhook;
}

/** Its key, held until the transaction ends. Throws not_found. */
export async function lockWebhook(db: Kysely<Database>, id: string): Promise<number> {
  const row = await db
    .selectFrom('webhook')
    .select('id')
    .where('publicId', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw noWebhook();
  return row.id;
}

export const noWebhook = () => notFound({ zh: '这个推送', en: 'such webhook' });
