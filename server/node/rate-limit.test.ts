import { expect, test } from 'vitest';
import { RateLimit } from './rate-limit.ts';

test('a minute’s worth passes, then one at a time as time goes by', () => {
  let now = 0;
  const limit = new RateLimit(60, () => now);
  for (let call = 0; call < 60; call++) expect(limit.take('a')).toBeNull();
  expect(limit.take('a')).toBe(1);
  expect(limit.take('b')).toBeNull();
  now += 999;
  expect(limit.take('a')).toBe(1);
  now += 1;
  expect(limit.take('a')).toBeNull();
  expect(limit.take('a')).toBe(1);
  now += 3_600_000;
  for (let call = 0; call < 60; call++) expect(limit.take('a')).toBeNull();
  expect(limit.take('a')).not.toBeNull();
});

test('many keys do not fill the memory: the ones unused for longest are forgotten', () => {
  const limit = new RateLimit(1, () => 0);
  for (const key of ['used', 'unused']) limit.take(key);
  for (let key = 0; key < 60_000; key++) {
    limit.take(`key ${key}`);
    if (key % 1000 === 0) limit.take('used');
  }
  expect(limit.take('used')).not.toBeNull();
  expect(limit.take('unused')).toBeNull();
});
