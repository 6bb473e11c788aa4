import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { WebhookWithSecret } from '../../contract/webhooks.ts';
import { problemOf } from '../../queries/request.ts';
import { useMay } from '../../queries/session.ts';
import { webhookQuery } from '../../queries/webhooks.ts';
import { Button } from '../../ui/blocks/button.tsx';
import { Drawer } from '../../ui/blocks/drawer.tsx';
import { ErrorState } from '../../ui/blocks/error-state.tsx';
import { SkeletonText } from '../../ui/blocks/skeleton.tsx';
import { AddWebhook } from './add-webhook.tsx';
import { EditWebhook } from './edit-webhook.tsx';
import { useWebhookFormMessages } from './form-messages.ts';
import { useWebhooksMessages } from './messages.ts';
import { RemoveWebhook } from './remove-webhook.tsx';
import { RotateSecret } from './rotate-secret.tsx';
import { SecretOnce } from './secret-once.tsx';
import { WebhookView } from './webhook-view.tsx';

interface WebhookDrawerProps {
  /** `new` adds one. */
  id: string;
  /** False where nothing is ever sent. */
  sends: boolean;
  onOpen: (id: string) => void;
  onClose: () => void;
}

type Task = 'read' | 'edit' | 'rotate' | 'remove';

/** One webhook beside the list: adding (`new`), reading, changing, its secret once. */
export function WebhookDrawer({ id, sends, onOpen, onClose }: WebhookDrawerProps) {
  const t = useWebhooksMessages();
  const form = useWebhookFormMessages();
  const mayWrite = useMay('webhook.write');
  const [task, setTask] = useState<Task>('read');
  const [made, setMade] = useState<WebhookWithSecret | null>(null);
  const isNew = id === 'new';
  const webhook = useQuery({ ...webhookQuery(id), enabled: !isNew });
  const found = webhook.data;
  const read = () => setTask('read');
  const name = found?.name ?? t('drawer');

  return (
    <Drawer
      open
      onClose={onClose}
      width={640}
      title={made ? form('secretTitle') : isNew ? t('addTitle') : name}
      subtitle={isNew && !made ? t('addLead') : undefined}
      footer={
        mayWrite &&
        found &&
        !made &&
        task === 'read' && (
          <>
            <Button kind="quiet" onClick={() => setTask('remove')}>
              {t('remove')}
            </Button>
            <Button kind="quiet" onClick={() => setTask('rotate')}>
              {t('rotate')}
            </Button>
            <Button kind="primary" onClick={() => setTask('edit')}>
              {t('edit')}
            </Button>
          </>
        )
      }
    >
      {made ? (
        <SecretOnce
          made={made}
          onDone={() => {
            if (isNew) onOpen(made.webhook.id);
            else {
              setMade(null);
              read();
            }
          }}
        />
      ) : isNew ? (
        <AddWebhook onAdded={setMade} onCancel={onClose} />
      ) : webhook.error ? (
        <ErrorState problem={problemOf(webhook.error)} onRetry={() => void webhook.refetch()} />
      ) : !found ? (
        <SkeletonText lines={8} />
      ) : task === 'edit' ? (
        <EditWebhook webhook={found} onDone={read} />
      ) : task === 'rotate' ? (
        <RotateSecret webhook={found} onMade={setMade} onCancel={read} />
      ) : task === 'remove' ? (
        <RemoveWebhook webhook={found} onRemoved={onClose} onCancel={read} />
      ) : (
        <WebhookView webhook={found} sends={sends} mayWrite={mayWrite} />
      )}
    </Drawer>
  );
}
