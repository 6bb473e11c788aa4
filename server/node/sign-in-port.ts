import { randomBytes } from 'node:crypto';
import type { SignInPort } from '../identity/sign-in-port.ts';
import { createArgon2Passwords } from './argon2-passwords.ts';
import type { Senders } from './senders.ts';

export async function createSignInPort(senders: Senders): Promise<SignInPort> {
  return {
    passwords: await createArgon2Passwords(),
    newToken: () => randomBytes(32).toString('base64url'),
    senderOf: (request) => senders.addressOf(request),
    isLocal: (request) => senders.isLocal(request),
  };
}
