import type { Band } from '../leap/band.ts';
import type { LeapOutcome } from '../leap/leap-outcome.ts';
import { leapKey, type MerchantBook } from '../leap/merchant-book.ts';
import { shiftPeriod } from '../period/period.ts';
import type { OpenAlert } from './alert.ts';

/** What the evaluation of leaps found, and what it was made of. */
export interface EvaluatedLeaps {
  /** Ids of the merchants, by their position in the book. */
  merchants: readonly Pick<MerchantBook['merchants'][number], 'id'>[];
  outcomes: readonly LeapOutcome[];
  bands: readonly Band[];
}

/** Every cause among the leaps. What is near or lapsing hangs on the month after the last stored one, so no old ones come. */
export function leapAlerts({ merchants, outcomes, bands }: EvaluatedLeaps): OpenAlert[] {
  const disputed = new Set<string>();
  return outcomes.flatMap((outcome): OpenAlert[] => {
    const merchant = merchants[outcome.merchant]!.id;
    if (outcome.state === 'near') return near(outcome, merchant, bands);
    if (outcome.state === 'counted') return lapsing(outcome, merchant, bands);
    if (outcome.state !== 'disputed') return [];
    const dispute = disputeOf(outcome, merchant);
    // Every candidate's relation has an outcome; the leap they could own is one.
    if (!dispute || disputed.has(dispute.object)) return [];
    disputed.add(dispute.object);
    return [dispute];
  });
}

function near(outcome: LeapOutcome, merchant: number, bands: readonly Band[]): OpenAlert[] {
  const { relation, provider, held, missing, targetBand } = outcome;
  const next = missing.find((part) => part.kind === 'hold');
  const band = bands[targetBand ?? -1];
  if (next?.kind !== 'hold' || !band) return [];
  const { month, atLeastYuan } = next;
  return [
    {
      kind: 'leap_near',
      object: `leap_near ${relation}`,
      month,
      subject: { relation, provider, merchant },
      data: { month, atLeastYuan, targetBand: band.code, held, missing },
    },
  ];
}

/** One more month below and all that decide are. */
function lapsing(outcome: LeapOutcome, merchant: number, bands: readonly Band[]): OpenAlert[] {
  const { relation, provider, lapse, highest, completedMonth } = outcome;
  const band = bands[highest?.band ?? -1];
  if (!lapse || !band || completedMonth === null) return [];
  const { state, below, of } = lapse;
  // Where a single month decides there is none to warn by.
  if (state !== 'pending' || below === 0 || below !== of - 1) return [];
  const months = lapse.months.flatMap(({ month, yuan }) => (yuan === null ? [] : [{ month, yuan }]));
  const month = shiftPeriod(months.at(-1)!.month, 1);
  return [
    {
      kind: 'leap_lapsing',
      object: `leap_lapsing ${relation}`,
      month,
      subject: { relation, provider, merchant },
      data: { completedMonth, month, atLeastYuan: band.fromYuan, band: band.code, below, of, months },
    },
  ];
}

function disputeOf({ attribution, window }: LeapOutcome, merchant: number): OpenAlert | null {
  if (!attribution || !window) return null;
  // The month is part of the leap's name: a merchant may have two in dispute.
  const month = window.lastMonth;
  const candidates = attribution.candidates.map(({ relation, provider }) => ({ relation, provider }));
  return {
    kind: 'attribution_disputed',
    object: `attribution_disputed ${leapKey(merchant, month)}`,
    month: null,
    subject: { merchant },
    data: { month, candidates },
  };
}
