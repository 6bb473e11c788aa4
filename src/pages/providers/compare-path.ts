import { readableSearch } from '../../ui/address/readable-search.ts';
import type { DirectoryFilterInput } from './directory-address.ts';

/** Address of the comparison of these providers, in the model and period that the list looks at. */
export function comparePath(ids: readonly string[], { model, period }: DirectoryFilterInput): string {
  const search = new URLSearchParams({ ids: ids.join(',') });
  if (model) search.set('model', model);
  if (period) search.set('period', period);
  return `/compare${readableSearch(search)}`;
}
