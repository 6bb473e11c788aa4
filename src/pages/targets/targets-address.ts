import type { z } from 'zod';
import { targetFilter, targetSort } from '../../contract/targets.ts';
import { TARGET_LEVELS, TARGET_MEASURES } from '../../domain/target/measure.ts';
import { PACE_STATUSES } from '../../domain/target/pace.ts';
import { readableSearch } from '../../ui/address/readable-search.ts';

/** Every filter as the address writes it; lists are lists. */
export type TargetFilterInput = z.output<typeof targetFilter>;
export type ListKey = {
  [K in keyof TargetFilterInput]-?: string[] extends TargetFilterInput[K] ? K : never;
}[keyof TargetFilterInput];

/** The whole view of the page, as its address holds it. */
export interface TargetsAddress {
  filter: TargetFilterInput;
  sort: string;
  /** Parameters that are not understood; they are said, not obeyed. */
  ignored: { key: string; value: string }[];
  /** Of other pages, or the drawer's own: neither obeyed nor complained about. */
  passing: Record<string, string>;
}

const DEFAULT_SORT = targetSort.parse(undefined);
/** Targets without a pace index, or without an owner. */
export const NONE = 'none';

const shape = targetFilter.shape;
const keys = Object.keys(shape) as (keyof TargetFilterInput)[];
/** Model and period stay in the address while moving through the menu. */
const PASSING = ['model', 'period'];
const CLOSED_LISTS: Partial<Record<ListKey, readonly string[]>> = {
  level: TARGET_LEVELS,
  measure: TARGET_MEASURES,
  status: [...PACE_STATUSES, NONE],
};

export function readTargetsAddress(search: URLSearchParams): TargetsAddress {
  const filter: Record<string, unknown> = { archived: 'no' };
  const address: TargetsAddress = {
    filter: filter as TargetFilterInput,
    sort: DEFAULT_SORT,
    ignored: [],
    passing: {},
  };
  for (const [key, value] of search) {
    if (value === '' || key === 'target') continue;
    if (PASSING.includes(key)) address.passing[key] = value;
    else if (key === 'sort' && targetSort.safeParse(value).success) address.sort = value;
    else {
      const parsed = readFilter(key, value);
      if (parsed === undefined) address.ignored.push({ key, value });
      else filter[key] = parsed;
    }
  }
  return address;
}

/** Undefined: not understood. */
function readFilter(key: string, value: string): unknown {
  if (!Object.hasOwn(shape, key)) return undefined;
  const parsed = shape[key as keyof TargetFilterInput].safeParse(value);
  if (!parsed.success) return undefined;
  const known = CLOSED_LISTS[key as ListKey];
  if (!known) return parsed.data;
  const left = (parsed.data as string[]).filter((one) => known.includes(one));
  return left.length > 0 ? left : undefined;
}

/** The shortest query that reads back as the same view. */
export function targetsSearch({
  filter,
  sort = DEFAULT_SORT,
  passing = {},
}: { filter: Partial<TargetFilterInput> } & Partial<Omit<TargetsAddress, 'filter'>>): string {
  const search = new URLSearchParams(passing);
  for (const key of keys) {
    const value = filter[key];
    const text = Array.isArray(value) ? value.join(',') : value;
    if (text && !(key === 'archived' && text === 'no')) search.set(key, text);
  }
  if (sort !== DEFAULT_SORT) search.set('sort', sort);
  return readableSearch(search);
}

export function withFilter<K extends keyof TargetFilterInput>(
  filter: TargetFilterInput,
  key: K,
  value: TargetFilterInput[K] | undefined,
): TargetFilterInput {
  const { [key]: _, ...others } = filter;
  const rest: TargetFilterInput = { ...others, archived: key === 'archived' ? 'no' : filter.archived };
  if (value === undefined || value.length === 0) return rest;
  return { ...rest, [key]: value };
}

/** “Clear all” keeps the month looked at. */
export function clearedFilter({ month }: TargetFilterInput): TargetFilterInput {
  return { archived: 'no', ...(month !== undefined && { month }) };
}

export function isFiltered(filter: TargetFilterInput): boolean {
  return keys.some((key) => key !== 'month' && key !== 'archived' && filter[key] !== undefined);
}

/** Sort as the table knows it. */
export const readSort = (sort: string) =>
  sort.startsWith('-') ? { id: sort.slice(1), desc: true } : { id: sort, desc: false };

export function writeSort(sort: { id: string; desc: boolean } | null): string {
  if (!sort) return DEFAULT_SORT;
  return sort.desc ? `-${sort.id}` : sort.id;
}
