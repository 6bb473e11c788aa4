import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AppContext } from '../../server/context.ts';
import type { Session } from '../../src/contract/session.ts';
import { Browser, createSignInContext } from '../support/browser.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { addPerson, PASSWORD } from '../support/people.ts';

let database: TestDatabase;
let context: AppContext;
let later: (seconds: number) => void;
let email: string;
let count = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  ({ context, later } = await createSignInContext(database));
});
afterAll(() => database.close());
beforeEach(async () => {
  email = `person${count++}@example.org`;
  await addPerson(context, { email, role: 'ops_viewer' });
});

async function signedIn(): Promise<Browser> {
  const browser = new Browser(context);
  await browser.ask('POST', '/api/session', { email, password: PASSWORD });
  return browser;
}
const isIn = async (browser: Browser) => (await browser.ask<Session>('GET', '/api/session')).caller !== null;

describe('a session ends', () => {
  test('after twelve hours without use, and not while it is used', async () => {
    const [used, idle] = [await signedIn(), await signedIn()];
    for (let hour = 0; hour < 13; hour++) {
      later(3600);
      expect(await isIn(used)).toBe(true);
    }
    expect(await isIn(idle)).toBe(false);
  });

  test('after seven days however much it is used', async () => {
    const browser = await signedIn();
    for (let hour = 0; hour < 7 * 24 - 1; hour++) {
      later(3600);
      if (hour % 6 === 0) await isIn(browser);
    }
    expect(await isIn(browser)).toBe(true);
    later(3601);
    expect(await isIn(browser)).toBe(false);
  });

  test('by signing out, and the old cookie is worth nothing', async () => {
    const browser = await signedIn();
    const other = await signedIn();
    const old = browser.cookie;
    await browser.ask('DELETE', '/api/session');
    expect(browser.cookie).toBe('');
    expect(browser.lastSetCookie).toContain('Max-Age=0');
    browser.cookie = old;
    expect(await isIn(browser)).toBe(false);
    expect(await isIn(other)).toBe(true);
    expect((await browser.refused('DELETE', '/api/session')).code).toBe('unauthenticated');
  });

  test('by signing out everywhere, for this person only', async () => {
    const [here, there] = [await signedIn(), await signedIn()];
    const mine = email;
    email = `bystander${count}@example.org`;
    await addPerson(context, { email, role: 'ops_viewer' });
    const bystander = await signedIn();
    email = mine;
    await here.ask('DELETE', '/api/sessions');
    expect([await isIn(here), await isIn(there), await isIn(bystander)]).toEqual([false, false, true]);
  });

  test('the moment the account is disabled', async () => {
    const browser = await signedIn();
    await database.db.updateTable('account').set({ status: 'disabled' }).where('email', '=', email).execute();
    expect(await isIn(browser)).toBe(false);
    expect((await browser.refused('GET', '/api/providers')).status).toBe(401);
  });
});

test.each([
  ['a token of nobody', `__Host-windmaker=${'A'.repeat(43)}`],
  ['no token', '__Host-windmaker='],
  ['the name that only this machine may use', `windmaker=${'A'.repeat(43)}`],
  ['a header made to break it', `__Host-windmaker=';drop table account;--`],
])('%s is nobody', async (_, cookie) => {
  const browser = new Browser(context);
  browser.cookie = cookie;
  expect(await isIn(browser)).toBe(false);
});

test('the name for this machine is taken on this machine only', async () => {
  const browser = await signedIn();
  const token = browser.cookie.split('=')[1];
  browser.cookie = `windmaker=${token}`;
  expect(await isIn(browser)).toBe(false);
});

describe('another password', () => {
  const next = 'entirely different words';

  test('ends every other session, gives this one a new token, and is the one that counts', async () => {
    const [here, there] = [await signedIn(), await signedIn()];
    const before = here.cookie;
    await here.ask('PUT', '/api/session/password', { currentPassword: PASSWORD, newPassword: next });
    expect(here.cookie).not.toBe(before);
    expect([await isIn(here), await isIn(there)]).toEqual([true, false]);
    here.cookie = before;
    expect(await isIn(here)).toBe(false);
    await new Browser(context).refused('POST', '/api/session', { email, password: PASSWORD });
    await new Browser(context).ask('POST', '/api/session', { email, password: next });
  });

  test('needs the present one', async () => {
    const browser = await signedIn();
    const problem = await browser.refused('PUT', '/api/session/password', {
      currentPassword: 'guess',
      newPassword: next,
    });
    expect(problem).toMatchObject({ status: 400, errors: [{ path: 'body.currentPassword' }] });
    expect(await isIn(browser)).toBe(true);
  });

  test.each([
    ['too short', 'short'],
    ['too simple', 'aaaaaaaaaaaaaaaa'],
  ])('is refused when it is %s', async (_, newPassword) => {
    const browser = await signedIn();
    const problem = await browser.refused('PUT', '/api/session/password', {
      currentPassword: PASSWORD,
      newPassword,
    });
    expect(problem).toMatchObject({ status: 400, errors: [{ path: 'body.newPassword' }] });
  });

  test('is nothing for somebody who is not signed in', async () => {
    const body = { currentPassword: PASSWORD, newPassword: next };
    expect((await new Browser(context).refused('PUT', '/api/session/password', body)).status).toBe(401);
  });
});

test('the role that looks up accounts reads no business data', async () => {
  const client = await database.pool.connect();
  try {
    await client.query('begin');
    await client.query(`select set_config('role', 'windmaker_door', true)`);
    await expect(client.query('select 1 from audit_entry')).rejects.toThrow(/permission denied/);
    await client.query('rollback');
    await client.query('begin');
    await client.query(`select set_config('role', 'windmaker_reader', true)`);
    await expect(client.query('select 1 from account')).rejects.toThrow(/permission denied/);
    await client.query('rollback');
    await client.query('begin');
    await client.query(`select set_config('role', 'windmaker_admin', true)`);
    await expect(client.query('select password_hash from account')).rejects.toThrow(/permission denied/);
  } finally {
    await client.query('rollback');
    client.release();
  }
});
