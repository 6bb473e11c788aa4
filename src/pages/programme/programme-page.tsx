import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { regionName } from '../../domain/geography/regions.ts';
import { periodEndDate } from '../../domain/period/period.ts';
import { programmeQuery } from '../../queries/programme.ts';
import { programmeSettingsQuery } from '../../queries/programme-settings.ts';
import { problemOf } from '../../queries/request.ts';
import { useMay, useOwnScope } from '../../queries/session.ts';
import { useScopeText } from '../../ui/access/use-scope-text.ts';
import { useAddressSearch } from '../../ui/address/use-address-search.ts';
import { ButtonLink } from '../../ui/blocks/button.tsx';
import { ErrorState } from '../../ui/blocks/error-state.tsx';
import { Page } from '../../ui/blocks/page.tsx';
import { PageHeader } from '../../ui/blocks/page-header.tsx';
import { ScopePickers } from '../../ui/blocks/scope-pickers.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useLocalized } from '../../ui/i18n/language.ts';
import { useProgrammeMessages } from './messages.ts';
import { type ProgrammeView, programmeSearch, queryOf, readProgrammeAddress } from './programme-address.ts';
import { ProgrammeEmpty } from './programme-empty.tsx';
import { ProgrammeFilters } from './programme-filters.tsx';
import { ProgrammeFindings } from './programme-findings.tsx';
import { ProgrammeSkeleton } from './programme-skeleton.tsx';
import './programme.css';

/** The four clubs of the programme: where they stand, whether time is on their side, and who comes next. */
export function Component() {
  const t = useProgrammeMessages();
  const formats = useFormats();
  const localized = useLocalized();
  const [search, changeSearch] = useAddressSearch();
  const { view, ignored } = useMemo(() => readProgrammeAddress(new URLSearchParams(search)), [search]);
  const found = useQuery(programmeQuery(queryOf(view)));
  const rules = useQuery(programmeSettingsQuery()).data?.content.programme;
  const ownScope = useScopeText(useOwnScope());
  const maySetTargets = useMay('target.write');
  const board = found.data;
  const month = board?.month ?? view.month ?? null;

  const change = (next: ProgrammeView) => changeSearch(programmeSearch(next));
  const region = view.region && regionName(view.region);
  const scope = [
    view.region ? (region ? localized(region) : view.region) : (ownScope ?? t('scopeAll')),
    board && t('year', { from: formats.period(board.period.from), to: formats.period(board.period.to) }),
  ];

  return (
    <Page>
      <ScopePickers
        periods={board?.months ?? []}
        model={null}
        period={month}
        onPeriodChange={(chosen) => change(withMonth(view, chosen))}
      />
      <PageHeader
        title={t('title')}
        period={month}
        scope={scope.filter(Boolean).join(' · ')}
        dataTime={board?.month ? periodEndDate(board.month) : null}
        actions={
          <>
            <ButtonLink to="/programme/cohorts">{t('cohorts')}</ButtonLink>
            <ButtonLink to="/programme/settings">{t('settings')}</ButtonLink>
          </>
        }
      />
      <ProgrammeFilters view={view} ignored={ignored} board={board} onChange={change} />
      {found.isError ? (
        <ErrorState problem={problemOf(found.error)} onRetry={() => void found.refetch()} />
      ) : board === undefined ? (
        <ProgrammeSkeleton />
      ) : board.month === null ? (
        <ProgrammeEmpty view={view} months={board.months} />
      ) : (
        <ProgrammeFindings
          board={board}
          rules={rules}
          view={view}
          maySetTargets={maySetTargets}
          stale={found.isPlaceholderData}
          onChange={change}
        />
      )}
    </Page>
  );
}

function withMonth({ month: _, ...rest }: ProgrammeView, month: string | null): ProgrammeView {
  return month === null ? rest : { ...rest, month };
}
