import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { TargetView } from '../../contract/targets.ts';
import { downloadFile } from '../../queries/download-file.ts';
import { problemOf } from '../../queries/request.ts';
import { useMay, useOwnScope } from '../../queries/session.ts';
import { targetsCsvUrl, targetsQuery } from '../../queries/targets.ts';
import { useScopeText } from '../../ui/access/use-scope-text.ts';
import { Button, ButtonLink } from '../../ui/blocks/button.tsx';
import { DownloadButton } from '../../ui/blocks/download-button.tsx';
import { useDrawerParam } from '../../ui/blocks/drawer.tsx';
import { EmptyState } from '../../ui/blocks/empty-state.tsx';
import { Page } from '../../ui/blocks/page.tsx';
import { PageHeader } from '../../ui/blocks/page-header.tsx';
import { Section } from '../../ui/blocks/section.tsx';
import { SkeletonText } from '../../ui/blocks/skeleton.tsx';
import { UnreadableParameters } from '../../ui/blocks/unreadable-parameters.tsx';
import { useLang } from '../../ui/i18n/language.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { BulkEdit } from './bulk-edit.tsx';
import { useTargetsMessages } from './messages.ts';
import { useTargetColumns } from './target-columns.tsx';
import { TargetDrawer } from './target-drawer.tsx';
import { clearedFilter, isFiltered, readSort, writeSort } from './targets-address.ts';
import { TargetsFilters } from './targets-filters.tsx';
import { TargetsSentence } from './targets-sentence.tsx';
import { useTargetTexts } from './use-target-texts.ts';
import { useTargetsAddress } from './use-targets-address.ts';
import './targets.css';

/** As many as one save takes. */
const MOST_SELECTED = 500;

/** Who is to reach what by when, and whether it goes that way. */
export function Component() {
  const t = useTargetsMessages();
  const lang = useLang();
  const texts = useTargetTexts();
  const { address, change } = useTargetsAddress();
  const { filter, sort } = address;
  const [opened, open, close] = useDrawerParam('target');
  const [selected, setSelected] = useState<string[]>([]);
  const [bulk, setBulk] = useState(false);
  const mayWrite = useMay('target.write');
  const ownScope = useOwnScope();
  const ofProvider = (ownScope?.providers.length ?? 0) > 0;
  const scopeText = useScopeText(ownScope);
  const list = useInfiniteQuery(targetsQuery({ ...filter, sort }));
  const columns = useTargetColumns();
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const page = list.data?.pages[0];
  const chosen = rows.filter(({ id }) => selected.includes(id));
  // Only what counts can be changed.
  const selectable = mayWrite && filter.archived === 'no';

  const add = (
    <Button kind="primary" icon="plus" onClick={() => open('new')}>
      {t('add')}
    </Button>
  );
  return (
    <Page>
      <PageHeader
        title={t('title')}
        period={page?.month ?? null}
        scope={scopeText ?? t('wholeProgramme')}
        actions={
          <>
            <DownloadButton download={() => downloadFile(targetsCsvUrl({ ...filter, sort, lang }))}>
              {t('export')}
            </DownloadButton>
            {mayWrite && (
              <>
                <ButtonLink to="/targets/import" icon="upload">
                  {t('import')}
                </ButtonLink>
                {add}
              </>
            )}
          </>
        }
      />
      <UnreadableParameters parameters={address.ignored} onClear={() => change({}, { replace: true })} />
      {page ? (
        <TargetsSentence page={page} address={address} showOwners={!ofProvider} />
      ) : (
        list.isPending && <SkeletonText lines={1} />
      )}
      <TargetsFilters filter={filter} counts={page?.counts ?? []} change={change} />
      <Section>
        <DataTable<TargetView>
          id="targets"
          label={t('title')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          rowLabel={texts.name}
          onActivate={(row) => open(row.id)}
          currentKey={opened}
          sort={readSort(sort)}
          onSortChange={(next) => change({ sort: writeSort(next) })}
          {...(selectable && {
            selected: chosen.map(({ id }) => id),
            onSelectedChange: setSelected,
            maxSelected: MOST_SELECTED,
          })}
          toolbar={
            chosen.length > 0 ? (
              <Button size="small" onClick={() => setBulk(true)}>
                {t('bulk', { count: chosen.length })}
              </Button>
            ) : (
              selectable && <span className="wm-meta">{t('bulkHint')}</span>
            )
          }
          total={page?.total ?? 0}
          hasMore={list.hasNextPage}
          loadingMore={list.isFetchingNextPage}
          loadMoreFailed={list.isFetchNextPageError}
          onLoadMore={() => void list.fetchNextPage()}
          loading={list.isPending}
          error={list.data ? null : problemOf(list.error)}
          onRetry={() => void list.refetch()}
          stale={list.isPlaceholderData}
          height="content"
          empty={
            isFiltered(filter) || filter.archived === 'only' ? (
              <EmptyState
                title={t('emptyTitle')}
                detail={t('emptyFiltered')}
                action={
                  <Button onClick={() => change({ filter: clearedFilter(filter) })}>{t('clear')}</Button>
                }
              />
            ) : (
              <EmptyState
                title={t('emptyNone')}
                detail={t(mayWrite ? 'emptyNoneDetail' : ofProvider ? 'emptyOwn' : 'emptyScope')}
                action={mayWrite && add}
              />
            )
          }
        />
      </Section>
      {opened && <TargetDrawer key={opened} id={opened} month={filter.month} onOpen={open} onClose={close} />}
      {bulk && chosen.length > 0 && (
        <BulkEdit
          targets={chosen}
          onClose={() => setBulk(false)}
          onSaved={() => {
            setBulk(false);
            setSelected([]);
          }}
        />
      )}
    </Page>
  );
}
