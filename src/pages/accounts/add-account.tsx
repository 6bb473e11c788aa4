import { useState } from 'react';
import type { Account, InvitationLink } from '../../contract/accounts.ts';
import { useCreateAccount } from '../../queries/accounts.ts';
import { problemOf } from '../../queries/request.ts';
import { type AccountDraft, EMPTY_DRAFT, valuesOf } from './account-draft.ts';
import { AccountForm } from './account-form.tsx';

export function AddAccount({ onAdded }: { onAdded: (account: Account, invitation: InvitationLink) => void }) {
  const create = useCreateAccount();
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  return (
    <AccountForm
      draft={draft}
      onChange={setDraft}
      busy={create.isPending}
      problem={problemOf(create.error)}
      onSubmit={() =>
        create.mutate(newAccount(draft), {
          onSuccess: ({ account, invitation }) => onAdded(account, invitation),
        })
      }
    />
  );
}

function newAccount(draft: AccountDraft) {
  const { status: _, ...values } = valuesOf(draft, 'invited');
  return { ...values, email: draft.email.trim() };
}
