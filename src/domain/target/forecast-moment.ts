import { roundHalfUp } from '../number/round-half-up.ts';
import { periodDistance } from '../period/period.ts';
import type { ForecastSettings, ForecastStatus } from './forecast.ts';
import { monthIndex } from './month-series.ts';
import type { TargetLine } from './target.ts';
import type { TargetReason } from './target-reason.ts';

/** Where a forecast stands in time. */
export interface ForecastMoment {
  /** Position on the axis of the month it is made at, never past the period or the axis; −1 before the axis. */
  last: number;
  /** Months of the period that have passed. */
  monthsPassed: number;
  monthsLeft: number;
  /** Why there is no forecast yet; null when there may be one. */
  reason: TargetReason | null;
}

/** A month past the period is read as its last; the stored months must reach the month asked for. */
export function forecastMoment(
  months: readonly string[],
  { from, to }: Pick<TargetLine, 'from' | 'to'>,
  asOfMonth: string,
): ForecastMoment {
  const month = periodDistance(asOfMonth, to) < 0 ? to : asOfMonth;
  const last = Math.max(-1, monthIndex(months, month));
  if (last >= months.length) throw new RangeError(`no months stored up to ${month}`);
  const monthsPassed = Math.max(0, periodDistance(from, month) + 1);
  return {
    last,
    monthsPassed,
    monthsLeft: periodDistance(month, to),
    reason: monthsPassed === 0 ? 'before_period' : last < 0 ? 'value_not_known' : null,
  };
}

/** on_track ≥ goal, at_risk ≥ 0.9 × goal, else gap: domain.md 5.4 [O], on the rounded forecast that is shown. */
export function forecastStatus(
  forecast: number,
  goal: number,
  { atRiskShare }: Pick<ForecastSettings, 'atRiskShare'>,
): ForecastStatus {
  if (forecast >= goal) return 'on_track';
  return forecast >= roundHalfUp(atRiskShare * goal, 6) ? 'at_risk' : 'gap';
}
