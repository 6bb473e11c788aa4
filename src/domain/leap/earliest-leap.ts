import { atLeast } from './at-least.ts';
import type { MissingPart } from './leap-outcome.ts';
import { type Claims, type LeapRun, type ServiceCase, targetYuan } from './service-case.ts';
import { coveredShare } from './service-span.ts';

/** The earliest leap still possible, or why there is none. */
export type EarliestLeap =
  | { kind: 'possible'; heldMonths: number; hold: MissingPart[] }
  | { kind: 'expired' | 'ended' };

/**
 * The fewest coming months that can complete a leap, all with the same amount: at or above the band, lifting the mean
 * to growthFactor × baseline, and with no month above its share of the sum. Months already held are kept as long as
 * such an amount exists; after a first tiny month, say, any amount large enough would be too large a share.
 */
export function earliestLeap(one: ServiceCase, claims: Claims, run: LeapRun): EarliestLeap {
  const { axis, settings } = run;
  const { span } = one;
  const months = settings.holdMonths;
  const next = Math.max(axis.last + 1, span.firstFull);
  for (let coming = 1; coming <= months; coming++) {
    const held = heldMonths(one, next, months - coming, claims, run);
    const yuan = held && leastAmount(held, coming, one, run);
    if (yuan === null) continue;
    const completed = next + coming - 1;
    const inTime = completed <= span.deadline;
    if (inTime && coveredShare(span, axis, completed - months + 1, months) >= settings.coveredShare) {
      const hold = Array.from({ length: coming }, (_, at) => ({
        kind: 'hold' as const,
        month: axis.monthAt(next + at),
        atLeastYuan: yuan,
      }));
      return { kind: 'possible', heldMonths: months - coming, hold };
    }
    break;
  }
  const toTheEnd = coveredShare(span, axis, span.deadline - months + 1, months) >= settings.coveredShare;
  return { kind: toTheEnd ? 'expired' : 'ended' };
}

/** Amounts of the `count` months before `next`, when all of them can be part of a leap; null otherwise. */
function heldMonths(
  one: ServiceCase,
  next: number,
  count: number,
  claims: Claims,
  { settings }: LeapRun,
): number[] | null {
  const fromYuan = targetYuan(one, settings);
  if (fromYuan === null) return null;
  const amounts: number[] = [];
  for (let position = next - count; position < next; position++) {
    const amount = one.merchant.paid[position] ?? Number.NaN;
    if (position < one.span.firstFull || claims.has(position) || !(amount >= fromYuan)) return null;
    amounts.push(amount);
  }
  return amounts;
}

/** Yuan each of the coming months needs, rounded up to the cent; null: no amount would do. */
function leastAmount(
  held: readonly number[],
  coming: number,
  one: ServiceCase,
  { settings }: LeapRun,
): number | null {
  const { holdMonths, growthFactor, largestMonthShare } = settings;
  const sum = held.reduce((total, amount) => total + amount, 0);
  const forGrowth = holdMonths * growthFactor * (one.baseline.yuan ?? 0) - sum;
  const forShare = held.length > 0 ? Math.max(...held) / largestMonthShare - sum : 0;
  const exact = Math.max(targetYuan(one, settings) ?? 0, forGrowth / coming, forShare / coming);
  const yuan = Math.ceil(exact * 100 * (1 - 1e-12)) / 100;
  return atLeast(largestMonthShare * (sum + coming * yuan), yuan) ? yuan : null;
}
