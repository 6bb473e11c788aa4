import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import {
  acceptInvitation,
  changePassword,
  getSession,
  readInvitation,
  type Session,
  signIn,
  signOut,
  signOutEverywhere,
} from '../contract/session.ts';
import { request } from './request.ts';

export type { Session };
export type Caller = NonNullable<Session['caller']>;
/** Something a person may or may not do; the service decides, the console only leaves out what would be refused. */
export type Action = Caller['actions'][number];

export const sessionQuery = () =>
  queryOptions({
    queryKey: ['session'],
    queryFn: ({ signal }) => request(getSession, {}, signal),
    staleTime: 60_000,
  });

/** False while it is not known yet: a control that appears is better than one that fails. */
export function useMay(action: Action): boolean {
  const { data } = useQuery(sessionQuery());
  return data?.caller?.actions.includes(action) ?? false;
}

/** Whose rows the person sees; null for the whole platform, and while it is not known yet. */
export function useOwnScope(): Caller['scope'] {
  const { data } = useQuery(sessionQuery());
  return data?.caller?.scope ?? null;
}

/** Another person sees other rows: everything read before is forgotten. */
export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof signIn.body.shape>) => request(signIn, { body }),
    onSuccess: () => client.resetQueries(),
  });
}

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (everywhere: boolean) => request(everywhere ? signOutEverywhere : signOut, {}),
    onSuccess: () => {
      client.clear();
      window.location.assign('/');
    },
  });
}

/** Whom a one-time link is for. */
export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => request(readInvitation, { body: { token } }, signal),
    retry: false,
    enabled: token !== '',
  });

export function useAcceptInvitation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof acceptInvitation.body.shape>) => request(acceptInvitation, { body }),
    // The page that asks for the used-up link is still open: reading it again would only say that it is used up.
    onSuccess: (session) => client.setQueryData(sessionQuery().queryKey, session),
  });
}

export function useChangePassword() {
  return useMutation({
    mutationFn: (body: z.input<typeof changePassword.body.shape>) => request(changePassword, { body }),
  });
}
