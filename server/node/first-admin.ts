import { appendAudit } from '../audit/append-audit.ts';
import type { AppContext } from '../context.ts';
import { openInvitation } from '../identity/account-invitation.ts';

type Access = Pick<AppContext, 'db' | 'now' | 'newId'> & Pick<AppContext, 'keepAuditHead'>;

/** True while nobody but a demo account could let others in. */
export async function lacksAdmin({ db }: Pick<AppContext, 'db'>): Promise<boolean> {
  const admin = await db
    .selectFrom('account')
    .select('id')
    .where('role', '=', 'ops_admin')
    .where('status', '=', 'active')
    .where('demo', '=', false)
    .limit(1)
    .executeTakeFirst();
  return admin === undefined;
}

/**
 * Makes a one-time link, and every earlier one of its kind useless: for a new administrator, or with an address for the
 * person who has it to choose another password. Null when nobody has the address.
 */
export async function createFirstAdminLink(
  { db, now, newId, keepAuditHead }: Access,
  token: string,
  email: string | null = null,
): Promise<{ path: string; expiresAt: Date } | null> {
  const at = now();
  const made = await db.transaction().execute(async (trx) => {
    const account =
      email === null
        ? null
        : await trx
            .selectFrom('account')
            .select(['id', 'publicId'])
            .where((eb) => eb(eb.fn('lower', ['email']), '=', email.toLowerCase()))
            .where('status', '<>', 'disabled')
            .executeTakeFirst();
    if (account === undefined) return null;
    const { expiresAt } = await openInvitation(trx, { token, accountId: account?.id ?? null, now: at });
    const head = await appendAudit(
      trx,
      { at, action: 'createFirstAdminLink', outcome: 'done', caller: null, requestId: newId() },
      {
        object: { type: 'account', id: account?.publicId ?? 'first admin' },
        before: null,
        after: { expiresAt: expiresAt.toISOString() },
      },
    );
    return { expiresAt, head };
  });
  if (made === null) return null;
  keepAuditHead?.(made.head);
  // Behind #: a browser sends that part to nobody, so the secret is in no log on the way.
  return { path: `/invitation#${token}`, expiresAt: made.expiresAt };
}
