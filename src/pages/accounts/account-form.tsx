import { type FormEvent, type ReactNode, useState } from 'react';
import type { Problem } from '../../contract/problem.ts';
import { groupOf, ROLES, type Role } from '../../domain/access/role.ts';
import { useAccessWords } from '../../ui/access/use-access-words.ts';
import { Button } from '../../ui/blocks/button.tsx';
import { ErrorState } from '../../ui/blocks/error-state.tsx';
import { Field, TextInput } from '../../ui/blocks/field.tsx';
import { SelectMenu } from '../../ui/blocks/select-menu.tsx';
import { type AccountDraft, type DraftFault, faultsOf } from './account-draft.ts';
import { useAccountsMessages } from './messages.ts';
import { ProviderField } from './provider-field.tsx';
import { RegionalScope } from './regional-scope.tsx';

interface AccountFormProps {
  draft: AccountDraft;
  onChange: (draft: AccountDraft) => void;
  /** The address is who somebody is: it is given once. */
  isNew?: boolean;
  busy: boolean;
  problem: Problem | null;
  onSubmit: () => void;
  /** Fields of an edit only. */
  children?: ReactNode;
}

export function AccountForm({
  draft,
  onChange,
  isNew = true,
  busy,
  problem,
  onSubmit,
  children,
}: AccountFormProps) {
  const t = useAccountsMessages();
  const words = useAccessWords();
  const [tried, setTried] = useState(false);
  const faults = faultsOf(draft);
  const error = (fault: DraftFault) => (tried && faults.includes(fault) ? t(fault) : null);
  const group = groupOf(draft.role);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (faults.length === 0) onSubmit();
  };
  return (
    <form className="accounts-form" onSubmit={submit} noValidate>
      {problem && <ErrorState problem={problem} />}
      <Field label={t('name')} error={error('nameMissing')} required>
        <TextInput value={draft.name} maxLength={80} onChange={(name) => onChange({ ...draft, name })} />
      </Field>
      <Field label={t('email')} error={error('emailMissing')} required>
        <TextInput
          type="email"
          disabled={!isNew}
          value={draft.email}
          onChange={(email) => onChange({ ...draft, email })}
        />
      </Field>
      <Field label={t('role')}>
        <SelectMenu
          label={t('role')}
          hideLabel
          options={ROLES.map((value) => ({ value, label: words.role(value) }))}
          value={draft.role}
          onChange={(role) => onChange({ ...draft, role: (role ?? draft.role) as Role })}
        />
      </Field>
      {group === 'platform' && <p className="wm-meta">{t('platformScope')}</p>}
      {group === 'regional' && (
        <RegionalScope draft={draft} onChange={onChange} error={error('scopeMissing')} />
      )}
      {group === 'provider' && (
        <ProviderField
          value={draft.provider}
          onChange={(provider) => onChange({ ...draft, provider })}
          error={error('providerMissing')}
        />
      )}
      {children}
      <div>
        <Button kind="primary" type="submit" busy={busy}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
