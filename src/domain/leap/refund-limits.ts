import { quantile, sortedPresent } from '../number/quantile.ts';
import type { RefundEvidence } from './leap-outcome.ts';
import type { LeapSettings } from './leap-settings.ts';
import type { BookMerchant } from './merchant-book.ts';

interface Limit {
  limit: number | null;
  peers: number;
}

/** Refund evidence of one merchant for the months from `first`. */
export type RefundCheck = (merchant: BookMerchant, first: number) => RefundEvidence;

/**
 * The refund guard of domain.md 5.2 [O]: Σ refund ÷ Σ paid of the window against the industry's percentile for the
 * same months, over every merchant of the book with both amounts in all of them. A guard without enough merchants to
 * compare, without an industry or without reported refunds is off and says so: it does not stop a leap.
 */
export function refundChecks(merchants: readonly BookMerchant[], settings: LeapSettings): RefundCheck {
  const byIndustry = Map.groupBy(merchants, (merchant) => merchant.industry);
  const rates = new Map<string, readonly Float64Array[]>();
  const limits = new Map<string, Limit[]>();
  const months = settings.holdMonths;

  const limitOf = (industry: string, first: number): Limit => {
    const known = limits.get(industry) ?? [];
    limits.set(industry, known);
    const stored = known[first];
    if (stored) return stored;
    const windows = rates.get(industry) ?? ratesByWindow(byIndustry.get(industry) ?? [], months);
    rates.set(industry, windows);
    const sorted = sortedPresent(windows[first] ?? new Float64Array());
    const enough = sorted.length >= settings.leastRefundPeers;
    const limit = enough ? quantile(sorted, settings.refundPercentile) : null;
    known[first] = { limit, peers: sorted.length };
    return known[first];
  };

  return (merchant, first) => {
    const rate = refundRate(merchant, first, months);
    if (Number.isNaN(rate)) {
      const reported = !Number.isNaN(sum(merchant.refund, first, months));
      return { rate: null, limit: null, peers: 0, off: reported ? 'no_sales' : 'refund_not_reported' };
    }
    if (merchant.industry === null) return { rate, limit: null, peers: 0, off: 'no_industry' };
    const { limit, peers } = limitOf(merchant.industry, first);
    return { rate, limit, peers, off: limit === null ? 'too_few_peers' : null };
  };
}

/** Refund rates of the merchants for every window; merchant by merchant, which reads each one's amounts only once. */
function ratesByWindow(merchants: readonly BookMerchant[], months: number): Float64Array[] {
  const windows = Math.max(0, (merchants[0]?.paid.length ?? 0) - months + 1);
  const rates = Array.from({ length: windows }, () => new Float64Array(merchants.length));
  merchants.forEach((merchant, at) => {
    for (let first = 0; first < windows; first++) rates[first]![at] = refundRate(merchant, first, months);
  });
  return rates;
}

/** NaN when a month lacks an amount or nothing was sold. */
function refundRate({ paid, refund }: BookMerchant, first: number, months: number): number {
  const sold = sum(paid, first, months);
  return sold > 0 ? sum(refund, first, months) / sold : Number.NaN;
}

function sum(amounts: Float64Array, first: number, months: number): number {
  let total = 0;
  for (let position = first; position < first + months; position++) total += amounts[position] ?? Number.NaN;
  return total;
}
