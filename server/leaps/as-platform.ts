import { sql, type Transaction } from 'kysely';
import type { Database } from '../db/schema.ts';

/**
 * Work that must read and write what the whole platform may, inside a transaction of somebody who may not: a leap that a
 * regional lead decides changes counts of providers elsewhere, and the refund guard compares with merchants of every
 * region. The switch lasts until the work is done or the transaction ends, and answers nothing to the caller by itself.
 */
export async function asPlatform<T>(trx: Transaction<Database>, work: () => Promise<T>): Promise<T> {
  const { rows } = await sql<{ role: string; reach: string }>`
    select current_setting('role') as role, coalesce(current_setting('windmaker.reach', true), '') as reach`.execute(
    trx,
  );
  const { role = 'none', reach = '' } = rows[0] ?? {};
  // The database's owner, or somebody of the platform who may write already.
  if (role === 'none' || reach === 'platform') return work();
  await enter(trx, 'windmaker_grader', 'platform');
  const result = await work();
  // Not after a failure: a failed transaction runs nothing more, and its end undoes the switch.
  await enter(trx, role, reach);
  return result;
}

async function enter(trx: Transaction<Database>, role: string, reach: string): Promise<void> {
  await sql`select set_config('role', ${role}, true), set_config('windmaker.reach', ${reach}, true)`.execute(
    trx,
  );
}
