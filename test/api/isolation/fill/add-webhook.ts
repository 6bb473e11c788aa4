import { callApi } from '../../../../mocks/sample/api-call.ts';
import type { AppContext } from '../../../../server/context.ts';
import type { WebhookDelivery, WebhookWithSecret } from '../../../../src/contract/webhooks.ts';
import { ALERT_KINDS } from '../../../../src/domain/alert/alert-kind.ts';
import { asSetter } from './set-targets.ts';

/** One that is told of everything raised after it, so that its messages speak of everybody. */
export async function addWebhook(
  context: AppContext,
): Promise<WebhookWithSecret & { delivery: WebhookDelivery }> {
  const app = asSetter(context);
  const body = JSON.stringify({
    ...{ name: 'cnry-webhook-name', format: 'json', language: 'zh', kinds: ALERT_KINDS },
    url: 'https://hook.example.org/cnry-webhook-key',
  });
  const made = (await callApi(app, '/api/webhooks', { body })) as WebhookWithSecret;
  const delivery = (await callApi(app, `/api/webhooks/${made.webhook.id}/test`, {
    method: 'POST',
  })) as WebhookDelivery;
  return { ...made, delivery };
}
