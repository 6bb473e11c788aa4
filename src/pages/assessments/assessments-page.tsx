import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { Assessment } from '../../contract/assessments.ts';
import { assessmentsQuery } from '../../queries/assessments.ts';
import { modelsQuery } from '../../queries/capability-models.ts';
import { problemOf } from '../../queries/request.ts';
import { Button, ButtonLink } from '../../ui/blocks/button.tsx';
import { useDrawerParam } from '../../ui/blocks/drawer.tsx';
import { EmptyState } from '../../ui/blocks/empty-state.tsx';
import { FindingSentence } from '../../ui/blocks/finding-sentence.tsx';
import { Page } from '../../ui/blocks/page.tsx';
import { PageHeader } from '../../ui/blocks/page-header.tsx';
import { Section } from '../../ui/blocks/section.tsx';
import { Segmented } from '../../ui/blocks/segmented.tsx';
import { SelectMenu } from '../../ui/blocks/select-menu.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useLocalized } from '../../ui/i18n/language.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { useAssessmentColumns } from './assessment-columns.tsx';
import { useAssessmentsMessages } from './messages.ts';
import { NewAssessment } from './new-assessment.tsx';
import './assessments.css';

const STATUSES = ['published', 'draft', 'superseded'] as const;

export function Component() {
  const t = useAssessmentsMessages();
  const f = useFormats();
  const of = useLocalized();
  const [params, setParams] = useSearchParams();
  const status = STATUSES.find((entry) => entry === params.get('status'));
  const model = params.get('model');
  const list = useInfiniteQuery(
    assessmentsQuery({ ...(status ? { status } : {}), ...(model ? { model } : {}) }),
  );
  const columns = useAssessmentColumns();
  const [, openNew] = useDrawerParam('new');
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const published = useCount('published', model);
  const drafts = useCount('draft', model);
  const latest = rows.find((row) => row.status === 'published');
  const families = useQuery(modelsQuery()).data?.items ?? [];
  const error = list.error;
  const filter = (name: string, value: string | null) =>
    setParams((now) => {
      if (value === null) now.delete(name);
      else now.set(name, value);
      return now;
    });

  return (
    <Page>
      <PageHeader
        title={t('title')}
        actions={
          <Button kind="primary" onClick={() => openNew('1')}>
            {t('run')}
          </Button>
        }
      />
      {rows.length > 0 && !status && (
        <FindingSentence
          text={t(latest ? 'finding' : 'findingNone')}
          parts={{
            published: <Link to={`?${withStatus(params, 'published')}`}>{published}</Link>,
            latest: latest ? <Link to={`/assessments/${latest.id}`}>{f.period(latest.period)}</Link> : '',
            drafts: drafts > 0 ? <Link to={`?${withStatus(params, 'draft')}`}>{drafts}</Link> : 0,
          }}
        />
      )}
      <Section>
        <DataTable<Assessment>
          id="assessments"
          label={t('title')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          rowHref={(row) => `/assessments/${row.id}`}
          rowLabel={(row) => f.period(row.period)}
          total={list.data?.pages[0]?.total ?? 0}
          hasMore={list.hasNextPage}
          loadingMore={list.isFetchingNextPage}
          onLoadMore={() => void list.fetchNextPage()}
          loading={list.isPending}
          error={problemOf(error)}
          onRetry={() => void list.refetch()}
          height="content"
          toolbar={
            <div className="assessments-toolbar">
              <Segmented
                label={t('statusFilter')}
                options={[
                  { value: 'all', label: t('all') },
                  ...STATUSES.map((entry) => ({ value: entry, label: t(`status.${entry}`) })),
                ]}
                value={status ?? 'all'}
                onChange={(value) => filter('status', value === 'all' ? null : value)}
              />
              {(families.length > 1 || model !== null) && (
                <SelectMenu
                  label={t('model')}
                  allowClear
                  emptyLabel={t('allModels')}
                  options={families.map((family) => ({ value: family.code, label: of(family.name) }))}
                  value={model}
                  onChange={(value) => filter('model', value)}
                />
              )}
            </div>
          }
          empty={
            <EmptyState
              title={t('emptyTitle')}
              detail={t('emptyDetail')}
              action={
                <ButtonLink to="/imports/new" kind="primary">
                  {t('importFacts')}
                </ButtonLink>
              }
            />
          }
        />
      </Section>
      <NewAssessment />
    </Page>
  );
}

/** How many there are in all, whatever part of the list is loaded. */
function useCount(status: (typeof STATUSES)[number], model: string | null): number {
  const page = useInfiniteQuery(assessmentsQuery({ status, ...(model ? { model } : {}) })).data?.pages[0];
  return page?.total ?? 0;
}

function withStatus(params: URLSearchParams, status: string): URLSearchParams {
  const next = new URLSearchParams(params);
  next.set('status', status);
  return next;
}
