import { randomInt } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SAMPLE_PEOPLE } from '../../mocks/sample/sample-people.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { AppContext } from '../context.ts';
import type { Passwords } from '../identity/sign-in-port.ts';

export interface DemoSignIn {
  email: string;
  password: string;
  role: string;
  name: string;
}

const FILE = 'demo-sign-ins.json';

/**
 * Lets every role of the sample be looked at. The passwords are made on this machine, once, and kept in its data folder
 * for the owner to read; a lost file means new passwords. Answers those that still work.
 */
export async function prepareDemoAccounts(
  { db, now, newId, keepAuditHead }: AppContext,
  passwords: Passwords,
  dataFolder: string,
): Promise<DemoSignIn[]> {
  const file = join(dataFolder, FILE);
  const stored = await db
    .selectFrom('account')
    .select(['email', 'role', 'name', 'status'])
    .where('demo', '=', true)
    .orderBy('id')
    .execute();
  const known = readPasswords(file);
  if (stored.length > 0 && stored.every(({ email }) => known.has(email))) {
    return stored.flatMap(({ email, role, name, status }) => {
      const password = known.get(email);
      return status === 'active' && password !== undefined ? [{ email, role, name, password }] : [];
    });
  }
  const anybody = await db.selectFrom('account').select('id').limit(1).executeTakeFirst();
  if (anybody && stored.length === 0) return [];

  const wanted =
    stored.length === 0
      ? SAMPLE_PEOPLE
      : SAMPLE_PEOPLE.filter((one) => stored.some(({ email }) => email === one.email));
  const signIns = wanted.map(({ email, role, name }) => ({ email, role, name, password: createPassword() }));
  const hashes = await Promise.all(signIns.map(({ password }) => passwords.hash(password)));
  // First the file: a password that nobody can read any more would be of no use.
  writePasswords(dataFolder, file, signIns);
  const at = now();
  const head = await db.transaction().execute(async (trx) => {
    for (const [index, { email, name, role, regions = [], provider = null }] of wanted.entries()) {
      const secret = { passwordHash: hashes[index] ?? '', passwordChangedAt: at, updatedAt: at };
      if (stored.length > 0) {
        await trx.updateTable('account').set(secret).where('email', '=', email).execute();
      } else {
        const person = { publicId: newId(), email, name, role, regions, provider, demo: true };
        await trx
          .insertInto('account')
          .values({ ...person, ...secret, status: 'active', createdAt: at })
          .execute();
      }
    }
    return appendAudit(
      trx,
      { at, action: 'prepareDemoAccounts', outcome: 'done', caller: null, requestId: newId() },
      {
        object: { type: 'account', id: 'demo' },
        before: null,
        after: { accounts: wanted.map(({ email, role }) => ({ email, role })) },
      },
    );
  });
  keepAuditHead?.(head);
  return signIns;
}

/** About 80 bits, easy to read and to type: no letter that looks like a digit. */
function createPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}

function readPasswords(file: string): Map<string, string> {
  try {
    const content = JSON.parse(readFileSync(file, 'utf8')) as DemoSignIn[];
    return new Map(content.map(({ email, password }) => [email, password]));
  } catch {
    return new Map();
  }
}

function writePasswords(folder: string, file: string, signIns: readonly DemoSignIn[]): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(file, `${JSON.stringify(signIns, null, 2)}\n`, { mode: 0o600 });
  chmodSync(file, 0o600);
}
