import { type Kysely, sql } from 'kysely';
import { hashText } from '../assess/canonical.ts';
import type { Database } from '../db/schema.ts';
import { conflict } from './problem.ts';

/** One intent of one caller: the same key must always come with the same request. */
export interface Intent {
  accountId: string;
  key: string;
  /** SHA-256 over route, parameters and body, hex. */
  requestHash: string;
}

/** Thrown inside the write of a repeated call, which is undone; the answer of the first call is then given again. */
class AlreadyDone extends Error {}

export function describeIntent(accountId: string, key: string, routeId: string, input: unknown): Intent {
  return { accountId, key, requestHash: hashText(`${routeId}\n${JSON.stringify(input)}`) };
}

/** The answer that the same intent got before; undefined when it is new. Throws conflict when the key meant something else. */
export async function findAnswer(
  db: Kysely<Database>,
  intent: Intent,
): Promise<{ output: unknown } | undefined> {
  const row = await db
    .selectFrom('idempotency')
    .select(['requestHash', 'output'])
    .where('accountId', '=', intent.accountId)
    .where('key', '=', intent.key)
    .executeTakeFirst();
  if (!row) return undefined;
  if (row.requestHash !== intent.requestHash) throw keyReused();
  return { output: row.output };
}

/** Waits for a twin that is under way and yields to it. */
export async function claimIntent(trx: Kysely<Database>, intent: Intent, at: Date): Promise<void> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('idempotency')
    .values({ ...intent, output: 'null', createdAt: at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 0n) throw new AlreadyDone();
}

export async function keepAnswer(trx: Kysely<Database>, intent: Intent, output: unknown): Promise<void> {
  await sql`update idempotency set output = ${JSON.stringify(output ?? null)}::json
    where account_id = ${intent.accountId} and key = ${intent.key}`.execute(trx);
}

function keyReused() {
  return conflict(
    {
      zh: '这个 Idempotency-Key 已用于另一个请求。',
      en: 'This Idempotency-Key belongs to another request.',
    },
    { zh: '新的操作请使用新的值。', en: 'Use a new value for a new operation.' },
  );
}
