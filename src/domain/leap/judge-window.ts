import { atLeast } from './at-least.ts';
import { bandOf } from './band.ts';
import type { LeapBaseline, LeapWindow } from './leap-outcome.ts';
import type { LeapSettings } from './leap-settings.ts';
import type { BookMerchant } from './merchant-book.ts';
import type { MonthAxis } from './month-axis.ts';
import type { RefundCheck } from './refund-limits.ts';

/** Why a window that held the band is no leap, weakest first: a later one has passed those before it. */
export const WINDOW_FAILURES = ['growth_short', 'guard_single_month', 'guard_refund', 'guard_veto'] as const;
export type WindowFailure = (typeof WINDOW_FAILURES)[number];

export interface JudgedService {
  merchant: BookMerchant;
  baseline: LeapBaseline;
  /** The merchant or the provider. */
  vetoed: boolean;
}

/** `low`: a month is missing or below the band asked for. `passed`: a leap. */
export type Verdict = 'low' | 'passed' | WindowFailure;

/** Judges the months `first`..`first + holdMonths - 1` against the band at `fromYuan` (domain.md 5.2 [O]). */
export function judgeWindow(
  { merchant, baseline, vetoed }: JudgedService,
  first: number,
  fromYuan: number,
  settings: LeapSettings,
  refundOf: RefundCheck,
): Verdict {
  const { holdMonths, growthFactor, largestMonthShare } = settings;
  let total = 0;
  let largest = 0;
  for (let position = first; position < first + holdMonths; position++) {
    const amount = merchant.paid[position] ?? Number.NaN;
    // NaN fails too: a window never spans a missing month.
    if (!(amount >= fromYuan)) return 'low';
    total += amount;
    if (amount > largest) largest = amount;
  }
  if (baseline.yuan !== null && !atLeast(total, holdMonths * growthFactor * baseline.yuan))
    return 'growth_short';
  if (!atLeast(largestMonthShare * total, largest)) return 'guard_single_month';
  const { rate, limit } = refundOf(merchant, first);
  if (rate !== null && limit !== null && !atLeast(limit, rate)) return 'guard_refund';
  return vetoed ? 'guard_veto' : 'passed';
}

/** The highest band that every month of the window reaches. */
export function windowBand(merchant: BookMerchant, first: number, settings: LeapSettings): number {
  let least = Number.POSITIVE_INFINITY;
  for (let position = first; position < first + settings.holdMonths; position++) {
    least = Math.min(least, merchant.paid[position] ?? Number.NaN);
  }
  return bandOf(least, settings.bands);
}

export function describeWindow(
  { merchant, baseline }: JudgedService,
  first: number,
  axis: MonthAxis,
  settings: LeapSettings,
  refundOf: RefundCheck,
): LeapWindow {
  const yuan = [...merchant.paid.subarray(first, first + settings.holdMonths)];
  const total = yuan.reduce((sum, amount) => sum + amount, 0);
  const meanYuan = total / yuan.length;
  return {
    firstMonth: axis.monthAt(first),
    lastMonth: axis.monthAt(first + yuan.length - 1),
    yuan,
    band: windowBand(merchant, first, settings),
    meanYuan,
    growth: baseline.yuan === null || baseline.yuan <= 0 ? null : meanYuan / baseline.yuan,
    largestShare: Math.max(...yuan) / total,
    refund: refundOf(merchant, first),
  };
}
