import type { Kysely } from 'kysely';
import { hashText } from '../assess/canonical.ts';
import type { Database } from '../db/schema.ts';
import { throughDoor } from './enter-door.ts';
import { secondsBefore } from './session-lifetime.ts';

/**
 * How many failures are borne before the next attempt is refused unread. [O] One sender trying one address is stopped
 * soonest; the address alone bears more, so that a stranger cannot easily keep its owner out.
 */
const LIMITS = [
  { kind: 'pair', failures: 5, seconds: 15 * 60 },
  { kind: 'sender', failures: 30, seconds: 15 * 60 },
  { kind: 'address', failures: 50, seconds: 3600 },
] as const;
const LONGEST_SECONDS = 3600;

interface Attempt {
  email: string;
  sender: string;
  now: Date;
}

export interface NotedAttempt {
  ids: number[];
  /** Null when it may be tried; else after how many seconds it is worth trying again. */
  waitSeconds: number | null;
  /** True for the attempt that was the last to be heard. */
  isLast: boolean;
}

/**
 * Counts the attempt as a failure before it is looked at and takes it back on success: attempts sent at the same moment
 * cannot all pass before the first has failed. Stored at once, before counting, so that each sees the others.
 */
export async function noteAttempt(db: Kysely<Database>, attempt: Attempt): Promise<NotedAttempt> {
  const { now } = attempt;
  const subjects = subjectsOf(attempt);
  const ids = await throughDoor(db, async (trx) => {
    await trx.deleteFrom('signInFailure').where('at', '<', secondsBefore(now, LONGEST_SECONDS)).execute();
    const values = subjects.map((subject) => ({ subject, at: now }));
    const rows = await trx.insertInto('signInFailure').values(values).returning('id').execute();
    return rows.map(({ id }) => id);
  });
  return throughDoor(db, async (trx) => {
    let waitSeconds: number | null = null;
    let isLast = false;
    for (const [at, { failures, seconds }] of LIMITS.entries()) {
      const rows = await trx
        .selectFrom('signInFailure')
        .select('at')
        .where('subject', '=', subjects[at] ?? '')
        .where('at', '>', secondsBefore(now, seconds))
        .orderBy('at', 'desc')
        .limit(failures + 1)
        .execute();
      if (rows.length === failures) isLast = true;
      if (rows.length <= failures) continue;
      const decisive = rows.at(-1)?.at ?? now;
      const wait = Math.ceil((decisive.getTime() + seconds * 1000 - now.getTime()) / 1000);
      waitSeconds = Math.max(waitSeconds ?? 1, wait);
    }
    // What was not even tried must not prolong the wait.
    if (waitSeconds !== null) await trx.deleteFrom('signInFailure').where('id', 'in', ids).execute();
    return { ids, waitSeconds, isLast };
  });
}

/** After a success this sender may err again at this address; what others tried there stays counted. */
export async function forgetAttempts(db: Kysely<Database>, attempt: Attempt, ids: number[]): Promise<void> {
  const [pair = ''] = subjectsOf(attempt);
  await db
    .deleteFrom('signInFailure')
    .where((eb) => eb.or([eb('subject', '=', pair), eb('id', 'in', ids)]))
    .execute();
}

/** Hashed: a mistyped address field may hold a password. */
function subjectsOf({ email, sender }: Attempt): string[] {
  const address = email.toLowerCase();
  const parts = { pair: `${address}\n${sender}`, sender, address };
  return LIMITS.map(({ kind }) => `${kind}:${hashText(parts[kind]).slice(0, 32)}`);
}
