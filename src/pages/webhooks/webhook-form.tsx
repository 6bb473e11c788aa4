import { type FormEvent, type ReactNode, useState } from 'react';
import type { Problem } from '../../contract/problem.ts';
import { ALERT_KINDS } from '../../domain/alert/alert-kind.ts';
import { MESSAGE_KEYWORD } from '../../domain/webhook/message-text.ts';
import { WEBHOOK_FORMATS, WEBHOOK_LANGUAGES } from '../../domain/webhook/webhook-format.ts';
import { Button } from '../../ui/blocks/button.tsx';
import { ErrorState } from '../../ui/blocks/error-state.tsx';
import { Checkbox, Field, TextInput } from '../../ui/blocks/field.tsx';
import { SelectMenu } from '../../ui/blocks/select-menu.tsx';
import { useSharedMessages } from '../../ui/i18n/shared-messages.ts';
import { useWebhookFormMessages } from './form-messages.ts';
import { useWebhooksMessages } from './messages.ts';
import { useWebhookTexts } from './use-webhook-texts.ts';
import { faultsOf, hasFault, type WebhookDraft } from './webhook-draft.ts';

interface WebhookFormProps {
  draft: WebhookDraft;
  onChange: (draft: WebhookDraft) => void;
  /** The masked address that stays when none is entered; null for a new webhook. */
  keptAddress: string | null;
  busy: boolean;
  problem: Problem | null;
  onSubmit: () => void;
  onCancel: () => void;
  /** Fields of an edit only. */
  children?: ReactNode;
}

export function WebhookForm({
  draft,
  onChange,
  keptAddress,
  busy,
  problem,
  onSubmit,
  onCancel,
  children,
}: WebhookFormProps) {
  const t = useWebhooksMessages();
  const form = useWebhookFormMessages();
  const shared = useSharedMessages();
  const texts = useWebhookTexts();
  const [tried, setTried] = useState(false);
  const faults = faultsOf(draft, keptAddress === null);
  const { name, format, language, kinds, url } = draft;
  const change = (part: Partial<WebhookDraft>) => onChange({ ...draft, ...part });
  // Said at the field, it need not be said above the form as well.
  const refusedUrl = problem?.errors.find(({ path }) => path === 'body.url');
  const help =
    format === 'feishu' || format === 'dingtalk'
      ? form(`help.${format}`, { keyword: MESSAGE_KEYWORD[language] })
      : form(`help.${format}`);
  const urlError = tried && faults.url ? form(`url.${faults.url}`) : (refusedUrl?.message ?? null);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!hasFault(faults)) onSubmit();
  };
  return (
    <form className="webhooks-form" onSubmit={submit} noValidate>
      {problem && !refusedUrl && <ErrorState problem={problem} />}
      <Field
        label={t('name')}
        hint={form('nameHint')}
        error={tried && faults.name ? form('nameMissing') : null}
        required
      >
        <TextInput value={name} maxLength={80} onChange={(value) => change({ name: value })} />
      </Field>
      <Field label={t('format')} hint={help}>
        <SelectMenu
          label={t('format')}
          hideLabel
          options={WEBHOOK_FORMATS.map((value) => ({ value, label: t(`format.${value}`) }))}
          value={format}
          onChange={(value) => change({ format: WEBHOOK_FORMATS.find((known) => known === value) ?? format })}
        />
      </Field>
      <Field
        label={form('url')}
        hint={keptAddress === null ? undefined : form('urlKept', { address: keptAddress })}
        error={urlError}
        required={keptAddress === null}
      >
        <TextInput
          type="url"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          placeholder="https://"
          value={url}
          maxLength={2000}
          onChange={(value) => change({ url: value })}
        />
      </Field>
      <Field label={t('language')}>
        <SelectMenu
          label={t('language')}
          hideLabel
          options={WEBHOOK_LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
          value={language}
          onChange={(value) =>
            change({ language: WEBHOOK_LANGUAGES.find((known) => known === value) ?? language })
          }
        />
      </Field>
      <fieldset className="webhooks-kinds">
        <legend className="wm-field-label">{t('kinds')}</legend>
        {ALERT_KINDS.map((kind) => (
          <Checkbox
            key={kind}
            label={texts.kind(kind)}
            checked={kinds.includes(kind)}
            onChange={(checked) =>
              change({
                kinds: ALERT_KINDS.filter((one) => (one === kind ? checked : kinds.includes(one))),
              })
            }
          />
        ))}
        {tried && faults.kinds && (
          <div className="wm-field-error" role="alert">
            {form('kindsMissing')}
          </div>
        )}
      </fieldset>
      {children}
      <div className="webhooks-actions">
        <Button kind="primary" type="submit" busy={busy}>
          {form('save')}
        </Button>
        <Button kind="quiet" onClick={onCancel} disabled={busy}>
          {shared('cancel')}
        </Button>
      </div>
    </form>
  );
}
