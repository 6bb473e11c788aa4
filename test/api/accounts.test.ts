import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AppContext } from '../../server/context.ts';
import type { Account } from '../../src/contract/accounts.ts';
import type { Invitation, Session } from '../../src/contract/session.ts';
import { Browser, createSignInContext } from '../support/browser.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { addPerson, PASSWORD } from '../support/people.ts';

interface Created {
  account: Account;
  invitation: { token: string; expiresAt: string };
}
interface Page {
  items: Account[];
  total: number;
  nextCursor: string | null;
}

let database: TestDatabase;
let context: AppContext;
let later: (seconds: number) => void;
let admin: Browser;
let count = 0;

const NOBODY = { regions: [], cities: [], provider: null };
const viewer = (email = `viewer${count++}@example.org`) => ({
  email,
  name: 'viewer',
  role: 'ops_viewer',
  ...NOBODY,
});

beforeAll(async () => {
  database = await createTestDatabase();
  ({ context, later } = await createSignInContext(database));
  await database.pool.query(`insert into provider (external_id, name, model_code, region, created_at, updated_at)
    values ('P00111', '示例服务商', 'five-capability', 'northeast', now(), now())`);
  await addPerson(context, { email: 'admin@example.org', role: 'ops_admin', name: 'desk' });
  admin = await signIn('admin@example.org');
});
afterAll(() => database.close());

async function signIn(email: string, password = PASSWORD): Promise<Browser> {
  const browser = new Browser(context);
  await browser.ask('POST', '/api/session', { email, password });
  return browser;
}
const update = ({ name, role, regions, cities, provider, status }: Account, change: object) => ({
  name,
  role,
  regions,
  cities,
  provider,
  status,
  ...change,
});

describe('an invitation', () => {
  test('is made by an administrator and lets its person choose a password once', async () => {
    const created = await admin.ask<Created>('POST', '/api/accounts', viewer('new.one@example.org'));
    expect(created.account).toMatchObject({ status: 'invited', hasPassword: false, revision: 1 });
    expect(created.account.invitedUntil).toBe(created.invitation.expiresAt);
    const { token } = created.invitation;
    expect(token).toMatch(/^[\w-]{43}$/);
    const { rows } = await database.pool.query(`select i::text as row from account_invitation i
      union all select a::text from audit_entry a union all select d::text from idempotency d`);
    for (const { row } of rows) expect(row).not.toContain(token);

    const person = new Browser(context);
    expect(await person.ask<Invitation>('POST', '/api/invitations/read', { token })).toMatchObject({
      kind: 'account',
      email: 'new.one@example.org',
    });
    const weak = await person.refused('POST', '/api/invitations/accept', { token, password: 'short' });
    expect(weak).toMatchObject({ status: 400, errors: [{ path: 'body.password' }] });
    const session = await person.ask<Session>('POST', '/api/invitations/accept', {
      token,
      password: PASSWORD,
    });
    expect(session.caller).toMatchObject({ id: created.account.id, role: 'ops_viewer' });
    expect((await person.ask<Session>('GET', '/api/session')).caller).not.toBeNull();
    expect(
      (await person.refused('POST', '/api/invitations/accept', { token, password: PASSWORD })).status,
    ).toBe(404);
    expect(await admin.ask<Account>('GET', `/api/accounts/${created.account.id}`)).toMatchObject({
      status: 'active',
      hasPassword: true,
      invitedUntil: null,
    });
    await signIn('new.one@example.org');
  });

  test('of two who use it at the same moment serves one', async () => {
    const { invitation } = await admin.ask<Created>('POST', '/api/accounts', viewer());
    const body = { token: invitation.token, password: PASSWORD };
    const answers = await Promise.all(
      Array.from(
        { length: 5 },
        async () => (await new Browser(context).send('POST', '/api/invitations/accept', body)).status,
      ),
    );
    expect(answers.sort()).toEqual([200, 404, 404, 404, 404]);
  });

  test('stops working when a newer one is made, and after a week', async () => {
    const { account, invitation } = await admin.ask<Created>('POST', '/api/accounts', viewer());
    const second = await admin.ask<Created['invitation']>('POST', `/api/accounts/${account.id}/invitation`);
    const person = new Browser(context);
    expect((await person.refused('POST', '/api/invitations/read', { token: invitation.token })).status).toBe(
      404,
    );
    await person.ask('POST', '/api/invitations/read', { token: second.token });
    later(7 * 86_400 + 1);
    expect((await person.refused('POST', '/api/invitations/read', { token: second.token })).status).toBe(404);
    admin = await signIn('admin@example.org');
  });

  test('resets a forgotten password and ends the sessions there are', async () => {
    const id = await addPerson(context, { email: 'forgetful@example.org', role: 'ops_viewer' });
    const old = await signIn('forgetful@example.org');
    const { token } = await admin.ask<Created['invitation']>('POST', `/api/accounts/${id}/invitation`);
    expect((await old.ask<Session>('GET', '/api/session')).caller).not.toBeNull();
    await new Browser(context).ask('POST', '/api/invitations/accept', {
      token,
      password: 'other words altogether',
    });
    expect((await old.ask<Session>('GET', '/api/session')).caller).toBeNull();
    await signIn('forgetful@example.org', 'other words altogether');
  });

  test('of somebody disabled is void', async () => {
    const { account, invitation } = await admin.ask<Created>('POST', '/api/accounts', viewer());
    const path = `/api/accounts/${account.id}`;
    const disabled = await admin.ask<Account>('PUT', path, update(account, { status: 'disabled' }), 1);
    const body = { token: invitation.token, password: PASSWORD };
    expect((await new Browser(context).refused('POST', '/api/invitations/accept', body)).status).toBe(404);
    expect((await admin.refused('POST', `/api/accounts/${account.id}/invitation`)).status).toBe(409);
    await admin.ask('PUT', path, update(disabled, { status: 'invited' }), disabled.revision);
    expect((await new Browser(context).refused('POST', '/api/invitations/accept', body)).status).toBe(404);
  });

  test('to an address that has an account, in any case, is a conflict', async () => {
    await admin.ask('POST', '/api/accounts', viewer('Twice@example.org'));
    expect((await admin.refused('POST', '/api/accounts', viewer('twice@EXAMPLE.org'))).status).toBe(409);
  });
});

describe('a role has the scope that fits it', () => {
  test.each([
    ['a regional lead without a region', { role: 'regional' }, ['body.regions']],
    ['an unknown region', { role: 'regional', regions: ['atlantis'] }, ['body.regions']],
    ['an unknown provider', { role: 'provider_owner', provider: 'P99999' }, ['body.provider']],
    ['a platform role with a provider', { provider: 'P00111' }, ['body.provider']],
    ['an unknown role', { role: 'emperor' }, ['body.role']],
    ['no address', { email: 'nobody' }, ['body.email']],
    ['a field that does not exist', { demo: true }, ['body.demo']],
    ['a password for somebody else', { passwordHash: 'x' }, ['body.passwordHash']],
  ])('%s is refused', async (_, change, paths) => {
    const problem = await admin.refused('POST', '/api/accounts', { ...viewer(), ...change });
    expect(problem.status).toBe(400);
    expect(problem.errors.map(({ path }) => path)).toEqual(paths);
  });

  test('and sees just that', async () => {
    const people = [
      [
        { role: 'regional', regions: ['northeast'] },
        { providers: [], regions: ['northeast'], cities: [] },
      ],
      [
        { role: 'provider_owner', provider: 'P00111' },
        { providers: ['P00111'], regions: [], cities: [] },
      ],
    ] as const;
    for (const [change, scope] of people) {
      const { invitation, account } = await admin.ask<Created>('POST', '/api/accounts', {
        ...viewer(),
        ...change,
      });
      expect(account.providerName).toBe(change.role === 'provider_owner' ? '示例服务商' : null);
      const person = new Browser(context);
      const body = { token: invitation.token, password: PASSWORD };
      const session = await person.ask<Session>('POST', '/api/invitations/accept', body);
      expect(session.caller?.scope).toEqual(scope);
      expect((await person.ask<{ total: number }>('GET', '/api/providers')).total).toBe(1);
      for (const path of ['/api/accounts', '/api/accounts/x'])
        expect((await person.refused('GET', path)).status).toBe(403);
    }
  });
});

describe('what an administrator changes', () => {
  test('counts from the next request', async () => {
    const regional = { role: 'regional', regions: ['south_china'] } as const;
    const id = await addPerson(context, {
      email: 'lead@example.org',
      ...regional,
      regions: [...regional.regions],
    });
    const lead = await signIn('lead@example.org');
    expect((await lead.ask<{ total: number }>('GET', '/api/providers')).total).toBe(0);
    const account = await admin.ask<Account>('GET', `/api/accounts/${id}`);
    const moved = await admin.ask<Account>(
      'PUT',
      `/api/accounts/${id}`,
      update(account, { regions: ['northeast'] }),
      account.revision,
    );
    expect((await lead.ask<{ total: number }>('GET', '/api/providers')).total).toBe(1);
    const disabled = await admin.ask<Account>(
      'PUT',
      `/api/accounts/${id}`,
      update(moved, { status: 'disabled' }),
      moved.revision,
    );
    expect((await lead.refused('GET', '/api/providers')).status).toBe(401);
    await admin.ask('PUT', `/api/accounts/${id}`, update(disabled, { status: 'active' }), disabled.revision);
    // Enabled again, yet what was open stays closed.
    expect((await lead.refused('GET', '/api/providers')).status).toBe(401);
    await signIn('lead@example.org');
  });

  test('a new role begins with a new sign-in', async () => {
    const id = await addPerson(context, { email: 'riser@example.org', role: 'ops_viewer' });
    const riser = await signIn('riser@example.org');
    const account = await admin.ask<Account>('GET', `/api/accounts/${id}`);
    await admin.ask('PUT', `/api/accounts/${id}`, update(account, { role: 'ops_admin' }), account.revision);
    expect((await riser.refused('GET', '/api/accounts')).status).toBe(401);
    await (await signIn('riser@example.org')).ask('GET', '/api/accounts');
    const raised = await admin.ask<Account>('GET', `/api/accounts/${id}`);
    await admin.ask('PUT', `/api/accounts/${id}`, update(raised, { role: 'ops_viewer' }), raised.revision);
  });

  test('needs the revision, and a stale one shows the newest', async () => {
    const id = await addPerson(context, { email: 'edited@example.org', role: 'ops_viewer' });
    const account = await admin.ask<Account>('GET', `/api/accounts/${id}`);
    const path = `/api/accounts/${id}`;
    expect((await admin.refused('PUT', path, update(account, {}))).status).toBe(428);
    const newer = await admin.ask<Account>('PUT', path, update(account, { name: 'first' }), account.revision);
    const stale = await admin.refused('PUT', path, update(account, { name: 'second' }), account.revision);
    expect(stale).toMatchObject({ status: 412, current: newer });
  });

  test('is in the log with before and after', async () => {
    const id = await addPerson(context, { email: 'logged@example.org', role: 'ops_viewer' });
    const account = await admin.ask<Account>('GET', `/api/accounts/${id}`);
    await admin.ask('PUT', `/api/accounts/${id}`, update(account, { role: 'ops_grader' }), account.revision);
    const row = await database.db
      .selectFrom('auditEntry')
      .select('payload')
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow();
    expect(JSON.parse(row.payload)).toMatchObject({
      action: 'updateAccount',
      actor: { name: 'desk' },
      before: { role: 'ops_viewer' },
      after: { role: 'ops_grader' },
    });
  });

  test('makes nobody active who never chose a password', async () => {
    const { account } = await admin.ask<Created>('POST', '/api/accounts', viewer());
    expect(
      (await admin.refused('PUT', `/api/accounts/${account.id}`, update(account, { status: 'active' }), 1))
        .status,
    ).toBe(409);
  });
});

describe('the last administrator', () => {
  test('cannot be disabled or demoted, by themselves either', async () => {
    const { caller } = await admin.ask<Session>('GET', '/api/session');
    const path = `/api/accounts/${caller?.id}`;
    const account = await admin.ask<Account>('GET', path);
    for (const change of [{ status: 'disabled' }, { role: 'ops_grader' }])
      expect((await admin.refused('PUT', path, update(account, change), account.revision)).status).toBe(409);
    await admin.ask('PUT', path, update(account, { name: 'desk one' }), account.revision);
  });

  test('remains when two disable each other at the same moment', async () => {
    const { caller } = await admin.ask<Session>('GET', '/api/session');
    for (let round = 0; round < 5; round++) {
      const secondId = await addPerson(context, { email: `second${round}@example.org`, role: 'ops_admin' });
      const second = await signIn(`second${round}@example.org`);
      const first = await admin.ask<Account>('GET', `/api/accounts/${caller?.id}`);
      const other = await admin.ask<Account>('GET', `/api/accounts/${secondId}`);
      const results = await Promise.all([
        second.send('PUT', `/api/accounts/${first.id}`, update(first, { status: 'disabled' }), {
          'If-Match': `"${first.revision}"`,
        }),
        admin.send('PUT', `/api/accounts/${other.id}`, update(other, { status: 'disabled' }), {
          'If-Match': `"${other.revision}"`,
        }),
      ]);
      const { rows } = await database.pool.query(
        `select count(*)::int as n from account where role = 'ops_admin' and status = 'active'`,
      );
      expect(rows[0].n).toBe(1);
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      await database.pool.query(
        `update account set status = case when name = 'desk one' then 'active' else 'disabled' end where role = 'ops_admin'`,
      );
      admin = await signIn('admin@example.org');
    }
  });
});

test('the list is filtered, searched and paged', async () => {
  const all = await admin.ask<Page>('GET', '/api/accounts?limit=200');
  expect(all.total).toBe(all.items.length);
  expect(all.items.map(({ email }) => email.toLowerCase())).toEqual(
    all.items.map(({ email }) => email.toLowerCase()).toSorted(),
  );
  const seen: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: Page = await admin.ask('GET', `/api/accounts?limit=4${cursor && `&cursor=${cursor}`}`);
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  expect(seen).toEqual(all.items.map(({ id }) => id));
  const owners = await admin.ask<Page>('GET', '/api/accounts?role=provider_owner&q=P00111');
  expect(owners.items.map(({ provider }) => provider)).toEqual(['P00111']);
  expect((await admin.ask<Page>('GET', '/api/accounts?q=%25')).total).toBe(0);
  expect(
    (await admin.ask<Page>('GET', '/api/accounts?status=disabled')).items.every(
      ({ status }) => status === 'disabled',
    ),
  ).toBe(true);
});

test.each(['ops_viewer', 'ops_grader'] as const)('%s manages nobody', async (role) => {
  await addPerson(context, { email: `${role}@example.org`, role });
  const browser = await signIn(`${role}@example.org`);
  expect((await browser.refused('GET', '/api/accounts')).status).toBe(403);
  expect((await browser.refused('POST', '/api/accounts', viewer())).status).toBe(403);
});
