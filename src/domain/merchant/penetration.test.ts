import { expect, test } from 'vitest';
import { countPenetration, penetrationOf } from './penetration.ts';

test('served among the active; a month without a row or with 0 is not active', () => {
  const paid = Float64Array.from([10, 0, Number.NaN, 5, 1]);
  expect(countPenetration(paid, Uint8Array.from([1, 1, 1, 0, 0]))).toEqual({
    served: 1,
    active: 3,
    share: 1 / 3,
  });
});

test('nobody active: no share, not 0', () => {
  expect(penetrationOf(0, 0)).toEqual({ served: 0, active: 0, share: null });
  expect(countPenetration(new Float64Array(), new Uint8Array()).share).toBeNull();
});
