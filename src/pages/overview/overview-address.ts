import type { z } from 'zod';
import { getOverview } from '../../contract/overview.ts';
import { directoryFilter } from '../../contract/providers.ts';
import { readableSearch } from '../../ui/address/readable-search.ts';

export type OverviewView = z.output<typeof getOverview.query>;

export interface OverviewAddress {
  view: OverviewView;
  /** Parameters the contract does not know or cannot read; they are shown, not obeyed. */
  ignored: { key: string; value: string }[];
}

const shape = getOverview.query.shape;

export function readOverviewAddress(search: URLSearchParams): OverviewAddress {
  const view: Record<string, unknown> = {};
  const ignored: OverviewAddress['ignored'] = [];
  for (const [key, value] of search) {
    if (value === '') continue;
    const parsed = Object.hasOwn(shape, key) ? shape[key as keyof typeof shape].safeParse(value) : null;
    if (parsed?.success) view[key] = parsed.data;
    else ignored.push({ key, value });
  }
  return { view: view as OverviewView, ignored };
}

export function overviewSearch(view: OverviewView): string {
  return searchOf({ ...view });
}

export type RowsFilter = z.output<typeof directoryFilter> & { sort?: string | undefined };

/** Address of the rows behind a number: the page's own view and scope plus what the number counts. */
export function rowsPath(view: OverviewView, filter: RowsFilter = {}): string {
  return `/providers${searchOf({ ...view, ...filter })}`;
}

/** The scope goes along, so that the scorecard leads back to the same rows. */
export function scorecardPath(view: OverviewView, providerId: string): string {
  return `/providers/${encodeURIComponent(providerId)}${searchOf({ ...view })}`;
}

const keys = [...Object.keys(directoryFilter.shape), 'sort'];

/** In the contract's order, so that one view has one address. */
function searchOf(query: Record<string, string | number | readonly string[] | undefined>): string {
  const search = new URLSearchParams();
  for (const key of keys) {
    const value = query[key];
    const text = Array.isArray(value) ? value.join(',') : value;
    if (text !== undefined && text !== '') search.set(key, String(text));
  }
  return readableSearch(search);
}
