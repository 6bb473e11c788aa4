import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { periodRange } from '../period/period.ts';
import { DEFAULT_FORECAST_SETTINGS } from './forecast.ts';
import { forecastClub } from './forecast-club.ts';
import { forecastAccumulating, forecastStock } from './forecast-total.ts';
import type { ProviderBook } from './month-series.ts';

const GAP = Number.NaN;
const months = periodRange('2025-01', '2026-12');
const leaps = {
  measure: 'leaps' as const,
  goal: 60,
  startValue: 0,
  from: '2026-01',
  to: '2026-12',
};
/** 24 months: the first of them, then the value of a month not yet reached. */
const series = (values: readonly number[], rest = GAP) => ({
  months,
  values: Float64Array.from({ length: 24 }, (_, at) => values[at] ?? rest),
});
const flat2025 = Array<number>(12).fill(4);

describe('accumulating measures', () => {
  test('done + mean of the last three full months × months left', () => {
    const forecast = forecastAccumulating(series([...flat2025, 1, 2, 3, 4, 5, 6]), leaps, '2026-06');
    // 21 done, 5 a month, 6 months left.
    expect(forecast).toMatchObject({
      attained: 21,
      ratePerMonth: 5,
      monthsLeft: 6,
      value: 51,
      status: 'gap',
      reason: null,
      gapMonths: [],
    });
  });

  test.each([
    [51, 'on_track'],
    [52, 'at_risk'],
    [56, 'at_risk'],
    [57, 'gap'],
  ])('51 against %d is %s', (goal, status) => {
    const forecast = forecastAccumulating(
      series([...flat2025, 1, 2, 3, 4, 5, 6]),
      { ...leaps, goal },
      '2026-06',
    );
    expect(forecast.status).toBe(status);
  });

  test('the start value counts, a gap does not, and is named', () => {
    const forecast = forecastAccumulating(
      series([...flat2025, 1, 2, 3, 4, GAP, 6]),
      { ...leaps, startValue: 100 },
      '2026-06',
    );
    expect(forecast).toMatchObject({ attained: 116, ratePerMonth: 5, value: 146, gapMonths: ['2026-05'] });
  });

  test('what a steady past says is certain; the range lies around the open months only', () => {
    const forecast = forecastAccumulating(series([...flat2025, 4, 4, 4, 4, 4, 4]), leaps, '2026-06');
    expect(forecast).toMatchObject({
      value: 48,
      range: { low: 48, high: 48, errors: 10 },
      rangeReason: null,
    });
    expect(forecast.backTest).toMatchObject({ wape: 0, bias: 0, horizonMonths: 6 });
  });

  test('the range is the P10–P90 of the past errors at the same horizon', () => {
    const values = [4, 6, 3, 8, 2, 5, 7, 4, 9, 3, 5, 6, 4, 8, 2, 6, 5, 7];
    const forecast = forecastAccumulating(series(values), leaps, '2026-06');
    const errors = forecast.backTest!.replays.map(({ relative }) => relative!).sort((a, b) => a - b);
    expect(errors).toHaveLength(10);
    // Ten errors: P10 lies 0.9 of the way from the lowest to the next.
    const p10 = errors[0]! + 0.9 * (errors[1]! - errors[0]!);
    expect(forecast.range!.low).toBeCloseTo(32 + 36 * (1 + p10), 0);
    expect(forecast.range!.low).toBeGreaterThanOrEqual(32);
    expect(forecast.range!.high).toBeGreaterThan(forecast.range!.low);
  });

  test.each([
    ['before_period', '2025-12', [...flat2025]],
    ['value_not_known', '2026-01', [...flat2025, GAP]],
    ['no_recent_months', '2026-04', [...flat2025, 3, GAP, GAP, GAP]],
  ] as const)('no forecast: %s', (reason, month, values) => {
    expect(forecastAccumulating(series(values), leaps, month)).toMatchObject({
      value: null,
      status: null,
      reason,
      rangeReason: reason,
    });
  });

  test.each([
    ['period_over', '2026-12', Array<number>(24).fill(4)],
    ['nothing_projected', '2026-06', [...flat2025, 9, 9, 9, 0, 0, 0]],
    ['too_few_errors', '2026-02', [...flat2025, 4, 4]],
  ] as const)('a forecast without a range: %s', (rangeReason, month, values) => {
    const forecast = forecastAccumulating(series(values), leaps, month);
    expect(forecast.value).not.toBeNull();
    expect(forecast).toMatchObject({ range: null, rangeReason });
  });

  test('a month past the period reads as its last; a month not stored is refused', () => {
    const values = Array<number>(24).fill(4);
    const short = { ...leaps, to: '2026-03' };
    expect(forecastAccumulating(series(values), short, '2026-09')).toMatchObject({
      attained: 12,
      monthsLeft: 0,
    });
    expect(() => forecastAccumulating(series(values), { ...leaps, to: '2027-12' }, '2027-01')).toThrow(
      RangeError,
    );
  });

  test('months stored after the target’s last month but before its first are no reason to fail', () => {
    const early = { ...leaps, from: '2024-01', to: '2024-06' };
    expect(forecastAccumulating(series(Array<number>(24).fill(4)), early, '2024-03')).toMatchObject({
      reason: 'value_not_known',
      ratePerMonth: null,
    });
  });
});

describe('a stock', () => {
  const providers = {
    measure: 'providers' as const,
    goal: 560,
    startValue: 500,
    from: '2026-01',
    to: '2026-12',
  };
  const grown = Array.from({ length: 18 }, (_, at) => 440 + 5 * at);

  test('the level + its mean change × months left', () => {
    expect(forecastStock(series(grown), providers, '2026-06')).toMatchObject({
      attained: 525,
      ratePerMonth: 5,
      value: 555,
      status: 'at_risk',
      range: { low: 555, high: 555 },
    });
  });

  test('a level that is not known is not guessed', () => {
    expect(forecastStock(series([...grown.slice(0, 17), GAP]), providers, '2026-06').reason).toBe(
      'value_not_known',
    );
  });
});

describe('clubs', () => {
  const line = { atLeast: 50, below: null };
  const target = { goal: 2, from: '2026-01', to: '2026-12' };
  const book = (...rows: [string, number[]][]): ProviderBook => ({
    months,
    providers: rows.map(([provider, values]) => ({ provider, values: series(values).values })),
  });
  const year2025 = (a: number) => Array<number>(12).fill(a);

  test('each provider is projected by itself: 30 done and 10 in three months end at exactly 50', () => {
    const forecast = forecastClub(
      book(
        ['reaches', [...year2025(0), 10, 5, 5, 5, 3, 2]],
        ['stops short', [...year2025(0), 10, 5, 5, 4, 3, 2]],
        ['silent', [...year2025(9), GAP, GAP, GAP, GAP, GAP, GAP]],
        ['unknown', []],
      ),
      line,
      target,
      '2026-06',
    );
    expect(forecast.providers).toEqual([
      { provider: 'reaches', attained: 30, done: 30, ratePerMonth: 10 / 3, projected: 50 },
      { provider: 'stops short', attained: 29, done: 29, ratePerMonth: 3, projected: 47 },
      { provider: 'silent', attained: 54, done: 0, ratePerMonth: null, projected: 0 },
      { provider: 'unknown', attained: null, done: null, ratePerMonth: null, projected: null },
    ]);
    expect(forecast).toMatchObject({ value: 1, attained: 1, status: 'gap' });
  });

  test('counted exclusively, one that outgrows the line is projected into the higher club', () => {
    const twenty = { atLeast: 20, below: 50 };
    const rows = book(['grows', [...year2025(0), 6, 6, 6, 6, 6, 6]]);
    expect(forecastClub(rows, twenty, target, '2026-06')).toMatchObject({ attained: 1, value: 0 });
    expect(forecastClub(rows, { atLeast: 20, below: null }, target, '2026-06').value).toBe(1);
  });

  test('its range is in whole providers and never above their number', () => {
    const rows = book(
      ...Array.from({ length: 6 }, (_, at): [string, number[]] => [`p${at}`, Array(21).fill(5)]),
    );
    expect(forecastClub(rows, line, { ...target, goal: 6 }, '2026-09')).toMatchObject({
      value: 6,
      status: 'on_track',
      range: { low: 6, high: 6, errors: 10 },
    });
  });

  test('its range ends at the number of providers, however many more came before than were forecast', () => {
    const late = [...Array<number>(15).fill(1), ...Array<number>(6).fill(20)];
    const rows = book(
      ...['a', 'b', 'c'].map((id): [string, number[]] => [id, Array(21).fill(5)]),
      ...['d', 'e', 'f'].map((id): [string, number[]] => [id, late]),
    );
    expect(forecastClub(rows, line, target, '2026-09')).toMatchObject({
      value: 6,
      range: { low: 6, high: 6 },
    });
  });

  test('a period that ends more than a year away is met by a year of the present rate', () => {
    const forecast = forecastClub(
      book(['a', [...year2025(4), 4, 4, 4]]),
      { atLeast: 49, below: null },
      { ...target, to: '2027-12' },
      '2026-03',
    );
    expect(forecast).toMatchObject({ monthsLeft: 21, value: 0, providers: [{ done: 0, projected: 48 }] });
  });

  test('nothing known of anybody is null', () => {
    expect(forecastClub(book(['unknown', []]), line, target, '2026-06')).toMatchObject({
      value: null,
      attained: null,
      reason: 'value_not_known',
    });
  });
});

test('months after the one it is made at change no forecast, no range and no back-test', () => {
  const month = fc.oneof({ weight: 8, arbitrary: fc.nat(30) }, { weight: 1, arbitrary: fc.constant(GAP) });
  const row = fc.array(month, { minLength: 24, maxLength: 24 });
  fc.assert(
    fc.property(row, row, fc.integer({ min: 12, max: 22 }), (drawn, future, last) => {
      const other = drawn.map((value, at) => (at <= last ? value : future[at]!));
      const clubs = (values: number[]) => ({
        months,
        providers: [{ provider: 'p', values: Float64Array.from(values) }],
      });
      const all = (values: number[]) => [
        forecastAccumulating(series(values), leaps, months[last]!),
        forecastStock(series(values), { ...leaps, measure: 'providers' }, months[last]!),
        forecastClub(clubs(values), { atLeast: 50, below: 200 }, leaps, months[last]!, {
          ...DEFAULT_FORECAST_SETTINGS,
          leastErrors: 2,
        }),
      ];
      expect(all(other)).toEqual(all(drawn));
    }),
  );
});
