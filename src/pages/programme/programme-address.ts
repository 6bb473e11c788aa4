import type { z } from 'zod';
import { getProgramme } from '../../contract/programme.ts';
import { LADDER_CODES, type LadderCode } from '../../domain/programme/ladder.ts';
import { readableSearch } from '../../ui/address/readable-search.ts';

export type ProgrammeQuery = z.output<typeof getProgramme.query>;

/** What the board looks at, and the ladder whose course and nearest providers are shown. */
export interface ProgrammeView extends ProgrammeQuery {
  ladder?: LadderCode;
}

export interface ProgrammeAddress {
  view: ProgrammeView;
  /** Parameters that are not understood; they are shown, not obeyed. */
  ignored: { key: string; value: string }[];
}

const shape = getProgramme.query.shape;

export function readProgrammeAddress(search: URLSearchParams): ProgrammeAddress {
  const view: Record<string, unknown> = {};
  const ignored: ProgrammeAddress['ignored'] = [];
  for (const [key, value] of search) {
    // The menu carries these two from page to page; the board is about the programme and not about one model.
    if (value === '' || key === 'model' || key === 'period') continue;
    if (key === 'ladder' && LADDER_CODES.some((code) => code === value)) view.ladder = value;
    else {
      const parsed = Object.hasOwn(shape, key) ? shape[key as keyof typeof shape].safeParse(value) : null;
      if (parsed?.success) view[key] = parsed.data;
      else ignored.push({ key, value });
    }
  }
  return { view: view as ProgrammeView, ignored };
}

/** In one order, so that one view has one address. */
export function programmeSearch(view: ProgrammeView): string {
  const search = new URLSearchParams();
  for (const key of ['month', 'region', 'countMode', 'ladder'] as const) {
    const value = view[key];
    if (value) search.set(key, value);
  }
  return readableSearch(search);
}

export function queryOf({ ladder: _, ...query }: ProgrammeView): ProgrammeQuery {
  return query;
}
