import type { ComplianceState } from '../../src/domain/grading/states.ts';
import type { MerchantKind, RelationRole } from '../../src/domain/merchant/merchant.ts';
import { periodEndDate, periodRange } from '../../src/domain/period/period.ts';
import type { IndustryKey } from './industries.ts';
import { SAMPLE_MONTHS } from './sample-months.ts';

/** Months of the sample merchants: seven before the first leap that is reported, so that it has a baseline. */
export const MERCHANT_MONTHS: readonly string[] = periodRange('2023-11', SAMPLE_MONTHS.at(-1) ?? '');
/** Position of the first month of SAMPLE_MONTHS. */
export const FIRST_REPORTED = MERCHANT_MONTHS.indexOf(SAMPLE_MONTHS[0] ?? '');
export const LAST_MONTH = MERCHANT_MONTHS.length - 1;

export interface RelationDraft {
  /** Id of a sample provider. */
  provider: string;
  role: RelationRole;
  /** ISO dates, both days inside; null: it goes on. */
  startedOn: string;
  endedOn: string | null;
  /** Null: not reported. */
  operatedSessions: number | null;
}

/** Three months that are to hold a band, and the month in which the service begins whose baseline they rise from. */
export interface PlannedWindow {
  startMonth: number;
  first: number;
}

/** A merchant while its course is being planned. Months are positions in MERCHANT_MONTHS. */
export interface MerchantDraft {
  kind: MerchantKind;
  industry: IndustryKey;
  /** GB/T 2260 code of a prefecture or municipality. */
  city: string;
  openedOn: string | null;
  compliance: ComplianceState;
  /** First and last month with a row. */
  firstRow: number;
  lastRow: number;
  /** Band of each month, position in DEFAULT_BANDS, and where inside it, 0..1. */
  bands: Int8Array;
  spots: Float64Array;
  /** Yuan of months that are told exactly. */
  told: Map<number, number>;
  gaps: Set<number>;
  windows: PlannedWindow[];
  relations: RelationDraft[];
  /** Two main services that could own the same leap; it was planned for the owner, unless they dispute it. */
  contests: { owner: RelationDraft; rival: RelationDraft; isDispute: boolean }[];
  /** Factor on the refunds of the whole course; 1: as its trade. */
  refunds: number;
  /** Of what it sells apart from its bands, towards the last month: 0.01 = 1 % a month. */
  monthlyGrowth: number;
  /** The last month of any service so far; infinite while one goes on. */
  busyUntil: number;
}

export function createDraft(
  shop: Pick<MerchantDraft, 'kind' | 'industry' | 'city' | 'openedOn'>,
  firstRow: number,
): MerchantDraft {
  return {
    ...shop,
    compliance: 'clear',
    firstRow: Math.max(0, firstRow),
    lastRow: LAST_MONTH,
    bands: new Int8Array(MERCHANT_MONTHS.length),
    spots: new Float64Array(MERCHANT_MONTHS.length).fill(0.5),
    told: new Map(),
    gaps: new Set(),
    windows: [],
    relations: [],
    contests: [],
    refunds: 1,
    monthlyGrowth: 0,
    busyUntil: -1,
  };
}

/** Puts the months `from` up to and without `to` into a band. */
export function putInBand(draft: MerchantDraft, from: number, to: number, band: number, spot: number): void {
  draft.bands.fill(band, Math.max(0, from), Math.max(0, to));
  draft.spots.fill(spot, Math.max(0, from), Math.max(0, to));
}

/** `endMonth` null: it goes on. `endDay` null: to the last day of that month. */
export function addRelation(
  draft: MerchantDraft,
  provider: string,
  role: RelationRole,
  start: { month: number; day: number },
  endMonth: number | null,
  endDay: number | null = null,
): RelationDraft {
  const isOpen = endMonth === null || endMonth >= LAST_MONTH;
  const relation: RelationDraft = {
    provider,
    role,
    startedOn: dateOf(start.month, start.day),
    endedOn: isOpen ? null : endDay === null ? periodEndDate(monthAt(endMonth)) : dateOf(endMonth, endDay),
    operatedSessions: null,
  };
  draft.relations.push(relation);
  draft.busyUntil = Math.max(draft.busyUntil, isOpen ? Number.POSITIVE_INFINITY : endMonth);
  return relation;
}

export function dateOf(month: number, day: number): string {
  return `${monthAt(month)}-${String(day).padStart(2, '0')}`;
}

function monthAt(position: number): string {
  const month = MERCHANT_MONTHS[position];
  if (month === undefined) throw new RangeError(`no month ${position}`);
  return month;
}
