import type { HandlersOf } from '../http/handler.ts';
import { listDeliveries, retryDelivery, testWebhook } from '../webhooks/deliveries.ts';
import { readWebhook, readWebhooks } from '../webhooks/webhook-row.ts';
import { createWebhook, removeWebhook, rotateSecret, updateWebhook } from '../webhooks/write-webhook.ts';

export const webhookHandlers: HandlersOf<
  | 'listWebhooks'
  | 'getWebhook'
  | 'createWebhook'
  | 'updateWebhook'
  | 'rotateWebhookSecret'
  | 'removeWebhook'
  | 'testWebhook'
  | 'listDeliveries'
  | 'retryDelivery'
> = {
  listWebhooks: async ({ context }) => ({
    items: await readWebhooks(context.db, context.now()),
    sends: context.mode === 'server',
  }),

  getWebhook: ({ context, params }) => readWebhook(context.db, context.now(), params.webhookId),

  createWebhook: ({ context, caller, body, write }) =>
    write((unit) => createWebhook(unit, context, caller, body)),

  updateWebhook: ({ context, params, body, write }) =>
    write((unit) => updateWebhook(unit, context, params.webhookId, body)),

  rotateWebhookSecret: ({ context, params, write }) =>
    write((unit) => rotateSecret(unit, context, params.webhookId)),

  removeWebhook: ({ context, params, write }) =>
    write((unit) => removeWebhook(unit, context, params.webhookId)),

  testWebhook: ({ context, params, write }) => write((unit) => testWebhook(unit, context, params.webhookId)),

  listDeliveries: ({ context, params, query }) => listDeliveries(context, params.webhookId, query),

  retryDelivery: ({ context, params, write }) => write((unit) => retryDelivery(unit, context, params)),
};
