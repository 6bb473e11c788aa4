import type { Band } from '../../src/domain/leap/band.ts';
import type {
  Attribution,
  AttributionCandidate,
  LeapOutcome,
  LeapWindow,
  MissingPart,
  MonthAmount,
} from '../../src/domain/leap/leap-outcome.ts';

/** A window with its band named, so that a stored outcome reads the same whatever bands come later. */
export type StoredWindow = Omit<LeapWindow, 'band'> & { band: string };

/** Without the sessions of the candidates: whoever may read the outcome may not read every candidate's relation. */
type StoredAttribution = Omit<Attribution, 'candidates'> & {
  candidates: readonly Omit<AttributionCandidate, 'operatedSessions'>[];
};

/** What of an outcome does not stand in columns of its own. */
export interface StoredOutcome {
  firstServiceMonth: string;
  lastCountingMonth: string;
  baseline: { months: readonly MonthAmount[]; yuan: number | null; band: string | null; newShop: boolean };
  targetYuan: number | null;
  heldOf: number;
  window: StoredWindow | null;
  /** Only where it is another window than the first: most leaps rise no further, and there are many of them. */
  higher: StoredWindow | null;
  missing: readonly MissingPart[];
  lapse: { below: number; of: number; months: readonly MonthAmount[] } | null;
  attribution: StoredAttribution | null;
  /** Completes the first window: what a decision names the leap by. Null without a leap. */
  leapMonth: string | null;
}

export function storedOutcome(outcome: LeapOutcome, bands: readonly Band[]): StoredOutcome {
  const { baseline, lapse, attribution, window, highest } = outcome;
  const codeOf = (band: number | null) => (band === null ? null : (bands[band]?.code ?? null));
  const named = (one: LeapWindow | null): StoredWindow | null =>
    one && { ...one, band: bands[one.band]?.code ?? '' };
  return {
    firstServiceMonth: outcome.firstServiceMonth,
    lastCountingMonth: outcome.lastCountingMonth,
    baseline: { ...baseline, band: codeOf(baseline.band) },
    targetYuan: bands[outcome.targetBand ?? -1]?.fromYuan ?? null,
    heldOf: outcome.held.of,
    window: named(window),
    higher: highest?.lastMonth === window?.lastMonth ? null : named(highest),
    missing: outcome.missing,
    lapse: lapse && { below: lapse.below, of: lapse.of, months: lapse.months },
    // Of an owned leap only its first window counts; what the engine keeps beside is its own.
    attribution: attribution && {
      basis: attribution.basis,
      candidates: attribution.candidates.map(({ operatedSessions: _, ...candidate }) => candidate),
      ownerRelation: attribution.ownerRelation,
      ownerProvider: attribution.ownerProvider,
    },
    leapMonth: attribution === null ? null : leapMonth(outcome),
  };
}

/** The window at the highest band; null without a leap of this relation. */
export function highestWindow({ leapMonth, window, higher }: StoredOutcome): StoredWindow | null {
  return leapMonth === null ? null : (higher ?? window);
}

/** Another's leap is told by its first window already. */
function leapMonth({ window, completedMonth }: LeapOutcome): string | null {
  return window?.lastMonth ?? completedMonth;
}

/** Least paid GMV of the next month for the earliest possible leap; null: closed, or nothing to wait for. */
export function neededYuan({ missing }: Pick<LeapOutcome, 'missing'>): number | null {
  const next = missing.find((part) => part.kind === 'hold');
  return next?.kind === 'hold' ? next.atLeastYuan : null;
}
