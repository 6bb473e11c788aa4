import { APPEAL_RULES } from './appeal-rules.ts';

const DAY_MILLISECONDS = 86_400_000;
const OFFSET_MILLISECONDS = APPEAL_RULES.calendarOffsetMinutes * 60_000;

/**
 * The last moment of the n-th working day after the day of `from`, which itself is not counted. Working days are Monday
 * to Friday in China's calendar day, without a calendar of holidays (domain.md 3.4 [O]). `days` ≥ 1.
 */
export function workingDayDeadline(from: Date, days: number): Date {
  if (!Number.isInteger(days) || days < 1) throw new RangeError(`not a number of working days: ${days}`);
  let day = localDay(from);
  for (let left = days; left > 0; ) {
    day += 1;
    if (isWorkingDay(day)) left -= 1;
  }
  return new Date((day + 1) * DAY_MILLISECONDS - OFFSET_MILLISECONDS - 1);
}

/** Working days that begin after the day of `now`, up to and including the deadline's day; 0 on that day and once it has passed. */
export function workingDaysLeft(now: Date, deadline: Date): number {
  const last = localDay(deadline);
  let left = 0;
  for (let day = localDay(now) + 1; day <= last; day += 1) if (isWorkingDay(day)) left += 1;
  return left;
}

/** Days since 1970-01-01 in the calendar of the deadlines. */
function localDay(instant: Date): number {
  return Math.floor((instant.getTime() + OFFSET_MILLISECONDS) / DAY_MILLISECONDS);
}

/** 1970-01-01 was a Thursday. */
function isWorkingDay(day: number): boolean {
  return (((day + 3) % 7) + 7) % 7 < 5;
}

/** The calendar day on which a deadline ends, ISO date in the calendar of the deadlines. */
export function deadlineDate(deadline: Date): string {
  return new Date(deadline.getTime() + OFFSET_MILLISECONDS).toISOString().slice(0, 10);
}
