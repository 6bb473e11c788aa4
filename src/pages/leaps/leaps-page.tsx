import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { Leap } from '../../contract/leaps.ts';
import { groupOf } from '../../domain/access/role.ts';
import { periodEndDate } from '../../domain/period/period.ts';
import { downloadFile } from '../../queries/download-file.ts';
import { leapsCsvUrl, leapsQuery } from '../../queries/leaps.ts';
import { problemOf } from '../../queries/request.ts';
import { sessionQuery, useMay } from '../../queries/session.ts';
import { useScopeText } from '../../ui/access/use-scope-text.ts';
import { ButtonLink } from '../../ui/blocks/button.tsx';
import { DownloadButton } from '../../ui/blocks/download-button.tsx';
import { useDrawerParam } from '../../ui/blocks/drawer.tsx';
import { EmptyState } from '../../ui/blocks/empty-state.tsx';
import { Page } from '../../ui/blocks/page.tsx';
import { PageHeader } from '../../ui/blocks/page-header.tsx';
import { SkeletonBlock } from '../../ui/blocks/skeleton.tsx';
import { UnreadableParameters } from '../../ui/blocks/unreadable-parameters.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { readSort, writeSort } from './leap-address.ts';
import { useLeapColumns } from './leap-columns.tsx';
import { LeapDrawer } from './leap-drawer.tsx';
import { LeapFilters } from './leap-filters.tsx';
import { nameOf } from './leap-names.ts';
import { LeapsSentence } from './leaps-sentence.tsx';
import { useLeapsMessages } from './messages.ts';
import { StateStrip } from './state-strip.tsx';
import { useLeapAddress } from './use-leap-address.ts';
import './leaps.css';

const rowKey = (row: Leap) => row.id;
const noRows: readonly Leap[] = [];

/** Where every service relation stands on the way to a leap; for a provider's people, their own. */
export function Component() {
  const t = useLeapsMessages();
  const f = useFormats();
  const { address, change } = useLeapAddress();
  const { filter, sort } = address;
  const [opened, open, close] = useDrawerParam('leap');
  const caller = useQuery(sessionQuery()).data?.caller;
  const own = caller ? groupOf(caller.role) === 'provider' : false;
  const mayImport = useMay('import.write');
  const list = useInfiniteQuery(leapsQuery({ ...filter, sort }));
  const columns = useLeapColumns(own);
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? noRows, [list.data]);
  const rowLabel = useCallback((row: Leap) => nameOf(row.merchant, f.lang), [f.lang]);
  const scope = useScopeText(caller?.scope ?? null);
  const first = list.data?.pages[0];
  const total = first?.total ?? 0;
  const through = first?.monthsThrough ?? null;
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <Page fill>
      <PageHeader
        title={t(own ? 'ownTitle' : 'title')}
        scope={own ? null : (scope ?? t('scopeAll'))}
        dataTime={through && periodEndDate(through)}
        actions={
          <>
            <ButtonLink to="/programme/settings" icon="settings">
              {t('rules')}
            </ButtonLink>
            {total > 0 && (
              <span data-tip={t('exportTip', { total: f.number(total) })}>
                <DownloadButton download={() => downloadFile(leapsCsvUrl({ ...filter, sort }))}>
                  {t('export')}
                </DownloadButton>
              </span>
            )}
          </>
        }
      />
      <UnreadableParameters parameters={address.ignored} onClear={() => change({})} />
      <LeapsSentence own={own} />
      {first ? (
        <StateStrip counts={first.counts} address={address} />
      ) : (
        list.isPending && <SkeletonBlock height={96} />
      )}
      <LeapFilters
        filter={filter}
        onChange={(next, options) => change({ filter: next }, options)}
        monthsThrough={through}
        rows={rows}
        own={own}
      />
      <DataTable<Leap>
        id={own ? 'own-leaps' : 'leaps'}
        label={t('table')}
        columns={columns}
        rows={rows}
        rowKey={rowKey}
        rowLabel={rowLabel}
        onActivate={(row) => open(row.id)}
        currentKey={opened}
        sort={readSort(sort)}
        onSortChange={(next) => change({ sort: writeSort(next) })}
        total={total}
        hasMore={list.hasNextPage}
        loadingMore={list.isFetchingNextPage}
        loadMoreFailed={list.isFetchNextPageError}
        onLoadMore={() => void list.fetchNextPage()}
        loading={list.isPending}
        stale={list.isPlaceholderData}
        error={list.isFetchNextPageError ? null : problemOf(list.error)}
        onRetry={() => void list.refetch()}
        height="fill"
        empty={
          <EmptyState
            title={t('emptyTitle')}
            detail={t(isFiltered ? 'emptyFiltered' : own ? 'emptyOwn' : 'emptyAll')}
            action={
              !isFiltered &&
              mayImport && (
                <ButtonLink to="/imports/new" kind="primary">
                  {t('toImports')}
                </ButtonLink>
              )
            }
          />
        }
      />
      {opened && <LeapDrawer key={opened} id={opened} own={own} onClose={close} />}
    </Page>
  );
}
