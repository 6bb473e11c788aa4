import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { providersQuery } from '../../queries/providers.ts';
import { problemOf } from '../../queries/request.ts';
import { DEFAULT_SORT, type DirectoryFilterInput } from './directory-address.ts';

const PAGE_ROWS = 100;

/**
 * The rows of the view, page by page. A sort by something this assessment does not have (an old link, another model)
 * is refused by the server; the rows then come in the default order and `rejectedSort` says so.
 */
export function useDirectoryRows(filter: DirectoryFilterInput, wantedSort: string) {
  const [rejectedSort, setRejectedSort] = useState<string | null>(null);
  const sort = wantedSort === rejectedSort ? DEFAULT_SORT : wantedSort;
  const query = useInfiniteQuery(providersQuery({ ...filter, sort, limit: PAGE_ROWS }));
  const problem = problemOf(query.error);
  if (problem?.errors.some((error) => error.path === 'query.sort') && wantedSort !== rejectedSort) {
    setRejectedSort(wantedSort);
  }
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return {
    query,
    problem,
    rows,
    sort,
    rejectedSort: wantedSort === rejectedSort ? wantedSort : null,
    stamp: query.data?.pages[0]?.stamp ?? null,
    total: query.data?.pages[0]?.total ?? 0,
  };
}
