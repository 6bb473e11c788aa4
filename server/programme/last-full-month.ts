import { lastCompletePeriod } from '../../src/domain/period/period.ts';

/** Months end when they end in China. */
const chinaDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });

/** The last month that is over. */
export function lastFullMonth(now: Date): string {
  return lastCompletePeriod(chinaDay.format(now), 'month');
}
