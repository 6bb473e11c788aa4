import { expect, test } from 'vitest';
import { DEFAULT_BANDS } from '../leap/band.ts';
import { periodRange } from '../period/period.ts';
import { bandIn, COURSE, hasSold, joinedMonth, merchantCourse, wasServed } from './merchant-course.ts';

const MONTHS = periodRange('2026-01', '2026-06');
const read = (paid: readonly number[], spans: readonly (readonly [string, string | null])[] = []) =>
  [
    ...merchantCourse(
      MONTHS,
      {
        paid: Float64Array.from(paid),
        spans: spans.map(([startedOn, endedOn]) => ({ startedOn, endedOn })),
      },
      DEFAULT_BANDS,
    ),
  ].map((month) => ({ band: bandIn(month), sold: hasSold(month), served: wasServed(month) }));

test('no amount, no sales and the bands are told apart, served or not', () => {
  const paid = [Number.NaN, 0, 1, 99_999.99, 100_000, 99_000_000];
  for (const spans of [[], [['2025-01-01', null]]] as const) {
    const months = read(paid, spans);
    expect(months.map(({ band }) => band)).toEqual([null, 0, 0, 0, 1, 6]);
    expect(months.map(({ sold }) => sold)).toEqual([false, false, true, true, true, true]);
    expect(months.map(({ served }) => served)).toEqual(Array(6).fill(spans.length > 0));
  }
});

test('a service counts in every month it covers a day of, also from before and to beyond the months', () => {
  const served = (...spans: (readonly [string, string | null])[]) =>
    read(Array(6).fill(Number.NaN), spans)
      .map((month) => (month.served ? '1' : '0'))
      .join('');
  expect(served(['2026-02-28', '2026-03-01'])).toBe('011000');
  expect(served(['2025-10-01', '2026-01-01'], ['2026-06-30', null])).toBe('100001');
  expect(served(['2026-04-01', '2027-03-01'], ['2026-05-01', '2026-05-02'])).toBe('000111');
  expect(served(['2025-01-01', '2025-12-31'], ['2026-07-01', null])).toBe('000000');
});

test('the last day of the month tells penetration, which a service that ends within it does not reach', () => {
  const spans = [
    { startedOn: '2026-01-31', endedOn: '2026-02-27' },
    { startedOn: '2026-03-01', endedOn: '2026-04-30' },
  ];
  const paid = new Float64Array(6).fill(Number.NaN);
  const course = [...merchantCourse(MONTHS, { paid, spans }, DEFAULT_BANDS)];
  expect(course.map((month) => (month & COURSE.servedAtEnd ? 1 : 0))).toEqual([1, 0, 1, 1, 0, 0]);
  expect(course.map((month) => (wasServed(month) ? 1 : 0))).toEqual([1, 1, 1, 1, 0, 0]);
});

test('it joins in the month of its first service, by whomever', () => {
  expect(joinedMonth([])).toBeNull();
  const spans = ['2026-04-01', '2025-12-31', '2026-01-01'].map((startedOn) => ({ startedOn, endedOn: null }));
  expect(joinedMonth(spans)).toBe('2025-12');
});

test('without months there is no course', () => {
  const spans = [{ startedOn: '2026-01-01', endedOn: null }];
  expect(merchantCourse([], { paid: new Float64Array(), spans }, DEFAULT_BANDS)).toHaveLength(0);
});
