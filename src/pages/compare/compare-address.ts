import { queryList } from '../../contract/common.ts';
import { viewQuery } from '../../contract/providers.ts';
import { readableSearch } from '../../ui/address/readable-search.ts';

export const MAXIMUM_COMPARED = 5;

/** Model and period, where the address names them. */
export interface ComparedView {
  model?: string;
  period?: string;
}

export interface CompareAddress {
  /** Without repeats, at most five; the first is what the others are compared with. */
  ids: string[];
  /** How many more ids the address holds. */
  beyond: number;
  view: ComparedView;
  ignored: { key: string; value: string }[];
}

const shape = viewQuery.shape;

export function readCompareAddress(search: URLSearchParams): CompareAddress {
  const view: ComparedView = {};
  const ignored: CompareAddress['ignored'] = [];
  const ids = new Set<string>();
  for (const [key, value] of search) {
    if (value === '') continue;
    if (key === 'ids') {
      for (const id of queryList.parse(value)) ids.add(id);
      continue;
    }
    const parsed = key === 'model' || key === 'period' ? shape[key].safeParse(value) : null;
    if (parsed?.success && parsed.data !== undefined) view[key as keyof ComparedView] = parsed.data;
    else ignored.push({ key, value });
  }
  const all = [...ids];
  return {
    ids: all.slice(0, MAXIMUM_COMPARED),
    beyond: Math.max(0, all.length - MAXIMUM_COMPARED),
    view,
    ignored,
  };
}

export function compareSearch(ids: readonly string[], view: CompareAddress['view']): string {
  const search = new URLSearchParams();
  if (ids.length > 0) search.set('ids', ids.join(','));
  if (view.model) search.set('model', view.model);
  if (view.period) search.set('period', view.period);
  return readableSearch(search);
}

/** Pages that look at the same model and period. */
export function viewSearch(view: CompareAddress['view']): string {
  return compareSearch([], view);
}
