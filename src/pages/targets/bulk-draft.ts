import type { TargetView } from '../../contract/targets.ts';
import { roundHalfUp } from '../../domain/number/round-half-up.ts';
import { shiftPeriod } from '../../domain/period/period.ts';
import { checkTarget } from '../../domain/target/check-target.ts';
import type { TargetFault } from '../../domain/target/target.ts';
import { type EditedTerms, termsOf } from './target-draft.ts';

/** One thing that is done to every chosen target. */
export type BulkChange =
  | { kind: 'owner'; owner: string | null }
  /** +10 makes 50 into 55; whole numbers only, halves up. */
  | { kind: 'goal'; percent: number | null }
  /** Whole months, later above 0. */
  | { kind: 'period'; months: number | null };

/** Null while the change says nothing yet. */
function changesOf(target: TargetView, change: BulkChange): Partial<EditedTerms> | null {
  switch (change.kind) {
    case 'owner':
      return { owner: change.owner };
    case 'goal':
      if (change.percent === null || !Number.isFinite(change.percent)) return null;
      return { goal: roundHalfUp(target.goal * (1 + change.percent / 100), 0) };
    case 'period':
      if (change.months === null || !Number.isInteger(change.months)) return null;
      return { from: shiftPeriod(target.from, change.months), to: shiftPeriod(target.to, change.months) };
  }
}

export interface BulkRow {
  target: TargetView;
  before: EditedTerms;
  after: EditedTerms;
  /** Only the fields that become something else; null when none does. */
  changes: Partial<EditedTerms> | null;
  faults: TargetFault[];
}

/** What saving would do to each target. */
export function bulkRows(targets: readonly TargetView[], change: BulkChange): BulkRow[] {
  return targets.map((target) => {
    const before = termsOf(target);
    const wanted = changesOf(target, change) ?? {};
    const changed = Object.entries(wanted).filter(
      ([field, value]) => before[field as keyof EditedTerms] !== value,
    );
    const after: EditedTerms = { ...before, ...wanted };
    return {
      target,
      before,
      after,
      changes: changed.length > 0 ? (Object.fromEntries(changed) as Partial<EditedTerms>) : null,
      faults: checkTarget({ ...target, ...after, startValue: after.startValue ?? 0 }),
    };
  });
}
