import type { z } from 'zod';
import { leapFilter, leapSort } from '../../contract/leaps.ts';
import { LAPSE_STATES } from '../../domain/leap/leap-outcome.ts';
import { LEAP_STATES } from '../../domain/leap/leap-state.ts';
import { readableSearch } from '../../ui/address/readable-search.ts';

/** Every filter as the address writes it; lists are lists. */
export type LeapFilterInput = z.output<typeof leapFilter>;
export type ListKey = {
  [K in keyof LeapFilterInput]-?: string[] extends LeapFilterInput[K] ? K : never;
}[keyof LeapFilterInput];

/** The whole view of the page, as its address holds it. */
export interface LeapAddress {
  filter: LeapFilterInput;
  sort: string;
  /** Parameters that are not understood; they are said, not obeyed. */
  ignored: { key: string; value: string }[];
  /** Of other pages, or the drawer's own: neither obeyed nor complained about. */
  passing: Record<string, string>;
}

const DEFAULT_SORT = leapSort.parse(undefined);

const shape = leapFilter.shape;
const keys = Object.keys(shape) as (keyof LeapFilterInput)[];
/** Model and period stay in the address while moving through the menu. */
const PASSING = ['model', 'period'];
const CLOSED_LISTS: Partial<Record<ListKey, readonly string[]>> = { state: LEAP_STATES, lapse: LAPSE_STATES };

export function readLeapAddress(search: URLSearchParams): LeapAddress {
  const filter: Record<string, unknown> = {};
  const ignored: LeapAddress['ignored'] = [];
  const passing: Record<string, string> = {};
  let sort = DEFAULT_SORT;
  for (const [key, value] of search) {
    if (value === '' || key === 'leap') continue;
    if (PASSING.includes(key)) passing[key] = value;
    else if (key === 'sort') {
      const parsed = leapSort.safeParse(value);
      if (parsed.success) sort = parsed.data;
      else ignored.push({ key, value });
    } else {
      const parsed = readFilter(key, value);
      if (parsed === undefined) ignored.push({ key, value });
      else filter[key] = parsed;
    }
  }
  return { filter: filter as LeapFilterInput, sort, ignored, passing };
}

/** Undefined: not understood. */
function readFilter(key: string, value: string): unknown {
  if (!Object.hasOwn(shape, key)) return undefined;
  const parsed = shape[key as keyof LeapFilterInput].safeParse(value);
  if (!parsed.success) return undefined;
  const known = CLOSED_LISTS[key as ListKey];
  if (!known) return parsed.data;
  const left = (parsed.data as string[]).filter((one) => known.includes(one));
  return left.length > 0 ? left : undefined;
}

/** The shortest query that reads back as the same view. */
export function leapSearch({
  filter,
  sort = DEFAULT_SORT,
  passing = {},
}: Pick<LeapAddress, 'filter'> & Partial<LeapAddress>): string {
  const search = new URLSearchParams(passing);
  for (const key of keys) {
    const value = filter[key];
    if (value === undefined || value === '') continue;
    if (Array.isArray(value)) {
      if (value.length > 0) search.set(key, value.join(','));
    } else search.set(key, value);
  }
  if (sort !== DEFAULT_SORT) search.set('sort', sort);
  return readableSearch(search);
}

export function withFilter<K extends keyof LeapFilterInput>(
  filter: LeapFilterInput,
  key: K,
  value: LeapFilterInput[K] | undefined,
): LeapFilterInput {
  const rest = { ...filter };
  delete rest[key];
  const empty = value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  return empty ? rest : { ...rest, [key]: value };
}

/** Sort as the table knows it. */
export const readSort = (sort: string) =>
  sort.startsWith('-') ? { id: sort.slice(1), desc: true } : { id: sort, desc: false };

export function writeSort(sort: { id: string; desc: boolean } | null): string {
  if (!sort) return DEFAULT_SORT;
  return sort.desc ? `-${sort.id}` : sort.id;
}
