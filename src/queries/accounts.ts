import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import type { z } from 'zod';
import {
  type Account,
  createAccount,
  createInvitation,
  getAccount,
  listAccounts,
  updateAccount,
} from '../contract/accounts.ts';
import { request } from './request.ts';

type AccountFilter = Omit<z.input<typeof listAccounts.query>, 'cursor'>;

export const accountsQuery = (filter: AccountFilter) =>
  infiniteQueryOptions({
    queryKey: ['accounts', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      request(listAccounts, { query: pageParam ? { ...filter, cursor: pageParam } : filter }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });

export const accountQuery = (id: string) =>
  queryOptions({
    queryKey: ['accounts', 'one', id],
    queryFn: ({ signal }) => request(getAccount, { params: { id } }, signal),
  });

/** How many people there are of each status. */
export const accountCountsQuery = () =>
  queryOptions({
    queryKey: ['accounts', 'counts'],
    queryFn: async ({ signal }) => {
      const count = async (status: Account['status']) =>
        (await request(listAccounts, { query: { status, limit: 1 } }, signal)).total;
      const [active, invited, disabled] = await Promise.all([
        count('active'),
        count('invited'),
        count('disabled'),
      ]);
      return { active, invited, disabled };
    },
  });

/** The answer holds the one-time link, which is kept nowhere: show it before leaving. */
export function useCreateAccount() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof createAccount.body.shape>) => request(createAccount, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['accounts'] }),
  });
}

interface AccountChange {
  id: string;
  revision: number;
  body: z.input<typeof updateAccount.body.shape>;
}

export function useUpdateAccount() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, revision, body }: AccountChange) =>
      request(updateAccount, { params: { id }, revision, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['accounts'] }),
  });
}

/** A new one-time link; the ones before stop working. */
export function useCreateInvitation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => request(createInvitation, { params: { id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['accounts'] }),
  });
}
