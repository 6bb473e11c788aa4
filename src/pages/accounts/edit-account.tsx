import { useState } from 'react';
import { type Account, account as accountShape, type InvitationLink } from '../../contract/accounts.ts';
import { useCreateInvitation, useUpdateAccount } from '../../queries/accounts.ts';
import { problemOf } from '../../queries/request.ts';
import { Button } from '../../ui/blocks/button.tsx';
import { Checkbox } from '../../ui/blocks/field.tsx';
import { useToast } from '../../ui/blocks/toast.tsx';
import { draftOf, valuesOf } from './account-draft.ts';
import { AccountForm } from './account-form.tsx';
import { useAccountsMessages } from './messages.ts';
import { StaleEdit } from './stale-edit.tsx';

interface EditAccountProps {
  account: Account;
  onSaved: () => void;
  onLink: (invitation: InvitationLink) => void;
}

export function EditAccount({ account, onSaved, onLink }: EditAccountProps) {
  const t = useAccountsMessages();
  const toast = useToast();
  const update = useUpdateAccount();
  const invite = useCreateInvitation();
  // What the person saw is what their change is based on, however often the list is read meanwhile.
  const [seen, setSeen] = useState(account);
  const [draft, setDraft] = useState(() => draftOf(account));
  const mine = valuesOf(draft, seen.status);
  const problem = problemOf(update.error ?? invite.error);
  const newer = accountShape.safeParse(problem?.current).data;

  const save = (base: Account) => {
    update.mutate(
      { id: base.id, revision: base.revision, body: mine },
      {
        onSuccess: () => {
          toast({ tone: 'good', text: t('saved') });
          onSaved();
        },
      },
    );
  };
  if (newer)
    return (
      <StaleEdit
        seen={seen}
        theirs={newer}
        mine={mine}
        busy={update.isPending}
        onOverwrite={() => save(newer)}
        onDiscard={() => {
          setSeen(newer);
          setDraft(draftOf(newer));
          update.reset();
        }}
      />
    );
  return (
    <>
      <AccountForm
        draft={draft}
        onChange={setDraft}
        isNew={false}
        busy={update.isPending}
        problem={problem}
        onSubmit={() => save(seen)}
      >
        <Checkbox
          label={t('enable')}
          checked={draft.enabled}
          onChange={(enabled) => setDraft({ ...draft, enabled })}
        />
      </AccountForm>
      <hr className="accounts-rule" />
      <Button
        busy={invite.isPending}
        onClick={() => invite.mutate(account.id, { onSuccess: (invitation) => onLink(invitation) })}
      >
        {t('newLink')}
      </Button>
      <p className="wm-meta">{t('newLinkHint')}</p>
    </>
  );
}
