import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_BANDS } from '../../domain/leap/band.ts';
import { ladderHeight, shownBands } from './band-scale.ts';
import { placeSpans } from './band-spans.ts';

describe('the scale', () => {
  test('a bound is the foot of its band', () => {
    expect(DEFAULT_BANDS.map(({ fromYuan }) => ladderHeight(fromYuan, DEFAULT_BANDS))).toEqual([
      0, 1, 2, 3, 4, 5, 6,
    ]);
    expect(ladderHeight(50_000, DEFAULT_BANDS)).toBe(0.5);
    expect(ladderHeight(-1, DEFAULT_BANDS)).toBe(0);
    expect(Math.floor(ladderHeight(299_999, DEFAULT_BANDS))).toBe(1);
  });

  test('more is never lower, also above the last bound', () => {
    const amount = fc.double({ min: 0, max: 1e10, noNaN: true });
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(ladderHeight(low, DEFAULT_BANDS)).toBeLessThanOrEqual(ladderHeight(high, DEFAULT_BANDS));
      }),
    );
  });

  test('what is shown holds every amount and the next bound', () => {
    expect(shownBands([0.8, 2.1], DEFAULT_BANDS)).toEqual([0, 3]);
    expect(shownBands([4.2, 4.4], DEFAULT_BANDS)).toEqual([3, 5]);
    expect(shownBands([0], DEFAULT_BANDS)).toEqual([0, 2]);
    expect(shownBands([], DEFAULT_BANDS)).toEqual([0, 7]);
  });

  test('a ladder of one band can be drawn', () => {
    expect(ladderHeight(500_000, [{ code: 'B0', fromYuan: 0 }])).toBe(0.5);
  });
});

describe('service', () => {
  const months = ['2026-01', '2026-02', '2026-03'];
  const span = (startedOn: string, endedOn: string | null) =>
    ({ key: startedOn, label: 'x', startedOn, endedOn, role: 'primary' }) as const;

  test('days are parts of their month and the last day belongs to it', () => {
    const [placed] = placeSpans([span('2026-01-17', '2026-02-14')], months);
    expect(placed?.from).toBeCloseTo(16 / 31, 12);
    expect(placed?.to).toBeCloseTo(1.5, 12);
  });

  test('cut at both ends; left out when outside', () => {
    const placed = placeSpans([span('2025-06-01', null), span('2026-04-01', null)], months);
    expect(placed).toMatchObject([{ from: 0, to: 3, lane: 0 }]);
  });

  test('overlapping ones stand below each other, a later one takes the free row', () => {
    const placed = placeSpans(
      [span('2026-01-01', '2026-01-31'), span('2026-01-16', null), span('2026-02-01', null)],
      months,
    );
    expect(placed.map(({ lane }) => lane)).toEqual([0, 1, 0]);
  });
});
