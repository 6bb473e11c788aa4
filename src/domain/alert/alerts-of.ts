import type { OpenAlert } from './alert.ts';
import type { AlertKind } from './alert-kind.ts';
import { type EvaluatedLeaps, leapAlerts } from './leap-alerts.ts';
import { type TargetStanding, targetAlerts } from './target-alerts.ts';

/** Everything that alerts follow from. */
export interface AlertState {
  targets: readonly TargetStanding[];
  /** The month looked at. */
  month: string;
  /** Null: not evaluated this time, so nothing is said of them. */
  leaps: EvaluatedLeaps | null;
}

const TARGET_KINDS: readonly AlertKind[] = ['target_behind', 'target_without_owner'];
const LEAP_KINDS: readonly AlertKind[] = ['leap_near', 'leap_lapsing', 'attribution_disputed'];

/** The kinds that a state says something of: what it does not name of these is over. */
export function kindsOf({ leaps }: Pick<AlertState, 'leaps'>): readonly AlertKind[] {
  return leaps === null ? TARGET_KINDS : [...TARGET_KINDS, ...LEAP_KINDS];
}

/** What is open now, each object and kind once. */
export function alertsOf({ targets, month, leaps }: AlertState): OpenAlert[] {
  return [...targetAlerts(targets, month), ...(leaps === null ? [] : leapAlerts(leaps))];
}
