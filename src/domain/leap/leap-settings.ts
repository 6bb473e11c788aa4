import { type Band, DEFAULT_BANDS } from './band.ts';

/** What decides between several owners of one leap: their operated sessions, or at once a regional lead. */
export const TIE_BREAKS = ['operated_sessions', 'decision'] as const;
export type TieBreak = (typeof TIE_BREAKS)[number];

/**
 * The window whose last month dates a leap: its first qualifying one, so that a date never moves, or the one that
 * reached its highest band, so that a leap still rising moves to the month of its highest.
 */
export const LEAP_DATINGS = ['first_window', 'highest_window'] as const;
export type LeapDating = (typeof LEAP_DATINGS)[number];

/** Every rule of a leap (成功跃迁) that a programme may set; domain.md 5.2. */
export interface LeapSettings {
  /** Ascending, the first from 0. */
  bands: readonly Band[];
  /** Full months in a row at or above a band, 1..12. */
  holdMonths: number;
  /** Full months before the service relation whose median is the baseline, 1..12. */
  baselineMonths: number;
  /** Baseline months that must have a row, 1..baselineMonths; with fewer only a new shop is eligible, from the first band. */
  leastBaselineMonths: number;
  /** The mean of the held months is at least this many baselines, at least 1. */
  growthFactor: number;
  /** Full months of service, from the first, inside which a leap completes, at least holdMonths. */
  withinMonths: number;
  /** No held month may hold more of their sum, 1 ÷ holdMonths..1. */
  largestMonthShare: number;
  /** Quantile of the industry's refund rates that the held months must not exceed, 0..1. */
  refundPercentile: number;
  /** With fewer merchants of the industry to compare, the refund guard is off, at least 1. */
  leastRefundPeers: number;
  /** Share of the days of the held months that the owner's relation covers, above 0..1. */
  coveredShare: number;
  /** Months after the leap which, all below its band, make it lapsed, at least 1. */
  lapseMonths: number;
  /** A shop opened fewer months before the month in which the relation starts is new; 0: no shop is. */
  newShopMonths: number;
  tieBreak: TieBreak;
  datedBy: LeapDating;
}

/** domain.md 5.2: all of it our own default [O], except the published bands. */
export const DEFAULT_LEAP_SETTINGS: LeapSettings = {
  bands: DEFAULT_BANDS,
  holdMonths: 3,
  baselineMonths: 3,
  leastBaselineMonths: 2,
  growthFactor: 1.3,
  withinMonths: 12,
  largestMonthShare: 0.7,
  refundPercentile: 0.9,
  leastRefundPeers: 20,
  coveredShare: 0.8,
  lapseMonths: 3,
  // Younger, a shop cannot have had two full months before its service starts.
  newShopMonths: 3,
  tieBreak: 'operated_sessions',
  datedBy: 'highest_window',
};
