import { useMemo } from 'react';
import type { Account } from '../../contract/accounts.ts';
import { StateTag, type Tone } from '../../ui/blocks/state-tag.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import type { DataColumn } from '../../ui/table/data-column.ts';
import { useAccountsMessages } from './messages.ts';
import { useAccountTexts } from './use-account-texts.ts';

const statusTone: Record<Account['status'], Tone> = {
  invited: 'attention',
  active: 'good',
  disabled: 'neutral',
};

export function useAccountColumns(): DataColumn<Account>[] {
  const t = useAccountsMessages();
  const f = useFormats();
  const text = useAccountTexts();
  return useMemo<DataColumn<Account>[]>(
    () => [
      {
        id: 'name',
        header: t('name'),
        width: 200,
        pinned: 'start',
        card: 'title',
        hideable: false,
        value: (row) => row.name,
      },
      { id: 'email', header: t('email'), width: 220, card: 'fact', value: (row) => row.email },
      { id: 'role', header: t('role'), width: 170, card: 'fact', value: (row) => text('role', row) },
      { id: 'scope', header: t('scope'), width: 220, card: 'fact', value: (row) => text('scope', row) },
      {
        id: 'status',
        header: t('status'),
        width: 150,
        card: 'badge',
        value: (row) => t(`status.${row.status}`),
        cell: (row) => (
          <span className="accounts-status">
            <StateTag tone={statusTone[row.status]}>{t(`status.${row.status}`)}</StateTag>
            {row.demo && <StateTag tone="info">{t('demo')}</StateTag>}
          </span>
        ),
      },
      {
        id: 'lastSignIn',
        header: t('lastSignIn'),
        width: 150,
        value: (row) => row.lastSignInAt,
        cell: (row) => f.instant(row.lastSignInAt ?? ''),
        missing: () => t('neverSignedIn'),
      },
      {
        id: 'created',
        header: t('created'),
        width: 150,
        hidden: true,
        value: (row) => row.createdAt,
        cell: (row) => f.instant(row.createdAt),
      },
    ],
    [t, f, text],
  );
}
