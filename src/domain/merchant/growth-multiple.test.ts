import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareGrowth, growthMultiple, growthOf } from './growth-multiple.ts';

const multiple = (served: readonly [number, number], unserved: readonly [number, number]) =>
  growthMultiple(growthOf(...served, 1), growthOf(...unserved, 1));

describe('both forms', () => {
  test('30 % against 20 %: the levels by 1.083, the growth by 1.5', () => {
    const { ofLevels, ofGrowth, reason } = multiple([100, 130], [100, 120]);
    expect(ofLevels).toBeCloseTo(1.3 / 1.2, 12);
    expect(ofGrowth).toBeCloseTo(1.5, 12);
    expect(reason).toBeNull();
  });

  test.each([
    ['served_base_zero', [0, 130], [100, 120], null],
    ['unserved_base_zero', [100, 130], [0, 120], null],
    ['unserved_not_growing', [100, 130], [100, 100], 1.3],
    ['unserved_not_growing', [100, 130], [100, 50], 2.6],
    ['unserved_not_growing', [100, 130], [100, 0], null],
  ] as const)('%s', (reason, served, unserved, ofLevels) => {
    expect(multiple(served, unserved)).toEqual({ ofLevels, ofGrowth: null, reason });
  });
});

test('a ratio of sums over the merchants present in both months', () => {
  const previous = Float64Array.from([10, 90, 50, Number.NaN, 100]);
  const current = Float64Array.from([20, 90, Number.NaN, 70, 120]);
  const { served, unserved } = compareGrowth(previous, current, Uint8Array.from([1, 1, 1, 1, 0]));
  // A mean of ratios would be 50 %.
  expect(served).toEqual({ previousYuan: 100, currentYuan: 110, merchants: 2, growth: 110 / 100 - 1 });
  expect(unserved).toMatchObject({ previousYuan: 100, currentYuan: 120, merchants: 1 });
});

test('served and unserved together are everybody', () => {
  const cell = fc.oneof(fc.constant(Number.NaN), fc.integer({ min: 0, max: 1000 }));
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, fc.boolean())), (rows) => {
      const { served, unserved } = compareGrowth(
        Float64Array.from(rows, ([previous]) => previous),
        Float64Array.from(rows, ([, current]) => current),
        Uint8Array.from(rows, ([, , isServed]) => (isServed ? 1 : 0)),
      );
      const both = rows.filter(([previous, current]) => !Number.isNaN(previous + current));
      expect(served.merchants + unserved.merchants).toBe(both.length);
      expect(served.currentYuan + unserved.currentYuan).toBe(both.reduce((sum, [, now]) => sum + now, 0));
    }),
  );
});
