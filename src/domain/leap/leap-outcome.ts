import type { RelationRole } from '../merchant/merchant.ts';
import type { LeapState } from './leap-state.ts';

/** A month with its amount in yuan; null: no row. */
export interface MonthAmount {
  month: string;
  yuan: number | null;
}

export interface LeapBaseline {
  /** The months before service, in order; null also for the month in which the shop opened, which is not full. */
  months: readonly MonthAmount[];
  /** Median of the known months, yuan; null: too few, and then growth is not asked for. */
  yuan: number | null;
  /** Position in the bands; null: not eligible. */
  band: number | null;
  /** The first band was taken because the shop was new. */
  newShop: boolean;
}

/** Why the refund guard was off. */
export type RefundGuardOff = 'no_industry' | 'refund_not_reported' | 'no_sales' | 'too_few_peers';

export interface RefundEvidence {
  /** Σ refund ÷ Σ paid of the window, 0..; null: not known. */
  rate: number | null;
  /** The industry's limit for the same months; null: guard off. */
  limit: number | null;
  /** Merchants compared, this one included. */
  peers: number;
  off: RefundGuardOff | null;
}

/** Months in a row, all with a row. */
export interface LeapWindow {
  firstMonth: string;
  lastMonth: string;
  /** Paid yuan, in order. */
  yuan: readonly number[];
  /** The highest band that every month reaches, position in the bands. */
  band: number;
  meanYuan: number;
  /** Mean ÷ baseline; null: baseline unknown or 0. */
  growth: number | null;
  /** Largest month ÷ sum, 0..1. */
  largestShare: number;
  refund: RefundEvidence;
}

/** One thing between the relation and a leap. */
export type MissingPart =
  /** A coming month and the least it needs; every listed one is needed. */
  | { kind: 'hold'; month: string; atLeastYuan: number }
  /** A past month of service without a row: figures for it could change the outcome. */
  | { kind: 'row'; month: string }
  /** Baseline months without a usable row; `need` of them would make the relation eligible. */
  | { kind: 'baseline'; months: readonly string[]; need: number }
  /** With a known opening month the shop might count as new. */
  | { kind: 'opened_month' }
  | { kind: 'refund'; rate: number; atMostRate: number }
  | { kind: 'veto'; on: 'merchant' | 'provider' }
  /** Somebody must decide who owns the leap, because sessions do not. */
  | { kind: 'decision'; because: DisputeReason };

/**
 * After a leap: `pending` k of n months below and fewer than n over; `held` one of them is at or above the band;
 * `lapsed` all n are below; `unknown` a month has no row and no other is at or above.
 */
export const LAPSE_STATES = ['pending', 'held', 'lapsed', 'unknown'] as const;
export type LapseState = (typeof LAPSE_STATES)[number];

export interface Lapse {
  state: LapseState;
  /** Months below the band so far. */
  below: number;
  /** Months that decide, `lapseMonths`. */
  of: number;
  /** The deciding months that are over. */
  months: readonly MonthAmount[];
}

export interface AttributionCandidate {
  relation: number;
  provider: number;
  /** Days of the window the relation covers ÷ its days, 0..1. */
  coveredShare: number;
  operatedSessions: number | null;
}

/**
 * Why a leap is disputed: equal sessions, sessions of a candidate that nobody reported, or rules that leave every choice
 * to a decision.
 */
export const DISPUTE_REASONS = ['tied', 'sessions_unknown', 'decision_required'] as const;
export type DisputeReason = (typeof DISPUTE_REASONS)[number];

/** How one owner was found, or why none was. */
export type AttributionBasis = 'only_candidate' | 'operated_sessions' | 'decision' | DisputeReason;

export interface Attribution {
  basis: AttributionBasis;
  /** Primary relations that leapt from their own baselines in these months, by relation id. */
  candidates: readonly AttributionCandidate[];
  /** Null: disputed. */
  ownerRelation: number | null;
  ownerProvider: number | null;
}

/** The outcome of one service relation. Only `counted` counts, once. */
export interface LeapOutcome {
  relation: number;
  /** Position in the book. */
  merchant: number;
  provider: number;
  role: RelationRole;
  state: LeapState;
  /** A leap of this relation can still complete in time. */
  open: boolean;
  /** The first full month of service, month 1; a relation that starts on the first day of a month has it whole. */
  firstServiceMonth: string;
  /** The last month in which a leap can complete. */
  lastCountingMonth: string;
  baseline: LeapBaseline;
  /** The lowest band that would be a leap, position in the bands; null: not eligible. */
  targetBand: number | null;
  /** The first qualifying window: it dates the leap. In `growth_short` and `guard_…` the window that failed. */
  window: LeapWindow | null;
  /** The first window at the highest band reached in time; equals `window` when it went no higher. */
  highest: LeapWindow | null;
  /** Highest band − baseline band; null without a leap of this relation. */
  bandsJumped: number | null;
  /** Month that completes the window which dates the leap (`datedBy`). Others' leaps are told by their first window. */
  completedMonth: string | null;
  /** Months held up to the end of the axis that can still be part of a leap. */
  held: { months: number; of: number };
  /** Coming months the earliest possible leap takes; null: closed or not needed. */
  monthsToGo: number | null;
  missing: readonly MissingPart[];
  /** Null without a leap. */
  lapse: Lapse | null;
  /** Null without a leap. */
  attribution: Attribution | null;
}
