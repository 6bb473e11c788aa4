import type { TargetView } from '../../contract/targets.ts';
import { comparePeriods } from '../../domain/period/period.ts';
import {
  type NeededRate,
  neededRate,
  type Pace,
  type PaceSettings,
  paceOf,
} from '../../domain/target/pace.ts';
import type { EditedTerms } from './target-draft.ts';

export interface TargetEffect {
  pace: Pace;
  needed: NeededRate;
}

/**
 * Pace and need under other terms, at the month looked at. Null when what is attained would itself be another number:
 * with another start, or when the month lies behind the end of the period.
 */
export function effectOf(target: TargetView, terms: EditedTerms, limits: PaceSettings): TargetEffect | null {
  const { month, attained, startSource } = target;
  const typed = startSource === 'typed' ? target.startValue : null;
  const sameStart = terms.from === target.from && terms.startValue === typed;
  const ends = [target.to, terms.to];
  if (!sameStart || ends.some((end) => comparePeriods(month, end) > 0)) return null;
  const line = { ...terms, startValue: target.startValue ?? 0 };
  return {
    pace: paceOf(line, attained, month, limits),
    needed: neededRate(line, attained, month),
  };
}
