import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WebhookReceiver } from '../../test/support/webhook-receiver.ts';
import { lookupOf, postMessage } from './webhook-request.ts';

const never = new AbortController().signal;
let receiver: WebhookReceiver;

beforeEach(async () => {
  receiver = new WebhookReceiver();
  await receiver.listen();
});
afterEach(() => receiver.close());

const post = (url: string, options: Partial<Parameters<typeof postMessage>[1]> = {}) =>
  postMessage(url, {
    ...{ headers: {}, body: '{}', allowsPrivate: false, timeoutMilliseconds: 5_000, signal: never },
    ...options,
  });

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.31.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '224.0.0.1',
  '255.255.255.255',
  '::1',
  '::',
  'fe80::1',
  'fd00::1',
  '::ffff:10.0.0.1',
  '::ffff:7f00:1',
  '64:ff9b::a00:1',
  '2002:a00:1::',
  'ff02::1',
])('an address within is refused when a name leads to %s', async (address) => {
  const family = address.includes(':') ? 6 : 4;
  const outcome = await post('https://hook.example/', { resolve: async () => [{ address, family }] });
  expect(outcome).toEqual({ kind: 'problem', problem: 'address_refused', text: address });
  const literal = await post(`https://${family === 6 ? `[${address}]` : address}/`);
  expect(literal).toMatchObject({ problem: 'address_refused' });
});

test('an address within is refused in every way of writing it, and by the name of this machine', async () => {
  for (const host of ['2130706433', '0x7f.1', '017700000001', '127.1', 'localhost'])
    expect(await post(`http://${host}:${receiver.port}/`), host).toMatchObject({
      problem: 'address_refused',
    });
  expect(receiver.received).toEqual([]);
});

test.each([true, false])(
  'an address within is not connected to beside public ones of the same name',
  (all) => {
    const within = ['127.0.0.1', '::1', '10.0.0.1'];
    const outside = ['8.8.8.8', '2606:4700:4700::1111'];
    const of = (addresses: string[]) =>
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    const connected = vi.fn();
    for (const found of [of([...within, ...outside]), of([...outside, ...within])])
      lookupOf(found, false)('hook.example', { all }, connected);
    const asked = all ? [null, of(outside)] : [null, '8.8.8.8', 4];
    expect(connected.mock.calls).toEqual([asked, asked]);
    lookupOf(of([...within, ...outside]), true)('hook.example', { all }, connected);
    expect(connected).toHaveBeenLastCalledWith(
      ...(all ? [null, of([...within, ...outside])] : [null, '127.0.0.1', 4]),
    );
  },
);

test('an address within is resolved once, and the connection goes to what was looked at', async () => {
  const resolve = vi.fn(async () => [{ address: '127.0.0.1', family: 4 }]);
  const url = `http://hook.example:${receiver.port}/`;
  expect(await post(url, { allowsPrivate: true, resolve })).toMatchObject({ status: 204 });
  expect(resolve).toHaveBeenCalledExactlyOnceWith('hook.example');
  expect(receiver.received[0]?.headers.host).toBe(`hook.example:${receiver.port}`);
});
