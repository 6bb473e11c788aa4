import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link } from 'react-router';
import type { ImportRecord } from '../../contract/imports.ts';
import { importsQuery } from '../../queries/imports.ts';
import { problemOf } from '../../queries/request.ts';
import { useMay } from '../../queries/session.ts';
import { ButtonLink } from '../../ui/blocks/button.tsx';
import { EmptyState } from '../../ui/blocks/empty-state.tsx';
import { FindingSentence } from '../../ui/blocks/finding-sentence.tsx';
import { Page } from '../../ui/blocks/page.tsx';
import { PageHeader } from '../../ui/blocks/page-header.tsx';
import { Section } from '../../ui/blocks/section.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { useImportColumns } from './import-columns.tsx';
import { useImportsMessages } from './messages.ts';

export function Component() {
  const t = useImportsMessages();
  const f = useFormats();
  const list = useInfiniteQuery(importsQuery());
  const columns = useImportColumns();
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const latest = rows.find((row) => row.status === 'confirmed');
  const total = list.data?.pages[0]?.total ?? 0;
  const error = list.error;
  const newImport = useMay('import.write') && (
    <ButtonLink to="/imports/new" kind="primary">
      {t('newImport')}
    </ButtonLink>
  );
  return (
    <Page>
      <PageHeader title={t('title')} actions={newImport} />
      {latest && (
        <FindingSentence
          text={t('finding')}
          parts={{
            total: f.number(total),
            stored: <Link to={`/imports/${latest.id}`}>{f.number(latest.counts.rowsAccepted)}</Link>,
            rejected: (
              <Link to={`/imports/${latest.id}#rejections`}>{f.number(latest.counts.rowsRejected)}</Link>
            ),
          }}
        />
      )}
      <Section>
        <DataTable<ImportRecord>
          id="imports"
          label={t('title')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          rowHref={(row) => `/imports/${row.id}`}
          rowLabel={(row) => row.fileName}
          total={total}
          hasMore={list.hasNextPage}
          loadingMore={list.isFetchingNextPage}
          onLoadMore={() => void list.fetchNextPage()}
          loading={list.isPending}
          error={problemOf(error)}
          onRetry={() => void list.refetch()}
          height="content"
          empty={<EmptyState title={t('emptyTitle')} detail={t('emptyDetail')} action={newImport} />}
        />
      </Section>
    </Page>
  );
}
