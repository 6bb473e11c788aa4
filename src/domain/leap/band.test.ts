import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bandOf, DEFAULT_BANDS } from './band.ts';

test.each([
  [-1, 'B0'],
  [0, 'B0'],
  [99_999.99, 'B0'],
  [100_000, 'B1'],
  [300_000, 'B2'],
  [500_000, 'B3'],
  [1_000_000, 'B4'],
  [3_000_000, 'B5'],
  [9_999_999.99, 'B5'],
  [10_000_000, 'B6'],
  [5e9, 'B6'],
])('%d yuan a month is %s', (yuan, code) => {
  expect(DEFAULT_BANDS[bandOf(yuan, DEFAULT_BANDS)]?.code).toBe(code);
});

test('more money is never a lower band', () => {
  const yuan = fc.double({ min: 0, max: 2e7, noNaN: true });
  fc.assert(
    fc.property(yuan, yuan, (a, b) => {
      expect(bandOf(Math.max(a, b), DEFAULT_BANDS)).toBeGreaterThanOrEqual(
        bandOf(Math.min(a, b), DEFAULT_BANDS),
      );
    }),
  );
});
