import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { alertCountsQuery } from '../../queries/alert-counts.ts';

const MINUTE = 60_000;

/** Asked anew when the window is looked at again and, while somebody moves through the console, once a minute at most. */
export function useUnreadCount(enabled: boolean): number | null {
  const client = useQueryClient();
  const { pathname } = useLocation();
  const { data } = useQuery({
    ...alertCountsQuery(),
    enabled,
    staleTime: MINUTE,
    refetchOnWindowFocus: 'always',
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is the occasion to ask
  useEffect(() => {
    if (enabled) void client.prefetchQuery({ ...alertCountsQuery(), staleTime: MINUTE });
  }, [client, enabled, pathname]);
  return data?.unread ?? null;
}
