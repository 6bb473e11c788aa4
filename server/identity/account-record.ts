import { type Kysely, sql } from 'kysely';
import type { z } from 'zod';
import type { account } from '../../src/contract/accounts.ts';
import type { Role } from '../../src/domain/access/role.ts';
import type { Database } from '../db/schema.ts';

type Account = z.input<typeof account>;

/** Accounts as the API shows them; every column an administrator may read and no other. */
export function selectAccounts(db: Kysely<Database>, now: Date) {
  return db
    .selectFrom('account')
    .leftJoin('provider as p', 'p.externalId', 'account.provider')
    .select([
      'account.id as key',
      'account.publicId',
      'account.email',
      'account.name',
      'account.role',
      'account.regions',
      'account.cities',
      'account.provider',
      'account.status',
      'account.passwordChangedAt',
      'account.oidcSubject',
      'account.demo',
      'account.revision',
      'account.createdAt',
      'account.updatedAt',
      'account.lastSignInAt',
      'p.name as providerName',
    ])
    .select((eb) =>
      eb
        .selectFrom('accountInvitation as i')
        .select((inner) => inner.fn.max('i.expiresAt').as('until'))
        .whereRef('i.accountId', '=', 'account.id')
        .where('i.usedAt', 'is', null)
        .where('i.expiresAt', '>', now)
        .as('invitedUntil'),
    );
}

type AccountRow = Awaited<ReturnType<ReturnType<typeof selectAccounts>['executeTakeFirstOrThrow']>>;

export function describeAccount(row: AccountRow): Account {
  return {
    id: row.publicId,
    email: row.email,
    name: row.name,
    role: row.role as Role,
    regions: row.regions,
    cities: row.cities,
    provider: row.provider,
    providerName: row.providerName,
    status: row.status as Account['status'],
    hasPassword: row.passwordChangedAt !== null,
    hasSingleSignOn: row.oidcSubject !== null,
    demo: row.demo,
    invitedUntil: row.invitedUntil?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    lastSignInAt: row.lastSignInAt?.toISOString() ?? null,
    revision: row.revision,
  };
}

/** Holds every active administrator until the transaction ends: two who remove each other must come one after the other. */
export async function lockActiveAdmins(db: Kysely<Database>): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select id from account
    where role = 'ops_admin' and status = 'active' order by id for update`.execute(db);
  return rows.map(({ id }) => id);
}
