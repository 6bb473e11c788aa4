import { type Kysely, sql } from 'kysely';
import type { Account } from '../../src/contract/accounts.ts';
import type { AppContext } from '../context.ts';
import type { Database } from '../db/schema.ts';
import { readCursor, writeCursor } from '../http/cursor.ts';
import type { HandlersOf } from '../http/handler.ts';
import { conflict, notFound } from '../http/problem.ts';
import { closeInvitations, openInvitation } from '../identity/account-invitation.ts';
import { describeAccount, lockActiveAdmins, selectAccounts } from '../identity/account-record.ts';
import { refuseUnfitScope } from '../identity/account-scope-problem.ts';
import { endSessionsOf } from '../identity/account-session.ts';
import { requireSignIn } from '../identity/require-sign-in.ts';

export const accountHandlers: HandlersOf<
  'listAccounts' | 'getAccount' | 'createAccount' | 'updateAccount' | 'createInvitation'
> = {
  listAccounts: async ({ context, query }) => {
    const { cursor, limit, ...filter } = query;
    const from = readCursor(cursor, filter);
    const pattern = `%${(filter.q ?? '').trim().replaceAll(/[\\%_]/g, '\\$&')}%`;
    const matching = selectAccounts(context.db, context.now())
      .$if(filter.q !== undefined, (select) =>
        select.where(
          sql<boolean>`(account.name ilike ${pattern} or account.email ilike ${pattern}
            or account.provider ilike ${pattern} or p.name ilike ${pattern})`,
        ),
      )
      .$if(filter.role !== undefined, (select) => select.where('account.role', '=', filter.role ?? ''))
      .$if(filter.status !== undefined, (select) => select.where('account.status', '=', filter.status ?? ''));
    const { total } = await matching
      .clearSelect()
      .select(sql<number>`count(*)::int`.as('total'))
      .executeTakeFirstOrThrow();
    const rows = await matching
      .$if(from !== null, (select) =>
        select.where(sql<boolean>`(lower(account.email), account.id) > (${from?.value}, ${from?.id}::int)`),
      )
      .orderBy(sql`lower(account.email)`)
      .orderBy('account.id')
      .limit(limit + 1)
      .execute();
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    return {
      items: page.map(describeAccount),
      total,
      nextCursor: last ? writeCursor({ value: last.email.toLowerCase(), id: last.key }, filter) : null,
    };
  },

  getAccount: async ({ context, params }) => readAccount(context.db, params.id, context.now()),

  createAccount: async ({ context, body, write }) => {
    const port = requireSignIn(context);
    await refuseUnfitScope(context.db, body.role, body);
    const now = context.now();
    const token = port.newToken();
    return write(async ({ db, record }) => {
      const { email, name, role, regions, cities, provider } = body;
      const assigned = { email, name, role, regions, cities, provider };
      const row = await db
        .insertInto('account')
        .values({ ...assigned, publicId: context.newId(), status: 'invited', createdAt: now, updatedAt: now })
        .onConflict((on) => on.doNothing())
        .returning(['id', 'publicId'])
        .executeTakeFirst();
      if (!row) throw addressTaken(email);
      const { expiresAt } = await openInvitation(db, { token, accountId: row.id, now });
      const account = await readAccount(db, row.publicId, now);
      record({ object: { type: 'account', id: account.id }, before: null, after: auditedOf(account) });
      return { account, invitation: { token, expiresAt: expiresAt.toISOString() } };
    });
  },

  updateAccount: async ({ context, params, body, write }) => {
    await refuseUnfitScope(context.db, body.role, body);
    const now = context.now();
    return write(async ({ db, record, expectRevision }) => {
      const admins = await lockActiveAdmins(db);
      const key = await lockAccount(db, params.id);
      const before = await readAccount(db, params.id, now);
      await expectRevision(before.revision, () => before);
      refuseImpossibleStatus(before, body.status);
      const staysAdmin = body.role === 'ops_admin' && body.status === 'active';
      if (!staysAdmin && admins.includes(key) && admins.length === 1) throw lastAdmin();
      const { name, role, regions, cities, provider, status } = body;
      await db
        .updateTable('account')
        .set({ name, role, regions, cities, provider, status, updatedAt: now })
        .where('id', '=', key)
        .execute();
      // Another role is another person to the sessions there are: it begins with a new sign-in.
      if (role !== before.role || status === 'disabled') await endSessionsOf(db, key, now);
      if (status === 'disabled') await closeInvitations(db, key, now);
      const after = await readAccount(db, params.id, now);
      record({
        object: { type: 'account', id: after.id },
        before: auditedOf(before),
        after: auditedOf(after),
      });
      return after;
    });
  },

  createInvitation: async ({ context, params, write }) => {
    const port = requireSignIn(context);
    const now = context.now();
    const token = port.newToken();
    return write(async ({ db, record }) => {
      const key = await lockAccount(db, params.id);
      const account = await readAccount(db, params.id, now);
      if (account.status === 'disabled') throw isDisabled();
      const { expiresAt } = await openInvitation(db, { token, accountId: key, now });
      record({
        object: { type: 'account', id: account.id },
        before: { invitedUntil: account.invitedUntil },
        after: { invitedUntil: expiresAt.toISOString() },
      });
      return { token, expiresAt: expiresAt.toISOString() };
    });
  },
};

async function readAccount(db: Kysely<Database>, id: string, now: Date) {
  const row = await selectAccounts(db, now).where('account.publicId', '=', id).executeTakeFirst();
  if (!row) throw accountNotFound();
  return describeAccount(row);
}

async function lockAccount(db: AppContext['db'], id: string): Promise<number> {
  const row = await db
    .selectFrom('account')
    .select('id')
    .where('publicId', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw accountNotFound();
  return row.id;
}

function auditedOf({ email, name, role, regions, cities, provider, status }: Account) {
  return { email, name, role, regions, cities, provider, status };
}

/** Only the person behind an account makes it active the first time. */
function refuseImpossibleStatus(before: Account, status: Account['status']): void {
  const canBeActive = before.hasPassword || before.hasSingleSignOn;
  if (status === 'active' && !canBeActive)
    throw conflict(
      {
        zh: '此人还没有设置密码，不能直接启用。',
        en: 'This person has not chosen a password yet and cannot be made active.',
      },
      { zh: '改为“已邀请”并发送新的链接。', en: 'Set the status to invited and send a new link.' },
    );
  if (status === 'invited' && canBeActive)
    throw conflict(
      {
        zh: '此人已经登录过，不能退回“已邀请”。',
        en: 'This person has signed in before and cannot be merely invited.',
      },
      { zh: '需要重设密码时发送新的链接。', en: 'For a new password send a new link.' },
    );
}

const accountNotFound = () => notFound({ zh: '这个账号', en: 'such account' });

function addressTaken(email: string) {
  return conflict(
    { zh: `邮箱 ${email} 已有账号。`, en: `There is an account with the address ${email} already.` },
    {
      zh: '在人员列表中找到它，需要时发送新的链接。',
      en: 'Find it in the list and send a new link if needed.',
    },
  );
}

function lastAdmin() {
  return conflict(
    {
      zh: '这是最后一位可用的平台管理员，不能停用或更改角色。',
      en: 'This is the last active administrator, who cannot be disabled or given another role.',
    },
    { zh: '先设置另一位管理员。', en: 'Make somebody else an administrator first.' },
  );
}

function isDisabled() {
  return conflict(
    { zh: '账号已停用。', en: 'The account is disabled.' },
    { zh: '先启用账号，再发送链接。', en: 'Enable it first, then send a link.' },
  );
}
