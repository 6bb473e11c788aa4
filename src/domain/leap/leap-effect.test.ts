import { expect, test } from 'vitest';
import { bookOf, outcomesOf } from '../../../test/support/leap-book.ts';
import { compareLeaps } from './leap-effect.ts';

const book = bookOf(
  [{ paid: [5, 5, 5, 12, 12, 12] }, { paid: [9, 9, 9, 11, 11, 11] }, { paid: [5, 5, 5, 31, 31, 31] }],
  [
    { merchant: 0, provider: 1, startedOn: '2025-04-01' },
    { merchant: 1, provider: 2, startedOn: '2025-04-01' },
    { merchant: 2, provider: 1, startedOn: '2025-04-01' },
  ],
);

test('the same settings change nothing', () => {
  expect(compareLeaps(outcomesOf(book), outcomesOf(book))).toEqual({
    states: { counted: { before: 2, after: 2 }, growth_short: { before: 1, after: 1 } },
    counted: { before: 2, after: 2 },
    providers: [],
    changed: [],
  });
});

test('a lower growth factor gains a leap, a wider first band loses one and changes another', () => {
  const bands = [0, 130_000, 320_000].map((fromYuan, at) => ({ code: `B${at}`, fromYuan }));
  expect(compareLeaps(outcomesOf(book), outcomesOf(book, { growthFactor: 1.2 })).providers).toEqual([
    { provider: 2, before: 0, after: 1, gained: [2], lost: [] },
  ]);
  const effect = compareLeaps(outcomesOf(book), outcomesOf(book, { bands }));
  expect(effect.counted).toEqual({ before: 2, after: 1 });
  expect(effect.providers).toEqual([{ provider: 1, before: 2, after: 1, gained: [], lost: [1] }]);
  expect(effect.changed).toEqual([3]);
  expect(effect.states).toEqual({
    counted: { before: 2, after: 1 },
    growth_short: { before: 1, after: 0 },
    building: { before: 0, after: 2 },
  });
});
