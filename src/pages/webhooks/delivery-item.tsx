import type { WebhookDelivery } from '../../contract/webhooks.ts';
import { problemOf } from '../../queries/request.ts';
import { useRetryDelivery } from '../../queries/webhooks.ts';
import { Button } from '../../ui/blocks/button.tsx';
import { ErrorState } from '../../ui/blocks/error-state.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { CopiedBlock } from './copied-block.tsx';
import { useDeliveryMessages } from './delivery-messages.ts';
import { DeliveryTag } from './delivery-tag.tsx';
import { useProblemText } from './use-problem-text.ts';

interface DeliveryItemProps {
  webhookId: string;
  delivery: WebhookDelivery;
  sends: boolean;
  mayRetry: boolean;
  /** Of a webhook that is off, only tests are sent. */
  enabled: boolean;
}

/** One message: where it stands, why, when it is tried again, and what it says. */
export function DeliveryItem({ webhookId, delivery, sends, mayRetry, enabled }: DeliveryItemProps) {
  const t = useDeliveryMessages();
  const f = useFormats();
  const problemText = useProblemText();
  const retry = useRetryDelivery();
  const { id, test, alerts, createdAt, state, attempts, nextAttemptAt, status, answer, body } = delivery;
  const reason = problemText(delivery);
  const waits = state === 'pending' && reason !== null;
  const course = [
    ...(attempts > 0 ? [t('attempts', { count: attempts })] : []),
    ...(waits && nextAttemptAt ? [t('next', { at: f.instant(nextAttemptAt) })] : []),
    ...(state === 'delivered' && status !== null ? [t('status', { status: String(status) })] : []),
  ];
  return (
    <li className="webhooks-delivery">
      <div className="webhooks-delivery-head">
        <DeliveryTag delivery={delivery} />
        <strong>{test ? t('test') : t('alerts', { count: alerts })}</strong>
        <span className="wm-meta wm-num">{f.instant(createdAt)}</span>
        {mayRetry && (enabled || test) && (waits || state === 'failed') && (
          <Button
            size="small"
            busy={retry.isPending}
            onClick={() => retry.mutate({ webhookId, deliveryId: id })}
          >
            {t('retry')}
          </Button>
        )}
      </div>
      {reason && <p className="webhooks-reason">{reason}</p>}
      {sends && course.length > 0 && <p className="wm-meta wm-num">{course.join(' · ')}</p>}
      {retry.error && <ErrorState problem={problemOf(retry.error)} />}
      <details>
        <summary>{t('body')}</summary>
        <CopiedBlock {...readable(body)} copied={body} copyLabel={t('copyBody')} />
        {answer && status !== null && (
          <p className="webhooks-answer">
            <span className="wm-meta">{t('answer')}</span> <code>{answer}</code>
          </p>
        )}
      </details>
    </li>
  );
}

/** What people in the chat read; of our own JSON the whole, broken into lines for the eye. */
function readable(body: string): { kind: 'words' | 'data'; text: string } {
  const message = JSON.parse(body) as { content?: { text?: string }; text?: { content?: string } };
  const words = message.content?.text ?? message.text?.content;
  return words === undefined
    ? { kind: 'data', text: JSON.stringify(message, null, 2) }
    : { kind: 'words', text: words };
}
