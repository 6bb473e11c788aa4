import { bandOf } from './band.ts';
import type { LeapBaseline, MonthAmount } from './leap-outcome.ts';
import type { LeapSettings } from './leap-settings.ts';
import type { BookMerchant } from './merchant-book.ts';
import type { MonthAxis } from './month-axis.ts';

/**
 * Median of the full months before service (domain.md 5.2 [O]); of an even number the mean of the two in the middle.
 * The month in which the shop opened is not a full month. With fewer known months than `leastBaselineMonths` the first
 * band holds when the shop is new, and the relation is not eligible otherwise.
 */
export function baselineOf(
  merchant: BookMerchant,
  startMonth: number,
  axis: MonthAxis,
  settings: LeapSettings,
): LeapBaseline {
  const opened = merchant.openedMonth === null ? null : axis.positionOf(merchant.openedMonth);
  const months: MonthAmount[] = [];
  for (let position = startMonth - settings.baselineMonths; position < startMonth; position++) {
    const amount = position === opened ? Number.NaN : (merchant.paid[position] ?? Number.NaN);
    months.push({ month: axis.monthAt(position), yuan: Number.isNaN(amount) ? null : amount });
  }
  const known: number[] = [];
  for (const { yuan } of months) if (yuan !== null) known.push(yuan);
  if (known.length >= settings.leastBaselineMonths) {
    const yuan = median(known.sort((a, b) => a - b));
    return { months, yuan, band: bandOf(yuan, settings.bands), newShop: false };
  }
  const newShop = opened !== null && startMonth - opened < settings.newShopMonths;
  return { months, yuan: null, band: newShop ? 0 : null, newShop };
}

function median(ascending: readonly number[]): number {
  const middle = ascending.length / 2;
  const upper = ascending[Math.floor(middle)]!;
  return Number.isInteger(middle) ? (ascending[middle - 1]! + upper) / 2 : upper;
}
