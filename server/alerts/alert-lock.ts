import { sql, type Transaction } from 'kysely';
import type { Database } from '../db/schema.ts';

/** Any number that no other lock has. */
const ALERTS = sql.lit(4_680_003);

/**
 * Until the transaction ends nobody else brings alerts up to date, and whom they are told to stays as it is. Comes before
 * the lock of a webhook, and that before the lock of a delivery.
 */
export async function lockAlerts(trx: Transaction<Database>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${ALERTS})`.execute(trx);
}
