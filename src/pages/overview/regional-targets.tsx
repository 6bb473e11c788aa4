import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { TargetView } from '../../contract/targets.ts';
import { MEASURE_RULES } from '../../domain/target/measure.ts';
import { problemOf } from '../../queries/request.ts';
import { targetsQuery } from '../../queries/targets.ts';
import { ErrorState } from '../../ui/blocks/error-state.tsx';
import { FindingSentence } from '../../ui/blocks/finding-sentence.tsx';
import { SkeletonBlock } from '../../ui/blocks/skeleton.tsx';
import { Missing } from '../../ui/format/missing.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useLocalized } from '../../ui/i18n/language.ts';
import { PaceTag } from '../../ui/target/pace-tag.tsx';
import { useTargetReason } from '../../ui/target/target-words.ts';
import { useRegionalMessages } from './regional-messages.ts';
import { regionalPath as path, type Where } from './regional-path.ts';

const SHOWN = 4;

/** The goals of the region and its cities, worst pace first. */
export function RegionalTargets({ where }: { where: Where }) {
  const t = useRegionalMessages();
  const f = useFormats();
  const filter = { ...where, level: 'region,city' };
  const found = useInfiniteQuery(targetsQuery({ ...filter, sort: 'index', limit: SHOWN }));
  const page = found.data?.pages[0];
  if (found.error)
    return <ErrorState problem={problemOf(found.error)} onRetry={() => void found.refetch()} />;
  if (!page) return <SkeletonBlock height={64} />;
  if (page.total === 0) return <p className="overview-regional-none">{t('noTargets')}</p>;
  const late = page.counts
    .filter(({ status }) => status === 'behind' || status === 'at_high_risk')
    .reduce((sum, { targets }) => sum + targets, 0);
  return (
    <div>
      <FindingSentence
        text={t(late > 0 ? 'targetsLate' : 'targetsWell')}
        parts={{
          total: <Link to={path('/targets', filter)}>{f.number(page.total)}</Link>,
          late: (
            <Link to={path('/targets', { ...filter, status: 'at_high_risk,behind', sort: 'index' })}>
              {f.number(late)}
            </Link>
          ),
        }}
      />
      <ul className="overview-regional-targets">
        {page.items.map((target) => (
          <RegionalTarget key={target.id} target={target} />
        ))}
      </ul>
    </div>
  );
}

function RegionalTarget({ target }: { target: TargetView }) {
  const t = useRegionalMessages();
  const f = useFormats();
  const localized = useLocalized();
  const reason = useTargetReason();
  const { measure, scopeName, attained, goal, pace, needed, unit } = target;
  const amount = (value: number) =>
    unit === 'yuan' ? f.money(value) : f.number(value, Number.isInteger(value) ? 0 : 1);
  return (
    <li>
      <Link to={`/targets?target=${encodeURIComponent(target.id)}`}>
        {scopeName && localized(scopeName)} · {localized(MEASURE_RULES[measure].name)}
      </Link>
      <span className="wm-num overview-regional-end">
        {attained === null ? <Missing reason={reason('value_not_known')} /> : amount(attained)} /{' '}
        {amount(goal)}
      </span>
      <span className="overview-regional-end">
        <span className="wm-sr-only">{t('pace')} </span>
        {pace.index === null ? (
          <Missing reason={reason(pace.reason)} />
        ) : (
          <span className="wm-num">{f.number(pace.index, 2)}</span>
        )}
      </span>
      <span>{pace.status && <PaceTag status={pace.status} />}</span>
      <span className="overview-regional-need">
        {needed.perMonth === null
          ? reason(needed.reason)
          : needed.perMonth === 0
            ? t('reached')
            : t('needed', { months: needed.monthsLeft, perMonth: amount(needed.perMonth) })}
      </span>
    </li>
  );
}
