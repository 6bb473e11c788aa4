import type { Webhook, WebhookWithSecret } from '../../contract/webhooks.ts';
import { problemOf } from '../../queries/request.ts';
import { useRotateWebhookSecret } from '../../queries/webhooks.ts';
import { Button } from '../../ui/blocks/button.tsx';
import { ErrorState } from '../../ui/blocks/error-state.tsx';
import { useSharedMessages } from '../../ui/i18n/shared-messages.ts';
import { useWebhooksMessages } from './messages.ts';

interface RotateSecretProps {
  webhook: Webhook;
  onMade: (made: WebhookWithSecret) => void;
  onCancel: () => void;
}

export function RotateSecret({ webhook, onMade, onCancel }: RotateSecretProps) {
  const t = useWebhooksMessages();
  const shared = useSharedMessages();
  const rotate = useRotateWebhookSecret();
  const { id, revision } = webhook;
  return (
    <div className="webhooks-form">
      <p>{t('rotateText')}</p>
      {rotate.error && <ErrorState problem={problemOf(rotate.error)} />}
      <div className="webhooks-actions">
        <Button
          kind="primary"
          busy={rotate.isPending}
          onClick={() => rotate.mutate({ id, revision }, { onSuccess: onMade })}
        >
          {t('rotate')}
        </Button>
        <Button kind="quiet" onClick={onCancel} disabled={rotate.isPending}>
          {shared('cancel')}
        </Button>
      </div>
    </div>
  );
}
