import { periodEndDate } from '../../src/domain/period/period.ts';
import type { BookProvider } from './provider-book.ts';

/** True when the provider had joined by the end of the month; without a date it was always there. */
export function joinedBy({ joinedOn }: Pick<BookProvider, 'joinedOn'>, month: string): boolean {
  return joinedOn === null || joinedOn <= periodEndDate(month);
}
