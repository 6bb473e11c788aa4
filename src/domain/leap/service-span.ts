import type { LeapSettings } from './leap-settings.ts';
import type { BookRelation } from './merchant-book.ts';
import type { MonthAxis } from './month-axis.ts';

/** A service relation on the month axis; positions may lie outside the stored months. */
export interface ServiceSpan {
  firstDay: number;
  /** Last day of service, included; infinite while it runs. */
  lastDay: number;
  /** Month in which the relation starts: neither before service nor, begun after its first day, full service. */
  startMonth: number;
  /** Month 1 of service. */
  firstFull: number;
  /** The last month that may complete a leap. */
  deadline: number;
}

/**
 * "Within 12 months of service start" (domain.md 5.2 [O]) counts full months of service: month 12 is the last, so a
 * relation begun on the 2nd has as many months as one begun on the 1st.
 */
export function serviceSpan(relation: BookRelation, axis: MonthAxis, settings: LeapSettings): ServiceSpan {
  const { day, month } = axis.dateAt(relation.startedOn);
  const firstFull = day === axis.firstDay(month) ? month : month + 1;
  return {
    firstDay: day,
    lastDay: relation.endedOn === null ? Number.POSITIVE_INFINITY : axis.dateAt(relation.endedOn).day,
    startMonth: month,
    firstFull,
    deadline: firstFull + settings.withinMonths - 1,
  };
}

/** Days of the months `first`..`first + months - 1` inside the relation ÷ their days, 0..1. */
export function coveredShare(span: ServiceSpan, axis: MonthAxis, first: number, months: number): number {
  const from = axis.firstDay(first);
  const end = axis.firstDay(first + months);
  const covered = Math.min(end, span.lastDay + 1) - Math.max(from, span.firstDay);
  return Math.max(0, covered) / (end - from);
}
