import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { LeapState } from '../../domain/leap/leap-state.ts';
import { alertCountsQuery } from '../../queries/alert-counts.ts';
import { leapCountsQuery } from '../../queries/leaps.ts';
import { merchantFiguresQuery } from '../../queries/merchants.ts';
import { programmeSettingsQuery } from '../../queries/programme-settings.ts';
import { problemOf } from '../../queries/request.ts';
import { UnreadLink } from '../../ui/alert/unread-link.tsx';
import { ErrorState } from '../../ui/blocks/error-state.tsx';
import { KpiCard, KpiRow } from '../../ui/blocks/kpi-card.tsx';
import { Section } from '../../ui/blocks/section.tsx';
import { SkeletonBlock } from '../../ui/blocks/skeleton.tsx';
import { Missing } from '../../ui/format/missing.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useLeapStateMeaning, useLeapStateName } from '../../ui/leap/leap-words.ts';
import { RegionalCities } from './regional-cities.tsx';
import { useRegionalMessages } from './regional-messages.ts';
import { regionalPath as path, type Where } from './regional-path.ts';
import { RegionalTargets } from './regional-targets.tsx';
import './regional.css';

export interface RegionalStripProps {
  /** Regions chosen on the page; undefined: all that the caller sees. */
  region: readonly string[] | undefined;
}

/** A regional lead's Monday: leaps, penetration and growth of the region, what waits for a decision, its targets. */
export function RegionalStrip({ region }: RegionalStripProps) {
  const t = useRegionalMessages();
  const f = useFormats();
  const where = useMemo<Where>(() => (region?.length ? { region: [...region] } : {}), [region]);
  const year = useQuery(programmeSettingsQuery()).data?.content.period;
  const now = useQuery(leapCountsQuery(where));
  const counted = useQuery({
    ...leapCountsQuery({
      ...where,
      state: 'counted',
      ...(year && { completedFrom: year.from, completedTo: year.to }),
    }),
    enabled: year !== undefined,
  });
  const through = now.data?.monthsThrough ?? null;
  const unread = useQuery(alertCountsQuery()).data?.unread ?? 0;
  const failure = now.error ?? counted.error;
  return (
    <>
      <Section
        title={t('title')}
        {...(through && { note: t('through', { month: f.period(through) }) })}
        actions={<UnreadLink count={unread} />}
      >
        <div className="overview-regional">
          {failure ? (
            <ErrorState problem={problemOf(failure)} onRetry={() => void now.refetch()} />
          ) : !now.data || !counted.data ? (
            <SkeletonBlock height={104} />
          ) : (
            <KpiRow>
              <KpiCard
                label={t('counted')}
                value={f.number(counted.data.total)}
                to={path('/leaps', {
                  ...where,
                  state: 'counted',
                  completedFrom: year?.from,
                  completedTo: year?.to,
                })}
                definition={{ name: t('counted'), formula: t('how.counted'), source: 'O' }}
              />
              <StateCard state="near" where={where} counts={now.data.counts} />
              <StateCard state="disputed" where={where} counts={now.data.counts} />
              <MerchantCards where={where} />
            </KpiRow>
          )}
          <RegionalTargets where={where} />
        </div>
      </Section>
      <RegionalCities where={where} />
    </>
  );
}

interface StateCardProps {
  state: 'near' | 'disputed';
  where: Where;
  counts: readonly { state: LeapState; count: number }[];
}

function StateCard({ state, where, counts }: StateCardProps) {
  const t = useRegionalMessages();
  const f = useFormats();
  const name = useLeapStateName();
  const meaning = useLeapStateMeaning();
  const count = counts.find((one) => one.state === state)?.count ?? 0;
  return (
    <KpiCard
      label={name(state)}
      value={f.number(count)}
      to={path('/leaps', { ...where, state, ...(state === 'near' && { sort: 'needed' }) })}
      definition={{ name: name(state), formula: meaning(state), source: 'O' }}
      note={count > 0 && t(`note.${state}`)}
    />
  );
}

function MerchantCards({ where }: { where: Where }) {
  const t = useRegionalMessages();
  const f = useFormats();
  const { data, error } = useQuery(merchantFiguresQuery(where));
  if (!data || data.month === null) {
    const reason = error ? problemOf(error).detail : data ? t('noMonths') : t('loading');
    return (
      <>
        <KpiCard label={t('penetration')} value={<Missing reason={reason} />} />
        <KpiCard label={t('multiple')} value={<Missing reason={reason} />} />
      </>
    );
  }
  const { penetration, penetrationBefore, publishedPenetration, multiple, against } = data;
  const change =
    penetration.share === null || penetrationBefore.share === null
      ? null
      : penetration.share - penetrationBefore.share;
  return (
    <>
      <KpiCard
        label={t('penetration')}
        value={penetration.share === null ? <Missing reason={t('noActive')} /> : f.percent(penetration.share)}
        to={path('/merchants', { ...where, served: 'yes' })}
        {...(against !== null && {
          delta: { value: change, kind: 'pp', digits: 1, against: f.period(against), reason: t('noActive') },
        })}
        definition={{
          name: t('penetration'),
          formula: t('how.penetration'),
          base: t('how.penetrationBase', { served: penetration.served, active: penetration.active }),
          source: 'O',
          extra: [{ label: t('benchmark'), value: t('how.benchmark') }],
        }}
        note={t('note.benchmark', { share: f.percent(publishedPenetration, 0) })}
      />
      <KpiCard
        label={t('multiple')}
        value={
          multiple.ofGrowth === null ? (
            <Missing reason={t(`reason.${multiple.reason ?? 'served_base_zero'}`)} />
          ) : (
            t('times', { count: f.number(multiple.ofGrowth, 2) })
          )
        }
        to={path('/merchants', where)}
        definition={{
          name: t('multiple'),
          formula: t('how.multiple'),
          base: t('how.multipleBase'),
          source: 'O',
        }}
        note={
          data.served.growth !== null &&
          data.unserved.growth !== null &&
          t('note.growth', {
            served: f.percent(data.served.growth),
            unserved: f.percent(data.unserved.growth),
          })
        }
      />
    </>
  );
}
