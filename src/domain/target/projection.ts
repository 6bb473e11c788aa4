import type { ProviderProjection } from './forecast.ts';
import { type KnownSum, sumOfKnown } from './month-series.ts';

/** "A year" of the clubs and of domain.md 2.1 (1): trailing 12 months. */
export const MONTHS_OF_A_YEAR = 12;

/*
 * Every projection reads `values` up to its last month, which is the month it is made at. A caller that stands in the
 * past hands over a shorter array, so no projection can look ahead.
 */

/** Sum expected over the next `horizonMonths`: mean of the recent months × horizon (domain.md 5.4); null without recent months. */
export function projectSum(values: Float64Array, horizonMonths: number, recentMonths: number): number | null {
  return carriedOn(recent(values, recentMonths), horizonMonths);
}

/** Level expected after `horizonMonths`: the last level + the mean of the recent monthly changes; never below 0. */
export function projectStock(
  values: Float64Array,
  horizonMonths: number,
  recentMonths: number,
): number | null {
  const last = values.at(-1) ?? Number.NaN;
  const added = carriedOn(recentChange(values, recentMonths), horizonMonths);
  return Number.isNaN(last) || added === null ? null : Math.max(0, last + added);
}

/** Mean of the last `recentMonths` months that have a row; null when none has. */
export function recentRate(values: Float64Array, recentMonths: number): number | null {
  return carriedOn(recent(values, recentMonths), 1);
}

/** Mean monthly change of a level over the last `recentMonths` months; a change needs a row at both of its ends. */
export function recentChangeRate(values: Float64Array, recentMonths: number): number | null {
  return carriedOn(recentChange(values, recentMonths), 1);
}

/**
 * One provider at the end of the horizon: the part of the final 12 months that is already in + its recent mean × months
 * left (domain.md 5.4 [O]). Over a programme year of 12 months that part is what was done since it began; the 12 months
 * trail because only those count (domain.md 0, trap 1). Without recent months nothing is carried on.
 */
export function projectYear(
  provider: string,
  values: Float64Array,
  horizonMonths: number,
  recentMonths: number,
): ProviderProjection {
  const last = values.length - 1;
  const year = sumOfKnown(values, last - MONTHS_OF_A_YEAR + 1, last);
  const done = sumOfKnown(values, last + horizonMonths - MONTHS_OF_A_YEAR + 1, last);
  const carried = carriedOn(recent(values, recentMonths), Math.min(horizonMonths, MONTHS_OF_A_YEAR));
  return {
    provider,
    attained: year.known === 0 ? null : year.sum,
    done: year.known === 0 ? null : done.sum,
    ratePerMonth: recentRate(values, recentMonths),
    projected: year.known === 0 ? null : done.sum + (carried ?? 0),
  };
}

function recent(values: Float64Array, months: number): KnownSum {
  return sumOfKnown(values, values.length - months, values.length - 1);
}

function recentChange(values: Float64Array, months: number): KnownSum {
  let sum = 0;
  let known = 0;
  for (let at = Math.max(1, values.length - months); at < values.length; at++) {
    const change = values[at]! - values[at - 1]!;
    if (Number.isNaN(change)) continue;
    sum += change;
    known++;
  }
  return { sum, known };
}

// Multiplied before divided, so that whole months give whole numbers: 10 in 3 months over 6 months is exactly 20.
function carriedOn({ sum, known }: KnownSum, horizonMonths: number): number | null {
  return known === 0 ? null : (sum * horizonMonths) / known;
}
