import type { z } from 'zod';
import { queryList } from '../../contract/common.ts';
import { directoryFilter, directorySort } from '../../contract/providers.ts';
import { readableSearch } from '../../ui/address/readable-search.ts';

/** Every filter as the URL writes it; lists are lists. */
export type DirectoryFilterInput = z.output<typeof directoryFilter>;
export type ListFilterKey = {
  [K in keyof DirectoryFilterInput]-?: string[] extends DirectoryFilterInput[K] ? K : never;
}[keyof DirectoryFilterInput];

export interface IgnoredParameter {
  key: string;
  value: string;
}

/** The whole view of the directory, as its URL holds it. */
export interface DirectoryAddress {
  filter: DirectoryFilterInput;
  sort: string;
  /** Column ids in order; null: the reader's own stored choice. */
  columns: string[] | null;
  /** Parameters the contract does not know or cannot read; they are shown, not obeyed. */
  ignored: IgnoredParameter[];
}

export const DEFAULT_SORT = directorySort.parse(undefined);

const filterShape = directoryFilter.shape;
const filterKeys = Object.keys(filterShape) as (keyof DirectoryFilterInput)[];

export function readDirectoryAddress(search: URLSearchParams): DirectoryAddress {
  const filter: Record<string, unknown> = {};
  const ignored: IgnoredParameter[] = [];
  let sort = DEFAULT_SORT;
  let columns: string[] | null = null;
  for (const [key, value] of search) {
    if (value === '') continue;
    if (key === 'sort') {
      const parsed = directorySort.safeParse(value);
      if (parsed.success) sort = parsed.data;
      else ignored.push({ key, value });
    } else if (key === 'columns') {
      columns = queryList.parse(value);
    } else {
      const parsed = Object.hasOwn(filterShape, key)
        ? filterShape[key as keyof typeof filterShape].safeParse(value)
        : null;
      // The last one wins when a parameter is repeated, as with every single-valued form field.
      if (parsed?.success) filter[key] = parsed.data;
      else ignored.push({ key, value });
    }
  }
  return { filter: filter as DirectoryFilterInput, sort, columns, ignored };
}

/** The shortest query that reads back as the same view. Ignored parameters are dropped on the next change. */
export function directorySearch(address: Pick<DirectoryAddress, 'filter' | 'sort' | 'columns'>): string {
  const search = new URLSearchParams();
  for (const key of filterKeys) {
    const value = address.filter[key];
    if (value === undefined || value === '') continue;
    if (Array.isArray(value)) {
      if (value.length > 0) search.set(key, value.join(','));
    } else search.set(key, String(value));
  }
  if (address.sort !== DEFAULT_SORT) search.set('sort', address.sort);
  if (address.columns) search.set('columns', address.columns.join(','));
  return readableSearch(search);
}

/** Filters a person set: everything but the view (model, period), which "clear all" keeps. */
export function isFiltered(filter: DirectoryFilterInput): boolean {
  return filterKeys.some((key) => key !== 'model' && key !== 'period' && filter[key] !== undefined);
}

export function clearedFilter(filter: DirectoryFilterInput): DirectoryFilterInput {
  return {
    ...(filter.model !== undefined && { model: filter.model }),
    ...(filter.period !== undefined && { period: filter.period }),
  };
}

export function withFilter<K extends keyof DirectoryFilterInput>(
  filter: DirectoryFilterInput,
  key: K,
  value: DirectoryFilterInput[K] | undefined,
): DirectoryFilterInput {
  const rest = { ...filter };
  delete rest[key];
  const empty = value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  return empty ? rest : { ...rest, [key]: value };
}

/** Sort as the table knows it. */
export function readSort(sort: string): { id: string; desc: boolean } {
  return sort.startsWith('-') ? { id: sort.slice(1), desc: true } : { id: sort, desc: false };
}

export function writeSort(sort: { id: string; desc: boolean } | null): string {
  if (!sort) return DEFAULT_SORT;
  return sort.desc ? `-${sort.id}` : sort.id;
}
