import type { z } from 'zod';
import { getCohorts } from '../../contract/programme.ts';
import { readableSearch } from '../../ui/address/readable-search.ts';

export type CohortsQuery = z.output<typeof getCohorts.query>;

export const CELL_VALUES = ['share', 'reached', 'observed'] as const;
export type CellValueKind = (typeof CELL_VALUES)[number];

export interface CohortsView extends CohortsQuery {
  /** What the cells of the heat table hold; the share when left out. */
  show?: CellValueKind;
  /** Joining month drawn beside all merchants. */
  cohort?: string;
}

export interface CohortsAddress {
  view: CohortsView;
  /** Parameters that are not understood; they are shown, not obeyed. */
  ignored: { key: string; value: string }[];
}

export function readCohortsAddress(search: URLSearchParams): CohortsAddress {
  const view: CohortsView = {};
  const ignored: CohortsAddress['ignored'] = [];
  for (const [key, value] of search) {
    // The menu carries these two from page to page; cohorts are not about one model.
    if (value === '' || key === 'model' || key === 'period') continue;
    const show = CELL_VALUES.find((one) => one === value);
    if (key === 'region' || key === 'industry') {
      const list = getCohorts.query.shape[key].parse(value);
      if (list) view[key] = list;
    } else if (key === 'show' && show) view.show = show;
    else if (key === 'cohort' && /^\d{4}-(0[1-9]|1[0-2])$/.test(value)) view.cohort = value;
    else ignored.push({ key, value });
  }
  return { view, ignored };
}

/** In one order, so that one view has one address. */
export function cohortsSearch({ region, industry, show, cohort }: CohortsView): string {
  const search = new URLSearchParams();
  if (region && region.length > 0) search.set('region', region.join(','));
  if (industry && industry.length > 0) search.set('industry', industry.join(','));
  if (show && show !== 'share') search.set('show', show);
  if (cohort) search.set('cohort', cohort);
  return readableSearch(search);
}

export function queryOf({ region, industry }: CohortsView): CohortsQuery {
  return { ...(region && { region }), ...(industry && { industry }) };
}
