import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useMemo } from 'react';
import type { MerchantRow } from '../../contract/merchants.ts';
import { regionName } from '../../domain/geography/regions.ts';
import { MERCHANT_KINDS } from '../../domain/merchant/merchant.ts';
import { periodEndDate, shiftPeriod } from '../../domain/period/period.ts';
import { downloadFile } from '../../queries/download-file.ts';
import {
  merchantFacetsQuery,
  merchantFiguresQuery,
  merchantsCsvUrl,
  merchantsQuery,
} from '../../queries/merchants.ts';
import { programmeSettingsQuery } from '../../queries/programme-settings.ts';
import { problemOf } from '../../queries/request.ts';
import { useMay, useOwnScope } from '../../queries/session.ts';
import { useScopeText } from '../../ui/access/use-scope-text.ts';
import { DownloadButton } from '../../ui/blocks/download-button.tsx';
import { ErrorState } from '../../ui/blocks/error-state.tsx';
import { Page } from '../../ui/blocks/page.tsx';
import { PageHeader } from '../../ui/blocks/page-header.tsx';
import { ScopePickers } from '../../ui/blocks/scope-pickers.tsx';
import { SkeletonBlock } from '../../ui/blocks/skeleton.tsx';
import { UnreadableParameters } from '../../ui/blocks/unreadable-parameters.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { FiguresView } from './figures-view.tsx';
import { LinkConditions } from './link-conditions.tsx';
import { nameOf, useMerchantWords } from './merchant-words.ts';
import {
  clearedFilter,
  figuresFilter,
  isFiltered,
  type MerchantFilterInput,
  merchantsSearch,
  readSort,
  withFilter,
  writeSort,
} from './merchants-address.ts';
import { useMerchantColumns } from './merchants-columns.tsx';
import { MerchantsEmpty } from './merchants-empty.tsx';
import { MerchantsFilters } from './merchants-filters.tsx';
import { useMerchantsMessages } from './messages.ts';
import { OwnSentence } from './own-sentence.tsx';
import { useMerchantsAddress } from './use-merchants-address.ts';
import './merchants.css';

// The list does not wait for it.
const MovesSection = lazy(() => import('./moves-section.tsx'));

const PAGE_ROWS = 100;
const noBands: readonly never[] = [];
const rowKey = (row: MerchantRow) => row.id;

/** The merchants that somebody may see: what a month brought, who serves them, what came of it. The view is its address. */
export function Component() {
  const t = useMerchantsMessages();
  const words = useMerchantWords();
  const formats = useFormats();
  const { lang } = formats;
  const { address, change } = useMerchantsAddress();
  const { filter, sort } = address;
  const own = useMay('appeal.raise');
  const mayFigures = useMay('merchant.figures');
  const scope = useOwnScope();

  const list = useInfiniteQuery(merchantsQuery({ ...filter, sort, limit: PAGE_ROWS }));
  const first = list.data?.pages[0];
  const month = first?.month ?? filter.month ?? null;
  const total = first?.total ?? 0;
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const bands = useQuery(programmeSettingsQuery()).data?.content.leap.bands ?? noBands;
  // Without a month a year before there is nothing to compare with, and the month before is the next best.
  const yearBefore = month !== null && first?.months.includes(shiftPeriod(month, -12));
  const against = address.against ?? (yearBefore ? 'last_year' : 'previous_month');
  const figures = useQuery({
    ...merchantFiguresQuery({ ...figuresFilter(filter), against }),
    enabled: mayFigures && first !== undefined,
  });
  const monthOnly = filter.month === undefined ? {} : { month: filter.month };
  const ownFacets = useQuery({ ...merchantFacetsQuery(monthOnly), enabled: own });

  // Named per row only where real rows stand among them; the top bar says it for all.
  const markSamples = rows.some((row) => row.sample) && rows.some((row) => !row.sample);
  const columns = useMerchantColumns({ bands, month, limited: scope !== null, own, markSamples });
  const search = merchantsSearch(address);
  // The list goes along, so that the merchant's page leads back to the same rows.
  const rowHref = useCallback(
    (row: MerchantRow) => `/merchants/${encodeURIComponent(row.id)}${search}`,
    [search],
  );
  const rowLabel = useCallback((row: MerchantRow) => nameOf(row, lang), [lang]);
  const rowsTo = (conditions: MerchantFilterInput) =>
    merchantsSearch({
      ...address,
      filter: { ...(own ? monthOnly : figuresFilter(filter)), ...conditions },
    }) || '?';
  const onFilter = (next: MerchantFilterInput) => change({ filter: next });
  const ownScope = useScopeText(scope);
  const chosenScope = [
    ...(filter.region ?? []).map((code) => regionName(code)?.[lang] ?? code),
    ...MERCHANT_KINDS.filter((kind) => filter.kind?.includes(kind)).map((kind) => words(`kind.${kind}`)),
  ].join(' · ');

  return (
    <Page fill>
      <ScopePickers
        periods={first?.months ?? []}
        model={null}
        period={month}
        onPeriodChange={(chosen) => onFilter(withFilter(filter, 'month', chosen ?? undefined))}
      />
      <PageHeader
        title={t(own ? 'ownTitle' : 'title')}
        period={month}
        scope={chosenScope || (own ? null : (ownScope ?? t('scopeAll')))}
        dataTime={month === null ? null : periodEndDate(month)}
        actions={
          total > 0 && (
            <span data-tip={t('exportTip', { total })}>
              <DownloadButton download={() => downloadFile(merchantsCsvUrl({ ...filter, sort, lang }))}>
                {t('export')}
              </DownloadButton>
            </span>
          )
        }
      />
      {mayFigures &&
        (figures.isError ? (
          <ErrorState inline problem={problemOf(figures.error)} onRetry={() => void figures.refetch()} />
        ) : figures.data ? (
          <FiguresView
            figures={figures.data}
            stale={figures.isPlaceholderData}
            against={against}
            rowsTo={rowsTo}
            onAgainstChange={(chosen) => change({ against: chosen })}
          />
        ) : (
          !list.isError && (
            <>
              <SkeletonBlock height={50} />
              <SkeletonBlock height={190} />
            </>
          )
        ))}
      {mayFigures && month !== null && (
        <Suspense fallback={<SkeletonBlock height={62} />}>
          <MovesSection filter={figuresFilter(filter)} month={month} />
        </Suspense>
      )}
      {own && ownFacets.data && <OwnSentence month={month} facets={ownFacets.data} rowsTo={rowsTo} />}
      <UnreadableParameters parameters={address.ignored} onClear={() => change({})} />
      <MerchantsFilters filter={filter} onChange={onFilter} bands={bands} own={own} />
      <LinkConditions filter={filter} rows={rows} onChange={onFilter} />
      <DataTable
        id={own ? 'own-merchants' : 'merchants'}
        label={t('tableLabel')}
        columns={columns}
        rows={rows}
        rowKey={rowKey}
        rowLabel={rowLabel}
        rowHref={rowHref}
        sort={readSort(sort)}
        onSortChange={(next) => change({ sort: writeSort(next) })}
        total={total}
        hasMore={list.hasNextPage}
        loadingMore={list.isFetchingNextPage}
        loadMoreFailed={list.isFetchNextPageError}
        onLoadMore={() => void list.fetchNextPage()}
        loading={list.isPending}
        error={list.isFetchNextPageError ? null : problemOf(list.error)}
        onRetry={() => void list.refetch()}
        empty={<MerchantsEmpty filter={filter} own={own} onClear={() => onFilter(clearedFilter(filter))} />}
        stale={list.isPlaceholderData}
        height="fill"
        toolbar={
          first && (
            <p className="merchants-found" role="status">
              {t(isFiltered(filter) ? 'foundFiltered' : 'foundAll', {
                count: total,
                total: formats.number(total),
              })}
            </p>
          )
        }
      />
    </Page>
  );
}
