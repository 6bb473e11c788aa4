import { useState } from 'react';
import { type Webhook, webhook as webhookShape } from '../../contract/webhooks.ts';
import { problemOf } from '../../queries/request.ts';
import { useUpdateWebhook } from '../../queries/webhooks.ts';
import { Checkbox } from '../../ui/blocks/field.tsx';
import { ThreeWay } from '../../ui/blocks/three-way.tsx';
import { useToast } from '../../ui/blocks/toast.tsx';
import { useWebhookFormMessages } from './form-messages.ts';
import { useWebhooksMessages } from './messages.ts';
import { useWebhookTexts } from './use-webhook-texts.ts';
import { differingFields, draftOf, type EditedValues } from './webhook-draft.ts';
import { WebhookForm } from './webhook-form.tsx';

interface EditWebhookProps {
  webhook: Webhook;
  onDone: () => void;
}

export function EditWebhook({ webhook, onDone }: EditWebhookProps) {
  const t = useWebhooksMessages();
  const form = useWebhookFormMessages();
  const texts = useWebhookTexts();
  const toast = useToast();
  const update = useUpdateWebhook();
  // What the person saw is what their change is based on, however often the list is read meanwhile.
  const [seen, setSeen] = useState(webhook);
  const [draft, setDraft] = useState(() => draftOf(webhook));
  const problem = problemOf(update.error);
  const newer = webhookShape.safeParse(problem?.current).data;
  const newUrl = draft.url.trim();

  const save = ({ id, revision }: Webhook) =>
    update.mutate(
      { id, revision, body: { ...draft, url: newUrl === '' ? null : newUrl } },
      {
        onSuccess: () => {
          toast({ tone: 'good', text: form('saved') });
          onDone();
        },
      },
    );
  if (newer) {
    const mine: EditedValues = { ...draft, address: newUrl === '' ? newer.address : newUrl };
    return (
      <ThreeWay
        busy={update.isPending}
        onOverwrite={() => save(newer)}
        onDiscard={() => {
          setSeen(newer);
          setDraft(draftOf(newer));
          update.reset();
        }}
        rows={differingFields(seen, newer, mine).map((field) => ({
          field,
          label: field === 'enabled' ? t('state') : t(field),
          seen: texts.field(field, seen),
          theirs: texts.field(field, newer),
          mine: texts.field(field, mine),
        }))}
      />
    );
  }
  return (
    <WebhookForm
      draft={draft}
      onChange={setDraft}
      keptAddress={seen.address}
      busy={update.isPending}
      problem={problem}
      onCancel={onDone}
      onSubmit={() => save(seen)}
    >
      <Checkbox
        label={form('enabled')}
        checked={draft.enabled}
        onChange={(enabled) => setDraft({ ...draft, enabled })}
      />
    </WebhookForm>
  );
}
