import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { regionName } from '../../domain/geography/regions.ts';
import { periodEndDate } from '../../domain/period/period.ts';
import { cohortsQuery } from '../../queries/programme.ts';
import { problemOf } from '../../queries/request.ts';
import { useMay, useOwnScope } from '../../queries/session.ts';
import { useScopeText } from '../../ui/access/use-scope-text.ts';
import { useAddressSearch } from '../../ui/address/use-address-search.ts';
import { ButtonLink } from '../../ui/blocks/button.tsx';
import { EmptyState } from '../../ui/blocks/empty-state.tsx';
import { ErrorState } from '../../ui/blocks/error-state.tsx';
import { Page } from '../../ui/blocks/page.tsx';
import { PageHeader } from '../../ui/blocks/page-header.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useLocalized } from '../../ui/i18n/language.ts';
import { type CohortsView, cohortsSearch, queryOf, readCohortsAddress } from './cohorts-address.ts';
import { CohortsFilters } from './cohorts-filters.tsx';
import { CohortsFindings } from './cohorts-findings.tsx';
import { CohortsSkeleton } from './cohorts-skeleton.tsx';
import { useCohortsMessages } from './messages.ts';
import './cohorts.css';

/** Merchants by the month they were first served: who stays, who leaps, and how long that takes. */
export function Component() {
  const t = useCohortsMessages();
  const formats = useFormats();
  const localized = useLocalized();
  const [search, changeSearch] = useAddressSearch();
  const { view, ignored } = useMemo(() => readCohortsAddress(new URLSearchParams(search)), [search]);
  const found = useQuery(cohortsQuery(queryOf(view)));
  const ownScope = useScopeText(useOwnScope());
  const mayImport = useMay('import.write');
  const cohorts = found.data;

  const change = (next: CohortsView) => changeSearch(cohortsSearch(next));
  const regions = view.region?.map((code) => {
    const name = regionName(code);
    return name ? localized(name) : code;
  });
  const industries = view.industry?.map((name) => (name === 'none' ? t('industryNone') : name));
  const chosen = [...(regions ?? []), ...(industries ?? [])].join(' · ');
  const months = cohorts?.months;

  return (
    <Page>
      <PageHeader
        title={t('title')}
        back={{ to: '/programme', label: t('back') }}
        scope={[
          months &&
            t('range', { from: formats.period(months.from), through: formats.period(months.through) }),
          chosen || (ownScope ?? t('scopeAll')),
        ]
          .filter(Boolean)
          .join(' · ')}
        dataTime={months ? periodEndDate(months.through) : null}
      />
      <CohortsFilters
        view={view}
        ignored={ignored}
        industries={cohorts?.industries ?? []}
        onChange={change}
      />
      {found.isError ? (
        <ErrorState problem={problemOf(found.error)} onRetry={() => void found.refetch()} />
      ) : cohorts === undefined ? (
        <CohortsSkeleton />
      ) : cohorts.months === null ? (
        <EmptyState
          title={t('emptyTitle')}
          detail={t('emptyDetail')}
          {...(mayImport && {
            action: (
              <ButtonLink kind="primary" to="/imports/new">
                {t('emptyAction')}
              </ButtonLink>
            ),
          })}
        />
      ) : (
        <CohortsFindings cohorts={cohorts} view={view} stale={found.isPlaceholderData} onChange={change} />
      )}
    </Page>
  );
}
