import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import type { z } from 'zod';
import { getDigest, listAlerts, markAlertsRead } from '../contract/alerts.ts';
import { request } from './request.ts';

export const alertsQuery = (query: Omit<z.input<typeof listAlerts.query>, 'cursor'>) =>
  infiniteQueryOptions({
    queryKey: ['alerts', 'list', query],
    queryFn: ({ pageParam, signal }) =>
      request(listAlerts, { query: pageParam ? { ...query, cursor: pageParam } : query }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });

export const digestQuery = (day?: string) =>
  queryOptions({
    queryKey: ['alerts', 'digest', day ?? null],
    queryFn: ({ signal }) => request(getDigest, { query: day ? { day } : {} }, signal),
    placeholderData: keepPreviousData,
  });

export function useMarkAlertsRead() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof markAlertsRead.body.shape>) => request(markAlertsRead, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['alerts'] }),
  });
}
