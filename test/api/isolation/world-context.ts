import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import type { AppContext, Caller } from '../../../server/context.ts';
import { databaseOf } from '../../../server/db/database-of.ts';
import { fixedIdentity } from '../../../server/identity/identity.ts';
import { createArgon2Passwords } from '../../../server/node/argon2-passwords.ts';
import { createCopyLoader } from '../../../server/node/copy-loader.ts';

/** Who builds the world: its name stands in what the platform's people wrote. */
const STAFF: Caller = { id: 'staff', name: 'cnry-staff-name', role: 'ops_admin', scope: null };

const passwords = await createArgon2Passwords();

/** The product over a database, with one of the platform's people at the door. */
export function contextOver(pool: pg.Pool): AppContext {
  return {
    ...databaseOf(pool),
    bulk: createCopyLoader(pool),
    now: () => new Date('2026-11-05T08:00:00Z'),
    newId: () => crypto.randomUUID(),
    identity: fixedIdentity(STAFF),
    signIn: {
      passwords,
      newToken: () => randomBytes(32).toString('base64url'),
      senderOf: () => '192.0.2.1',
      isLocal: () => false,
    },
    mode: 'server',
    version: '0.0.0',
    limits: { fileBytes: 1024 * 1024, rows: 10_000 },
    log: () => undefined,
  };
}
