import { periodDistance } from '../period/period.ts';

/**
 * One number per month on an axis of consecutive canonical months. NaN marks a month without a row: a gap, never 0.
 * The last month of the axis is the last full month with data, or later.
 */
export interface MonthSeries {
  months: readonly string[];
  values: Float64Array;
}

export interface ProviderSeries {
  provider: string;
  values: Float64Array;
}

/** The same months for every provider: leaps dated in the month, or attributed paid GMV in yuan. */
export interface ProviderBook {
  months: readonly string[];
  providers: readonly ProviderSeries[];
}

/** Position of a month on the axis; below 0 or past the end when the axis does not hold it. */
export function monthIndex(months: readonly string[], month: string): number {
  const first = months[0];
  if (first === undefined) throw new RangeError('a month axis holds at least one month');
  return periodDistance(first, month);
}

export interface KnownSum {
  /** Sum of the months with a row; 0 when there is none, so read `known` first. */
  sum: number;
  /** Months with a row. */
  known: number;
}

/** Sum over the months first..last (both included, cut to the axis) that have a row. */
export function sumOfKnown(values: Float64Array, first: number, last: number): KnownSum {
  let sum = 0;
  let known = 0;
  const end = Math.min(last, values.length - 1);
  for (let at = Math.max(0, first); at <= end; at++) {
    const value = values[at]!;
    if (Number.isNaN(value)) continue;
    sum += value;
    known++;
  }
  return { sum, known };
}
