import fc from 'fast-check';
import { expect, test } from 'vitest';
import { periodRange, shiftPeriod } from '../period/period.ts';
import { type Curve, expectedShare } from './curve.ts';

const YEAR = ['2026-01', '2026-12'] as const;

test('straight: half of it after half a year, all of it in the last month and after', () => {
  const shares = ['2025-12', '2026-01', '2026-06', '2026-12', '2027-05'].map((month) =>
    expectedShare({ kind: 'straight' }, ...YEAR, month),
  );
  expect(shares).toEqual([0, 1 / 12, 0.5, 1, 1]);
});

test('seasonal: weighs the calendar months that the period holds', () => {
  const weights = [1, 1, 1, 1, 1, 3, 1, 1, 1, 1, 6, 2];
  expect(expectedShare({ kind: 'seasonal', weights }, ...YEAR, '2026-06')).toBe(8 / 20);
  // November 2026 to January 2027: 6 + 2 + 1.
  expect(expectedShare({ kind: 'seasonal', weights }, '2026-11', '2027-01', '2026-12')).toBeCloseTo(
    8 / 9,
    12,
  );
});

test('own: the share of its month', () => {
  const curve: Curve = { kind: 'own', shares: [0, 0.2, 1] };
  expect(['2026-01', '2026-02'].map((month) => expectedShare(curve, '2026-01', '2026-03', month))).toEqual([
    0, 0.2,
  ]);
});

const anyCurve = (length: number): fc.Arbitrary<Curve> =>
  fc.oneof(
    fc.constant<Curve>({ kind: 'straight' }),
    fc
      .array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 12, maxLength: 12 })
      .map((weights): Curve => ({ kind: 'seasonal', weights })),
    fc
      .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: length, maxLength: length })
      .map((shares): Curve => ({ kind: 'own', shares: [...shares.sort((a, b) => a - b).slice(1), 1] })),
  );

test('never leaves 0..1, never falls, is 0 before the period and 1 at its end', () => {
  const subject = fc
    .tuple(fc.integer({ min: 0, max: 11 }), fc.integer({ min: 1, max: 30 }))
    .chain(([start, length]) => fc.tuple(fc.constant({ start, length }), anyCurve(length)));
  fc.assert(
    fc.property(subject, ([{ start, length }, curve]) => {
      const from = shiftPeriod('2026-01', start);
      const to = shiftPeriod(from, length - 1);
      const shares = periodRange(shiftPeriod(from, -2), shiftPeriod(to, 2)).map((month) =>
        expectedShare(curve, from, to, month),
      );
      shares.reduce((before, share) => {
        expect(share).toBeGreaterThanOrEqual(before);
        return share;
      }, 0);
      expect(shares.slice(0, 2)).toEqual([0, 0]);
      expect(shares.slice(-3)).toEqual([1, 1, 1]);
    }),
  );
});
