import { z } from 'zod';
import { ALERT_KINDS } from '../domain/alert/alert-kind.ts';
import { DELIVERY_PROBLEMS } from '../domain/webhook/delivery-problem.ts';
import { DELIVERY_STATES } from '../domain/webhook/retry-schedule.ts';
import { WEBHOOK_FORMATS, WEBHOOK_LANGUAGES } from '../domain/webhook/webhook-format.ts';
import { cursorQuery, pageOf, timestamp } from './common.ts';
import { defineRoute } from './route.ts';

const settings = {
  name: z.string().trim().min(1).max(80).describe('What colleagues call it: the chat it reaches'),
  format: z
    .enum(WEBHOOK_FORMATS)
    .describe(
      'json: ours, by the payload of Standard Webhooks; the others: text messages of that chat tool’s group bot',
    ),
  language: z.enum(WEBHOOK_LANGUAGES).describe('Of the text of its messages'),
  kinds: z.array(z.enum(ALERT_KINDS)).min(1).describe('Alerts that it is told of'),
};
const url = z
  .string()
  .trim()
  .min(1)
  .max(2000)
  .describe('https:// address; http:// only for this machine, where private addresses are allowed');

export const webhookDelivery = z
  .object({
    id: z.string().describe('Sent as webhook-id, the same at every attempt'),
    test: z.boolean(),
    alerts: z.number().int().describe('Alerts it tells of; 0: a test'),
    createdAt: timestamp,
    state: z.enum(DELIVERY_STATES),
    attempts: z.number().int().describe('Made so far'),
    nextAttemptAt: timestamp.nullable().describe('Null unless pending; never comes where nothing is sent'),
    lastAttemptAt: timestamp.nullable().describe('Null before the first'),
    status: z.number().int().nullable().describe('HTTP status of the last attempt; null: no answer'),
    problem: z
      .enum(DELIVERY_PROBLEMS)
      .nullable()
      .describe('Of the last attempt; null: none, or not tried yet'),
    answer: z
      .string()
      .nullable()
      .describe('First 200 characters of the last answer, or of what the connection failed with'),
    body: z.string().describe('As it was sent last; before the first attempt as it would be'),
  })
  .meta({ id: 'WebhookDelivery' });
export type WebhookDelivery = z.infer<typeof webhookDelivery>;

export const webhook = z
  .object({
    id: z.string(),
    ...settings,
    address: z.string().describe('The url with its path hidden but for the end: it may hold a key'),
    enabled: z.boolean(),
    offReason: z
      .enum(['gone'])
      .nullable()
      .describe('gone: turned off because the receiver answered 410; null: on, or turned off by somebody'),
    pending: z.number().int().describe('Deliveries that wait for an attempt'),
    failed: z.number().int().describe('Deliveries given up'),
    lastDelivery: webhookDelivery.omit({ body: true }).nullable().describe('The newest; null: none yet'),
    previousSecretUntil: timestamp
      .nullable()
      .describe('Until when messages are signed with the secret before as well; null: with one only'),
    createdAt: timestamp,
    createdBy: z.string().describe('Name of who made it'),
    updatedAt: timestamp,
    revision: z.number().int(),
  })
  .meta({ id: 'Webhook' });
export type Webhook = z.infer<typeof webhook>;

const withSecret = z
  .object({
    webhook,
    secret: z.string().describe('whsec_ and base64: answered this once and never again'),
  })
  .meta({ id: 'WebhookWithSecret' });
export type WebhookWithSecret = z.infer<typeof withSecret>;

const params = z.object({ webhookId: z.string() });
const tag = 'webhooks';
const ofOne = { tag, scope: 'platform', params } as const;

export const listWebhooks = defineRoute({
  id: 'listWebhooks',
  method: 'get',
  path: '/api/webhooks',
  tag,
  summary: 'Where alerts are told outside, by name',
  action: 'webhook.read',
  scope: 'platform',
  response: {
    kind: 'json',
    status: 200,
    shape: z
      .object({
        items: z.array(webhook),
        sends: z.boolean().describe('False where nothing is ever sent: the demo in a browser'),
      })
      .meta({ id: 'WebhookList' }),
  },
  problems: [],
});

export const getWebhook = defineRoute({
  ...ofOne,
  id: 'getWebhook',
  method: 'get',
  path: '/api/webhooks/{webhookId}',
  summary: 'One webhook, without its address and secret',
  action: 'webhook.read',
  response: { kind: 'json', status: 200, shape: webhook },
  problems: ['not_found'],
});

/** Not repeatable by a key: its answer holds a secret that must not be stored a second time. */
export const createWebhook = defineRoute({
  id: 'createWebhook',
  method: 'post',
  effect: 'write',
  path: '/api/webhooks',
  tag,
  summary: 'Add a webhook: the answer holds the secret that its messages are signed with',
  action: 'webhook.write',
  scope: 'platform',
  body: { kind: 'json', shape: z.object({ ...settings, url }) },
  response: { kind: 'json', status: 201, shape: withSecret },
  problems: ['limit_exceeded'],
});

export const updateWebhook = defineRoute({
  ...ofOne,
  id: 'updateWebhook',
  method: 'put',
  effect: 'write',
  conditional: true,
  path: '/api/webhooks/{webhookId}',
  summary: 'Change a webhook; turning it off gives up what still waits',
  action: 'webhook.write',
  body: {
    kind: 'json',
    shape: z.object({
      ...settings,
      url: url.nullable().describe('Null: stays as it is'),
      enabled: z.boolean(),
    }),
  },
  response: { kind: 'json', status: 200, shape: webhook },
  problems: ['not_found', 'precondition_required', 'precondition_failed'],
});

export const rotateWebhookSecret = defineRoute({
  ...ofOne,
  id: 'rotateWebhookSecret',
  method: 'post',
  effect: 'write',
  conditional: true,
  path: '/api/webhooks/{webhookId}/secret',
  summary: 'A new secret; for a day messages carry the signature of the one before as well',
  action: 'webhook.write',
  response: { kind: 'json', status: 200, shape: withSecret },
  problems: ['not_found', 'precondition_required', 'precondition_failed'],
});

export const removeWebhook = defineRoute({
  ...ofOne,
  id: 'removeWebhook',
  method: 'delete',
  effect: 'write',
  conditional: true,
  path: '/api/webhooks/{webhookId}',
  summary: 'Remove a webhook with its deliveries',
  action: 'webhook.write',
  response: { kind: 'empty', status: 204 },
  problems: ['not_found', 'precondition_required', 'precondition_failed'],
});

export const testWebhook = defineRoute({
  ...ofOne,
  id: 'testWebhook',
  method: 'post',
  effect: 'write',
  idempotent: true,
  path: '/api/webhooks/{webhookId}/test',
  summary: 'Send a message that says it is a test, also while the webhook is off',
  action: 'webhook.write',
  response: { kind: 'json', status: 201, shape: webhookDelivery },
  problems: ['not_found'],
});

export const listDeliveries = defineRoute({
  ...ofOne,
  id: 'listDeliveries',
  method: 'get',
  path: '/api/webhooks/{webhookId}/deliveries',
  summary: 'What was sent or waits, newest first; kept for 90 days',
  action: 'webhook.read',
  query: cursorQuery,
  response: {
    kind: 'json',
    status: 200,
    shape: pageOf(webhookDelivery).meta({ id: 'WebhookDeliveryPage' }),
  },
  problems: ['not_found'],
});

export const retryDelivery = defineRoute({
  ...ofOne,
  id: 'retryDelivery',
  method: 'post',
  effect: 'write',
  idempotent: true,
  path: '/api/webhooks/{webhookId}/deliveries/{deliveryId}/retry',
  summary: 'Try a waiting or failed delivery now',
  action: 'webhook.write',
  params: params.extend({ deliveryId: z.string() }),
  response: { kind: 'json', status: 200, shape: webhookDelivery },
  problems: ['not_found', 'conflict'],
});
