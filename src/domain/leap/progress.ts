import { type EarliestLeap, earliestLeap } from './earliest-leap.ts';
import { describeWindow, type WindowFailure } from './judge-window.ts';
import type { LeapOutcome, LeapWindow, MissingPart } from './leap-outcome.ts';
import type { LeapState } from './leap-state.ts';
import { type Claims, findFailure, type LeapRun, type ServiceCase, targetYuan } from './service-case.ts';

/** What an outcome says of a relation without a leap. */
export type Progress = Pick<LeapOutcome, 'state' | 'open' | 'window' | 'held' | 'monthsToGo' | 'missing'>;

/** How far a relation without a leap has come, and what is missing. */
export function progressOf(one: ServiceCase, claims: Claims, run: LeapRun): Progress {
  const { settings } = run;
  const held = { months: 0, of: settings.holdMonths };
  const closed = { open: false, window: null, held, monthsToGo: null };
  const vetoes = vetoParts(one);
  if (one.baseline.band === null) {
    return { ...closed, state: 'baseline_missing', missing: [...baselineParts(one, run), ...vetoes] };
  }
  if (targetYuan(one, settings) === null) return { ...closed, state: 'top_band', missing: [] };

  const earliest = earliestLeap(one, claims, run);
  const failed = findFailure(one, claims, run);
  const window = failed && describeWindow(one, failed.first, run.axis, settings, run.refundOf);
  if (failed?.failure === 'guard_veto') {
    // The window stands: without the veto it is a leap at once, whatever the coming months bring.
    return { ...closed, state: 'guard_veto', open: true, window, missing: vetoes };
  }
  const possible = earliest.kind === 'possible' ? earliest : null;
  return {
    state: one.relation.role === 'assist' ? 'assisting' : stateOf(one, earliest, failed?.failure, run),
    open: possible !== null,
    window,
    held: { months: possible?.heldMonths ?? 0, of: settings.holdMonths },
    monthsToGo: possible?.hold.length ?? null,
    missing: possible
      ? [...possible.hold, ...rowParts(one, claims, run), ...refundParts(window), ...vetoes]
      : [],
  };
}

function stateOf(
  one: ServiceCase,
  earliest: EarliestLeap,
  failure: WindowFailure | undefined,
  { axis }: LeapRun,
): LeapState {
  if (failure) return failure;
  if (earliest.kind !== 'possible') return earliest.kind;
  if (one.span.firstFull > axis.last) return 'not_started';
  if (Number.isNaN(one.merchant.paid[axis.last] ?? Number.NaN)) return 'gap';
  if (earliest.heldMonths === 0) return 'building';
  return earliest.hold.length === 1 ? 'near' : 'in_progress';
}

function baselineParts({ baseline, merchant }: ServiceCase, { settings }: LeapRun): MissingPart[] {
  const months = baseline.months.flatMap(({ month, yuan }) => (yuan === null ? [month] : []));
  const need = settings.leastBaselineMonths - (baseline.months.length - months.length);
  const parts: MissingPart[] = [{ kind: 'baseline', months, need }];
  if (merchant.openedMonth === null && settings.newShopMonths > 0) parts.push({ kind: 'opened_month' });
  return parts;
}

/** Gaps among the latest months of service, as many as a window is long. */
function rowParts(one: ServiceCase, claims: Claims, { axis, settings }: LeapRun): MissingPart[] {
  const parts: MissingPart[] = [];
  for (let position = axis.last - settings.holdMonths + 1; position <= axis.last; position++) {
    if (position < Math.max(one.span.firstFull, 0) || claims.has(position)) continue;
    if (Number.isNaN(one.merchant.paid[position] ?? Number.NaN)) {
      parts.push({ kind: 'row', month: axis.monthAt(position) });
    }
  }
  return parts;
}

function refundParts(window: LeapWindow | null): MissingPart[] {
  const { rate, limit } = window?.refund ?? { rate: null, limit: null };
  return rate !== null && limit !== null && rate > limit ? [{ kind: 'refund', rate, atMostRate: limit }] : [];
}

function vetoParts({ merchant, relation }: ServiceCase): MissingPart[] {
  const parts: MissingPart[] = [];
  if (merchant.vetoed) parts.push({ kind: 'veto', on: 'merchant' });
  if (relation.providerVetoed) parts.push({ kind: 'veto', on: 'provider' });
  return parts;
}
