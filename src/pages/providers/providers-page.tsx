import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useCallback } from 'react';
import type { DirectoryRow } from '../../contract/providers.ts';
import { regionName } from '../../domain/geography/regions.ts';
import { downloadFile } from '../../queries/download-file.ts';
import { facetsQuery, providersCsvUrl } from '../../queries/providers.ts';
import { sessionQuery, useOwnScope } from '../../queries/session.ts';
import { useScopeChoices } from '../../queries/use-scope-choices.ts';
import { useViewedModel } from '../../queries/use-viewed-model.ts';
import { useScopeText } from '../../ui/access/use-scope-text.ts';
import { Button, ButtonLink } from '../../ui/blocks/button.tsx';
import { DownloadButton } from '../../ui/blocks/download-button.tsx';
import { Page } from '../../ui/blocks/page.tsx';
import { PageHeader } from '../../ui/blocks/page-header.tsx';
import { ScopePickers } from '../../ui/blocks/scope-pickers.tsx';
import { useModelWords } from '../../ui/definition/model-words.ts';
import { useFormats } from '../../ui/format/use-formats.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { CompareBar, MAXIMUM_COMPARED } from './compare-bar.tsx';
import { comparePath } from './compare-path.ts';
import {
  clearedFilter,
  DEFAULT_SORT,
  directorySearch,
  readSort,
  withFilter,
  writeSort,
} from './directory-address.ts';
import { useDirectoryColumns } from './directory-columns.tsx';
import { DirectoryEmpty } from './directory-empty.tsx';
import { DirectoryFilters } from './directory-filters.tsx';
import { DirectorySentence } from './directory-sentence.tsx';
import { useProvidersMessages } from './messages.ts';
import { providerName } from './profile-columns.tsx';
import { useComparedRows } from './use-compared-rows.ts';
import { useDirectoryAddress } from './use-directory-address.ts';
import { useDirectoryRows } from './use-directory-rows.ts';
import { DIRECTORY_TABLE, useShownColumns } from './use-shown-columns.ts';
import './providers.css';

// Said before the first assessment is published; after that the first view goes without.
const Notice = lazy(() =>
  import('../../ui/blocks/notice.tsx').then((module) => ({ default: module.Notice })),
);

const rowKey = (row: DirectoryRow) => row.id;

/** The directory: filter, sort, scroll, compare, export. Its whole view is its address. */
export function Component() {
  const t = useProvidersMessages();
  const formats = useFormats();
  const { lang } = formats;
  const { address, change } = useDirectoryAddress();
  const { filter } = address;
  const session = useQuery(sessionQuery()).data;
  const { query, problem, rows, sort, rejectedSort, stamp, total } = useDirectoryRows(filter, address.sort);
  const facets = useQuery(facetsQuery(filter)).data;
  const modelCode = stamp?.model ?? filter.model ?? session?.defaultModel ?? null;
  const { model, loading: modelLoading } = useViewedModel(stamp, modelCode);
  const words = useModelWords(model);
  const choices = useScopeChoices(modelCode);
  // Named per row only where real rows stand among them; the top bar says it for all.
  const mixed = rows.some((row) => row.sample) && rows.some((row) => !row.sample);
  const columns = useDirectoryColumns(model, words, stamp?.previousPeriod ?? null, mixed);
  const { shown, onShownColumnsChange, showOwn } = useShownColumns(
    columns,
    address.columns,
    model !== undefined,
    change,
  );
  const { compared, select } = useComparedRows(rows);

  const search = directorySearch(address);
  // The list goes along, so that the scorecard leads back to the same rows.
  const rowHref = useCallback(
    (row: DirectoryRow) => `/providers/${encodeURIComponent(row.id)}${search}`,
    [search],
  );
  const rowLabel = useCallback((row: DirectoryRow) => providerName(row, lang), [lang]);
  const clear = () => change({ filter: clearedFilter(filter) });
  const scope = [
    ...(filter.region ?? []).map((code) => regionName(code)?.[lang] ?? code),
    ...(filter.category ?? []).map(words.category),
  ].join(' · ');
  const loading = query.isPending || modelLoading;

  const ownScope = useScopeText(useOwnScope());
  return (
    <Page fill>
      <ScopePickers
        {...choices}
        model={modelCode}
        period={stamp?.period ?? filter.period ?? null}
        // Tiers, categories and measures of one model mean nothing in another.
        onModelChange={(chosen) => change({ filter: { model: chosen }, sort: DEFAULT_SORT, columns: null })}
        onPeriodChange={(period) => change({ filter: withFilter(filter, 'period', period ?? undefined) })}
      />
      <PageHeader
        title={t('title')}
        period={stamp?.period ?? filter.period ?? null}
        scope={scope || (ownScope ?? t('scopeAll'))}
        dataTime={stamp?.dataThrough ?? null}
        actions={
          total > 0 && (
            <span data-tip={t('exportTip', { total: formats.number(total) })}>
              <DownloadButton
                download={() => downloadFile(providersCsvUrl({ ...filter, sort, columns: shown, lang }))}
              >
                {t('export')}
              </DownloadButton>
            </span>
          )
        }
      />
      {query.isSuccess && stamp === null && total > 0 && (
        <Suspense>
          <Notice
            tone="info"
            action={
              <ButtonLink size="small" to="/assessments">
                {t('unpublishedAction')}
              </ButtonLink>
            }
          >
            {t(filter.period === undefined ? 'unpublished' : 'unpublishedPeriod')}
          </Notice>
        </Suspense>
      )}
      <DirectoryFilters
        filter={filter}
        ignored={
          rejectedSort === null ? address.ignored : [...address.ignored, { key: 'sort', value: rejectedSort }]
        }
        onChange={(next) => change({ filter: next, sort })}
        model={model}
        words={words}
      />
      <DataTable
        id={DIRECTORY_TABLE}
        label={t('tableLabel')}
        columns={columns}
        rows={rows}
        rowKey={rowKey}
        rowLabel={rowLabel}
        rowHref={rowHref}
        sort={readSort(sort)}
        onSortChange={(next) => change({ sort: writeSort(next) })}
        total={total}
        hasMore={query.hasNextPage}
        loadingMore={query.isFetchingNextPage}
        loadMoreFailed={query.isFetchNextPageError}
        onLoadMore={() => void query.fetchNextPage()}
        selected={compared.map(rowKey)}
        onSelectedChange={select}
        maxSelected={MAXIMUM_COMPARED}
        loading={loading}
        error={query.isFetchNextPageError ? null : problem}
        onRetry={() => void query.refetch()}
        empty={<DirectoryEmpty filter={filter} onClear={clear} />}
        stale={query.isPlaceholderData}
        height="fill"
        {...(address.columns && { shownColumns: address.columns })}
        onShownColumnsChange={onShownColumnsChange}
        toolbar={
          <>
            {!loading && query.data && (
              <DirectorySentence
                address={address}
                total={total}
                facets={facets}
                model={model}
                words={words}
              />
            )}
            {showOwn && (
              <span className="directory-columns-note">
                {t('columnsShared')}
                <Button kind="quiet" size="small" onClick={showOwn}>
                  {t('columnsOwn')}
                </Button>
              </span>
            )}
          </>
        }
      />
      <CompareBar
        chosen={compared.map((row) => ({ id: row.id, name: providerName(row, lang) }))}
        to={comparePath(compared.map(rowKey), filter)}
        onRemove={(id) => select(compared.map(rowKey).filter((other) => other !== id))}
        onClear={() => select([])}
      />
    </Page>
  );
}
