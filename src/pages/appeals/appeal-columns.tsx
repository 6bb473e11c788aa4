import { useMemo } from 'react';
import type { Appeal } from '../../contract/appeals.ts';
import { useFormats } from '../../ui/format/use-formats.ts';
import type { DataColumn } from '../../ui/table/data-column.ts';
import { AppealClock, AppealStateTag } from './appeal-tags.tsx';
import { appealName } from './appeal-words.ts';
import { useAppealsMessages } from './messages.ts';

/** `own`: a provider's own list, where the provider need not be named. */
export function useAppealColumns(own: boolean): DataColumn<Appeal>[] {
  const t = useAppealsMessages();
  const f = useFormats();
  return useMemo<DataColumn<Appeal>[]>(() => {
    const provider: DataColumn<Appeal> = {
      id: 'provider',
      header: t('provider'),
      width: 190,
      card: 'fact',
      value: (row) => (f.lang === 'en' && row.provider.nameEn) || row.provider.name,
    };
    return [
      {
        id: 'number',
        header: t('number'),
        width: 220,
        pinned: 'start',
        card: 'title',
        hideable: false,
        value: (row) => `${appealName(row, f.lang)} · ${f.period(row.snapshot.period)}`,
      },
      ...(own ? [] : [provider]),
      {
        id: 'state',
        header: t('state'),
        width: 130,
        card: 'badge',
        value: (row) => t(`state.${row.state}`),
        cell: (row) => <AppealStateTag state={row.state} />,
      },
      {
        id: 'due',
        header: t('due'),
        width: 140,
        card: 'fact',
        value: (row) => (row.closedAt === null ? row.dueAt : f.instant(row.closedAt)),
        cell: (row) => (row.closedAt === null ? <AppealClock appeal={row} /> : f.instant(row.closedAt)),
      },
      { id: 'kind', header: t('kind'), width: 110, value: (row) => t(`kind.${row.kind}`) },
      {
        id: 'owner',
        header: t('owner'),
        width: 120,
        card: 'fact',
        value: (row) => row.owner?.name ?? null,
        missing: () => t('noOwner'),
      },
      {
        id: 'raised',
        header: t('raisedAt'),
        width: 140,
        value: (row) => row.raisedAt,
        cell: (row) => f.instant(row.raisedAt),
      },
    ];
  }, [t, f, own]);
}
