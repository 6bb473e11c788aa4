import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { courseBook, type ToldMerchant } from '../../../test/support/course-book.ts';
import { periodRange, shiftPeriod } from '../period/period.ts';
import { cohortsOf } from './cohorts-of.ts';

const GAP = Number.NaN;
const months = periodRange('2026-01', '2026-06');
const merchant = (
  startedOn: string,
  endedOn: string | null,
  paid: number[],
  leapMonth: string | null = null,
): ToldMerchant => ({
  spans: [{ startedOn, endedOn }],
  paid: Float64Array.from(paid),
  leapMonth,
});
const steady = [5, 5, 5, 5, 5, 5];
const shares = (points: { reached: number; observed: number }[]) =>
  points.map(({ reached, observed }) => `${reached}/${observed}`);

describe('cohortsOf', () => {
  const cohorts = cohortsOf(
    courseBook(months, [
      merchant('2026-01-15', null, steady, '2026-04'),
      merchant('2026-01-31', '2026-03-10', steady),
      merchant('2026-01-02', null, [5, 5, 0, 5, GAP, 5]),
      merchant('2026-04-01', null, steady, '2026-06'),
      merchant('2026-05-20', null, steady),
      merchant('2025-12-31', null, steady),
      merchant('2026-07-01', null, steady),
      { ...merchant('2026-01-01', null, steady), spans: [] },
    ]),
  );

  test('joins by month, and says whom it leaves out', () => {
    expect(cohorts.byMonth.map(({ month, merchants }) => [month, merchants])).toEqual([
      ['2026-01', 3],
      ['2026-04', 1],
      ['2026-05', 1],
    ]);
    expect(cohorts).toMatchObject({ joinedBeforeMonths: 1, joinedAfterMonths: 1, neverServed: 1 });
    expect(cohorts.all).toMatchObject({ month: null, merchants: 5 });
  });

  test('retained: still served in the month and selling; a missing row is said', () => {
    const [january] = cohorts.byMonth;
    expect(shares(january!.retention)).toEqual(['3/3', '3/3', '2/3', '2/3', '1/3', '2/3']);
    expect(january!.retention.map(({ withoutRow }) => withoutRow)).toEqual([0, 0, 0, 0, 1, 0]);
  });

  test('graduation counts only merchants that have been seen that long', () => {
    expect(shares(cohorts.all.graduation)).toEqual(['0/5', '0/5', '1/4', '1/3', '1/3', '1/3']);
    expect(shares(cohorts.byMonth[1]!.graduation)).toEqual(['0/1', '0/1', '1/1']);
  });

  test('time to leap: of those that leapt, and of all with the late joiners allowed for', () => {
    expect(cohorts.all.timeToLeap).toEqual({
      leapt: 2,
      quartiles: { p25: 2.25, p50: 2.5, p75: 2.75 },
      // After 2 months 3/4 have not leapt, after 3 months 3/4 × 2/3: one half has.
      medianOfAllMonths: 3,
    });
    expect(cohorts.byMonth[2]!.timeToLeap).toEqual({ leapt: 0, quartiles: null, medianOfAllMonths: null });
  });

  test('those that leapt are no longer waiting: 3/4, then 2/3 of them', () => {
    const leaps = ['2026-02', '2026-03', null, null];
    const merchants = leaps.map((month) => merchant('2026-01-05', null, steady, month));
    expect(cohortsOf(courseBook(months, merchants)).all.timeToLeap.medianOfAllMonths).toBe(2);
  });

  test('a second provider takes over: the joining month is the first, and service goes on', () => {
    const moved: ToldMerchant = {
      ...merchant('2026-03-01', null, steady),
      spans: [
        { startedOn: '2026-04-05', endedOn: null },
        { startedOn: '2026-02-10', endedOn: '2026-03-20' },
      ],
    };
    const [only] = cohortsOf(courseBook(months, [moved])).byMonth;
    expect(only!.month).toBe('2026-02');
    expect(shares(only!.retention)).toEqual(['1/1', '1/1', '1/1', '1/1', '1/1']);
  });

  test('nobody: no points and no shares', () => {
    expect(cohortsOf(courseBook(months, []))).toMatchObject({
      all: { merchants: 0, retention: [] },
      byMonth: [],
    });
  });
});

test('months add up to all, a curve of one month never falls, and a leap not yet seen counts for nothing', () => {
  const drawn = fc.array(
    fc.record({
      start: fc.integer({ min: 0, max: 5 }),
      length: fc.option(fc.nat(6)),
      leap: fc.option(fc.nat(8)),
      paid: fc.array(fc.constantFrom(0, 5, GAP), { minLength: 6, maxLength: 6 }),
    }),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(drawn, (rows) => {
      const merchants = rows.map(({ start, length, leap, paid }) =>
        merchant(
          `${months[start]}-10`,
          length === null ? null : `${shiftPeriod(months[start]!, length)}-20`,
          paid,
          leap === null ? null : shiftPeriod(months[start]!, leap),
        ),
      );
      const { all, byMonth } = cohortsOf(courseBook(months, merchants));
      expect(byMonth.reduce((sum, one) => sum + one.merchants, 0)).toBe(rows.length);
      for (const kind of ['retention', 'graduation'] as const) {
        all[kind].forEach(({ observed, reached }, k) => {
          const parts = byMonth.flatMap((one) => one[kind][k] ?? []);
          expect(parts.reduce((sum, one) => sum + one.observed, 0)).toBe(observed);
          expect(parts.reduce((sum, one) => sum + one.reached, 0)).toBe(reached);
        });
      }
      for (const { graduation } of byMonth) {
        graduation.reduce((before, { reached }) => {
          expect(reached).toBeGreaterThanOrEqual(before);
          return reached;
        }, 0);
      }
      const inSight = rows.filter(({ start, leap }) => leap !== null && start + leap < 6).length;
      expect(all.timeToLeap.leapt).toBe(inSight);
    }),
  );
});
