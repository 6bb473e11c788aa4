import type { Digest } from '../../contract/alerts.ts';
import type { InboxFilter } from './inbox-address.ts';

/** What a day is told by, in the order in which it is asked for. */
export const PARTS = ['raised', 'resolved', 'open'] as const;
export type Part = (typeof PARTS)[number];

/** A day that is not over has no end yet. */
export const partName = (part: Part, { day, today }: Pick<Digest, 'day' | 'today'>) =>
  part === 'open' && day >= today ? ('openToday' as const) : part;

/** The list that holds exactly the alerts that a number of the digest counts. */
export function digestFilter(part: Part, day: string): InboxFilter {
  const key = { raised: 'raisedOn', resolved: 'resolvedOn', open: 'openAt' } as const;
  return { state: 'all', [key[part]]: day };
}
