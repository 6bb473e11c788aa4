import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SAMPLE_PEOPLE } from '../../mocks/sample/sample-people.ts';
import type { AppContext } from '../../server/context.ts';
import { type DemoSignIn, prepareDemoAccounts } from '../../server/node/demo-accounts.ts';
import { createFirstAdminLink, lacksAdmin } from '../../server/node/first-admin.ts';
import { describeStart } from '../../server/node/start-message.ts';
import type { Invitation, Session } from '../../src/contract/session.ts';
import { ROLES } from '../../src/domain/access/role.ts';
import { Browser, createSignInContext } from '../support/browser.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { addPerson, PASSWORD } from '../support/people.ts';

let database: TestDatabase;
let context: AppContext;
let later: (seconds: number) => void;
let folder: string;

beforeEach(async () => {
  database = await createTestDatabase();
  ({ context, later } = await createSignInContext(database));
  folder = mkdtempSync(join(tmpdir(), 'windmaker-first-'));
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await database.close();
});

const port = () => {
  if (!context.signIn) throw new Error('no sign-in');
  return context.signIn;
};
const prepare = () => prepareDemoAccounts(context, port().passwords, folder);
const signIn = async ({ email, password }: DemoSignIn) => {
  const browser = new Browser(context, email);
  await browser.ask('POST', '/api/session', { email, password });
  return browser;
};

describe('demo sign-ins', () => {
  test('there is one for every role, and each works', async () => {
    const signIns = await prepare();
    expect(new Set(signIns.map(({ role }) => role))).toEqual(new Set(ROLES));
    for (const one of signIns) {
      const { caller } = await (await signIn(one)).ask<Session>('GET', '/api/session');
      expect(caller).toMatchObject({ name: one.name, role: one.role });
    }
    const { rows } = await database.pool.query('select bool_and(demo) as all from account');
    expect(rows[0].all).toBe(true);
  });

  test('are made on this machine, kept for its owner alone, and the same at the next start', async () => {
    const first = await prepare();
    const file = join(folder, 'demo-sign-ins.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(first);
    expect(await prepare()).toEqual(first);
    const passwords = first.map(({ password }) => password);
    expect(new Set(passwords).size).toBe(SAMPLE_PEOPLE.length);
    for (const password of passwords) expect(password).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
  });

  test('a lost file means new passwords', async () => {
    const [admin] = await prepare();
    rmSync(join(folder, 'demo-sign-ins.json'));
    const [again] = await prepare();
    expect(again?.email).toBe(admin?.email);
    expect(again?.password).not.toBe(admin?.password);
    if (again) await signIn(again);
    if (admin) await expect(signIn(admin)).rejects.toThrow('401');
  });

  test('whoever chooses another password is no demo account any more, and is not printed', async () => {
    const [admin, grader] = await prepare();
    if (!admin || !grader) throw new Error('none');
    const browser = await signIn(admin);
    const body = { currentPassword: admin.password, newPassword: 'words of my own choice' };
    await browser.ask('PUT', '/api/session/password', body);
    const printed = await prepare();
    expect(printed.map(({ email }) => email)).not.toContain(admin.email);
    expect(printed).toContainEqual(grader);
    expect(await lacksAdmin(context)).toBe(false);
  });

  test('come to no database that has people of its own', async () => {
    await addPerson(context, { email: 'real@example.org', role: 'ops_admin' });
    expect(await prepare()).toEqual([]);
    const { rows } = await database.pool.query('select count(*)::int as n from account');
    expect(rows[0].n).toBe(1);
  });

  test('are posts, not people, at a domain that can belong to nobody', () => {
    for (const { email } of SAMPLE_PEOPLE) expect(email).toMatch(/@windmaker\.example$/);
  });
});

describe('the first administrator', () => {
  const link = async (email?: string) => {
    const made = await createFirstAdminLink(context, port().newToken(), email);
    return made?.path.split('#')[1] ?? '';
  };
  const person = { name: '平台管理岗', email: 'first@example.org', password: PASSWORD };

  test('makes themselves by the link, once; before that there is nobody', async () => {
    expect(await lacksAdmin(context)).toBe(true);
    const { rows } = await database.pool.query('select count(*)::int as n from account');
    expect(rows[0].n).toBe(0);
    const token = await link();
    const browser = new Browser(context);
    expect(await browser.ask<Invitation>('POST', '/api/invitations/read', { token })).toMatchObject({
      kind: 'first_admin',
      email: null,
    });
    const missing = await browser.refused('POST', '/api/invitations/accept', { token, password: PASSWORD });
    expect(missing.errors.map(({ path }) => path)).toEqual(['body.name', 'body.email']);
    const session = await browser.ask<Session>('POST', '/api/invitations/accept', { token, ...person });
    expect(session.caller).toMatchObject({ role: 'ops_admin', scope: null, name: person.name });
    expect(await lacksAdmin(context)).toBe(false);
    const other = { token, ...person, email: 'second@example.org' };
    expect((await new Browser(context).refused('POST', '/api/invitations/accept', other)).status).toBe(404);
  });

  test('of two at the same moment is one', async () => {
    const token = await link();
    const answers = await Promise.all(
      [1, 2, 3].map(async (index) => {
        const body = { token, ...person, email: `first${index}@example.org` };
        return (await new Browser(context).send('POST', '/api/invitations/accept', body)).status;
      }),
    );
    expect(answers.sort()).toEqual([200, 404, 404]);
  });

  test('the link expires after a day, and a newer one replaces it', async () => {
    const first = await link();
    const second = await link();
    const body = (token: string) => ({ token, ...person });
    expect((await new Browser(context).refused('POST', '/api/invitations/accept', body(first))).status).toBe(
      404,
    );
    later(86_401);
    expect((await new Browser(context).refused('POST', '/api/invitations/accept', body(second))).status).toBe(
      404,
    );
  });

  test('somebody who lost the password gets a link by address', async () => {
    const id = await addPerson(context, { email: 'Lost@example.org', role: 'ops_admin' });
    const token = await link('lost@EXAMPLE.org');
    const body = { token, password: 'words of my own choice' };
    const session = await new Browser(context).ask<Session>('POST', '/api/invitations/accept', body);
    expect(session.caller?.id).toBe(id);
    expect(await createFirstAdminLink(context, port().newToken(), 'nobody@example.org')).toBeNull();
  });

  test('is written into the log without the secret', async () => {
    const token = await link();
    const { rows } = await database.pool.query('select payload from audit_entry order by seq desc limit 1');
    expect(JSON.parse(rows[0].payload)).toMatchObject({ action: 'createFirstAdminLink', outcome: 'done' });
    expect(rows[0].payload).not.toContain(token);
  });
});

describe('what the start prints', () => {
  const nobody = { demo: [], firstAdmin: null };
  const local = { host: '127.0.0.1', publicUrl: null };

  test('shows who can sign in, beside the address', () => {
    const demo = [{ email: 'a@windmaker.example', password: 'abcd-efgh', role: 'ops_admin', name: 'desk' }];
    const text = describeStart('http://127.0.0.1:4680', 'data', local, { ...nobody, demo });
    expect(text).toMatch(/open\s+http:\/\/127\.0\.0\.1:4680/);
    expect(text).toMatch(/a@windmaker\.example\s+abcd-efgh\s+desk/);
    expect(text).not.toContain('WINDMAKER_URL');
  });

  test('shows the one-time link under the address that browsers use', () => {
    const firstAdmin = { path: '/invitation#secret', expiresAt: new Date('2026-11-06T00:00:00Z') };
    const place = { host: '0.0.0.0', publicUrl: 'https://console.example' };
    const text = describeStart('http://localhost:4680', 'data', place, { ...nobody, firstAdmin });
    expect(text).toContain('https://console.example/invitation#secret');
    expect(text).not.toContain('WINDMAKER_PROXIES');
  });

  test('warns where signing in cannot work', () => {
    const text = describeStart('http://localhost:4680', 'data', { host: '0.0.0.0', publicUrl: null }, nobody);
    expect(text).toContain('https');
    expect(text).toContain('WINDMAKER_URL');
  });
});
