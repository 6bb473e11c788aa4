import type { Transaction } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { HandlersOf } from '../http/handler.ts';
import { ApiProblem, conflict } from '../http/problem.ts';
import { CALLER_COLUMNS, callerOf } from '../identity/account-caller.ts';
import { closeInvitations, findInvitation } from '../identity/account-invitation.ts';
import { endSession, endSessionsOf, openSession } from '../identity/account-session.ts';
import { enterDoor, throughDoor } from '../identity/enter-door.ts';
import { refuseWeakPassword } from '../identity/password-problem.ts';
import { requireSignIn } from '../identity/require-sign-in.ts';
import { readSessionToken, writeSessionCookie } from '../identity/session-cookie.ts';
import { describeSession } from './session.ts';

export const invitationHandlers: HandlersOf<'readInvitation' | 'acceptInvitation'> = {
  readInvitation: async ({ context, body }) => {
    requireSignIn(context);
    const found = await throughDoor(context.db, (trx) => findInvitation(trx, body.token, context.now()));
    if (!found) throw linkNotFound();
    return {
      kind: found.accountId === null ? 'first_admin' : 'account',
      name: found.name,
      email: found.email,
      expiresAt: found.expiresAt.toISOString(),
    };
  },

  acceptInvitation: async ({ context, request, body, write, responseHeaders }) => {
    const port = requireSignIn(context);
    const now = context.now();
    // Before the costly hash: strangers must not make this host work.
    const known = await throughDoor(context.db, (trx) => findInvitation(trx, body.token, now));
    if (!known) throw linkNotFound();
    const person = known.accountId === null ? requirePerson(body) : null;
    refuseWeakPassword(body.password, person?.email ?? known.email ?? '', 'password');
    const passwordHash = await port.passwords.hash(body.password);
    const token = port.newToken();
    const account = await write(async ({ db, record }) => {
      await enterDoor(db);
      // Again and under a lock: of two who use the link at the same moment, one does.
      const found = await findInvitation(db, body.token, now);
      if (!found) throw linkNotFound();
      const accountId =
        found.accountId ?? (await insertFirstAdmin(db, { ...requirePerson(body), id: context.newId(), now }));
      await closeInvitations(db, found.accountId, now);
      const before = readSessionToken(request, port);
      if (before !== null) await endSession(db, before, now);
      await endSessionsOf(db, accountId, now);
      const stored = await db
        .updateTable('account')
        .set({
          passwordHash,
          passwordChangedAt: now,
          status: 'active',
          demo: false,
          updatedAt: now,
          lastSignInAt: now,
        })
        .where('account.id', '=', accountId)
        .returning(CALLER_COLUMNS)
        .executeTakeFirstOrThrow();
      await openSession(db, { token, accountId, userAgent: request.headers.get('User-Agent') ?? '', now });
      record({
        object: { type: 'account', id: stored.publicId },
        before: { status: found.status },
        after: { status: 'active', role: stored.role, name: stored.name, sender: port.senderOf(request) },
      });
      return stored;
    });
    responseHeaders.append('Set-Cookie', writeSessionCookie(request, port, token));
    const caller = callerOf(account);
    return describeSession({ ...context, db: context.openFor(caller) }, caller);
  },
};

interface Person {
  name: string;
  email: string;
}

/** The first administrator's link knows nobody: the form says who they are. */
function requirePerson({ name, email }: { name?: string | undefined; email?: string | undefined }): Person {
  if (name !== undefined && email !== undefined) return { name, email };
  const missing = { zh: '请填写', en: 'is needed' };
  throw new ApiProblem(
    'invalid_request',
    { zh: '首位管理员需要填写姓名和邮箱。', en: 'The first administrator gives a name and an address.' },
    null,
    [
      ...(name === undefined ? [{ path: 'body.name', message: missing }] : []),
      ...(email === undefined ? [{ path: 'body.email', message: missing }] : []),
    ],
  );
}

async function insertFirstAdmin(
  db: Transaction<Database>,
  { id, name, email, now }: Person & { id: string; now: Date },
): Promise<number> {
  const row = await db
    .insertInto('account')
    .values({
      publicId: id,
      email,
      name,
      role: 'ops_admin',
      status: 'invited',
      createdAt: now,
      updatedAt: now,
    })
    .onConflict((on) => on.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (row) return row.id;
  throw conflict(
    { zh: `邮箱 ${email} 已有账号。`, en: `There is an account with the address ${email} already.` },
    { zh: '使用另一个邮箱。', en: 'Use another address.' },
  );
}

/** The same for a link that never was, was used, has expired or belongs to somebody disabled. */
function linkNotFound(): ApiProblem {
  return new ApiProblem(
    'not_found',
    { zh: '链接无效、已使用或已过期。', en: 'This link is not valid, was used or has expired.' },
    { zh: '请联系平台管理员重新发送链接。', en: 'Ask an administrator for a new link.' },
  );
}
