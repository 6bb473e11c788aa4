import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { AuditEntry } from '../../contract/audit.ts';
import { auditCsvUrl, auditQuery, useVerifyAudit } from '../../queries/audit.ts';
import { downloadFile } from '../../queries/download-file.ts';
import { problemOf } from '../../queries/request.ts';
import { Button } from '../../ui/blocks/button.tsx';
import { DownloadButton } from '../../ui/blocks/download-button.tsx';
import { useDrawerParam } from '../../ui/blocks/drawer.tsx';
import { EmptyState } from '../../ui/blocks/empty-state.tsx';
import { ErrorState } from '../../ui/blocks/error-state.tsx';
import { FindingSentence } from '../../ui/blocks/finding-sentence.tsx';
import { Page } from '../../ui/blocks/page.tsx';
import { PageHeader } from '../../ui/blocks/page-header.tsx';
import { Section } from '../../ui/blocks/section.tsx';
import { SelectMenu } from '../../ui/blocks/select-menu.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { useAuditColumns } from './audit-columns.tsx';
import { AuditDrawer } from './audit-drawer.tsx';
import { AuditVerdict } from './audit-verdict.tsx';
import { OBJECT_TYPES, useAuditMessages } from './messages.ts';
import './audit.css';

const OUTCOMES = ['done', 'denied'] as const;

export function Component() {
  const t = useAuditMessages();
  const f = useFormats();
  const [search, setSearch] = useSearchParams();
  const [opened, open, close] = useDrawerParam('entry');
  const outcome = OUTCOMES.find((one) => one === search.get('outcome'));
  const objectType = OBJECT_TYPES.find((one) => one === search.get('object'));
  const filter = { ...(outcome && { outcome }), ...(objectType && { objectType }) };
  const list = useInfiniteQuery(auditQuery(filter));
  const verify = useVerifyAudit();
  const columns = useAuditColumns();
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const total = list.data?.pages[0]?.total ?? 0;
  const entry = rows.find((row) => String(row.seq) === opened);

  const choose = (name: 'outcome' | 'object', value: string | null) =>
    setSearch((now) => {
      const next = new URLSearchParams(now);
      if (value) next.set(name, value);
      else next.delete(name);
      return next;
    });
  return (
    <Page>
      <PageHeader
        title={t('title')}
        actions={
          <>
            <DownloadButton download={() => downloadFile(auditCsvUrl(filter))}>{t('export')}</DownloadButton>
            <Button kind="primary" busy={verify.isPending} onClick={() => verify.mutate()}>
              {t(verify.isPending ? 'verifying' : 'verify')}
            </Button>
          </>
        }
      />
      {list.data && (
        <FindingSentence text={t('finding')} parts={{ total: <strong>{f.number(total)}</strong> }} />
      )}
      {verify.error && <ErrorState problem={problemOf(verify.error)} />}
      {verify.data && <AuditVerdict verification={verify.data} />}
      <div className="audit-filters">
        <SelectMenu
          label={t('outcome')}
          options={OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) }))}
          value={outcome ?? null}
          onChange={(value) => choose('outcome', value)}
          allowClear
          emptyLabel={t('allOutcomes')}
        />
        <SelectMenu
          label={t('object')}
          options={OBJECT_TYPES.map((value) => ({ value, label: t(`object.${value}`) }))}
          value={objectType ?? null}
          onChange={(value) => choose('object', value)}
          allowClear
          emptyLabel={t('allObjects')}
        />
      </div>
      <Section>
        <DataTable<AuditEntry>
          id="audit"
          label={t('title')}
          columns={columns}
          rows={rows}
          rowKey={(row) => String(row.seq)}
          onActivate={(row) => open(String(row.seq))}
          rowLabel={(row) => t('detailTitle', { seq: String(row.seq) })}
          total={total}
          hasMore={list.hasNextPage}
          loadingMore={list.isFetchingNextPage}
          onLoadMore={() => void list.fetchNextPage()}
          loading={list.isPending}
          error={problemOf(list.error)}
          onRetry={() => void list.refetch()}
          height="content"
          empty={<EmptyState title={t('emptyTitle')} detail={t('emptyDetail')} />}
        />
      </Section>
      {entry && <AuditDrawer entry={entry} onClose={close} />}
    </Page>
  );
}
