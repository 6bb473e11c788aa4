import { comparePeriods } from '../period/period.ts';
import type { Pace, PaceStatus } from '../target/pace.ts';
import type { AlertTargetTerms, OpenAlert, TargetBehindData } from './alert.ts';

/** Pace of a target at the end of one month. */
export interface MonthPace extends Pick<Pace, 'index' | 'status' | 'expectedValue'> {
  month: string;
  /** Null: not known, and then there is no status either. */
  attained: number | null;
}

/** A target that counts, as far as alerts look at it. */
export interface TargetStanding {
  key: number;
  terms: AlertTargetTerms;
  /** Newest first, from the month looked at back to the first of the period; read no further than needed. */
  paces: Iterable<MonthPace>;
}

/** Every cause among the targets at the end of a month; a period that was over before it asks nothing of anybody. */
export function targetAlerts(targets: readonly TargetStanding[], month: string): OpenAlert[] {
  return targets.flatMap(({ key, terms, paces }): OpenAlert[] => {
    if (comparePeriods(terms.to, month) < 0) return [];
    const alerts: OpenAlert[] = [];
    const subject = { target: key, owner: terms.owner?.id ?? null };
    const figures = behindOf(paces);
    if (figures) {
      const { since } = figures;
      const data = { target: terms, ...figures };
      alerts.push({ kind: 'target_behind', object: `target_behind ${key}`, month: since, subject, data });
    }
    if (terms.owner === null) {
      const object = `target_without_owner ${key}`;
      alerts.push({ kind: 'target_without_owner', object, month: null, subject, data: { target: terms } });
    }
    return alerts;
  });
}

/** How far down; 0 where nothing is wrong or nothing known. */
const depthOf = (status: PaceStatus | null | undefined): number =>
  status === 'at_high_risk' ? 2 : status === 'behind' ? 1 : 0;

/**
 * Null unless the latest pace is behind or worse. The month of the latest fall names the cause: staying behind says
 * nothing new, falling from behind to high risk does, and so does falling again after a recovery.
 */
function behindOf(paces: Iterable<MonthPace>): Omit<TargetBehindData, 'target'> | null {
  let latest: MonthPace | null = null;
  let later: MonthPace | null = null;
  for (const pace of paces) {
    latest ??= pace;
    if (later && depthOf(pace.status) < depthOf(later.status)) break;
    later = pace;
    if (depthOf(pace.status) === 0) break;
  }
  if (!latest || !later) return null;
  const { month, status, index, attained, expectedValue } = latest;
  if ((status !== 'behind' && status !== 'at_high_risk') || index === null || attained === null) return null;
  return { since: later.month, month, status, index, attained, expectedValue };
}
