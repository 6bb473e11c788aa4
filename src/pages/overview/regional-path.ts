import { readableSearch } from '../../ui/address/readable-search.ts';

/** The regions a person narrowed the page to; empty: all that they see. */
export type Where = { region?: string[] };

/** Address of the rows behind a number of the region; what is not set leaves the address. */
export function regionalPath(to: string, query: Record<string, string | string[] | undefined>): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query))
    if (value !== undefined && value.length > 0)
      search.set(key, Array.isArray(value) ? value.join(',') : value);
  return to + readableSearch(search);
}
