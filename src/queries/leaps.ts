import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import type { z } from 'zod';
import { decideAttribution, exportLeaps, getLeap, type leapFilter, listLeaps } from '../contract/leaps.ts';
import { request, routeUrl } from './request.ts';

type Filter = z.input<typeof leapFilter>;

export const leapsQuery = (query: Omit<z.input<typeof listLeaps.query>, 'cursor'>) =>
  infiniteQueryOptions({
    queryKey: ['leaps', 'list', query],
    queryFn: ({ pageParam, signal }) =>
      request(listLeaps, { query: pageParam ? { ...query, cursor: pageParam } : query }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });

/** How many relations there are, by state and in all, without reading them. */
export const leapCountsQuery = (filter: Filter = {}) =>
  queryOptions({
    queryKey: ['leaps', 'counts', filter],
    queryFn: async ({ signal }) => {
      const page = await request(listLeaps, { query: { ...filter, limit: 1 } }, signal);
      const { total, counts, monthsThrough, evaluatedAt } = page;
      return { total, counts, monthsThrough, evaluatedAt };
    },
    placeholderData: keepPreviousData,
  });

export const leapQuery = (leapId: string) =>
  queryOptions({
    queryKey: ['leaps', 'one', leapId],
    queryFn: ({ signal }) => request(getLeap, { params: { leapId } }, signal),
  });

export const leapsCsvUrl = (query: z.input<typeof exportLeaps.query>): string =>
  routeUrl(exportLeaps, { query });

/** Decides who owns a disputed leap. It moves leaps, clubs and facts: much of what was read before is out of date. */
export function useDecideAttribution(leapId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof decideAttribution.body.shape>) =>
      request(decideAttribution, { params: { leapId }, body }),
    onSuccess: async (leap) => {
      client.setQueryData(leapQuery(leapId).queryKey, leap);
      await client.invalidateQueries();
    },
  });
}
