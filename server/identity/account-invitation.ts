import type { Kysely } from 'kysely';
import { hashText } from '../assess/canonical.ts';
import type { Database } from '../db/schema.ts';
import { secondsAfter } from './session-lifetime.ts';

/** How long a link may lie in somebody's messages; the one printed for the first administrator is used at once. [O] */
const INVITATION_SECONDS = 7 * 86_400;
const FIRST_ADMIN_SECONDS = 24 * 3600;

interface NewInvitation {
  token: string;
  /** Null: whoever opens the link becomes an administrator under an address of their choice. */
  accountId: number | null;
  now: Date;
}

/** Makes every earlier link of the same account useless and stores the hash of a new one. */
export async function openInvitation(
  db: Kysely<Database>,
  { token, accountId, now }: NewInvitation,
): Promise<{ expiresAt: Date }> {
  await closeInvitations(db, accountId, now);
  const expiresAt = secondsAfter(now, accountId === null ? FIRST_ADMIN_SECONDS : INVITATION_SECONDS);
  await db
    .insertInto('accountInvitation')
    .values({ tokenHash: hashText(token), accountId, createdAt: now, expiresAt, usedAt: null })
    .execute();
  return { expiresAt };
}

/** The unused links of an account, or those for a first administrator, stop working. */
export async function closeInvitations(
  db: Kysely<Database>,
  accountId: number | null,
  now: Date,
): Promise<void> {
  await db
    .updateTable('accountInvitation')
    .set({ usedAt: now })
    .where('usedAt', 'is', null)
    .where((eb) => (accountId === null ? eb('accountId', 'is', null) : eb('accountId', '=', accountId)))
    .execute();
}

/** What an unused, unexpired link stands for, held until the transaction ends; undefined for any other. */
export async function findInvitation(db: Kysely<Database>, token: string, now: Date) {
  return db
    .selectFrom('accountInvitation')
    .leftJoin('account', 'account.id', 'accountInvitation.accountId')
    .select([
      'accountInvitation.accountId',
      'accountInvitation.expiresAt',
      'account.publicId',
      'account.name',
      'account.email',
      'account.status',
    ])
    .where('tokenHash', '=', hashText(token))
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .where((eb) => eb.or([eb('accountId', 'is', null), eb('account.status', '<>', 'disabled')]))
    .forUpdate('accountInvitation')
    .executeTakeFirst();
}
