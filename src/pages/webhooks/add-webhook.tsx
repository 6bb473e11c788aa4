import { useState } from 'react';
import type { WebhookWithSecret } from '../../contract/webhooks.ts';
import { problemOf } from '../../queries/request.ts';
import { useCreateWebhook } from '../../queries/webhooks.ts';
import { useLang } from '../../ui/i18n/language.ts';
import { emptyDraft } from './webhook-draft.ts';
import { WebhookForm } from './webhook-form.tsx';

interface AddWebhookProps {
  onAdded: (made: WebhookWithSecret) => void;
  onCancel: () => void;
}

export function AddWebhook({ onAdded, onCancel }: AddWebhookProps) {
  const create = useCreateWebhook();
  const lang = useLang();
  const [draft, setDraft] = useState(() => emptyDraft(lang));
  const { enabled: _, ...body } = draft;
  return (
    <WebhookForm
      draft={draft}
      onChange={setDraft}
      keptAddress={null}
      busy={create.isPending}
      problem={problemOf(create.error)}
      onCancel={onCancel}
      onSubmit={() => create.mutate(body, { onSuccess: onAdded })}
    />
  );
}
