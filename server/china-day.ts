import { lastCompletePeriod } from '../src/domain/period/period.ts';

/** Days and months end when they end in China, wherever the server runs. */
const inChina = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });

/** The day there is in China, an ISO date. */
export function chinaDay(now: Date): string {
  return inChina.format(now);
}

/** The last month that is over: half of the running one would read as a fall. */
export function lastFullMonth(now: Date): string {
  return lastCompletePeriod(chinaDay(now), 'month');
}
