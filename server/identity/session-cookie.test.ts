import { expect, test } from 'vitest';
import { clearSessionCookie, readSessionToken, writeSessionCookie } from './session-cookie.ts';

const TOKEN = 'x'.repeat(43);
const here = { isLocal: () => true };
const elsewhere = { isLocal: () => false };
const by = (agent: string, cookie = '') =>
  new Request('http://127.0.0.1/', { headers: { 'User-Agent': agent, ...(cookie && { Cookie: cookie }) } });

const WEBKIT = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';
const SAFARI = `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${WEBKIT} Version/26.0 Safari/605.1.15`;
const OTHERS = [
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36',
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/150.0.0.0 Safari/537.36',
  'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0',
  'curl/8.0',
];

test.each(OTHERS)('the cookie is bound to this host for %s', (agent) => {
  for (const place of [here, elsewhere]) {
    expect(writeSessionCookie(by(agent), place, TOKEN)).toMatch(
      /^__Host-windmaker=x+; Secure; Path=\/; HttpOnly/,
    );
  }
});

test('Safari gets a plain name on the same machine, and nowhere else', () => {
  expect(writeSessionCookie(by(SAFARI), here, TOKEN)).toMatch(
    /^windmaker=x+; Path=\/; HttpOnly; SameSite=Lax/,
  );
  expect(writeSessionCookie(by(SAFARI), elsewhere, TOKEN)).toMatch(/^__Host-windmaker=/);
  expect(readSessionToken(by(SAFARI, `windmaker=${TOKEN}`), here)).toBe(TOKEN);
  expect(readSessionToken(by(SAFARI, `windmaker=${TOKEN}`), elsewhere)).toBeNull();
});

test('the token is found among other cookies, and only if it looks like one', () => {
  const read = (cookie: string) => readSessionToken(by('curl/8.0', cookie), elsewhere);
  expect(read(`a=b; __Host-windmaker=${TOKEN}; c=d`)).toBe(TOKEN);
  expect(read(`x__Host-windmaker=${TOKEN}`)).toBeNull();
  expect(read(`__Host-windmaker=${TOKEN}x`)).toBeNull();
  expect(read('__Host-windmaker=')).toBeNull();
  expect(read('')).toBeNull();
});

test('clearing it ends it at once', () => {
  expect(clearSessionCookie(by('curl/8.0'), elsewhere)).toContain('Max-Age=0');
});
