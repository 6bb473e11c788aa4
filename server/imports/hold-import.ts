import { sql, type Transaction } from 'kysely';
import type { AppContext } from '../context.ts';
import type { Database } from '../db/schema.ts';

/** First half of an advisory lock's key, the import's id is the second; any fixed number. */
export const IMPORT_LOCK = 4_680_002;

/**
 * Does the work while every host of the database can see that somebody is at it.
 * @throws what `refuse` gives when another request or host is at work on the import
 */
export async function whileHeld<T>(
  context: Pick<AppContext, 'holdImport'>,
  importId: number,
  refuse: () => Error,
  work: () => Promise<T>,
): Promise<T> {
  if (!context.holdImport) return work();
  const hold = await context.holdImport(importId);
  if (!hold) throw refuse();
  try {
    return await work();
  } finally {
    await hold.release();
  }
}

/** True when nobody is at work on the import, and nobody can begin until the transaction ends. */
export async function takeIdleImport(trx: Transaction<Database>, importId: number): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`
    select pg_try_advisory_xact_lock(${IMPORT_LOCK}::integer, ${importId}::integer) as taken`.execute(trx);
  return rows[0]?.taken ?? false;
}
