import { sql } from 'kysely';
import { hashText } from '../../../../server/assess/canonical.ts';
import type { AppContext } from '../../../../server/context.ts';
import { openInvitation } from '../../../../server/identity/account-invitation.ts';
import { requireSignIn } from '../../../../server/identity/require-sign-in.ts';
import { GUEST } from '../guest.ts';
import { PRINCIPALS, tokenOf } from '../principals.ts';

/** A row in each of the tables that are about people: an empty table tells nobody anything. */
const SECRETS = [
  `insert into account_invitation (token_hash, account_id, created_at, expires_at)
   select 'cnry-invitation', id, now(), now() from account where public_id = 'cnry-account-id'`,
  `insert into sign_in_failure (subject, at) values ('cnry-failure', now())`,
  // Everybody has a key of their own, so that a right to delete them would find one.
  `insert into idempotency (account_id, key, request_hash, output, created_at)
   select public_id, 'a-key-of-the-matrix', '', '{}', now() from account`,
  // Large cohorts have them counted beforehand; under a draft no count of the matrix is taken from them.
  `insert into cohort_count (assessment_id, facet, value, other_facet, other_value, count)
   select id, 'tier', '', '', '', 1 from assessment where status = 'draft'`,
  `insert into cohort_figures (assessment_id, category, region, figures)
   select id, '', '', '{}' from assessment where status = 'draft'`,
];

/** An account and a session for everybody of the matrix, in the state that their name says. */
export async function addPeople(context: AppContext): Promise<void> {
  const { db } = context;
  const now = context.now();
  const later = new Date(now.getTime() + 3_600_000);
  const account = { createdAt: now, updatedAt: now, passwordChangedAt: now };
  const guest = await db
    .insertInto('account')
    .values({
      ...account,
      publicId: GUEST.id,
      email: GUEST.email,
      name: GUEST.name,
      role: 'ops_viewer',
      status: 'active',
      passwordHash: await requireSignIn(context).passwords.hash(GUEST.password),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await openInvitation(db, { token: GUEST.invitation, accountId: guest.id, now });
  for (const principal of PRINCIPALS) {
    const { name, caller, session } = principal;
    if (!session) continue;
    const { id } = await db
      .insertInto('account')
      .values({
        ...account,
        publicId: caller?.id ?? `person-${name}`,
        email: `${name.replaceAll(' ', '.')}@example.org`,
        name,
        // Whoever is shut out would otherwise be allowed everything.
        role: caller?.role ?? 'ops_admin',
        regions: [...(caller?.scope?.regions ?? [])],
        cities: [...(caller?.scope?.cities ?? [])],
        provider: caller?.scope?.providers[0] ?? null,
        status: session === 'disabled' ? 'disabled' : 'active',
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await db
      .insertInto('accountSession')
      .values({
        tokenHash: hashText(tokenOf(principal)),
        accountId: id,
        createdAt: now,
        seenAt: now,
        expiresAt: session === 'expired' ? now : later,
        revokedAt: session === 'revoked' ? now : null,
        userAgent: 'cnry-agent',
      })
      .execute();
  }
  for (const statement of SECRETS) await sql.raw(statement).execute(db);
}
