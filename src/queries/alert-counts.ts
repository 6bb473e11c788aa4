import { queryOptions } from '@tanstack/react-query';
import { countAlerts } from '../contract/alert-counts.ts';
import { request } from './request.ts';

/** What the bell says. */
export const alertCountsQuery = () =>
  queryOptions({
    queryKey: ['alerts', 'counts'],
    queryFn: ({ signal }) => request(countAlerts, {}, signal),
  });
