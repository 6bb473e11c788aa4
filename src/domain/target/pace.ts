import { roundHalfUp } from '../number/round-half-up.ts';
import { periodDistance, shiftPeriod } from '../period/period.ts';
import { expectedShare } from './curve.ts';
import type { TargetLine } from './target.ts';
import type { TargetReason } from './target-reason.ts';

/** Decimals of the index. */
const INDEX_DIGITS = 2;

/** 领先, 正常, 落后, 高风险: domain.md 5.4 [O]. */
export const PACE_STATUSES = ['ahead', 'on_track', 'behind', 'at_high_risk'] as const;
export type PaceStatus = (typeof PACE_STATUSES)[number];

/** Lowest pace index of each status; below `behind` it is `at_high_risk`. */
export interface PaceSettings {
  ahead: number;
  onTrack: number;
  behind: number;
}

/** domain.md 5.4 [O]. */
export const DEFAULT_PACE_SETTINGS: PaceSettings = { ahead: 1.1, onTrack: 0.95, behind: 0.8 };

export interface Pace {
  /** Two decimals, the number shown and compared; below 0 when the value fell under its start. Null with `reason`. */
  index: number | null;
  status: PaceStatus | null;
  reason: TargetReason | null;
  /** Share of the way due by the end of the month, 0..1. */
  expectedShare: number;
  /** Value due by the end of the month: start + (goal − start) × expected share. */
  expectedValue: number;
  /** (attained − start) ÷ (goal − start); above 1 when passed. Null when not known or the goal is not above the start. */
  attainment: number | null;
}

/** What is still to do, spread evenly over the months left. */
export interface NeededRate {
  /** Goal − attained, never below 0; null when the attained value is not known. */
  remaining: number | null;
  /** Months of the period after the month looked at. */
  monthsLeft: number;
  /** 0 when the goal is reached; null with `reason`. */
  perMonth: number | null;
  reason: TargetReason | null;
}

/**
 * Pace index = (attained − start) ÷ ((goal − start) × expected share) at the end of a month, domain.md 5.4 [O] with the
 * start value taken off both sides, so that what was there before counts as no progress. After the period the share is 1.
 */
export function paceOf(
  target: TargetLine,
  attained: number | null,
  asOfMonth: string,
  settings: PaceSettings = DEFAULT_PACE_SETTINGS,
): Pace {
  const share = expectedShare(target.curve, target.from, target.to, asOfMonth);
  const way = target.goal - target.startValue;
  const progress = attained === null ? null : attained - target.startValue;
  const common = {
    expectedShare: share,
    expectedValue: target.startValue + way * share,
    attainment: progress === null || way <= 0 ? null : progress / way,
  };
  const withoutIndex = (reason: TargetReason): Pace => ({ index: null, status: null, reason, ...common });
  if (periodDistance(target.from, asOfMonth) < 0) return withoutIndex('before_period');
  if (way <= 0) return withoutIndex('goal_not_above_start');
  if (progress === null) return withoutIndex('value_not_known');
  if (share === 0) return withoutIndex('nothing_expected_yet');
  const index = roundHalfUp(progress / (way * share), INDEX_DIGITS);
  return { index, status: paceStatus(index, settings), reason: null, ...common };
}

function paceStatus(index: number, { ahead, onTrack, behind }: PaceSettings): PaceStatus {
  if (index >= ahead) return 'ahead';
  if (index >= onTrack) return 'on_track';
  return index >= behind ? 'behind' : 'at_high_risk';
}

/** What each month left must bring for the goal to be reached. */
export function neededRate(
  { goal, from, to }: Pick<TargetLine, 'goal' | 'from' | 'to'>,
  attained: number | null,
  asOfMonth: string,
): NeededRate {
  const lastPassed = periodDistance(from, asOfMonth) < 0 ? shiftPeriod(from, -1) : asOfMonth;
  const monthsLeft = Math.max(0, periodDistance(lastPassed, to));
  if (attained === null) return { remaining: null, monthsLeft, perMonth: null, reason: 'value_not_known' };
  const remaining = Math.max(0, goal - attained);
  if (remaining === 0) return { remaining, monthsLeft, perMonth: 0, reason: null };
  if (monthsLeft === 0) return { remaining, monthsLeft, perMonth: null, reason: 'period_over' };
  return { remaining, monthsLeft, perMonth: remaining / monthsLeft, reason: null };
}
