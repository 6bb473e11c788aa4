import { periodDistance, periodRange } from '../period/period.ts';

/** How the way from start value to goal is spread over the months of a target. */
export type Curve =
  /** The same step every month. */
  | { kind: 'straight' }
  /** Weight of each calendar month, January first: 12 numbers ≥ 0 in any unit. */
  | { kind: 'seasonal'; weights: readonly number[] }
  /** Share of the way due by the end of each month of the period, rising to 1; one number per month. */
  | { kind: 'own'; shares: readonly number[] };

/**
 * Share of the way (0..1) that is due by the END of a month: 0 before the first month of the period, 1 from its last.
 * Rises or stays from month to month. domain.md 5.4 "elapsed share of the programme year" is the straight curve;
 * the other two are ours [O].
 */
export function expectedShare(curve: Curve, from: string, to: string, asOfMonth: string): number {
  if (periodDistance(from, asOfMonth) < 0) return 0;
  if (periodDistance(asOfMonth, to) <= 0) return 1;
  const passed = periodDistance(from, asOfMonth) + 1;
  const length = periodDistance(from, to) + 1;
  switch (curve.kind) {
    case 'straight':
      return passed / length;
    case 'seasonal': {
      const weights = periodRange(from, to).map((month) => curve.weights[Number(month.slice(5)) - 1] ?? 0);
      const whole = sum(weights);
      // A period whose months all weigh nothing gives no shape to follow; checkTarget refuses it.
      return whole > 0 ? Math.min(1, sum(weights.slice(0, passed)) / whole) : passed / length;
    }
    case 'own':
      return Math.min(1, Math.max(0, curve.shares[passed - 1] ?? 0));
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
