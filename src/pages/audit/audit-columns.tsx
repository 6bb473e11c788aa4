import { useMemo } from 'react';
import type { AuditEntry } from '../../contract/audit.ts';
import { StateTag } from '../../ui/blocks/state-tag.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import type { DataColumn } from '../../ui/table/data-column.ts';
import { useActionName } from './action-words.ts';
import { useAuditMessages } from './messages.ts';
import { useObjectName } from './use-object-name.ts';

export function useAuditColumns(): DataColumn<AuditEntry>[] {
  const t = useAuditMessages();
  const f = useFormats();
  const nameOf = useObjectName();
  const actionName = useActionName();
  return useMemo<DataColumn<AuditEntry>[]>(
    () => [
      {
        id: 'seq',
        header: t('seq'),
        width: 80,
        align: 'end',
        pinned: 'start',
        hideable: false,
        value: (row) => row.seq,
        cell: (row) => f.number(row.seq),
      },
      {
        id: 'at',
        header: t('at'),
        width: 150,
        card: 'fact',
        value: (row) => row.at,
        cell: (row) => f.instant(row.at),
      },
      {
        id: 'who',
        header: t('who'),
        width: 200,
        card: 'fact',
        value: (row) => row.actor?.name ?? null,
        missing: () => t('nobody'),
      },
      {
        id: 'action',
        header: t('action'),
        width: 180,
        card: 'title',
        value: (row) => actionName(row.action),
      },
      { id: 'object', header: t('object'), width: 260, card: 'fact', value: (row) => nameOf(row.object) },
      {
        id: 'outcome',
        header: t('outcome'),
        width: 100,
        card: 'badge',
        value: (row) => t(`outcome.${row.outcome}`),
        cell: (row) => (
          <StateTag tone={row.outcome === 'done' ? 'neutral' : 'bad'}>{t(`outcome.${row.outcome}`)}</StateTag>
        ),
      },
      {
        id: 'reason',
        header: t('reason'),
        width: 200,
        value: (row) => row.reason,
        missing: () => t('noReason'),
      },
      { id: 'hash', header: t('hash'), width: 160, hidden: true, value: (row) => row.hash },
    ],
    [t, f, nameOf, actionName],
  );
}
