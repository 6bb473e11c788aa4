import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { TargetView } from '../../contract/targets.ts';
import { MEASURE_RULES } from '../../domain/target/measure.ts';
import { problemOf } from '../../queries/request.ts';
import { targetsQuery } from '../../queries/targets.ts';
import { ErrorState } from '../../ui/blocks/error-state.tsx';
import { SkeletonText } from '../../ui/blocks/skeleton.tsx';
import { Missing } from '../../ui/format/missing.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useLocalized } from '../../ui/i18n/language.ts';
import { ForecastTag, PaceTag } from '../../ui/target/pace-tag.tsx';
import { useTargetReason } from '../../ui/target/target-words.ts';
import { useLeapHomeMessages } from './leap-home-messages.ts';

/** A provider has one for leaps and one for GMV at most at a time; the service finds by a part of the id. */
const MOST = 50;

/** The provider's own goals against the time that has passed. */
export function OwnTargets({ providerId }: { providerId: string }) {
  const t = useLeapHomeMessages();
  const found = useInfiniteQuery(targetsQuery({ level: 'provider', q: providerId, limit: MOST }));
  const targets = found.data?.pages.flatMap(({ items }) => items).filter(({ scope }) => scope === providerId);
  return (
    <div className="improvement-targets">
      <h3>{t('targets')}</h3>
      {found.error ? (
        <ErrorState problem={problemOf(found.error)} onRetry={() => void found.refetch()} />
      ) : !targets ? (
        <SkeletonText lines={2} />
      ) : targets.length === 0 ? (
        <p className="improvement-quiet">{t('noTarget')}</p>
      ) : (
        <ul>
          {targets.map((target) => (
            <OwnTarget key={target.id} target={target} />
          ))}
        </ul>
      )}
    </div>
  );
}

function OwnTarget({ target }: { target: TargetView }) {
  const t = useLeapHomeMessages();
  const f = useFormats();
  const localized = useLocalized();
  const reason = useTargetReason();
  const { measure, attained, goal, pace, needed, forecast, unit } = target;
  const amount = (value: number) =>
    unit === 'yuan' ? f.money(value) : f.number(value, Number.isInteger(value) ? 0 : 1);
  return (
    <li>
      <Link to={`/targets?target=${encodeURIComponent(target.id)}`}>
        {localized(MEASURE_RULES[measure].name)}
      </Link>
      <span className="wm-num">
        {attained === null ? <Missing reason={reason('value_not_known')} /> : amount(attained)} /{' '}
        {amount(goal)}
      </span>
      <span className="improvement-target-pace">
        {t('pace')}{' '}
        {pace.index === null ? (
          <Missing reason={reason(pace.reason)} />
        ) : (
          <span className="wm-num">{f.number(pace.index, 2)}</span>
        )}
        {pace.status && <PaceTag status={pace.status} />}
        {forecast.status && <ForecastTag status={forecast.status} />}
      </span>
      <span className="improvement-meta">
        {needed.perMonth === null
          ? reason(needed.reason)
          : needed.perMonth === 0
            ? t('reached')
            : t('needed', { months: needed.monthsLeft, perMonth: amount(needed.perMonth) })}
      </span>
    </li>
  );
}
