import {
  bandIn,
  type CourseBook,
  type CourseGroup,
  hasSold,
  wasServed,
} from '../merchant/merchant-course.ts';
import { quantile } from '../number/quantile.ts';
import { monthIndex } from '../target/month-series.ts';
import type { Cohort, CohortPoint, Cohorts, RetentionPoint, TimeToLeap } from './cohort.ts';

/** Counts of the merchants of one joining month; each list holds one count per month since, the joining month first. */
interface Tally {
  joined: number;
  merchants: number;
  retained: number[];
  withoutRow: number[];
  /** Leaps that came exactly so many months after joining. */
  leapt: number[];
}

/**
 * Merchants by the month of their first service relation, whoever serves them. A point k months later counts only
 * merchants whose k-th month lies inside the stored months, and says how many. [O]
 * - Retained: a relation covers part of the month and its paid GMV is above 0; the same "active" as penetration, so a
 *   month without a row is not shown active. Leaving such merchants out would flatter retention: those that stop vanish.
 * - Leapt: the first counted leap is dated by then. A relation that ended does not leave the denominator.
 */
export function cohortsOf({ months, groups }: CourseBook): Cohorts {
  const tallies: (Tally | undefined)[] = [];
  let joinedBeforeMonths = 0;
  let joinedAfterMonths = 0;
  let neverServed = 0;
  for (const group of groups) {
    const merchants = group.courses.length / months.length;
    if (group.joinedMonth === null) {
      neverServed += merchants;
      continue;
    }
    const joined = monthIndex(months, group.joinedMonth);
    if (joined < 0) joinedBeforeMonths += merchants;
    else if (joined >= months.length) joinedAfterMonths += merchants;
    else {
      tallies[joined] ??= emptyTally(joined, months.length - joined);
      count(tallies[joined], group, months);
    }
  }
  const filled = tallies.filter((tally) => tally !== undefined);
  return {
    all: cohortOf(null, filled),
    byMonth: filled.map((tally) => cohortOf(months[tally.joined]!, [tally])),
    joinedBeforeMonths,
    joinedAfterMonths,
    neverServed,
  };
}

function emptyTally(joined: number, length: number): Tally {
  const zeros = () => Array<number>(length).fill(0);
  return { joined, merchants: 0, retained: zeros(), withoutRow: zeros(), leapt: zeros() };
}

function count(tally: Tally, { courses, leapMonth }: CourseGroup, months: readonly string[]): void {
  const leapAfter = leapMonth === null ? -1 : monthIndex(months, leapMonth) - tally.joined;
  for (let start = 0; start < courses.length; start += months.length) {
    tally.merchants++;
    if (leapAfter >= 0 && leapAfter < tally.leapt.length) tally.leapt[leapAfter]!++;
    for (let k = 0; k < tally.retained.length; k++) {
      const month = courses[start + tally.joined + k]!;
      if (!wasServed(month)) continue;
      if (hasSold(month)) tally.retained[k]!++;
      else if (bandIn(month) === null) tally.withoutRow[k]!++;
    }
  }
}

/** One cohort of one or all joining months: the months add up to all by construction. */
function cohortOf(month: string | null, tallies: readonly Tally[]): Cohort {
  const longest = tallies.reduce((most, { leapt }) => Math.max(most, leapt.length), 0);
  const observedAt = Array.from({ length: longest }, (_, k) =>
    tallies.filter(({ leapt }) => leapt.length > k),
  );
  return {
    month,
    merchants: sumOf(tallies, ({ merchants }) => merchants),
    retention: observedAt.map((observed, k): RetentionPoint => {
      const retained = sumOf(observed, (tally) => tally.retained[k]!);
      return {
        ...point(k, observed, retained),
        withoutRow: sumOf(observed, (tally) => tally.withoutRow[k]!),
      };
    }),
    graduation: observedAt.map((observed, k) => point(k, observed, sumOf(observed, leaptBefore(k + 1)))),
    timeToLeap: timeToLeap(observedAt),
  };
}

function point(afterMonths: number, observed: readonly Tally[], reached: number): CohortPoint {
  const merchants = sumOf(observed, (tally) => tally.merchants);
  return { afterMonths, observed: merchants, reached, share: merchants === 0 ? null : reached / merchants };
}

function timeToLeap(observedAt: readonly Tally[][]): TimeToLeap {
  const times = Float64Array.from(
    observedAt.flatMap((observed, k) => Array<number>(sumOf(observed, ({ leapt }) => leapt[k]!)).fill(k)),
  );
  const quartiles =
    times.length === 0
      ? null
      : { p25: quantile(times, 0.25), p50: quantile(times, 0.5), p75: quantile(times, 0.75) };
  return { leapt: times.length, quartiles, medianOfAllMonths: medianOfAll(observedAt) };
}

/**
 * Kaplan–Meier: merchants that joined lately have not had time to leap; each is counted for as long as it was seen.
 * The median among those that leapt alone would call every programme fast.
 */
function medianOfAll(observedAt: readonly Tally[][]): number | null {
  let notYet = 1;
  for (const [k, observed] of observedAt.entries()) {
    const atRisk = sumOf(observed, (tally) => tally.merchants - leaptBefore(k)(tally));
    if (atRisk === 0) return null;
    notYet *= 1 - sumOf(observed, ({ leapt }) => leapt[k]!) / atRisk;
    // A product of fractions that means exactly one half may end a rounding error above it.
    if (notYet <= 0.5 + 1e-12) return k;
  }
  return null;
}

function leaptBefore(k: number): (tally: Tally) => number {
  return ({ leapt }) => leapt.slice(0, k).reduce((sum, leaps) => sum + leaps, 0);
}

function sumOf(tallies: readonly Tally[], of: (tally: Tally) => number): number {
  return tallies.reduce((sum, tally) => sum + of(tally), 0);
}
