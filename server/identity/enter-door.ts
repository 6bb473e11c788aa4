import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../db/schema.ts';

/**
 * Until the transaction ends, the database role that may look up accounts and keep sessions, and nothing else: whoever
 * signs in has no rights of their own yet, and whoever is signed in must not see other people's sessions.
 */
export async function enterDoor(trx: Transaction<Database>): Promise<void> {
  await sql`select set_config('role', 'windmaker_door', true)`.execute(trx);
}

/** A transaction of its own under that role. */
export function throughDoor<T>(
  db: Kysely<Database>,
  work: (trx: Transaction<Database>) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (trx) => {
    await enterDoor(trx);
    return work(trx);
  });
}
