import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../../server/app.ts';
import type { AppContext } from '../../server/context.ts';
import { createSingleSignOn } from '../../server/node/oidc.ts';
import type { Session } from '../../src/contract/session.ts';
import { createSignInContext } from '../support/browser.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { startOidcProvider, type TestProvider } from '../support/oidc-provider.ts';
import { addPerson, PASSWORD } from '../support/people.ts';

const ORIGIN = 'https://console.example';
const CLIENT = { clientId: 'windmaker', clientSecret: 'a secret of the test' };

let database: TestDatabase;
let context: AppContext;
let provider: TestProvider;
let site: ReturnType<typeof createSingleSignOn>;
let count = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  ({ context } = await createSignInContext(database));
  provider = await startOidcProvider({ ...CLIENT, redirectUri: `${ORIGIN}/auth/oidc/callback` });
  const { signIn } = context;
  if (!signIn) throw new Error('no sign-in');
  site = createSingleSignOn({
    config: { issuer: provider.issuer, ...CLIENT, name: 'SSO' },
    publicUrl: ORIGIN,
    context,
    signIn,
  });
});
afterAll(async () => {
  await provider.close();
  await database.close();
});

/** Cookies of one browser, at this site and at the provider. */
class Visitor {
  readonly #jars = new Map<string, Map<string, string>>();

  async get(url: string): Promise<Response> {
    const { origin, pathname, search } = new URL(url);
    const jar = this.#jars.get(origin) ?? new Map<string, string>();
    this.#jars.set(origin, jar);
    const headers = { Cookie: this.cookiesAt(origin), 'X-Test-Sender': '192.0.2.77' };
    const own = pathname.replace('/auth/oidc', '');
    const response =
      origin !== ORIGIN
        ? await fetch(url, { headers, redirect: 'manual' })
        : pathname.startsWith('/auth/oidc/')
          ? await site.request(`${ORIGIN}${own}${search}`, { headers })
          : await createApp(context).request(url, { headers });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      if (/Max-Age=0(;|$)/.test(line) || /expires=Thu, 01 Jan 1970/i.test(line))
        jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }

  cookiesAt(origin: string): string {
    return [...(this.#jars.get(origin) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** Follows from the sign-in link until the provider sends back, and answers the address of the return. */
  async goToProvider(to = '/providers?tier=core'): Promise<string> {
    let url = `${ORIGIN}/auth/oidc/start?to=${encodeURIComponent(to)}`;
    for (let step = 0; step < 10; step++) {
      const response = await this.get(url);
      const location = response.headers.get('Location');
      if (!location) throw new Error(`${url}: ${response.status} ${await response.text()}`);
      url = new URL(location, url).href;
      if (url.startsWith(`${ORIGIN}/auth/oidc/callback`)) return url;
    }
    throw new Error('the provider never sent back');
  }

  async return(url: string): Promise<string> {
    const response = await this.get(url);
    return response.headers.get('Location') ?? `${response.status}`;
  }

  async whoAmI() {
    const response = await this.get(`${ORIGIN}/api/session`);
    return ((await response.json()) as Session).caller;
  }
}

let email: string;
let sub: string;
beforeEach(async () => {
  email = `person${count}@example.org`;
  sub = `subject-${count++}`;
  await provider.signInAs({ sub, email, isVerified: true });
});

const stored = async () =>
  database.db.selectFrom('account').selectAll().where('email', '=', email).executeTakeFirst();
const countAccounts = async () =>
  (await database.pool.query('select count(*)::int as n from account')).rows[0].n as number;
const lastEntry = async () => {
  const row = await database.db
    .selectFrom('auditEntry')
    .select('payload')
    .orderBy('seq', 'desc')
    .executeTakeFirstOrThrow();
  return JSON.parse(row.payload);
};

describe('whoever was invited', () => {
  test('comes in by a verified address, is led back, and is known by subject from then on', async () => {
    const id = await addPerson(context, { email, role: 'ops_viewer', status: 'invited', password: null });
    const visitor = new Visitor();
    expect(await visitor.return(await visitor.goToProvider())).toBe('/providers?tier=core');
    expect(await visitor.whoAmI()).toMatchObject({ id, role: 'ops_viewer' });
    expect(await stored()).toMatchObject({ status: 'active', oidcSubject: `${provider.issuer} ${sub}` });
    expect(await lastEntry()).toMatchObject({
      action: 'signIn',
      outcome: 'done',
      actor: { id },
      after: { by: 'single sign-on', sender: '192.0.2.77' },
    });

    // Another address at the provider, the same person.
    await provider.signInAs({ sub, email: 'renamed@example.org', isVerified: false });
    const again = new Visitor();
    expect(await again.return(await again.goToProvider('/'))).toBe('/');
    expect(await again.whoAmI()).toMatchObject({ id });
  });

  test('keeps the password too', async () => {
    await addPerson(context, { email, role: 'ops_viewer' });
    const visitor = new Visitor();
    await visitor.return(await visitor.goToProvider());
    const response = await createApp(context).request('/api/session', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email, password: PASSWORD }),
    });
    expect(response.status).toBe(200);
  });
});

describe('nobody comes in', () => {
  const refused = async (visitor: Visitor, url: string, reason: string) => {
    const accounts = await countAccounts();
    expect(await visitor.return(url)).toBe(`/?singleSignOn=${reason}`);
    expect(await visitor.whoAmI()).toBeNull();
    expect(await countAccounts()).toBe(accounts);
    expect(await lastEntry()).toMatchObject({ action: 'signIn', outcome: 'denied', after: { reason } });
  };

  test('without an account: none is made', async () => {
    const visitor = new Visitor();
    await refused(visitor, await visitor.goToProvider(), 'unknown');
  });

  test('by an address that the provider has not verified', async () => {
    await addPerson(context, { email, role: 'ops_admin' });
    await provider.signInAs({ sub, email, isVerified: false });
    const visitor = new Visitor();
    await refused(visitor, await visitor.goToProvider(), 'unknown');
    expect((await stored())?.oidcSubject).toBeNull();
  });

  test('to a disabled account, known by address or by subject', async () => {
    await addPerson(context, { email, role: 'ops_viewer', status: 'disabled' });
    const visitor = new Visitor();
    await refused(visitor, await visitor.goToProvider(), 'unknown');
    await database.db
      .updateTable('account')
      .set({ oidcSubject: `${provider.issuer} ${sub}` })
      .where('email', '=', email)
      .execute();
    await refused(visitor, await visitor.goToProvider(), 'unknown');
  });

  test('to an account that another person of the provider has joined', async () => {
    await addPerson(context, { email, role: 'ops_viewer' });
    const first = new Visitor();
    await first.return(await first.goToProvider());
    await provider.signInAs({ sub: `${sub}-other`, email, isVerified: true });
    const second = new Visitor();
    await refused(second, await second.goToProvider(), 'unknown');
  });

  test('with another state', async () => {
    await addPerson(context, { email, role: 'ops_viewer' });
    const visitor = new Visitor();
    const url = new URL(await visitor.goToProvider());
    url.searchParams.set('state', 'A'.repeat(43));
    await refused(visitor, url.href, 'failed');
  });

  test('with a return that another browser began', async () => {
    await addPerson(context, { email, role: 'ops_viewer' });
    const url = await new Visitor().goToProvider();
    await refused(new Visitor(), url, 'expired');
    const stranger = new Visitor();
    await stranger.goToProvider();
    await refused(stranger, url, 'failed');
  });

  test('with a code that was used before', async () => {
    await addPerson(context, { email, role: 'ops_viewer' });
    const visitor = new Visitor();
    const url = await visitor.goToProvider();
    const start = await visitor.get(url);
    expect(start.headers.get('Location')).toBe('/providers?tier=core');
    // The browser has forgotten the sign-in under way …
    const replay = await visitor.get(url);
    expect(replay.headers.get('Location')).toBe('/?singleSignOn=expired');
  });

  test('with a code that was used before, the cookie kept: the provider refuses it', async () => {
    await addPerson(context, { email, role: 'ops_viewer' });
    const visitor = new Visitor();
    const url = await visitor.goToProvider();
    const { pathname, search } = new URL(url);
    const cookie = visitor.cookiesAt(ORIGIN);
    const use = () =>
      site.request(`${ORIGIN}${pathname.replace('/auth/oidc', '')}${search}`, {
        headers: { Cookie: cookie },
      });
    expect((await use()).headers.get('Location')).toBe('/providers?tier=core');
    const replay = await use();
    expect(replay.headers.get('Location')).toBe('/?singleSignOn=failed');
    expect(replay.headers.getSetCookie().join()).not.toMatch(/__Host-windmaker=/);
  });

  test('when the provider says no', async () => {
    const visitor = new Visitor();
    const url = new URL(await visitor.goToProvider());
    url.searchParams.delete('code');
    url.searchParams.set('error', 'access_denied');
    await refused(visitor, url.href, 'failed');
  });
});

test.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)', ''])(
  'after signing in nobody is led to %s',
  async (to) => {
    await addPerson(context, { email, role: 'ops_viewer' });
    const visitor = new Visitor();
    expect(await visitor.return(await visitor.goToProvider(to))).toBe('/');
  },
);

test('a provider that is away leaves the password way open', async () => {
  const { signIn } = context;
  if (!signIn) throw new Error('no sign-in');
  const config = { issuer: 'http://127.0.0.1:9', ...CLIENT, name: 'SSO' };
  const away = createSingleSignOn({ config, publicUrl: ORIGIN, context, signIn });
  expect((await away.request('/start')).headers.get('Location')).toBe('/?singleSignOn=unavailable');
});
