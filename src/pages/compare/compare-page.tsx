import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { modelVersionQuery } from '../../queries/capability-models.ts';
import { problemOf } from '../../queries/request.ts';
import { comparisonQuery } from '../../queries/scorecards.ts';
import { sessionQuery } from '../../queries/session.ts';
import { useScopeChoices } from '../../queries/use-scope-choices.ts';
import { useAddressSearch } from '../../ui/address/use-address-search.ts';
import { ButtonLink } from '../../ui/blocks/button.tsx';
import { ErrorState } from '../../ui/blocks/error-state.tsx';
import { Page } from '../../ui/blocks/page.tsx';
import { PageHeader } from '../../ui/blocks/page-header.tsx';
import { ScopePickers } from '../../ui/blocks/scope-pickers.tsx';
import { useModelWords } from '../../ui/definition/model-words.ts';
import { type CompareAddress, compareSearch, readCompareAddress, viewSearch } from './compare-address.ts';
import { CompareEmpty } from './compare-empty.tsx';
import { CompareNotices } from './compare-notices.tsx';
import { CompareSkeleton } from './compare-skeleton.tsx';
import { ComparisonView } from './comparison-view.tsx';
import { useCompareMessages } from './messages.ts';
import { ProviderPicker } from './provider-picker.tsx';
import { useNames } from './use-names.ts';
import './compare.css';

/** Up to five providers side by side; who they are is in the address, the first is the reference. */
export function Component() {
  const t = useCompareMessages();
  const [search, changeSearch] = useAddressSearch();
  const address = useMemo(() => readCompareAddress(new URLSearchParams(search)), [search]);
  const { ids, view } = address;
  const change = (part: Partial<Pick<CompareAddress, 'ids' | 'view'>>) => {
    const next = { ...address, ...part };
    changeSearch(compareSearch(next.ids, next.view));
  };

  const session = useQuery(sessionQuery()).data;
  const found = useQuery(comparisonQuery(ids, view));
  const comparison = ids.length > 1 ? found.data : undefined;
  const stamp = comparison?.stamp ?? null;
  const stored = useQuery({
    ...modelVersionQuery(stamp?.model ?? '', stamp?.modelVersion ?? 0),
    enabled: stamp !== null,
  });
  const model = stored.data?.model;
  const words = useModelWords(model);
  const modelCode = stamp?.model ?? view.model ?? session?.defaultModel ?? null;
  const choices = useScopeChoices(modelCode);
  const nameOf = useNames(ids, view);
  const remove = (gone: readonly string[]) => change({ ids: ids.filter((id) => !gone.includes(id)) });

  return (
    <Page>
      <ScopePickers
        {...choices}
        model={modelCode}
        period={stamp?.period ?? view.period ?? (view.model ? null : (session?.latestPeriod ?? null))}
        // A provider is graded by one model: other models have other providers.
        onModelChange={(chosen) => change({ ids: [], view: { model: chosen } })}
        onPeriodChange={(period) =>
          change({ view: period === null ? omitPeriod(view) : { ...view, period } })
        }
      />
      <PageHeader
        title={t('title')}
        back={{ to: `/providers${viewSearch(view)}`, label: t('back') }}
        period={stamp?.period ?? view.period ?? null}
        scope={ids.length > 0 ? t('scope', { count: ids.length }) : undefined}
        dataTime={stamp?.dataThrough ?? null}
        actions={ids.length > 0 && <ButtonLink to={`/compare${viewSearch(view)}`}>{t('reset')}</ButtonLink>}
      />
      <ProviderPicker ids={ids} view={view} nameOf={nameOf} onChange={(next) => change({ ids: next })} />
      <CompareNotices
        address={address}
        missing={(comparison?.missing ?? []).map((id) => ({ id, name: nameOf(id) }))}
        onRemove={remove}
        onClear={() => change({})}
      />
      {ids.length < 2 ? (
        <CompareEmpty only={ids[0] === undefined ? null : nameOf(ids[0])} view={view} />
      ) : found.isError ? (
        <ErrorState problem={problemOf(found.error)} onRetry={() => void found.refetch()} kept={t('kept')} />
      ) : !comparison || stored.isPending ? (
        <CompareSkeleton />
      ) : (
        comparison.items.length > 0 && <ComparisonView comparison={comparison} model={model} words={words} />
      )}
    </Page>
  );
}

function omitPeriod({ period: _, ...rest }: CompareAddress['view']): CompareAddress['view'] {
  return rest;
}
