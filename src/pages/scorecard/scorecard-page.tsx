import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useParams, useSearchParams } from 'react-router';
import type { Scorecard } from '../../contract/scorecards.ts';
import { modelVersionQuery } from '../../queries/capability-models.ts';
import { problemOf } from '../../queries/request.ts';
import { periodsQuery, scorecardQuery } from '../../queries/scorecards.ts';
import { ButtonLink } from '../../ui/blocks/button.tsx';
import { ErrorState } from '../../ui/blocks/error-state.tsx';
import { Page } from '../../ui/blocks/page.tsx';
import { PageHeader } from '../../ui/blocks/page-header.tsx';
import { ScopePickers } from '../../ui/blocks/scope-pickers.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { AppealNotice } from './appeal-notice.tsx';
import { CapabilityShape } from './capability-shape.tsx';
import { CapabilityTable } from './capability-table.tsx';
import { ChangeSection } from './change-section.tsx';
import { GateSection } from './gate-section.tsx';
import { HistorySection } from './history-section.tsx';
import { IndicatorDrawer } from './indicator-drawer.tsx';
import { useScorecardMessages } from './messages.ts';
import { type ModelView, modelView } from './model-view.ts';
import { ReceiptLine } from './receipt-line.tsx';
import { scopeParams } from './scope-params.ts';
import { ScorecardHeader } from './scorecard-header.tsx';
import { ScorecardSkeleton } from './scorecard-skeleton.tsx';
import { Verdict } from './verdict.tsx';
import './scorecard.css';
import './sheet.css';

export function Component() {
  const { providerId = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const asked = useMemo(() => {
    const model = params.get('model');
    const period = params.get('period');
    return { ...(model ? { model } : {}), ...(period ? { period } : {}) };
  }, [params]);

  const card = useQuery(scorecardQuery(providerId, asked));
  const stamp = card.data?.stamp;
  const stored = useQuery({
    ...modelVersionQuery(stamp?.model ?? '', stamp?.modelVersion ?? 0),
    enabled: stamp !== undefined,
  });
  const model = asked.model ?? stamp?.model;
  const periods = (useQuery(periodsQuery(model)).data?.items ?? []).map((entry) => entry.period);
  const picker = (
    <ScopePickers
      periods={periods}
      model={model ?? null}
      period={asked.period ?? stamp?.period ?? null}
      onPeriodChange={(period) =>
        setParams(
          (now) => {
            if (period === null) now.delete('period');
            else now.set('period', period);
            return now;
          },
          { preventScrollReset: true },
        )
      }
    />
  );

  const failure = card.error ?? stored.error;
  if (failure) {
    return (
      <>
        {picker}
        <Failure
          providerId={providerId}
          failure={failure}
          onRetry={() => {
            void card.refetch();
            if (stamp) void stored.refetch();
          }}
        />
      </>
    );
  }
  return (
    <>
      {picker}
      {card.data && stored.data ? (
        <ScorecardView
          card={card.data}
          view={modelView(stored.data.model, card.data)}
          stale={card.isPlaceholderData}
        />
      ) : (
        <ScorecardSkeleton />
      )}
    </>
  );
}

interface FailureProps {
  providerId: string;
  failure: Error;
  onRetry: () => void;
}

/** A provider that joined later has no result in an early period: the latest one is a step away. */
function Failure({ providerId, failure, onRetry }: FailureProps) {
  const t = useScorecardMessages();
  const f = useFormats();
  const [params] = useSearchParams();
  const problem = problemOf(failure);
  const missing = problem?.code === 'not_found';
  const period = params.get('period');
  const latest = new URLSearchParams(params);
  latest.delete('period');
  return (
    <Page>
      <PageHeader
        title={providerId}
        period={period}
        back={{ to: `/providers?${scopeParams(params)}`, label: t('backToList') }}
        actions={
          missing &&
          period !== null && (
            <ButtonLink to={`/providers/${encodeURIComponent(providerId)}?${latest}`} kind="primary">
              {t('openLatest')}
            </ButtonLink>
          )
        }
      />
      <ErrorState
        problem={
          problem && missing
            ? {
                ...problem,
                title:
                  period === null ? t('notFoundTitle') : t('notFoundInPeriod', { period: f.period(period) }),
              }
            : problem
        }
        {...(missing ? {} : { onRetry })}
      />
    </Page>
  );
}

function ScorecardView({ card, view, stale }: { card: Scorecard; view: ModelView; stale: boolean }) {
  return (
    <Page>
      <div className="scorecard" aria-busy={stale}>
        <ScorecardHeader card={card} view={view} />
        <Verdict card={card} view={view} />
        <AppealNotice card={card} />
        <div className="scorecard-pair">
          <CapabilityShape card={card} view={view} />
          <GateSection card={card} view={view} />
        </div>
        <CapabilityTable card={card} view={view} />
        <div className="scorecard-pair scorecard-later">
          <ChangeSection card={card} view={view} />
          <HistorySection card={card} view={view} />
        </div>
        <ReceiptLine stamp={card.stamp} />
        <IndicatorDrawer card={card} view={view} />
      </div>
    </Page>
  );
}
