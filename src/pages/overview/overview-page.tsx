import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo } from 'react';
import { groupOf } from '../../domain/access/role.ts';
import { regionName } from '../../domain/geography/regions.ts';
import { overviewQuery } from '../../queries/overview.ts';
import { problemOf } from '../../queries/request.ts';
import { sessionQuery, useMay, useOwnScope } from '../../queries/session.ts';
import { useScopeChoices } from '../../queries/use-scope-choices.ts';
import { useViewedModel } from '../../queries/use-viewed-model.ts';
import { useScopeText } from '../../ui/access/use-scope-text.ts';
import { useAddressSearch } from '../../ui/address/use-address-search.ts';
import { ButtonLink } from '../../ui/blocks/button.tsx';
import { ErrorState } from '../../ui/blocks/error-state.tsx';
import { Page } from '../../ui/blocks/page.tsx';
import { PageHeader } from '../../ui/blocks/page-header.tsx';
import { ScopePickers } from '../../ui/blocks/scope-pickers.tsx';
import { SkeletonBlock } from '../../ui/blocks/skeleton.tsx';
import { useModelWords } from '../../ui/definition/model-words.ts';
import { useLocalized } from '../../ui/i18n/language.ts';
import { useOverviewMessages } from './messages.ts';
import { type OverviewView, overviewSearch, readOverviewAddress } from './overview-address.ts';
import { OverviewEmpty } from './overview-empty.tsx';
import { OverviewFilters } from './overview-filters.tsx';
import { OverviewFindings } from './overview-findings.tsx';
import { OverviewSkeleton } from './overview-skeleton.tsx';
import './overview.css';

// Only regional leads see it; everybody else's first view goes without.
const RegionalStrip = lazy(() =>
  import('./regional-strip.tsx').then((module) => ({ default: module.RegionalStrip })),
);

/** What one published assessment found, top down: the sentence, the picture, the rows behind every number. */
export function Component() {
  const t = useOverviewMessages();
  const localized = useLocalized();
  const [search, changeSearch] = useAddressSearch();
  const { view, ignored } = useMemo(() => readOverviewAddress(new URLSearchParams(search)), [search]);
  const session = useQuery(sessionQuery());
  const found = useQuery(overviewQuery(view));
  const stamp = found.data?.stamp ?? null;
  const modelCode = stamp?.model ?? view.model ?? session.data?.defaultModel ?? null;
  const { model, loading: modelLoading } = useViewedModel(stamp, modelCode);
  const words = useModelWords(model);
  const choices = useScopeChoices(modelCode);

  const change = (next: OverviewView) => changeSearch(overviewSearch(next));

  const regions = view.region?.map((code) => {
    const name = regionName(code);
    return name ? localized(name) : code;
  });
  const scope = [...(regions ?? []), ...(view.category ?? []).map(words.category)].join(' · ');
  const ownScope = useScopeText(useOwnScope());
  const caller = session.data?.caller;
  const isRegional = caller ? groupOf(caller.role) === 'regional' : false;
  const mayOpen = useMay('assessment.read');
  // The names come from the model; drawing codes first and names a moment later would make the page jump.
  const loading = found.isPending || (stamp !== null && modelLoading);

  return (
    <Page>
      <ScopePickers
        {...choices}
        model={modelCode}
        period={stamp?.period ?? view.period ?? null}
        // Periods, categories and regions of one model mean nothing in another.
        onModelChange={(chosen) => change({ model: chosen })}
        onPeriodChange={(period) => change(withPeriod(view, period))}
      />
      <PageHeader
        title={t('title')}
        period={stamp?.period ?? view.period ?? null}
        scope={scope || (ownScope ?? t('scopeAll'))}
        dataTime={stamp?.dataThrough ?? null}
        actions={
          stamp &&
          mayOpen && (
            <ButtonLink to={`/assessments/${encodeURIComponent(stamp.assessmentId)}`}>
              {t('openAssessment')}
            </ButtonLink>
          )
        }
      />
      <OverviewFilters view={view} ignored={ignored} model={model} words={words} onChange={change} />
      {isRegional && (
        <Suspense fallback={<SkeletonBlock height={260} />}>
          <RegionalStrip region={view.region} />
        </Suspense>
      )}
      {found.isError ? (
        <ErrorState problem={problemOf(found.error)} onRetry={() => void found.refetch()} />
      ) : loading ? (
        <OverviewSkeleton />
      ) : found.data?.stamp ? (
        <OverviewFindings
          overview={{ ...found.data, stamp: found.data.stamp }}
          model={model}
          words={words}
          view={view}
          stale={found.isPlaceholderData}
        />
      ) : (
        <OverviewEmpty view={view} modelCode={modelCode} />
      )}
    </Page>
  );
}

function withPeriod({ period: _, ...rest }: OverviewView, period: string | null): OverviewView {
  return period === null ? rest : { ...rest, period };
}
