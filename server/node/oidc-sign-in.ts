import type { IDToken } from 'openid-client';
import { appendAudit } from '../audit/append-audit.ts';
import type { AppContext } from '../context.ts';
import { CALLER_COLUMNS, callerOf } from '../identity/account-caller.ts';
import { closeInvitations } from '../identity/account-invitation.ts';
import { endSession, openSession } from '../identity/account-session.ts';
import { throughDoor } from '../identity/enter-door.ts';
import { readSessionToken } from '../identity/session-cookie.ts';
import type { SignInPort } from '../identity/sign-in-port.ts';

/** expired: the browser brought no sign-in under way; unknown: nobody here may come in by this person's account. */
export type Refusal = 'expired' | 'failed' | 'unknown';

/**
 * Signs in whoever the provider vouches for: by issuer and subject, or the first time by an address that the provider
 * has verified. Never makes an account, and never gives one a second person.
 */
export async function signInByClaims(
  context: AppContext,
  port: SignInPort,
  request: Request,
  claims: IDToken,
): Promise<{ token: string } | { refusal: Refusal }> {
  const now = context.now();
  const subject = `${claims.iss} ${claims.sub}`;
  const email = claims.email_verified === true && typeof claims.email === 'string' ? claims.email : null;
  const result = await throughDoor(context.openFor(null), async (trx) => {
    const candidates = await trx
      .selectFrom('account')
      .select([...CALLER_COLUMNS, 'account.id', 'status', 'oidcSubject'])
      .where((eb) =>
        eb.or([
          eb('oidcSubject', '=', subject),
          ...(email === null ? [] : [eb(eb.fn('lower', ['email']), '=', email.toLowerCase())]),
        ]),
      )
      .forUpdate()
      .execute();
    const known = candidates.find((one) => one.oidcSubject === subject);
    const account = known ?? candidates.find((one) => one.oidcSubject === null);
    if (!account || account.status === 'disabled') return null;

    const token = port.newToken();
    const before = readSessionToken(request, port);
    if (before !== null) await endSession(trx, before, now);
    await trx
      .updateTable('account')
      .set({ oidcSubject: subject, status: 'active', lastSignInAt: now })
      .where('id', '=', account.id)
      .execute();
    // Whoever has come in needs the link of the invitation no more.
    if (account.status === 'invited') await closeInvitations(trx, account.id, now);
    const userAgent = request.headers.get('User-Agent') ?? '';
    await openSession(trx, { token, accountId: account.id, userAgent, now });
    const head = await appendAudit(
      trx,
      { at: now, action: 'signIn', outcome: 'done', caller: callerOf(account), requestId: context.newId() },
      {
        object: { type: 'account', id: account.publicId },
        before: known ? null : { status: account.status },
        after: { by: 'single sign-on', sender: port.senderOf(request), ...(!known && { joined: subject }) },
      },
    );
    return { token, head };
  });
  if (result === null) return { refusal: 'unknown' };
  context.keepAuditHead?.(result.head);
  return { token: result.token };
}

interface Refused {
  reason: Refusal;
  /** Issuer and subject, where the provider vouched for somebody. */
  subject: string | null;
  sender: string;
}

export async function recordRefusal(
  context: AppContext,
  { reason, subject, sender }: Refused,
): Promise<void> {
  const head = await throughDoor(context.openFor(null), (trx) =>
    appendAudit(
      trx,
      { at: context.now(), action: 'signIn', outcome: 'denied', caller: null, requestId: context.newId() },
      {
        object: { type: 'sign_in', id: subject ?? 'single sign-on' },
        before: null,
        after: { by: 'single sign-on', reason, sender },
      },
    ),
  );
  context.keepAuditHead?.(head);
}
