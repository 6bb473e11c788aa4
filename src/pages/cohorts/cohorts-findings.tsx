import { Fragment, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { CohortsView as CohortsFound } from '../../contract/programme.ts';
import { shiftPeriod } from '../../domain/period/period.ts';
import { EmptyState } from '../../ui/blocks/empty-state.tsx';
import { FindingSentence, fillMarkers } from '../../ui/blocks/finding-sentence.tsx';
import { JumpLink } from '../../ui/blocks/jump-link.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { type CohortsView, queryOf } from './cohorts-address.ts';
import { GraduationSection } from './graduation-section.tsx';
import { merchantRows } from './merchant-rows.ts';
import { useCohortsMessages } from './messages.ts';
import { RetentionSection } from './retention-section.tsx';
import { quotedPoint } from './small-sample.ts';
import { TimeSection } from './time-section.tsx';

export interface CohortsFindingsProps {
  cohorts: CohortsFound;
  view: CohortsView;
  stale: boolean;
  onChange: (view: CohortsView) => void;
}

export function CohortsFindings({ cohorts, view, stale, onChange }: CohortsFindingsProps) {
  const t = useCohortsMessages();
  const { all } = cohorts;
  return (
    <div className="cohorts-stack" data-stale={stale || undefined}>
      {all.merchants === 0 ? (
        <EmptyState title={t('noneTitle')} detail={t('noneDetail')} />
      ) : (
        <>
          <CohortsSentence cohorts={cohorts} />
          <RetentionSection cohorts={cohorts} view={view} onChange={onChange} />
          <GraduationSection cohorts={cohorts} view={view} onChange={onChange} />
          <TimeSection cohorts={cohorts} view={view} />
        </>
      )}
      <LeftOut cohorts={cohorts} view={view} />
    </div>
  );
}

/** One line: how many joined, how many stay and leap, and how long it takes; numbers lead to their tables. */
function CohortsSentence({ cohorts }: { cohorts: CohortsFound }) {
  const t = useCohortsMessages();
  const formats = useFormats();
  const { all, byMonth } = cohorts;
  const retention = quotedPoint(all.retention, all.merchants);
  const graduation =
    retention && all.graduation.find(({ afterMonths }) => afterMonths === retention.afterMonths);
  const median = all.timeToLeap.medianOfAllMonths;
  const jump = (to: string, text: string) => <JumpLink to={to}>{text}</JumpLink>;
  const parts: Record<string, ReactNode> = {
    merchants: jump('cohorts-retention', formats.number(all.merchants)),
    median: jump('cohorts-time', formats.number(median ?? 0)),
  };
  let text = t('finding', { months: byMonth.length });
  if (retention?.share != null) {
    parts.retention = jump('cohorts-retention', formats.percent(retention.share, 0));
    text += t('findingRetention', { k: retention.afterMonths, observed: retention.observed });
    if (graduation?.share != null) {
      parts.graduation = jump('cohorts-graduation', formats.percent(graduation.share, 0));
      text += t('findingGraduation');
    }
  }
  text += t(median === null ? 'findingNoMedian' : 'findingMedian');
  return <FindingSentence text={text + t('end')} parts={parts} />;
}

/** Merchants that are in no cohort, so that nobody misses them silently. */
function LeftOut({ cohorts, view }: { cohorts: CohortsFound; view: CohortsView }) {
  const t = useCohortsMessages();
  const formats = useFormats();
  const { months, joinedBeforeMonths, joinedAfterMonths, neverServed } = cohorts;
  if (months === null) return null;
  const parts = [
    {
      key: 'before',
      count: joinedBeforeMonths,
      text: t('leftBefore', { count: joinedBeforeMonths, from: formats.period(months.from) }),
      rows: { joinedTo: shiftPeriod(months.from, -1) },
    },
    {
      key: 'after',
      count: joinedAfterMonths,
      text: t('leftAfter', { count: joinedAfterMonths, through: formats.period(months.through) }),
      rows: { joinedFrom: shiftPeriod(months.through, 1) },
    },
    {
      key: 'never',
      count: neverServed,
      text: t('leftNever', { count: neverServed }),
      rows: { everServed: 'no' as const },
    },
  ].filter(({ count }) => count > 0);
  if (parts.length === 0) return null;
  const list = parts.map(({ key, text, rows }, at) => (
    <Fragment key={key}>
      {at > 0 && t('join')}
      <Link to={merchantRows(queryOf(view), rows)}>{text}</Link>
    </Fragment>
  ));
  return <p className="wm-meta">{fillMarkers(t('leftOut'), { list })}</p>;
}
