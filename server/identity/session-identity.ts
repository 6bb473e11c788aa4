import type { AppContext } from '../context.ts';
import { resolveSession } from './account-session.ts';
import type { Identity } from './identity.ts';
import { readSessionToken } from './session-cookie.ts';
import type { SignInPort } from './sign-in-port.ts';

/** The identity of a server: who holds the session that the request's cookie names. */
export function createSessionIdentity(
  { db, now }: Pick<AppContext, 'db' | 'now'>,
  port: Pick<SignInPort, 'isLocal'>,
  singleSignOn: string | null,
): Identity {
  return {
    async resolve(request) {
      const token = readSessionToken(request, port);
      return token === null ? null : resolveSession(db, token, now());
    },
    ...(singleSignOn !== null && { singleSignOn }),
  };
}
