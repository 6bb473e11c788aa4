import { type Kysely, sql, type Transaction } from 'kysely';
import { type DeliveryProblem, isHopeless } from '../../src/domain/webhook/delivery-problem.ts';
import { nextAttemptAt } from '../../src/domain/webhook/retry-schedule.ts';
import type { WebhookFormat, WebhookLanguage } from '../../src/domain/webhook/webhook-format.ts';
import type { WebhookMessage } from '../../src/domain/webhook/webhook-message.ts';
import { lockAlerts } from '../alerts/alert-lock.ts';
import type { Database } from '../db/schema.ts';
import type { DeliveryRow } from './delivery-row.ts';

/** One attempt that a host has taken upon itself. */
export interface ClaimedDelivery {
  id: number;
  publicId: string;
  webhookId: number;
  /** This one included. */
  attempts: number;
  message: WebhookMessage;
  createdAt: Date;
  url: string;
  format: WebhookFormat;
  language: WebhookLanguage;
  /** The one in force first; another one for a day after a change. */
  secrets: string[];
}

/**
 * Longer than an attempt can take: a host that ended meanwhile leaves it to the others after this. Shorter than any wait
 * for another try, so that the two are told apart.
 */
const LEASE_MILLISECONDS = 45_000;
const KEPT_MILLISECONDS = 90 * 86_400_000;

/**
 * Takes the oldest due delivery of each webhook but those that the host is busy with: a receiver that hangs holds up its
 * own messages only. Two hosts never take the same one.
 */
export async function claimDue(
  db: Kysely<Database>,
  now: Date,
  busy: readonly number[] = [],
): Promise<ClaimedDelivery[]> {
  const lease = new Date(now.getTime() + LEASE_MILLISECONDS);
  const { rows } = await sql<ClaimedDelivery>`
    update webhook_delivery d
    set attempts = d.attempts + 1, last_attempt_at = ${now}, due_at = ${lease}
    from webhook w cross join lateral (
      select due.id from webhook_delivery due
      where due.webhook_id = w.id and due.state = 'pending' and due.due_at <= ${now} and (w.enabled or due.test)
        and w.id <> all(${busy}::int[])
      order by due.due_at, due.id limit 1 for update skip locked
    ) taken
    where d.id = taken.id
    returning d.id::int, d.public_id, d.webhook_id, d.attempts, d.message, d.created_at, w.url, w.format, w.language,
      case when w.previous_secret_until > ${now} then array[w.secret, w.previous_secret] else array[w.secret] end as secrets`.execute(
    db,
  );
  return rows;
}

export interface AttemptResult {
  at: Date;
  /** As it was sent; null: it could not be written. */
  body: string | null;
  /** HTTP status; null: no answer. */
  status: number | null;
  /** Null: it arrived. */
  problem: DeliveryProblem | null;
  answer: string | null;
}

/** Keeps how an attempt went; a 410 turns its webhook off with all that waits for it. */
export async function recordAttempt(
  db: Kysely<Database>,
  delivery: ClaimedDelivery,
  result: AttemptResult,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    if (result.problem !== 'gone') await keepResult(trx, delivery, result);
    // An address that its webhook has left says nothing of the new one, where the message is tried again.
    else if (!(await lockAddress(trx, delivery)))
      await keepResult(trx, delivery, { ...result, problem: 'status' });
    else if (await keepResult(trx, delivery, result)) await turnOff(trx, delivery, result.at);
  });
}

/** False when the attempt is no longer this host's: taken again by somebody else meanwhile, it is theirs to say. */
async function keepResult(
  trx: Transaction<Database>,
  { id, attempts }: ClaimedDelivery,
  { at, body, status, problem, answer }: AttemptResult,
): Promise<boolean> {
  const retryAt = problem === null || isHopeless(problem) ? null : nextAttemptAt(attempts, at);
  const state = problem === null ? 'delivered' : retryAt === null ? 'failed' : 'pending';
  const { numUpdatedRows } = await trx
    .updateTable('webhookDelivery')
    .set({ state, dueAt: retryAt, status, problem, answer, body })
    .where('id', '=', id)
    .where('attempts', '=', attempts)
    .$if(problem !== null, (update) => update.where('state', '=', 'pending'))
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** Holds the webhook, and alerts back from it; false when its messages go elsewhere by now. */
async function lockAddress(
  trx: Transaction<Database>,
  { webhookId, url }: ClaimedDelivery,
): Promise<boolean> {
  await lockAlerts(trx);
  const webhook = await trx
    .selectFrom('webhook')
    .select('id')
    .where('id', '=', webhookId)
    .where('url', '=', url)
    .forUpdate()
    .executeTakeFirst();
  return webhook !== undefined;
}

async function turnOff(trx: Transaction<Database>, { webhookId }: ClaimedDelivery, at: Date): Promise<void> {
  await trx
    .updateTable('webhook')
    .set({ enabled: false, offReason: 'gone', updatedAt: at })
    .where('id', '=', webhookId)
    .execute();
  await trx
    .updateTable('webhookDelivery')
    .set({ state: 'failed', problem: 'off', dueAt: null })
    .where('webhookId', '=', webhookId)
    .where('state', '=', 'pending')
    .execute();
}

/** True while a host has taken an attempt upon itself. */
export function isUnderWay(
  { dueAt, lastAttemptAt }: Pick<DeliveryRow, 'dueAt' | 'lastAttemptAt'>,
  now: Date,
): boolean {
  if (dueAt === null || lastAttemptAt === null) return false;
  return dueAt > now && dueAt.getTime() === lastAttemptAt.getTime() + LEASE_MILLISECONDS;
}

/** An attempt that the host itself broke off: it is due again, and not counted. */
export async function releaseAttempt(
  db: Kysely<Database>,
  { id, attempts }: ClaimedDelivery,
  now: Date,
): Promise<void> {
  await db
    .updateTable('webhookDelivery')
    .set({ attempts: attempts - 1, dueAt: now })
    .where('id', '=', id)
    .where('attempts', '=', attempts)
    .where('state', '=', 'pending')
    .execute();
}

/** What is long over is of use to nobody. */
export async function forgetOldDeliveries(db: Kysely<Database>, now: Date): Promise<void> {
  await db
    .deleteFrom('webhookDelivery')
    .where('state', '<>', 'pending')
    .where('createdAt', '<', new Date(now.getTime() - KEPT_MILLISECONDS))
    .execute();
}
