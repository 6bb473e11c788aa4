import type { AppContext, Caller } from '../context.ts';
import type { HandlersOf } from '../http/handler.ts';
import { ApiProblem } from '../http/problem.ts';
import { CALLER_COLUMNS, callerOf } from '../identity/account-caller.ts';
import { endSession, endSessionsOf, openSession } from '../identity/account-session.ts';
import { enterDoor, throughDoor } from '../identity/enter-door.ts';
import { refuseWeakPassword } from '../identity/password-problem.ts';
import { requireCaller, requireSignIn } from '../identity/require-sign-in.ts';
import { clearSessionCookie, readSessionToken, writeSessionCookie } from '../identity/session-cookie.ts';
import { type Attempted, admitAttempt, recordFailure } from '../identity/sign-in-attempt.ts';
import { forgetAttempts } from '../identity/sign-in-throttle.ts';
import { describeSession } from './session.ts';

export const signInHandlers: HandlersOf<'signIn' | 'signOut' | 'signOutEverywhere' | 'changePassword'> = {
  signIn: async ({ context, request, requestId, body, write, responseHeaders }) => {
    const port = requireSignIn(context);
    const now = context.now();
    const attempted: Attempted = {
      action: 'signIn',
      caller: null,
      email: body.email.trim(),
      sender: port.senderOf(request),
      now,
      requestId,
    };
    const admitted = await admitAttempt(context, attempted);
    const account = await findAccount(context, attempted);
    const isRight = await port.passwords.verify(account?.passwordHash ?? null, body.password);
    if (!account || !isRight || account.status !== 'active') {
      await recordFailure(context, attempted, admitted);
      throw wrongCredentials();
    }

    const token = port.newToken();
    const renewed = port.passwords.isOutdated(account.passwordHash ?? '')
      ? await port.passwords.hash(body.password)
      : account.passwordHash;
    await write(async ({ db, record }) => {
      await enterDoor(db);
      await forgetAttempts(db, attempted, admitted.ids);
      const before = readSessionToken(request, port);
      if (before !== null) await endSession(db, before, now);
      await openSession(db, { token, accountId: account.id, userAgent: userAgentOf(request), now });
      await db
        .updateTable('account')
        .set({ lastSignInAt: now, passwordHash: renewed })
        .where('id', '=', account.id)
        .execute();
      record({
        object: { type: 'account', id: account.publicId },
        before: null,
        after: { by: 'password', sender: attempted.sender },
      });
    });
    responseHeaders.append('Set-Cookie', writeSessionCookie(request, port, token));
    const caller = callerOf(account);
    return describeSession({ ...context, db: context.openFor(caller) }, caller);
  },

  signOut: async ({ context, caller, request, write, responseHeaders }) => {
    const port = requireSignIn(context);
    const { id } = requireCaller(caller);
    const token = readSessionToken(request, port) ?? '';
    await write(async ({ db, record }) => {
      await enterDoor(db);
      const ended = await endSession(db, token, context.now());
      record({ object: { type: 'account', id }, before: null, after: { ended } });
    });
    responseHeaders.append('Set-Cookie', clearSessionCookie(request, port));
    return undefined;
  },

  signOutEverywhere: async ({ context, caller, request, write, responseHeaders }) => {
    const port = requireSignIn(context);
    const { id } = requireCaller(caller);
    await write(async ({ db, record }) => {
      await enterDoor(db);
      const account = await readOwn(db, id);
      const ended = await endSessionsOf(db, account.id, context.now());
      record({ object: { type: 'account', id }, before: null, after: { ended } });
    });
    responseHeaders.append('Set-Cookie', clearSessionCookie(request, port));
    return undefined;
  },

  changePassword: async ({ context, caller, request, requestId, body, write, responseHeaders }) => {
    const port = requireSignIn(context);
    const { id } = requireCaller(caller);
    const now = context.now();
    const account = await throughDoor(context.db, (trx) => readOwn(trx, id));
    refuseWeakPassword(body.newPassword, account.email, 'newPassword');
    const attempted: Attempted = {
      action: 'changePassword',
      caller,
      email: account.email,
      sender: port.senderOf(request),
      now,
      requestId,
    };
    const admitted = await admitAttempt(context, attempted);
    if (!(await port.passwords.verify(account.passwordHash, body.currentPassword))) {
      await recordFailure(context, attempted, admitted);
      throw wrongCurrentPassword();
    }
    const passwordHash = await port.passwords.hash(body.newPassword);
    const token = port.newToken();
    await write(async ({ db, record }) => {
      await enterDoor(db);
      await forgetAttempts(db, attempted, admitted.ids);
      await db
        .updateTable('account')
        .set({ passwordHash, passwordChangedAt: now, demo: false, updatedAt: now })
        .where('id', '=', account.id)
        .execute();
      const ended = await endSessionsOf(db, account.id, now);
      await openSession(db, { token, accountId: account.id, userAgent: userAgentOf(request), now });
      record({ object: { type: 'account', id }, before: null, after: { password: 'changed', ended } });
    });
    responseHeaders.append('Set-Cookie', writeSessionCookie(request, port, token));
    return undefined;
  },
};

const userAgentOf = (request: Request) => request.headers.get('User-Agent') ?? '';

async function findAccount(context: AppContext, { email }: Attempted) {
  return throughDoor(context.db, (trx) =>
    trx
      .selectFrom('account')
      .select([...CALLER_COLUMNS, 'account.id', 'status', 'passwordHash'])
      .where((eb) => eb(eb.fn('lower', ['email']), '=', email.toLowerCase()))
      .executeTakeFirst(),
  );
}

async function readOwn(db: AppContext['db'], id: Caller['id']) {
  return db
    .selectFrom('account')
    .select(['id', 'email', 'passwordHash'])
    .where('publicId', '=', id)
    .executeTakeFirstOrThrow();
}

/** The same for an unknown address, one that may not sign in, and a wrong password. */
function wrongCredentials(): ApiProblem {
  return new ApiProblem(
    'unauthenticated',
    { zh: '邮箱或密码不正确。', en: 'The address or the password is not right.' },
    {
      zh: '检查后重试；尚未设置密码的，请使用邀请链接。',
      en: 'Check both and try again; without a password yet, use the link of your invitation.',
    },
  );
}

function wrongCurrentPassword(): ApiProblem {
  return new ApiProblem(
    'invalid_request',
    { zh: '当前密码不正确。', en: 'The present password is not right.' },
    { zh: '检查后重试，或联系平台管理员。', en: 'Check it and try again, or ask an administrator.' },
    [{ path: 'body.currentPassword', message: { zh: '不正确', en: 'not right' } }],
  );
}
