import type { Objects } from '../objects.ts';
import { type Example, type Examples, MISSING, nobody, whole } from './example.ts';

const DRAFT = {
  ...{ name: 'new', format: 'json', language: 'zh', kinds: ['leap_near'] },
  url: 'https://hook.example.org/new',
};

function aboutWebhooks({ webhook }: Objects, sent: Partial<Example> = {}): Example[] {
  const { id, revision } = webhook.webhook;
  const deliveryId = webhook.delivery.id;
  return [
    { object: 'a webhook', params: { webhookId: id, deliveryId }, revision, said: [id, deliveryId], ...sent },
    {
      ...{ object: 'no webhook', params: { webhookId: MISSING, deliveryId: MISSING }, revision: 1 },
      ...{ seenBy: nobody, said: [MISSING] },
      ...sent,
    },
  ];
}

export const WEBHOOK_EXAMPLES: Examples = {
  listWebhooks: () => [whole()],
  getWebhook: (objects) => aboutWebhooks(objects),
  createWebhook: () => [whole({ body: DRAFT })],
  updateWebhook: (objects) => aboutWebhooks(objects, { body: { ...DRAFT, enabled: true } }),
  rotateWebhookSecret: (objects) => aboutWebhooks(objects),
  removeWebhook: (objects) => aboutWebhooks(objects),
  testWebhook: (objects) => aboutWebhooks(objects),
  listDeliveries: (objects) => aboutWebhooks(objects),
  retryDelivery: (objects) => aboutWebhooks(objects),
};
