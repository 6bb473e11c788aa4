import { baselineOf } from './baseline.ts';
import {
  type JudgedService,
  judgeWindow,
  WINDOW_FAILURES,
  type WindowFailure,
  windowBand,
} from './judge-window.ts';
import type { Attribution } from './leap-outcome.ts';
import type { LeapSettings } from './leap-settings.ts';
import type { BookRelation, MerchantBook } from './merchant-book.ts';
import type { MonthAxis } from './month-axis.ts';
import type { RefundCheck } from './refund-limits.ts';
import { coveredShare, type ServiceSpan, serviceSpan } from './service-span.ts';

/** What every step of one run reads. */
export interface LeapRun {
  book: MerchantBook;
  settings: LeapSettings;
  axis: MonthAxis;
  refundOf: RefundCheck;
}

/** One leap of a merchant with the relations that could own it. */
export interface LeapAttribution extends Attribution {
  /** Position of the first month of the window that dates the leap. */
  first: number;
  /** Position of the month that completes it. */
  completed: number;
}

/** One service relation while its merchant is settled. */
export interface ServiceCase extends JudgedService {
  relation: BookRelation;
  span: ServiceSpan;
  /** A leap must rise above this band: the baseline's, or one that another relation's leap has counted since. */
  aboveBand: number;
  /** The leap this relation contends for, owns, or lost to another. */
  leap: LeapAttribution | null;
  /** Of an owned or disputed leap: position of the first month of the window at the highest band. */
  highest: number | null;
}

export function openCase(relation: BookRelation, { book, settings, axis }: LeapRun): ServiceCase {
  const merchant = book.merchants[relation.merchant];
  if (!merchant) throw new RangeError(`relation ${relation.id} names no merchant of the book`);
  const span = serviceSpan(relation, axis, settings);
  const baseline = baselineOf(merchant, span.startMonth, axis, settings);
  return {
    relation,
    merchant,
    span,
    baseline,
    vetoed: merchant.vetoed || relation.providerVetoed,
    aboveBand: baseline.band ?? 0,
    leap: null,
    highest: null,
  };
}

/** Months that a leap has used up, by position. */
export type Claims = ReadonlySet<number>;

/** Starts of the windows in which the relation could leap: full service, in time, covered, stored, not used up. */
function* windowStarts(one: ServiceCase, claims: Claims, run: LeapRun): Generator<number> {
  const { axis, settings } = run;
  if (one.baseline.band === null) return;
  const months = settings.holdMonths;
  const last = Math.min(one.span.deadline, axis.last) - months + 1;
  for (let first = Math.max(one.span.firstFull, 0); first <= last; first++) {
    if (isClaimed(claims, first, months)) continue;
    // Cover only shrinks from the first full month on.
    if (coveredShare(one.span, axis, first, months) < settings.coveredShare) return;
    yield first;
  }
}

/** The first window that is a leap; null: none. */
export function findLeap(one: ServiceCase, claims: Claims, run: LeapRun): number | null {
  const fromYuan = targetYuan(one, run.settings);
  if (fromYuan === null) return null;
  for (const first of windowStarts(one, claims, run)) {
    if (judgeWindow(one, first, fromYuan, run.settings, run.refundOf) === 'passed') return first;
  }
  return null;
}

/** From a first leap on, the first window at the highest band that is one too. */
export function findHighest(one: ServiceCase, from: number, claims: Claims, run: LeapRun): number {
  const { settings, refundOf } = run;
  let highest = from;
  let band = windowBand(one.merchant, from, settings);
  for (const first of windowStarts(one, claims, run)) {
    const next = settings.bands[band + 1];
    if (!next) break;
    if (first <= from || judgeWindow(one, first, next.fromYuan, settings, refundOf) !== 'passed') continue;
    highest = first;
    band = windowBand(one.merchant, first, settings);
  }
  return highest;
}

/** Of the windows that held the band and failed, the one that came furthest, the latest of several. */
export function findFailure(
  one: ServiceCase,
  claims: Claims,
  run: LeapRun,
): { first: number; failure: WindowFailure } | null {
  const fromYuan = targetYuan(one, run.settings);
  if (fromYuan === null) return null;
  let furthest: { first: number; failure: WindowFailure } | null = null;
  let rank = 0;
  for (const first of windowStarts(one, claims, run)) {
    const verdict = judgeWindow(one, first, fromYuan, run.settings, run.refundOf);
    if (verdict === 'low' || verdict === 'passed') continue;
    const reached = WINDOW_FAILURES.indexOf(verdict);
    if (reached < rank) continue;
    rank = reached;
    furthest = { first, failure: verdict };
  }
  return furthest;
}

/** Lower bound of the lowest band that would be a leap; null: there is none above. */
export function targetYuan(one: ServiceCase, settings: LeapSettings): number | null {
  return settings.bands[one.aboveBand + 1]?.fromYuan ?? null;
}

function isClaimed(claims: Claims, first: number, months: number): boolean {
  if (claims.size === 0) return false;
  for (let position = first; position < first + months; position++) if (claims.has(position)) return true;
  return false;
}
