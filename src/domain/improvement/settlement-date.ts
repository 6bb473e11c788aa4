import { dayNumber, periodEndDate, periodOfDate, shiftPeriod } from '../period/period.ts';

/** Days after the quarter's last day on which its results are published and tiers decided: domain.md 2.1 (1) [O]. */
const PUBLICATION_DAYS = 5;

export interface NextSettlement {
  /** Quarter it decides on, 2026-Q4. */
  quarter: string;
  /** ISO date: the last day that counts. */
  dataThrough: string;
  /** ISO date of the decision: quarter end + 5 days. */
  settlesOn: string;
  /** Whole days from `today`; 0 on the day itself. */
  daysLeft: number;
}

/** The first quarterly settlement on or after an ISO date (domain.md 3.4: dates are published in advance [O]). */
export function nextSettlement(today: string): NextSettlement {
  const previous = shiftPeriod(periodOfDate(today, 'quarter'), -1);
  const pending = settlementOf(previous, today);
  return pending.daysLeft >= 0 ? pending : settlementOf(shiftPeriod(previous, 1), today);
}

function settlementOf(quarter: string, today: string): NextSettlement {
  const dataThrough = periodEndDate(quarter);
  const day = dayOf(dataThrough) + PUBLICATION_DAYS;
  return {
    quarter,
    dataThrough,
    settlesOn: new Date(day * 86_400_000).toISOString().slice(0, 10),
    daysLeft: day - dayOf(today),
  };
}

function dayOf(date: string): number {
  const day = dayNumber(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)));
  if (day === null) throw new RangeError(`not an ISO date: ${date}`);
  return day;
}
