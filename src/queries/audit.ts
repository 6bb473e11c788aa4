import { infiniteQueryOptions, useMutation } from '@tanstack/react-query';
import type { z } from 'zod';
import { exportAudit, listAudit, verifyAudit } from '../contract/audit.ts';
import { request, routeUrl } from './request.ts';

type Filter = z.input<typeof exportAudit.query>;

export const auditQuery = (filter: Filter) =>
  infiniteQueryOptions({
    queryKey: ['audit', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      request(listAudit, { query: pageParam ? { ...filter, cursor: pageParam } : filter }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

export const auditCsvUrl = (filter: Filter): string => routeUrl(exportAudit, { query: filter });

export function useVerifyAudit() {
  return useMutation({ mutationFn: () => request(verifyAudit, {}) });
}
