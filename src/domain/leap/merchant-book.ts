import type { RelationRole } from '../merchant/merchant.ts';

export interface BookMerchant {
  id: number;
  /** Null: not known; the refund guard has nobody to compare with. */
  industry: string | null;
  /** Canonical month in which the shop opened; null: not known, and then it is never taken for new. */
  openedMonth: string | null;
  /** Under a veto when leaps are evaluated. */
  vetoed: boolean;
  /** Yuan per month of the book's axis, as long as it. NaN: no row, a gap, never 0. */
  paid: Float64Array;
  /** Refunded yuan of the same months; NaN: not reported. */
  refund: Float64Array;
}

export interface BookRelation {
  /** Unique in the book. */
  id: number;
  /** Position in `MerchantBook.merchants`. */
  merchant: number;
  provider: number;
  /** The provider is under a veto when leaps are evaluated. */
  providerVetoed: boolean;
  role: RelationRole;
  /** ISO date, the first day of service. */
  startedOn: string;
  /** ISO date, the last day of service; null: still running. */
  endedOn: string | null;
  /** Sessions operated for the merchant under this relation; null: not known, which is not 0. */
  operatedSessions: number | null;
}

/** Everything `evaluateLeaps` reads. Nothing depends on the order of merchants or relations. */
export interface MerchantBook {
  /** Consecutive canonical months; the last one is the last full month with data. */
  months: readonly string[];
  merchants: readonly BookMerchant[];
  relations: readonly BookRelation[];
  /** Decided owners (provider) by `leapKey`. */
  decisions: ReadonlyMap<string, number>;
}

/** Names a leap in decisions: the merchant and the month that completes its first window, which never moves. */
export function leapKey(merchantId: number, firstCompletedMonth: string): string {
  return `${merchantId}@${firstCompletedMonth}`;
}
