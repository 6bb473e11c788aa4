import type { Lapse, MonthAmount } from './leap-outcome.ts';
import type { LeapSettings } from './leap-settings.ts';
import type { BookMerchant } from './merchant-book.ts';
import type { MonthAxis } from './month-axis.ts';

/**
 * Whether the months right after a leap all fall below its band (domain.md 5.2 [O]: shown, not uncounted). A month
 * without a row is not below: without another at or above, the leap can then be called neither held nor lapsed.
 */
export function lapseOf(
  merchant: BookMerchant,
  completed: number,
  fromYuan: number,
  axis: MonthAxis,
  settings: LeapSettings,
): Lapse {
  const months: MonthAmount[] = [];
  for (let position = completed + 1; position <= completed + settings.lapseMonths; position++) {
    if (position > axis.last) break;
    const amount = merchant.paid[position] ?? Number.NaN;
    months.push({ month: axis.monthAt(position), yuan: Number.isNaN(amount) ? null : amount });
  }
  const below = months.filter(({ yuan }) => yuan !== null && yuan < fromYuan).length;
  const of = settings.lapseMonths;
  const state = () => {
    if (months.some(({ yuan }) => yuan !== null && yuan >= fromYuan)) return 'held';
    if (below < months.length) return 'unknown';
    return below === of ? 'lapsed' : 'pending';
  };
  return { state: state(), below, of, months };
}
