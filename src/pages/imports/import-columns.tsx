import { useMemo } from 'react';
import type { ImportRecord } from '../../contract/imports.ts';
import { StateTag, type Tone } from '../../ui/blocks/state-tag.tsx';
import { useActorName } from '../../ui/format/actor-name.ts';
import { useFormats } from '../../ui/format/use-formats.ts';
import type { DataColumn } from '../../ui/table/data-column.ts';
import { useImportsMessages } from './messages.ts';

export const statusTone: Record<ImportRecord['status'], Tone> = {
  awaiting_content: 'neutral',
  reading: 'info',
  ready: 'attention',
  confirmed: 'good',
  cancelled: 'neutral',
  failed: 'bad',
};

export function useImportColumns(): DataColumn<ImportRecord>[] {
  const t = useImportsMessages();
  const f = useFormats();
  const actor = useActorName();
  return useMemo<DataColumn<ImportRecord>[]>(() => {
    const count = (
      id: string,
      header: string,
      value: (row: ImportRecord) => number,
      known: (row: ImportRecord) => boolean,
      missing: string,
    ): DataColumn<ImportRecord> => ({
      id,
      header,
      width: 92,
      align: 'end',
      value: (row) => (known(row) ? value(row) : null),
      cell: (row) => f.number(value(row)),
      missing: () => missing,
    });
    const read = (row: ImportRecord) => row.sha256 !== null;
    const stored = (row: ImportRecord) => row.status === 'confirmed';
    return [
      {
        id: 'file',
        header: t('file'),
        width: 220,
        pinned: 'start',
        card: 'title',
        hideable: false,
        value: (row) => row.fileName,
      },
      { id: 'kind', header: t('kind'), width: 140, card: 'fact', value: (row) => t(`kind.${row.kind}`) },
      {
        id: 'status',
        header: t('status'),
        width: 100,
        card: 'badge',
        value: (row) => t(`status.${row.status}`),
        cell: (row) => <StateTag tone={statusTone[row.status]}>{t(`status.${row.status}`)}</StateTag>,
      },
      count('rowsIn', t('rowsIn'), (row) => row.counts.rowsIn, read, t('notRead')),
      {
        ...count('accepted', t('accepted'), (row) => row.counts.rowsAccepted, read, t('notRead')),
        card: 'fact',
      },
      count('rejected', t('rejected'), (row) => row.counts.rowsRejected, read, t('notRead')),
      count('created', t('created'), (row) => row.counts.created, stored, t('notStored')),
      count('changed', t('changed'), (row) => row.counts.changed, stored, t('notStored')),
      {
        id: 'when',
        header: t('when'),
        width: 140,
        value: (row) => row.createdAt,
        cell: (row) => f.instant(row.createdAt),
      },
      { id: 'who', header: t('who'), width: 110, value: (row) => actor(row.createdBy) },
      { id: 'model', header: t('model'), width: 160, hidden: true, value: (row) => row.model },
    ];
  }, [t, f, actor]);
}
