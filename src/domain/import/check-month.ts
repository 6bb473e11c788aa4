import type { MonthAmount } from './field-mapping.ts';
import type { IssueDetail, RejectionCode, WarningCode } from './import-issue.ts';

/** The numbers of one merchant's month, NaN for null: a reader fills the same object row after row. */
export type MonthNumbers = Record<MonthAmount, number>;

/** What is wrong or odd, and the number it is shown at. */
interface MonthProblem<Code> {
  code: Code;
  amount: MonthAmount;
  detail: IssueDetail;
}

/** Sums of cents differ by their last bits. */
const TOLERANCE = 1e-9;

/**
 * Why the month cannot be true, or null. Net GMV may be below zero, because a refund counts in the month in which it is
 * paid back; it can never be above what was paid. Nothing known at all is fine.
 */
export function checkMonth({
  paidGmv,
  netGmv,
  refundGmv,
  orders,
}: MonthNumbers): MonthProblem<RejectionCode> | null {
  if (paidGmv < 0) return { code: 'negative_amount', amount: 'paidGmv', detail: {} };
  if (refundGmv < 0) return { code: 'negative_amount', amount: 'refundGmv', detail: {} };
  if (netGmv > paidGmv * (1 + TOLERANCE))
    return { code: 'net_above_paid', amount: 'netGmv', detail: { paid: paidGmv } };
  if (orders < 0 || (!Number.isNaN(orders) && !Number.isInteger(orders)))
    return { code: 'orders_not_a_count', amount: 'orders', detail: {} };
  return null;
}

/** The remark on a month that is kept, or null. */
export function remarkOnMonth({
  paidGmv,
  refundGmv,
  orders,
}: MonthNumbers): MonthProblem<WarningCode> | null {
  if (Number.isNaN(paidGmv)) return { code: 'paid_missing', amount: 'paidGmv', detail: {} };
  if (refundGmv > paidGmv * (1 + TOLERANCE))
    return { code: 'refund_above_paid', amount: 'refundGmv', detail: { paid: paidGmv } };
  if (orders === 0 && paidGmv > 0) return { code: 'paid_without_orders', amount: 'paidGmv', detail: {} };
  return null;
}
