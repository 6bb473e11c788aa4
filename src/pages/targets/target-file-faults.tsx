import { useMemo } from 'react';
import type { TargetFilePreview } from '../../contract/target-imports.ts';
import { Notice } from '../../ui/blocks/notice.tsx';
import { Section } from '../../ui/blocks/section.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useLocalized } from '../../ui/i18n/language.ts';
import type { DataColumn } from '../../ui/table/data-column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { useTargetImportMessages } from './import-messages.ts';

type Fault = TargetFilePreview['faults'][number];

/** Every fault with its line, column, reason and fix. */
export function TargetFileFaults({ preview }: { preview: TargetFilePreview }) {
  const t = useTargetImportMessages();
  const f = useFormats();
  const localized = useLocalized();
  const columns = useMemo<DataColumn<Fault>[]>(
    () => [
      {
        id: 'line',
        header: t('line'),
        width: 80,
        align: 'end',
        pinned: 'start',
        card: 'badge',
        hideable: false,
        value: (row) => row.line,
        cell: (row) => f.number(row.line),
      },
      { id: 'column', header: t('column'), width: 120, value: (row) => row.column ?? t('wholeRow') },
      {
        id: 'cell',
        header: t('cell'),
        width: 150,
        value: (row) => row.cell,
        cell: (row) => (row.cell ? <code>{row.cell}</code> : t('blank')),
        missing: () => t('absent'),
      },
      { id: 'reason', header: t('reason'), width: 320, card: 'title', value: (row) => localized(row.reason) },
      { id: 'fix', header: t('fix'), width: 340, card: 'fact', value: (row) => localized(row.fix) },
    ],
    [t, f, localized],
  );
  return (
    <Section title={t('faults', { count: preview.faults.length })}>
      <div className="targets-stack">
        <Notice tone="bad" title={t('faultsTitle', { count: preview.counts.rejected })}>
          {t('faultsDetail')}
        </Notice>
        <DataTable<Fault>
          id="target-faults"
          label={t('faultsLabel')}
          mode="client"
          columns={columns}
          rows={preview.faults}
          rowKey={(row) => `${row.line}:${row.column}:${row.code}`}
          rowLabel={(row) => `${t('line')} ${row.line}`}
          height={preview.faults.length > 12 ? 420 : 'content'}
          fixedColumns
        />
      </div>
    </Section>
  );
}
