import { dayNumber, periodDistance, shiftPeriod } from '../period/period.ts';

/** Days and months of dates as positions on one line: position 0 is the first stored month, earlier ones are negative. */
export interface MonthAxis {
  /** Position of the last stored month; -1 without any. */
  last: number;
  monthAt: (position: number) => string;
  positionOf: (month: string) => number;
  /** Days since 1970-01-01 of the first day of the month at that position. */
  firstDay: (position: number) => number;
  dateAt: (isoDate: string) => { day: number; month: number };
}

const EPOCH_MONTH = '1970-01';

/** Throws when the months are not consecutive: a hidden hole would let a window span it. */
export function monthAxis(months: readonly string[]): MonthAxis {
  const start = months[0] ?? EPOCH_MONTH;
  months.forEach((month, position) => {
    if (periodDistance(start, month) !== position)
      throw new RangeError(`months are not consecutive: ${month}`);
  });
  const names = new Map<number, string>();
  const days = new Map<number, number>();
  const dates = new Map<string, { day: number; month: number }>();
  const positions = new Map<string, number>();
  const positionOf = (month: string) => {
    const known = positions.get(month);
    if (known !== undefined) return known;
    const position = periodDistance(start, month);
    positions.set(month, position);
    return position;
  };
  const monthAt = (position: number) => {
    const stored = months[position] ?? names.get(position);
    if (stored !== undefined) return stored;
    const name = shiftPeriod(start, position);
    names.set(position, name);
    return name;
  };
  return {
    last: months.length - 1,
    positionOf,
    monthAt,
    firstDay: (position) => {
      const known = days.get(position);
      if (known !== undefined) return known;
      const day = requiredDay(`${monthAt(position)}-01`);
      days.set(position, day);
      return day;
    },
    dateAt: (isoDate) => {
      const known = dates.get(isoDate);
      if (known) return known;
      const date = { day: requiredDay(isoDate), month: positionOf(isoDate.slice(0, 7)) };
      dates.set(isoDate, date);
      return date;
    },
  };
}

function requiredDay(isoDate: string): number {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(isoDate);
  const day = parts && dayNumber(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  if (day === null) throw new RangeError(`not an ISO date: ${isoDate}`);
  return day;
}
