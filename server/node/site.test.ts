import { Hono } from 'hono';
import { beforeEach, describe, expect, test } from 'vitest';
import { createSite } from './site.ts';

let site: Hono;
let asked: string[];
let now: number;
let sender: string;

function create(publicUrl: string | null = null, callsPerMinute = 100) {
  const app = new Hono();
  app.all('*', (call) => {
    asked.push(`${call.req.method} ${call.req.path}`);
    return call.json({});
  });
  const console = new Hono();
  console.get('*', (call) => {
    call.header('Content-Security-Policy', "default-src 'self'");
    return call.html('<p>');
  });
  return createSite(
    { app, console, singleSignOn: null },
    {
      publicUrl,
      callsPerMinute,
      signIn: { senderOf: () => sender, isLocal: () => false },
      newId: () => 'id',
      clock: () => now,
      log: () => undefined,
    },
  );
}

beforeEach(() => {
  asked = [];
  now = 0;
  sender = '192.0.2.1';
  site = create();
});

const write = (headers: Record<string, string>, method = 'POST') =>
  site.request('http://console.example/api/models', { method, headers });

describe('a write on behalf of another site', () => {
  test.each([
    ['a form of another site', { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' }],
    ['a sibling of this site', { 'Sec-Fetch-Site': 'same-site', Origin: 'http://other.console.example' }],
    ['another site in an old browser', { Origin: 'https://evil.example' }],
    ['a sandboxed frame', { Origin: 'null' }],
    ['the same name by another protocol', { Origin: 'https://console.example' }],
  ])('%s is refused', async (_, headers) => {
    for (const method of ['POST', 'PUT', 'DELETE']) {
      const response = await write(headers, method);
      expect(response.status).toBe(403);
      expect(response.headers.get('Content-Type')).toContain('application/problem+json');
      expect(await response.json()).toMatchObject({ code: 'forbidden', requestId: 'id' });
    }
    expect(asked).toEqual([]);
  });

  test.each([
    ['the console', { 'Sec-Fetch-Site': 'same-origin', Origin: 'http://console.example' }],
    ['the console in an old browser', { Origin: 'http://console.example' }],
    ['the address bar', { 'Sec-Fetch-Site': 'none' }],
    ['a program', {}],
  ])('%s is heard', async (_, headers) => {
    expect((await write(headers)).status).toBe(200);
  });

  test('reading is not a write', async () => {
    expect((await write({ 'Sec-Fetch-Site': 'cross-site' }, 'GET')).status).toBe(200);
  });

  test('behind a proxy the address that browsers use counts', async () => {
    site = create('https://wm.example');
    expect((await write({ Origin: 'https://wm.example' })).status).toBe(200);
    expect((await write({ Origin: 'http://console.example' })).status).toBe(403);
  });
});

describe('every answer', () => {
  test.each(['/', '/api/models', '/docs', '/assets/x.js', '/livez', '/nothing'])(
    '%s is guarded',
    async (path) => {
      const { headers } = await site.request(`http://console.example${path}`);
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(headers.get('X-Frame-Options')).toBe('DENY');
      expect(headers.get('Referrer-Policy')).toBe('same-origin');
      expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin');
      expect(headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin');
      expect(headers.get('Permissions-Policy')).toContain('camera=()');
      const policy = headers.get('Content-Security-Policy') ?? '';
      expect(policy).toMatch(/^default-src '(none|self)'/);
      expect(policy).not.toContain('unsafe');
      expect(headers.get('Strict-Transport-Security')).toBeNull();
    },
  );

  test('promises https where the address speaks it', async () => {
    const { headers } = await create('https://wm.example').request('https://wm.example/');
    expect(headers.get('Strict-Transport-Security')).toContain('max-age=');
  });

  test('a refusal is guarded too', async () => {
    expect((await write({ Origin: 'null' })).headers.get('X-Frame-Options')).toBe('DENY');
  });
});

describe('too many calls', () => {
  const token = (letter: string) => ({ Cookie: `__Host-windmaker=${letter.repeat(43)}` });
  const call = async (headers: Record<string, string> = {}, path = '/api/models', method = 'GET') =>
    site.request(`http://console.example${path}`, { method, headers });
  const countPassing = async (calls: number, ...rest: Parameters<typeof call>) => {
    let passing = 0;
    for (let index = 0; index < calls; index++) if ((await call(...rest)).ok) passing++;
    return passing;
  };

  test('of one session are refused with the time to wait, and others go on', async () => {
    expect(await countPassing(120, token('a'))).toBe(100);
    const response = await call(token('a'));
    expect(response.status).toBe(429);
    expect(response.headers.get('Retry-After')).toBe('1');
    expect(await response.json()).toMatchObject({ code: 'too_many_requests' });
    expect((await call(token('b'))).status).toBe(200);
    now += 60_000;
    expect(await countPassing(120, token('a'))).toBe(100);
  });

  test('before sign-in count per sender', async () => {
    expect(await countPassing(120)).toBe(100);
    sender = '192.0.2.2';
    expect((await call()).status).toBe(200);
  });

  test('with ever new cookies are stopped by their sender', async () => {
    let passing = 0;
    for (let index = 0; index < 1100; index++) {
      const cookie = { Cookie: `__Host-windmaker=${String(index).padStart(43, 'x')}` };
      if ((await call(cookie)).ok) passing++;
    }
    expect(passing).toBe(1000);
  });

  test.each([
    ['POST', '/api/session'],
    ['POST', '/api/invitations/accept'],
    ['GET', '/auth/oidc/start'],
  ])('%s %s is a door, where fewer pass', async (method, path) => {
    let heard = 0;
    for (let index = 0; index < 40; index++) if ((await call({}, path, method)).status !== 429) heard++;
    expect(heard).toBe(30);
  });

  test('pages, files and probes are never refused', async () => {
    for (const path of ['/', '/assets/a.js', '/livez']) expect(await countPassing(200, {}, path)).toBe(200);
  });
});
