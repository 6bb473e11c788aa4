import type { Webhook } from '../../contract/webhooks.ts';
import { FactList } from '../../ui/blocks/fact-list.tsx';
import { Notice } from '../../ui/blocks/notice.tsx';
import { StateTag } from '../../ui/blocks/state-tag.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { DeliveryList } from './delivery-list.tsx';
import { useWebhooksMessages } from './messages.ts';
import { TestWebhook } from './test-webhook.tsx';
import { useWebhookTexts } from './use-webhook-texts.ts';

interface WebhookViewProps {
  webhook: Webhook;
  sends: boolean;
  mayWrite: boolean;
}

/** How one webhook stands, and what went through it. */
export function WebhookView({ webhook, sends, mayWrite }: WebhookViewProps) {
  const t = useWebhooksMessages();
  const f = useFormats();
  const texts = useWebhookTexts();
  const { enabled, offReason, previousSecretUntil } = webhook;
  const state = texts.state(webhook);
  return (
    <div className="webhooks-view">
      {offReason === 'gone' && (
        <Notice tone="bad" title={t('goneTitle')}>
          {t('goneDetail')}
        </Notice>
      )}
      {!enabled && offReason === null && <Notice tone="neutral">{t('offDetail')}</Notice>}
      {previousSecretUntil && (
        <Notice tone="info">{t('twoSecrets', { until: f.instant(previousSecretUntil) })}</Notice>
      )}
      <FactList
        facts={[
          { label: t('state'), value: <StateTag tone={state.tone}>{state.text}</StateTag> },
          { label: t('format'), value: t(`format.${webhook.format}`) },
          {
            label: t('address'),
            value: <span className="webhooks-address">{webhook.address}</span>,
            tip: t('addressHint'),
          },
          { label: t('kinds'), value: texts.kinds(webhook.kinds) },
          { label: t('language'), value: t(`language.${webhook.language}`) },
          {
            label: t('created'),
            value: t('createdValue', { by: webhook.createdBy, at: f.instant(webhook.createdAt) }),
          },
        ]}
      />
      {mayWrite && <TestWebhook webhookId={webhook.id} sends={sends} />}
      <DeliveryList webhookId={webhook.id} sends={sends} mayRetry={mayWrite && sends} enabled={enabled} />
    </div>
  );
}
