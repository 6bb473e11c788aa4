import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { Database } from '../db/schema.ts';

type Trx = Transaction<Database>;

/** Any fixed number; whoever stores facts or providers holds it alone, whoever grades them holds it together. */
const STORED_FACTS = sql.lit(4_680_001);

/** For whoever changes stored facts or providers: one at a time, and as long as it takes. */
export async function lockFactsForStoring(trx: Trx): Promise<void> {
  await takeTime(trx, sql`pg_advisory_xact_lock(${STORED_FACTS})`);
  await sql`set local work_mem = '128MB'`.execute(trx);
  await sql`set local maintenance_work_mem = '256MB'`.execute(trx);
}

/**
 * For grading: until the transaction ends nobody stores facts or publishes in the family, so that every query sees the
 * same data. Locks, not a snapshot: a snapshot would fail on whatever else is written to the audit log meanwhile.
 */
export async function keepFactsStill(trx: Trx, model: string): Promise<void> {
  await takeTime(trx, sql`pg_advisory_xact_lock_shared(${STORED_FACTS})`);
  await trx.selectFrom('modelFamily').select('code').where('code', '=', model).forShare().execute();
}

/** Waiting for another import is not a fault, and the work is one long statement after the other. */
async function takeTime(trx: Trx, lock: RawBuilder<unknown>): Promise<void> {
  await sql`set local statement_timeout = 0`.execute(trx);
  await sql`set local lock_timeout = 0`.execute(trx);
  await sql`select ${lock}`.execute(trx);
}
