import { randomBytes } from 'node:crypto';
import { hash, parseOptions, verify } from '@node-rs/argon2';
import type { Passwords } from '../identity/sign-in-port.ts';

/** Argon2id as OWASP recommends it: 19 MiB, two passes, one lane. The library makes the salt and the PHC string. */
const SETTINGS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export async function createArgon2Passwords(): Promise<Passwords> {
  const nobodys = await hash(randomBytes(32), SETTINGS);
  return {
    hash: (password) => hash(sameBytes(password), SETTINGS),
    async verify(stored, password) {
      const isRight = await verify(stored ?? nobodys, sameBytes(password));
      return stored !== null && isRight;
    },
    isOutdated(stored) {
      const { memoryCost, timeCost } = parseOptions(stored);
      return memoryCost < SETTINGS.memoryCost || timeCost < SETTINGS.timeCost;
    },
  };
}

/** Keyboards write the same characters in different bytes. */
const sameBytes = (password: string) => password.normalize('NFKC');
