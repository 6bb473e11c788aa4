import type { LocalizedText } from '../model/capability-model.ts';
import type { Curve } from './curve.ts';
import type { TargetLevel, TargetMeasure } from './measure.ts';

/** What is to be reached, where, by when and by whom. */
export interface Target {
  id: string;
  level: TargetLevel;
  /** Null on the programme level; else a region code, a six-digit city adcode or a provider id. */
  scope: string | null;
  measure: TargetMeasure;
  /** Value to stand at by the end of `to`: whole yuan or a count, start value included. */
  goal: number;
  /**
   * Value at the end of the month before `from`, shown beside the goal (domain.md 0, trap 1). A goal at or below it may
   * be stored: it is the source's own case, and its pace says that there is nothing to measure.
   */
  startValue: number;
  /** First month, `YYYY-MM`. */
  from: string;
  /** Last month, included. */
  to: string;
  curve: Curve;
  /** Account id of who answers for it; null: nobody yet, which is allowed and alerted. */
  owner: string | null;
}

/** The part of a target that its arithmetic needs. */
export type TargetLine = Pick<Target, 'goal' | 'startValue' | 'from' | 'to' | 'curve'>;

/** One thing that makes a target impossible. */
export interface TargetFault {
  /** Dotted path inside the target: `curve.shares.3`. */
  path: string;
  /** Closed list in `TARGET_FAULT_CODES`. */
  code: TargetFaultCode;
  message: LocalizedText;
  fix: LocalizedText;
}

export const TARGET_FAULT_CODES = [
  'id_empty',
  'measure_not_for_level',
  'scope_missing',
  'scope_not_allowed',
  'city_code_invalid',
  'goal_not_positive',
  'number_not_whole',
  'start_negative',
  'month_invalid',
  'period_reversed',
  'period_too_long',
  'owner_empty',
  'weights_count',
  'weight_invalid',
  'weights_zero',
  'shares_count',
  'share_invalid',
  'shares_falling',
  'shares_not_rising_to_one',
] as const;
export type TargetFaultCode = (typeof TARGET_FAULT_CODES)[number];
