import { useInfiniteQuery } from '@tanstack/react-query';
import type { WebhookDelivery } from '../../contract/webhooks.ts';
import { problemOf } from '../../queries/request.ts';
import { deliveriesQuery, useTestWebhook } from '../../queries/webhooks.ts';
import { Button } from '../../ui/blocks/button.tsx';
import { ErrorState } from '../../ui/blocks/error-state.tsx';
import { Notice } from '../../ui/blocks/notice.tsx';
import { useWebhooksMessages } from './messages.ts';
import { useProblemText } from './use-problem-text.ts';

/** Sends a message that says it is a test, and says how it went. */
export function TestWebhook({ webhookId, sends }: { webhookId: string; sends: boolean }) {
  const t = useWebhooksMessages();
  const send = useTestWebhook();
  const list = useInfiniteQuery(deliveriesQuery(webhookId));
  const sent =
    list.data?.pages.flatMap(({ items }) => items).find(({ id }) => id === send.data?.id) ?? send.data;
  const isUnderWay = sends && sent?.state === 'pending' && sent.problem === null;
  return (
    <div className="webhooks-test">
      <Button icon="send" busy={send.isPending || isUnderWay} onClick={() => send.mutate(webhookId)}>
        {t('test')}
      </Button>
      {send.error && <ErrorState problem={problemOf(send.error)} />}
      {sent &&
        !send.isPending &&
        (sends ? <TestResult delivery={sent} /> : <Notice tone="info">{t('testDemo')}</Notice>)}
    </div>
  );
}

function TestResult({ delivery }: { delivery: WebhookDelivery }) {
  const t = useWebhooksMessages();
  const problemText = useProblemText();
  const reason = problemText(delivery);
  if (delivery.state === 'delivered') return <Notice tone="good">{t('testDelivered')}</Notice>;
  if (reason === null)
    return (
      <p className="wm-meta" role="status">
        {t('testing')}
      </p>
    );
  return <Notice tone="bad">{t('testFailed', { reason })}</Notice>;
}
