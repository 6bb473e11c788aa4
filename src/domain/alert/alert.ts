import type { MissingPart } from '../leap/leap-outcome.ts';
import type { TargetLevel, TargetMeasure } from '../target/measure.ts';
import type { AlertKind } from './alert-kind.ts';

/** A target as it is while an alert about it is open, and as it was when it ended. */
export interface AlertTargetTerms {
  /** Public id. */
  id: string;
  level: TargetLevel;
  /** Region code, city code or provider id; null: the programme. */
  scope: string | null;
  measure: TargetMeasure;
  /** Whole yuan or a count. */
  goal: number;
  from: string;
  to: string;
  /** Null: nobody answers for it. */
  owner: { id: string; name: string } | null;
}

export interface TargetBehindData {
  target: AlertTargetTerms;
  /** Month of the latest fall: pace was better the month before. */
  since: string;
  /** Month that the figures are of. */
  month: string;
  status: 'behind' | 'at_high_risk';
  /** Pace index, two decimals. */
  index: number;
  /** Whole yuan or a count, start value included. */
  attained: number;
  /** Due by the end of the month, the same unit. */
  expectedValue: number;
}

export interface LeapNearData {
  /** The month that can complete the leap. */
  month: string;
  /** Least paid GMV that the month needs. */
  atLeastYuan: number;
  /** Code of the band to be held. */
  targetBand: string;
  held: { months: number; of: number };
  missing: readonly MissingPart[];
}

export interface LeapLapsingData {
  /** Month that dates the leap. */
  completedMonth: string;
  /** The month that decides. */
  month: string;
  /** Lower bound of the band that the leap reached, paid yuan of one month. */
  atLeastYuan: number;
  band: string;
  /** Months below the band so far, of those that decide. */
  below: number;
  of: number;
  /** Those months, oldest first. */
  months: readonly { month: string; yuan: number }[];
}

export interface AttributionDisputedData {
  /** Month that completes the leap in dispute. */
  month: string;
  /** Keys of the relations that could own it, and of their providers. */
  candidates: readonly { relation: number; provider: number }[];
}

interface Occasion<Kind extends AlertKind, Subject, Data> {
  kind: Kind;
  /** What it is about, unique among the kinds: of one object only one alert is open. */
  object: string;
  /** Month that is part of the cause; null where none is. */
  month: string | null;
  subject: Subject;
  data: Data;
}

/** Keys of a service relation and its two sides. */
export interface RelationSubject {
  relation: number;
  provider: number;
  merchant: number;
}

export interface TargetSubject {
  /** Key of the target. */
  target: number;
  /** Account id; null: nobody answers for it. */
  owner: string | null;
}

/** One cause that is there now, with typed data and no ready text. */
export type OpenAlert =
  | Occasion<'target_behind', TargetSubject, TargetBehindData>
  | Occasion<'leap_near', RelationSubject, LeapNearData>
  | Occasion<'leap_lapsing', RelationSubject, LeapLapsingData>
  | Occasion<'attribution_disputed', { merchant: number }, AttributionDisputedData>
  | Occasion<'target_without_owner', TargetSubject, { target: AlertTargetTerms }>;

export type AlertData<Kind extends AlertKind = AlertKind> = Extract<OpenAlert, { kind: Kind }>['data'];

/** The same cause has the same key for as long as it lasts: what is open under it is not raised again. */
export function alertKey({ object, month }: Pick<OpenAlert, 'object' | 'month'>): string {
  return month === null ? object : `${object} in ${month}`;
}
