import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useParams } from 'react-router';
import { writeEffortText } from '../../contract/improvement-plans.ts';
import { modelVersionQuery } from '../../queries/capability-models.ts';
import { improvementPlanQuery } from '../../queries/improvement-plans.ts';
import { problemOf } from '../../queries/request.ts';
import { periodsQuery } from '../../queries/scorecards.ts';
import { ButtonLink } from '../../ui/blocks/button.tsx';
import { ErrorState } from '../../ui/blocks/error-state.tsx';
import { Page } from '../../ui/blocks/page.tsx';
import { PageHeader } from '../../ui/blocks/page-header.tsx';
import { ScopePickers } from '../../ui/blocks/scope-pickers.tsx';
import { SkeletonBlock, SkeletonPage } from '../../ui/blocks/skeleton.tsx';
import { UnreadableParameters } from '../../ui/blocks/unreadable-parameters.tsx';
import { type ImprovementAddress, useImprovementAddress } from './improvement-address.ts';
import { ImprovementView } from './improvement-view.tsx';
import { useImprovementMessages } from './messages.ts';
import { scorecardPath } from './scorecard-path.ts';
import './improvement.css';

// A provider that is not rated has leaps and a target all the same.
const LeapsAndTargets = lazy(() =>
  import('./leaps-and-targets.tsx').then((module) => ({ default: module.LeapsAndTargets })),
);

export function Component() {
  const { providerId = '' } = useParams();
  return <ImprovementPage providerId={providerId} />;
}

/** Also the home of a provider's own people. */
export function ImprovementPage({ providerId }: { providerId: string }) {
  const address = useImprovementAddress();
  const { model, period, target } = address;
  const effort = writeEffortText(address.efforts);
  const plan = useQuery(
    improvementPlanQuery(providerId, {
      ...(model && { model }),
      ...(period && { period }),
      ...(target && { target }),
      ...(effort && { effort }),
    }),
  );
  const stamp = plan.data?.stamp;
  const stored = useQuery({
    ...modelVersionQuery(stamp?.model ?? '', stamp?.modelVersion ?? 0),
    enabled: stamp !== undefined,
  });
  const periods = useQuery(periodsQuery(model ?? stamp?.model)).data?.items ?? [];
  const failure = plan.error ?? stored.error;
  return (
    <>
      <ScopePickers
        periods={periods.map((entry) => entry.period)}
        model={model ?? stamp?.model ?? null}
        period={period ?? stamp?.period ?? null}
        onPeriodChange={address.setPeriod}
      />
      {failure ? (
        <Failure
          providerId={providerId}
          address={address}
          failure={failure}
          onRetry={() => {
            void plan.refetch();
            if (stamp) void stored.refetch();
          }}
        />
      ) : plan.data && stored.data ? (
        <Page>
          <UnreadableParameters parameters={address.unreadable} onClear={address.clearUnreadable} />
          <ImprovementView
            plan={plan.data}
            model={stored.data.model}
            address={address}
            stale={plan.isPlaceholderData}
          />
        </Page>
      ) : (
        <SkeletonPage />
      )}
    </>
  );
}

interface FailureProps {
  providerId: string;
  address: ImprovementAddress;
  failure: Error;
  onRetry: () => void;
}

function Failure({ providerId, address, failure, onRetry }: FailureProps) {
  const t = useImprovementMessages();
  const problem = problemOf(failure);
  const missing = problem?.code === 'not_found';
  return (
    <Page>
      <PageHeader
        title={providerId}
        period={address.period}
        back={{ to: scorecardPath(providerId, address), label: t('backToCard') }}
        actions={
          missing &&
          address.period !== null && (
            <ButtonLink to={`/providers/${encodeURIComponent(providerId)}/next-tier`} kind="primary">
              {t('openLatest')}
            </ButtonLink>
          )
        }
      />
      <ErrorState
        problem={problem && missing ? { ...problem, title: t('notFoundTitle') } : problem}
        {...(missing ? {} : { onRetry })}
      />
      {missing && (
        <Suspense fallback={<SkeletonBlock height={260} />}>
          <LeapsAndTargets providerId={providerId} />
        </Suspense>
      )}
    </Page>
  );
}
