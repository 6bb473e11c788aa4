import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { Appeal } from '../../contract/appeals.ts';
import { APPEAL_RULES } from '../../domain/appeal/appeal-rules.ts';
import { APPEAL_STATES } from '../../domain/appeal/appeal-state.ts';
import { appealsQuery } from '../../queries/appeals.ts';
import { problemOf } from '../../queries/request.ts';
import { sessionQuery, useMay } from '../../queries/session.ts';
import { ButtonLink } from '../../ui/blocks/button.tsx';
import { EmptyState } from '../../ui/blocks/empty-state.tsx';
import { FilterBar } from '../../ui/blocks/filter-bar.tsx';
import { FindingSentence } from '../../ui/blocks/finding-sentence.tsx';
import { Page } from '../../ui/blocks/page.tsx';
import { PageHeader } from '../../ui/blocks/page-header.tsx';
import { SearchBox } from '../../ui/blocks/search-box.tsx';
import { Section } from '../../ui/blocks/section.tsx';
import { SelectMenu } from '../../ui/blocks/select-menu.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { useAppealColumns } from './appeal-columns.tsx';
import { useAppealsMessages } from './messages.ts';
import './appeals.css';

const STATES = ['open', ...APPEAL_STATES] as const;
const DUE = ['overdue', 'week'] as const;
const OWNERS = ['me', 'nobody'] as const;

/** The queue of the platform and the regions; for the people of a provider their own. */
export function Component() {
  const t = useAppealsMessages();
  const f = useFormats();
  const own = useMay('appeal.raise');
  const decides = useMay('appeal.decide');
  const { data: session } = useQuery(sessionQuery());
  const [search, setSearch] = useSearchParams();
  const state = STATES.find((one) => one === search.get('state'));
  const due = DUE.find((one) => one === search.get('due'));
  const owner = OWNERS.find((one) => one === search.get('owner'));
  const provider = search.get('provider') ?? '';
  const list = useInfiniteQuery(
    appealsQuery({
      ...(state && { state }),
      ...(due && { due }),
      ...(owner && { owner }),
      ...(provider && { provider }),
    }),
  );
  const columns = useAppealColumns(own);
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const counts = list.data?.pages[0]?.counts;

  const filter = (name: 'state' | 'due' | 'owner' | 'provider', value: string | null) =>
    setSearch(
      (now) => {
        const next = new URLSearchParams(now);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: name === 'provider' },
    );
  const active = [
    ...(state ? [{ key: 'state', label: t(`state.${state}`), onRemove: () => filter('state', null) }] : []),
    ...(due ? [{ key: 'due', label: t(`due.${due}`), onRemove: () => filter('due', null) }] : []),
    ...(owner ? [{ key: 'owner', label: t(`owner.${owner}`), onRemove: () => filter('owner', null) }] : []),
  ];
  const ownProvider = session?.caller?.scope?.providers[0];
  return (
    <Page>
      <PageHeader title={t(own ? 'ownTitle' : 'title')} />
      {counts && (
        <FindingSentence
          text={t(own ? 'ownFinding' : 'finding')}
          parts={{
            open: <Link to="?state=open">{f.number(counts.open)}</Link>,
            overdue: <Link to="?due=overdue">{f.number(counts.overdue)}</Link>,
            unowned: <Link to="?state=open&owner=nobody">{f.number(counts.unowned)}</Link>,
          }}
        />
      )}
      <FilterBar
        active={active}
        onReset={() => setSearch({})}
        search={
          own ? undefined : (
            <SearchBox
              value={provider}
              onChange={(value) => filter('provider', value)}
              label={t('providerFilter')}
              shortcut
            />
          )
        }
      >
        <SelectMenu
          label={t('state')}
          options={STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
          value={state ?? null}
          onChange={(value) => filter('state', value)}
          allowClear
          emptyLabel={t('allStates')}
        />
        <SelectMenu
          label={t('due')}
          options={DUE.map((value) => ({ value, label: t(`due.${value}`) }))}
          value={due ?? null}
          onChange={(value) => filter('due', value)}
          allowClear
          emptyLabel={t('allDue')}
        />
        {decides && (
          <SelectMenu
            label={t('owner')}
            options={OWNERS.map((value) => ({ value, label: t(`owner.${value}`) }))}
            value={owner ?? null}
            onChange={(value) => filter('owner', value)}
            allowClear
            emptyLabel={t('allOwners')}
          />
        )}
      </FilterBar>
      <Section>
        <DataTable<Appeal>
          id={own ? 'own-appeals' : 'appeals'}
          label={t('title')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          rowHref={(row) => `/appeals/${row.id}`}
          rowLabel={(row) => row.snapshot.name[f.lang]}
          total={list.data?.pages[0]?.total ?? 0}
          hasMore={list.hasNextPage}
          loadingMore={list.isFetchingNextPage}
          onLoadMore={() => void list.fetchNextPage()}
          loading={list.isPending}
          stale={list.isPlaceholderData}
          error={problemOf(list.error)}
          onRetry={() => void list.refetch()}
          height="content"
          empty={
            <EmptyState
              title={t('emptyTitle')}
              detail={t(own ? 'emptyOwn' : 'emptyOps')}
              action={
                own &&
                ownProvider && (
                  <ButtonLink to={`/providers/${encodeURIComponent(ownProvider)}`} kind="primary">
                    {t('toScorecard')}
                  </ButtonLink>
                )
              }
            />
          }
        />
      </Section>
      <p className="wm-meta">
        {t('rules', { raise: APPEAL_RULES.raiseWorkingDays, decide: APPEAL_RULES.decideWorkingDays })}
      </p>
    </Page>
  );
}
