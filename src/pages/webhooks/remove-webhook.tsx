import type { Webhook } from '../../contract/webhooks.ts';
import { problemOf } from '../../queries/request.ts';
import { useRemoveWebhook } from '../../queries/webhooks.ts';
import { Button } from '../../ui/blocks/button.tsx';
import { ErrorState } from '../../ui/blocks/error-state.tsx';
import { useToast } from '../../ui/blocks/toast.tsx';
import { useSharedMessages } from '../../ui/i18n/shared-messages.ts';
import { useWebhooksMessages } from './messages.ts';

interface RemoveWebhookProps {
  webhook: Webhook;
  onRemoved: () => void;
  onCancel: () => void;
}

export function RemoveWebhook({ webhook, onRemoved, onCancel }: RemoveWebhookProps) {
  const t = useWebhooksMessages();
  const shared = useSharedMessages();
  const toast = useToast();
  const remove = useRemoveWebhook();
  const { id, revision, name } = webhook;
  return (
    <div className="webhooks-form">
      <p>{t('removeText', { name })}</p>
      {remove.error && <ErrorState problem={problemOf(remove.error)} />}
      <div className="webhooks-actions">
        <Button
          kind="danger"
          busy={remove.isPending}
          onClick={() =>
            remove.mutate(
              { id, revision },
              {
                onSuccess: () => {
                  toast({ tone: 'good', text: t('removed') });
                  onRemoved();
                },
              },
            )
          }
        >
          {t('remove')}
        </Button>
        <Button kind="quiet" onClick={onCancel} disabled={remove.isPending}>
          {shared('cancel')}
        </Button>
      </div>
    </div>
  );
}
