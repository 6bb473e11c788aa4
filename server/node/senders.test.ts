import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { createSenders } from './senders.ts';

function ask(proxies: number, peer: string, url = 'http://127.0.0.1:4680/', forwarded?: string) {
  const senders = createSenders(proxies);
  const request = new Request(url, { headers: forwarded ? { 'X-Forwarded-For': forwarded } : {} });
  senders.note(request, { socket: { remoteAddress: peer } } as IncomingMessage);
  return { address: senders.addressOf(request), isLocal: senders.isLocal(request) };
}

test('without proxies a header says nothing', () => {
  expect(ask(0, '198.51.100.7', undefined, '203.0.113.9').address).toBe('198.51.100.7');
});

test('with proxies only what the outermost of them wrote counts', () => {
  expect(ask(1, '10.0.0.1', undefined, 'made up, 203.0.113.9').address).toBe('203.0.113.9');
  expect(ask(2, '10.0.0.1', undefined, 'made up, 203.0.113.9, 10.0.0.2').address).toBe('203.0.113.9');
  expect(ask(2, '10.0.0.1', undefined, '203.0.113.9').address).toBe('10.0.0.1');
  expect(ask(1, '10.0.0.1').address).toBe('10.0.0.1');
});

test.each([
  ['127.0.0.1', 'http://127.0.0.1:4680/', true],
  ['::1', 'http://[::1]:4680/', true],
  ['::ffff:127.0.0.1', 'http://localhost:4680/', true],
  ['127.0.0.1', 'https://127.0.0.1/', false],
  ['127.0.0.1', 'http://console.example/', false],
  ['127.0.0.1', 'http://localhost.evil.example/', false],
  ['192.0.2.1', 'http://localhost:4680/', false],
])('%s asking for %s is local: %s', (peer, url, expected) => {
  expect(ask(0, peer, url).isLocal).toBe(expected);
  expect(ask(1, peer, url).isLocal).toBe(false);
});
