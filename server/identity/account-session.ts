import type { Kysely } from 'kysely';
import { hashText } from '../assess/canonical.ts';
import type { Caller } from '../context.ts';
import type { Database } from '../db/schema.ts';
import { CALLER_COLUMNS, callerOf } from './account-caller.ts';
import {
  SESSION_IDLE_SECONDS,
  SESSION_LIFETIME_SECONDS,
  SESSION_NOTE_SECONDS,
  secondsAfter,
  secondsBefore,
} from './session-lifetime.ts';

interface NewSession {
  token: string;
  accountId: number;
  userAgent: string;
  now: Date;
}

const LONGEST_USER_AGENT = 300;

/** Opens a session and forgets those of the account that have run out. Only the hash of the token is stored. */
export async function openSession(
  db: Kysely<Database>,
  { token, accountId, userAgent, now }: NewSession,
): Promise<void> {
  await db
    .deleteFrom('accountSession')
    .where('accountId', '=', accountId)
    .where('expiresAt', '<', secondsBefore(now, SESSION_LIFETIME_SECONDS))
    .execute();
  await db
    .insertInto('accountSession')
    .values({
      tokenHash: hashText(token),
      accountId,
      createdAt: now,
      seenAt: now,
      expiresAt: secondsAfter(now, SESSION_LIFETIME_SECONDS),
      revokedAt: null,
      userAgent: userAgent.slice(0, LONGEST_USER_AGENT),
    })
    .execute();
}

/**
 * Who holds the token now. Account and session are read every time, so that what an administrator changes counts from
 * the next request. Null when the session has ended or the account is not active.
 */
export async function resolveSession(db: Kysely<Database>, token: string, now: Date): Promise<Caller | null> {
  const tokenHash = hashText(token);
  const row = await db
    .selectFrom('accountSession')
    .innerJoin('account', 'account.id', 'accountSession.accountId')
    .select([...CALLER_COLUMNS, 'accountSession.seenAt'])
    .where('tokenHash', '=', tokenHash)
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', now)
    .where('seenAt', '>', secondsBefore(now, SESSION_IDLE_SECONDS))
    .where('account.status', '=', 'active')
    .executeTakeFirst();
  if (!row) return null;
  const noted = secondsBefore(now, SESSION_NOTE_SECONDS);
  if (row.seenAt < noted) {
    await db
      .updateTable('accountSession')
      .set({ seenAt: now })
      .where('tokenHash', '=', tokenHash)
      .where('seenAt', '<', noted)
      .execute();
  }
  return callerOf(row);
}

/** Ends one session. Answers how many ended: 0 or 1. */
export async function endSession(db: Kysely<Database>, token: string, now: Date): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('accountSession')
    .set({ revokedAt: now })
    .where('tokenHash', '=', hashText(token))
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Ends every session of an account. Answers how many ended. */
export async function endSessionsOf(db: Kysely<Database>, accountId: number, now: Date): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('accountSession')
    .set({ revokedAt: now })
    .where('accountId', '=', accountId)
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
