import { type Band, bandOf } from '../leap/band.ts';
import { periodEndDate } from '../period/period.ts';
import { monthIndex } from '../target/month-series.ts';

/**
 * Months of a merchant in one byte each: in which band it sold, and whether anybody served it. What counts of moves and
 * of cohorts read instead of amounts: a tenth of the bytes, and amounts are compared with the bands once.
 */
export const COURSE = {
  /** The bits that say what was sold. */
  sales: 0x3f,
  noAmount: 0,
  /** Paid GMV is known and not above 0: the lowest band, and not active. */
  noSales: 1,
  /** Paid GMV above 0 in the lowest band; the next bands follow. */
  lowestBand: 2,
  /** Served on the last day of the month, as penetration asks. */
  servedAtEnd: 0x40,
  /** Served on any day of it, as retention asks. */
  served: 0x80,
} as const;

/** First and last day of a service, ISO dates; null: it goes on. */
export interface CourseSpan {
  startedOn: string;
  endedOn: string | null;
}

export interface CourseMerchant {
  /** Yuan per month of the axis; NaN: no amount, a gap and never 0. */
  paid: Float64Array;
  /** All its services, by whomever. */
  spans: readonly CourseSpan[];
}

/** Merchants that were first served in one month and first leapt in one; their courses, one after the other. */
export interface CourseGroup {
  /** Month of the first service; null: never served. */
  joinedMonth: string | null;
  /** Month that completed the first counted leap; null: none. */
  leapMonth: string | null;
  /** As many bytes per merchant as the axis has months. */
  courses: Uint8Array;
}

export interface CourseBook {
  /** Consecutive months; the last is the last full month with data. */
  months: readonly string[];
  groups: readonly CourseGroup[];
}

/** One byte per month of the axis. */
export function merchantCourse(
  months: readonly string[],
  { paid, spans }: CourseMerchant,
  bands: readonly Band[],
): Uint8Array {
  if (months.length === 0) return new Uint8Array();
  const course = Uint8Array.from(months, (_, at) => {
    const yuan = paid[at] ?? Number.NaN;
    if (Number.isNaN(yuan)) return COURSE.noAmount;
    return yuan > 0 ? COURSE.lowestBand + bandOf(yuan, bands) : COURSE.noSales;
  });
  for (const { startedOn, endedOn } of spans) {
    const first = monthIndex(months, startedOn.slice(0, 7));
    const last = endedOn === null ? months.length - 1 : monthIndex(months, endedOn.slice(0, 7));
    for (let at = Math.max(0, first); at <= Math.min(last, months.length - 1); at++) {
      const isAtEnd = at < last || endedOn === null || endedOn >= periodEndDate(months[at]!);
      course[at]! |= isAtEnd ? COURSE.served | COURSE.servedAtEnd : COURSE.served;
    }
  }
  return course;
}

/** Months as consecutive numbers, year × 12 + month, so that one lies as many bytes after another in a course. */
export function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
}

/** Month of the first service; null: never served. */
export function joinedMonth(spans: readonly CourseSpan[]): string | null {
  return spans.reduce<string | null>((first, { startedOn }) => {
    const month = startedOn.slice(0, 7);
    return first === null || month < first ? month : first;
  }, null);
}

/** Position of the band; null: no amount. */
export function bandIn(month: number): number | null {
  const sales = month & COURSE.sales;
  return sales === COURSE.noAmount ? null : Math.max(0, sales - COURSE.lowestBand);
}

/** Paid GMV is known to be above 0. */
export function hasSold(month: number): boolean {
  return (month & COURSE.sales) >= COURSE.lowestBand;
}

/** Somebody served it for a part of the month at least. */
export function wasServed(month: number): boolean {
  return (month & COURSE.served) !== 0;
}
