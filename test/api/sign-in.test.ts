import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AppContext } from '../../server/context.ts';
import type { Session } from '../../src/contract/session.ts';
import { Browser, createSignInContext } from '../support/browser.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { addPerson, PASSWORD } from '../support/people.ts';

let database: TestDatabase;
let context: AppContext;
let later: (seconds: number) => void;

beforeAll(async () => {
  database = await createTestDatabase();
  ({ context, later } = await createSignInContext(database));
  await addPerson(context, { email: 'Grader@Example.org', role: 'ops_grader', name: 'grading desk' });
  await addPerson(context, { email: 'gone@example.org', role: 'ops_viewer', status: 'disabled' });
  await addPerson(context, {
    email: 'invited@example.org',
    role: 'ops_viewer',
    status: 'invited',
    password: null,
  });
});
afterAll(() => database.close());

const lastEntries = async (count: number) => {
  const rows = await database.db
    .selectFrom('auditEntry')
    .select('payload')
    .orderBy('seq', 'desc')
    .limit(count)
    .execute();
  return rows.map(({ payload }) => JSON.parse(payload));
};

describe('the right password', () => {
  test('signs in, by an address in any case, and says who it is', async () => {
    const browser = new Browser(context);
    expect((await browser.ask<Session>('GET', '/api/session')).caller).toBeNull();
    const session = await browser.ask<Session>('POST', '/api/session', {
      email: ' grader@example.ORG',
      password: PASSWORD,
    });
    expect(session.caller).toMatchObject({ name: 'grading desk', role: 'ops_grader', scope: null });
    expect((await browser.ask<Session>('GET', '/api/session')).caller).toEqual(session.caller);
    await browser.ask('GET', '/api/providers');
    const [entry] = await lastEntries(1);
    expect(entry).toMatchObject({
      action: 'signIn',
      outcome: 'done',
      after: { by: 'password', sender: '192.0.2.1' },
    });
    expect(entry.object.id).toBe(session.caller?.id);
  });

  test('the cookie is bound to the host, hidden from scripts and not sent across sites', async () => {
    const browser = new Browser(context);
    await browser.ask('POST', '/api/session', { email: 'grader@example.org', password: PASSWORD });
    expect(browser.lastSetCookie).toMatch(
      /^__Host-windmaker=[\w-]{43}; Secure; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+$/,
    );
  });

  test('of the token only a hash is stored, and of the password an Argon2id hash', async () => {
    const browser = new Browser(context);
    await browser.ask('POST', '/api/session', { email: 'grader@example.org', password: PASSWORD });
    const token = browser.cookie.split('=')[1] ?? '';
    for (const table of ['account', 'account_session', 'audit_entry', 'idempotency']) {
      const { rows } = await database.pool.query(`select t::text as row from ${table} t`);
      for (const { row } of rows) {
        expect(row).not.toContain(token);
        expect(row).not.toContain(PASSWORD);
      }
    }
    const { rows } = await database.pool.query(
      `select password_hash from account where name = 'grading desk'`,
    );
    expect(rows[0].password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  test('every sign-in has a token of its own, and ends the one this browser had', async () => {
    const browser = new Browser(context);
    await browser.ask('POST', '/api/session', { email: 'grader@example.org', password: PASSWORD });
    const first = browser.cookie;
    await browser.ask('POST', '/api/session', { email: 'grader@example.org', password: PASSWORD });
    expect(browser.cookie).not.toBe(first);
    const old = new Browser(context);
    old.cookie = first;
    expect((await old.refused('GET', '/api/providers')).code).toBe('unauthenticated');
  });
});

describe('anything else', () => {
  test('is answered alike: unknown, wrong, disabled, not yet accepted', async () => {
    const answers = new Set<string>();
    for (const [index, body] of [
      { email: 'nobody@example.org', password: PASSWORD },
      { email: 'grader@example.org', password: 'not the password' },
      { email: 'gone@example.org', password: PASSWORD },
      { email: 'invited@example.org', password: PASSWORD },
      { email: 'not an address', password: PASSWORD },
    ].entries()) {
      const browser = new Browser(context, `192.0.2.${20 + index}`);
      const { requestId: _, ...problem } = await browser.refused('POST', '/api/session', body);
      expect(problem).toMatchObject({ status: 401, code: 'unauthenticated' });
      expect(browser.lastSetCookie).toBe('');
      answers.add(JSON.stringify(problem));
    }
    expect(answers.size).toBe(1);
  });

  test('takes about as long for nobody as for somebody', async () => {
    const time = async (email: string, sender: string) => {
      const browser = new Browser(context, sender);
      const startedAt = performance.now();
      await browser.refused('POST', '/api/session', { email, password: 'not the password' });
      return performance.now() - startedAt;
    };
    const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
    const known: number[] = [];
    const unknown: number[] = [];
    for (let index = 0; index < 9; index++) {
      known.push(await time('grader@example.org', `198.51.100.${index}`));
      unknown.push(await time(`nobody${index}@example.org`, `198.51.100.${index}`));
    }
    const ratio = median(known) / median(unknown);
    // Without the work for nobody the ratio would be ten and more.
    expect(ratio).toBeGreaterThan(0.4);
    expect(ratio).toBeLessThan(2.5);
  });

  test('is written down, but never what looks like a password in the wrong field', async () => {
    const browser = new Browser(context, '192.0.2.30');
    await browser.refused('POST', '/api/session', { email: 'who@example.org', password: 'x' });
    await browser.refused('POST', '/api/session', { email: 'my secret words', password: 'x' });
    const [second, first] = await lastEntries(2);
    expect(first).toMatchObject({
      action: 'signIn',
      outcome: 'denied',
      actor: null,
      object: { id: 'who@example.org' },
    });
    expect(second.object.id).toBe('not an address');
    expect(JSON.stringify(second)).not.toContain('secret');
  });
});

describe('guessing', () => {
  const wrong = { email: 'target@example.org', password: 'a guess' };

  test('one sender at one address is stopped after five, and heard again later', async () => {
    await addPerson(context, { email: 'target@example.org', role: 'ops_viewer' });
    const browser = new Browser(context, '203.0.113.1');
    for (let index = 0; index < 5; index++)
      expect((await browser.refused('POST', '/api/session', wrong)).status).toBe(401);
    const [last] = await lastEntries(1);
    expect(last.after).toEqual({ sender: '203.0.113.1', paused: true });
    const before = await lastEntries(1);
    const problem = await browser.refused('POST', '/api/session', { ...wrong, password: PASSWORD });
    expect(problem).toMatchObject({ status: 429, code: 'too_many_requests' });
    expect(problem.fix).toContain('15 minutes');
    // A refusal that costs nothing must not fill the log.
    expect(await lastEntries(1)).toEqual(before);

    const owner = new Browser(context, '203.0.113.2');
    await owner.ask('POST', '/api/session', { ...wrong, password: PASSWORD });
    later(15 * 60 + 1);
    await browser.ask('POST', '/api/session', { ...wrong, password: PASSWORD });
  });

  test('a success forgives what this sender got wrong before', async () => {
    const browser = new Browser(context, '203.0.113.3');
    for (let round = 0; round < 3; round++) {
      for (let index = 0; index < 4; index++) await browser.refused('POST', '/api/session', wrong);
      await browser.ask('POST', '/api/session', { ...wrong, password: PASSWORD });
    }
  });

  test('one sender at many addresses is stopped after thirty', async () => {
    const browser = new Browser(context, '203.0.113.4');
    const statuses: number[] = [];
    for (let index = 0; index < 31; index++) {
      const body = { email: `many${index}@example.org`, password: 'a guess' };
      statuses.push((await browser.refused('POST', '/api/session', body)).status);
    }
    expect(statuses.filter((status) => status === 401)).toHaveLength(30);
    expect(statuses.at(-1)).toBe(429);
  });

  test('forty at the same moment do not slip through together', async () => {
    const browsers = Array.from({ length: 40 }, () => new Browser(context, '203.0.113.5'));
    const body = { email: 'at.once@example.org', password: 'a guess' };
    const statuses = await Promise.all(
      browsers.map(async (browser) => (await browser.refused('POST', '/api/session', body)).status),
    );
    expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(5);
    expect(new Set(statuses)).toEqual(new Set([401, 429]));
  });
});

test('a host without accounts of its own says so', async () => {
  const { signIn: _, ...demo } = context;
  const browser = new Browser(demo);
  const problem = await browser.refused('POST', '/api/session', { email: 'a@b.example', password: 'x' });
  expect(problem).toMatchObject({ status: 409, code: 'conflict' });
});
