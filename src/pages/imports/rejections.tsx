import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ImportRecord, Rejection } from '../../contract/imports.ts';
import { downloadFile } from '../../queries/download-file.ts';
import { rejectionsCsvUrl, rejectionsQuery } from '../../queries/imports.ts';
import { problemOf } from '../../queries/request.ts';
import { DownloadButton } from '../../ui/blocks/download-button.tsx';
import { usePhone } from '../../ui/blocks/media.ts';
import { Section } from '../../ui/blocks/section.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useLang, useLocalized } from '../../ui/i18n/language.ts';
import type { DataColumn } from '../../ui/table/data-column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { useImportsMessages } from './messages.ts';
import { RejectionList } from './rejection-list.tsx';

/** Every rejected row with line, column, reason and fix; the file with reasons is one click away. */
export function Rejections({ record }: { record: ImportRecord }) {
  const t = useImportsMessages();
  const f = useFormats();
  const of = useLocalized();
  const lang = useLang();
  const phone = usePhone();
  const list = useInfiniteQuery(rejectionsQuery(record.id));
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const columns = useMemo<DataColumn<Rejection>[]>(
    () => [
      {
        id: 'line',
        header: t('line'),
        width: 90,
        align: 'end',
        pinned: 'start',
        card: 'badge',
        hideable: false,
        value: (row) => row.line,
        cell: (row) => f.number(row.line),
      },
      { id: 'column', header: t('column'), width: 150, value: (row) => row.column ?? t('wholeRow') },
      {
        id: 'value',
        header: t('value'),
        width: 170,
        value: (row) => row.value,
        cell: (row) => (row.value ? <code>{row.value}</code> : t('blank')),
        missing: () => t('wholeRow'),
      },
      { id: 'reason', header: t('reason'), width: 360, card: 'title', value: (row) => of(row.reason) },
      { id: 'fix', header: t('fix'), width: 380, card: 'fact', value: (row) => of(row.fix) },
    ],
    [t, f, of],
  );
  const error = list.error;
  return (
    <Section
      id="rejections"
      title={t('rejections')}
      note={t('rejectionsNote')}
      actions={
        <DownloadButton download={() => downloadFile(rejectionsCsvUrl(record.id, lang))}>
          {t('downloadRejections')}
        </DownloadButton>
      }
    >
      <ul className="imports-reasons">
        {record.rejectionSummary.map((entry) => (
          <li key={entry.code}>
            {of(entry.reason)} <strong className="wm-num">{f.number(entry.count)}</strong>
          </li>
        ))}
      </ul>
      {phone ? (
        <RejectionList
          rows={rows}
          total={list.data?.pages[0]?.total ?? record.counts.rowsRejected}
          busy={list.isFetching}
          onLoadMore={list.hasNextPage ? () => void list.fetchNextPage() : null}
        />
      ) : (
        <DataTable<Rejection>
          id="rejections"
          label={t('rejections')}
          columns={columns}
          rows={rows}
          rowKey={(row) => `${row.line}:${row.column}:${row.code}`}
          rowLabel={(row) => `${t('line')} ${row.line}`}
          total={list.data?.pages[0]?.total ?? record.counts.rowsRejected}
          hasMore={list.hasNextPage}
          loadingMore={list.isFetchingNextPage}
          onLoadMore={() => void list.fetchNextPage()}
          loading={list.isPending}
          error={problemOf(error)}
          onRetry={() => void list.refetch()}
          height={420}
          fixedColumns
        />
      )}
    </Section>
  );
}
