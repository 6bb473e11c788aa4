import type { z } from 'zod';
import type { listMerchants } from '../../contract/merchants.ts';
import { shiftPeriod } from '../../domain/period/period.ts';
import { readableSearch } from '../../ui/address/readable-search.ts';
import type { CohortsQuery } from './cohorts-address.ts';

type Conditions = Omit<z.input<typeof listMerchants.query>, 'cursor' | 'limit' | 'sort'>;

/** Address of the merchants behind a number of this view. */
export function merchantRows({ region, industry }: CohortsQuery, conditions: Conditions): string {
  const search = new URLSearchParams();
  const all = { ...(region && { region }), ...(industry && { industry }), ...conditions };
  for (const [name, value] of Object.entries(all)) search.set(name, String(value));
  return `/merchants${readableSearch(search)}`;
}

/** Merchants that joined in the month. */
export function joinedIn(month: string): Conditions {
  return { joinedFrom: month, joinedTo: month };
}

/** Of those that joined in the month, the ones still served and selling so many months later. */
export function retained(month: string, afterMonths: number): Conditions {
  return { ...observed(month, afterMonths), inService: 'yes', sold: ['yes'] };
}

/** All of them, looked at in that later month. */
export function observed(month: string, afterMonths: number): Conditions {
  return { month: shiftPeriod(month, afterMonths), ...joinedIn(month) };
}
