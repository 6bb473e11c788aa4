import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import {
  createWebhook,
  getWebhook,
  listDeliveries,
  listWebhooks,
  removeWebhook,
  retryDelivery,
  rotateWebhookSecret,
  testWebhook,
  updateWebhook,
  type WebhookDelivery,
} from '../contract/webhooks.ts';
import { request } from './request.ts';

export const webhooksQuery = () =>
  queryOptions({
    queryKey: ['webhooks', 'list'],
    queryFn: ({ signal }) => request(listWebhooks, {}, signal),
  });

export const webhookQuery = (webhookId: string) =>
  queryOptions({
    queryKey: ['webhooks', 'one', webhookId],
    queryFn: ({ signal }) => request(getWebhook, { params: { webhookId } }, signal),
  });

const SOON_MILLISECONDS = 90_000;
const OFTEN_MILLISECONDS = 1_500;
const SELDOM_MILLISECONDS = 30_000;

/** Looked at again while something waits: often while its attempt is near. */
export const deliveriesQuery = (webhookId: string) =>
  infiniteQueryOptions({
    queryKey: ['webhooks', 'deliveries', webhookId],
    queryFn: ({ pageParam, signal }) =>
      request(
        listDeliveries,
        { params: { webhookId }, query: { limit: 20, ...(pageParam && { cursor: pageParam }) } },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: ({ state }) => untilNextLook(state.data?.pages.flatMap(({ items }) => items) ?? []),
  });

function untilNextLook(deliveries: readonly WebhookDelivery[]): number | false {
  const next = deliveries.flatMap(({ nextAttemptAt }) => (nextAttemptAt ? [Date.parse(nextAttemptAt)] : []));
  if (next.length === 0) return false;
  return Math.min(...next) - Date.now() < SOON_MILLISECONDS ? OFTEN_MILLISECONDS : SELDOM_MILLISECONDS;
}

function useForgetWebhooks() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['webhooks'] });
}

/** The answer holds the secret, which is never answered again: show it before leaving. */
export function useCreateWebhook() {
  const onSuccess = useForgetWebhooks();
  return useMutation({
    mutationFn: (body: z.input<typeof createWebhook.body.shape>) => request(createWebhook, { body }),
    onSuccess,
  });
}

interface Known {
  id: string;
  revision: number;
}

export function useUpdateWebhook() {
  const onSuccess = useForgetWebhooks();
  return useMutation({
    mutationFn: ({ id, revision, body }: Known & { body: z.input<typeof updateWebhook.body.shape> }) =>
      request(updateWebhook, { params: { webhookId: id }, revision, body }),
    onSuccess,
  });
}

/** As with a new webhook, the answer holds the secret. */
export function useRotateWebhookSecret() {
  const onSettled = useForgetWebhooks();
  return useMutation({
    mutationFn: ({ id, revision }: Known) =>
      request(rotateWebhookSecret, { params: { webhookId: id }, revision }),
    onSettled,
  });
}

export function useRemoveWebhook() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, revision }: Known) => request(removeWebhook, { params: { webhookId: id }, revision }),
    // What is gone is not asked for again; a refusal shows what somebody else made of it.
    onSettled: (_, error) =>
      client.invalidateQueries({ queryKey: error ? ['webhooks'] : webhooksQuery().queryKey }),
  });
}

export function useTestWebhook() {
  const onSuccess = useForgetWebhooks();
  return useMutation({
    mutationFn: (webhookId: string) => request(testWebhook, { params: { webhookId } }),
    onSuccess,
  });
}

export function useRetryDelivery() {
  const onSettled = useForgetWebhooks();
  return useMutation({
    mutationFn: (params: { webhookId: string; deliveryId: string }) => request(retryDelivery, { params }),
    onSettled,
  });
}
