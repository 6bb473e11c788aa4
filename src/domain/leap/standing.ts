import { describeWindow } from './judge-window.ts';
import { lapseOf } from './lapse.ts';
import { type Attribution, DISPUTE_REASONS, type LeapOutcome, type MissingPart } from './leap-outcome.ts';
import type { LeapState } from './leap-state.ts';
import { type Progress, progressOf } from './progress.ts';
import {
  type Claims,
  findHighest,
  findLeap,
  type LeapAttribution,
  type LeapRun,
  type ServiceCase,
} from './service-case.ts';

/** What an outcome says beyond the relation itself. */
export type Standing = Progress &
  Pick<LeapOutcome, 'highest' | 'bandsJumped' | 'completedMonth' | 'lapse' | 'attribution'>;

/** Where one relation stands once the leaps of its merchant have owners. */
export function standingOf(
  one: ServiceCase,
  cases: readonly ServiceCase[],
  claims: Claims,
  run: LeapRun,
): Standing {
  const { leap } = one;
  if (leap && one.highest !== null) {
    const because = DISPUTE_REASONS.find((reason) => reason === leap.basis);
    return ownLeap(one, leap.first, one.highest, run, {
      state: because ? 'disputed' : 'counted',
      missing: because ? [{ kind: 'decision', because }] : [],
      attribution: leap,
    });
  }
  const shared = leap ?? (one.relation.role === 'assist' ? servedLeap(one, cases, run) : null);
  if (shared) return othersLeap(one, shared, run);
  if (one.relation.role === 'assist') {
    const first = findLeap(one, claims, run);
    if (first !== null) {
      const highest = findHighest(one, first, claims, run);
      return ownLeap(one, first, highest, run, { state: 'unowned', missing: [], attribution: null });
    }
  }
  const progress = progressOf(one, claims, run);
  return {
    ...progress,
    highest: null,
    bandsJumped: null,
    completedMonth: null,
    lapse: null,
    attribution: null,
  };
}

interface Verdict {
  state: LeapState;
  missing: readonly MissingPart[];
  attribution: Attribution | null;
}

function ownLeap(
  one: ServiceCase,
  first: number,
  highestFirst: number,
  { axis, settings, refundOf }: LeapRun,
  verdict: Verdict,
): Standing {
  const window = describeWindow(one, first, axis, settings, refundOf);
  const highest =
    highestFirst === first ? window : describeWindow(one, highestFirst, axis, settings, refundOf);
  const fromYuan = settings.bands[highest.band]?.fromYuan ?? 0;
  return {
    ...verdict,
    open: false,
    window,
    held: { months: settings.holdMonths, of: settings.holdMonths },
    monthsToGo: null,
    highest,
    bandsJumped: highest.band - (one.baseline.band ?? 0),
    completedMonth: (settings.datedBy === 'highest_window' ? highest : window).lastMonth,
    lapse: lapseOf(one.merchant, highestFirst + settings.holdMonths - 1, fromYuan, axis, settings),
  };
}

function othersLeap(one: ServiceCase, leap: LeapAttribution, { axis, settings }: LeapRun): Standing {
  const isSameProvider = leap.ownerProvider === one.relation.provider;
  return {
    state: isSameProvider ? 'duplicate' : 'assisted',
    open: false,
    window: null,
    held: { months: 0, of: settings.holdMonths },
    monthsToGo: null,
    missing: [],
    highest: null,
    bandsJumped: null,
    completedMonth: axis.monthAt(leap.completed),
    lapse: null,
    attribution: leap,
  };
}

/** The earliest leap of the merchant during which an assisting relation served, if only for a day. */
function servedLeap(
  { span }: ServiceCase,
  cases: readonly ServiceCase[],
  { axis }: LeapRun,
): LeapAttribution | null {
  let earliest: LeapAttribution | null = null;
  for (const { leap } of cases) {
    if (!leap || (earliest && earliest.first <= leap.first)) continue;
    const from = axis.firstDay(leap.first);
    const end = axis.firstDay(leap.completed + 1);
    if (span.firstDay < end && span.lastDay >= from) earliest = leap;
  }
  return earliest;
}
