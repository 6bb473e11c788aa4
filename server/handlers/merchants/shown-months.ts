import type { ServiceRelation } from '../../../src/contract/merchants.ts';
import { periodOfDate, shiftPeriod } from '../../../src/domain/period/period.ts';
import type { Caller } from '../../context.ts';
import { MONTHS_AROUND_SERVICE } from '../../db/scoped-months.ts';

/**
 * Tells a gap from a month that this caller is not given; it repeats `scopedMonths` for words only, and shows
 * nothing that was not read.
 */
export function shownMonths(
  { scope }: Caller,
  relations: readonly Pick<ServiceRelation, 'startedOn' | 'endedOn'>[],
): (month: string) => boolean {
  if (scope === null || scope.providers.length === 0) return () => true;
  const spans = relations.map(({ startedOn, endedOn }) => ({
    from: shiftPeriod(periodOfDate(startedOn, 'month'), -MONTHS_AROUND_SERVICE),
    to: endedOn === null ? null : shiftPeriod(periodOfDate(endedOn, 'month'), MONTHS_AROUND_SERVICE),
  }));
  return (month) => spans.some(({ from, to }) => month >= from && (to === null || month <= to));
}
