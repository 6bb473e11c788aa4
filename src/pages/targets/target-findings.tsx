import { useMemo } from 'react';
import type { TargetDetail } from '../../contract/targets.ts';
import { DefinitionPopover } from '../../ui/blocks/definition-popover.tsx';
import { FactList } from '../../ui/blocks/fact-list.tsx';
import { FindingSentence } from '../../ui/blocks/finding-sentence.tsx';
import { Notice } from '../../ui/blocks/notice.tsx';
import { PaceChart } from '../../ui/charts/pace-chart.tsx';
import { Missing } from '../../ui/format/missing.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { ForecastTag, PaceTag } from '../../ui/target/pace-tag.tsx';
import { useTargetReason, useTargetWords } from '../../ui/target/target-words.ts';
import { GoalSplit } from './goal-split.tsx';
import { useTargetsMessages } from './messages.ts';
import { TargetHistory } from './target-history.tsx';
import { TargetParts } from './target-parts.tsx';
import { useTargetDefinitions } from './use-target-definitions.ts';
import { useTargetTexts } from './use-target-texts.ts';

/** Top down: what was found, the course, the figures, what the number is the sum of, who changed it. */
export function TargetFindings({ target }: { target: TargetDetail }) {
  const t = useTargetsMessages();
  const f = useFormats();
  const texts = useTargetTexts();
  const { measure, series, forecast } = target;
  const chart = useMemo(
    () => ({
      months: series.map(({ month }) => month),
      attained: series.map(({ attained }) => attained),
      expected: series.map(({ expected }) => expected),
      forecast:
        forecast.value === null ? null : { month: target.to, value: forecast.value, range: forecast.range },
    }),
    [series, forecast, target.to],
  );
  return (
    <div className="targets-findings">
      {target.archivedAt !== null && (
        <Notice tone="neutral">{t('archivedAt', { at: f.instant(target.archivedAt) })}</Notice>
      )}
      <Sentence target={target} />
      <PaceChart
        title={t('course')}
        {...chart}
        unit={texts.unit(measure)}
        kind={texts.isMoney(measure) ? 'money' : 'number'}
        height={240}
      />
      <Figures target={target} />
      {forecast.gapMonths.length > 0 && (
        <Notice tone="attention">
          {t('gapMonths', { months: forecast.gapMonths.map((month) => f.period(month)).join(t('comma')) })}
        </Notice>
      )}
      <GoalSplit target={target} />
      <TargetParts target={target} />
      <TargetHistory target={target} />
    </div>
  );
}

function Sentence({ target }: { target: TargetDetail }) {
  const t = useTargetsMessages();
  const f = useFormats();
  const texts = useTargetTexts();
  const reason = useTargetReason();
  const { measure, attained, pace, needed, forecast, month } = target;
  const amount = (value: number) => texts.amount(value, measure);
  const now =
    attained === null
      ? t('say.unknown', { month: f.period(month) })
      : t('say.now', {
          month: f.period(month),
          attained: amount(attained),
          expected: amount(pace.expectedValue),
        });
  const next =
    needed.perMonth === null
      ? reason(needed.reason)
      : needed.perMonth === 0
        ? t('say.reached')
        : t('say.needed', { months: needed.monthsLeft, perMonth: amount(needed.perMonth) });
  return (
    <FindingSentence
      text={`${now}${forecast.value === null ? '' : t('say.forecast', { value: amount(forecast.value) })}${next}${t('stop')}`}
    />
  );
}

function Figures({ target }: { target: TargetDetail }) {
  const t = useTargetsMessages();
  const f = useFormats();
  const texts = useTargetTexts();
  const words = useTargetWords();
  const reason = useTargetReason();
  const definitions = useTargetDefinitions();
  const { measure, pace, needed, forecast } = target;
  const exact = (value: number) => texts.exact(value, measure);
  const test = forecast.backTest;
  return (
    <FactList
      columns={2}
      facts={[
        { label: t('goal'), value: exact(target.goal) },
        {
          label: t('start'),
          value:
            target.startValue === null ? (
              <Missing reason={words('start.unknown')} />
            ) : (
              <>
                {exact(target.startValue)}{' '}
                <span className="wm-meta">{words(`start.${target.startSource}`)}</span>
              </>
            ),
        },
        {
          label: t('attained'),
          value:
            target.attained === null ? (
              <Missing reason={reason('value_not_known')} />
            ) : (
              exact(target.attained)
            ),
        },
        {
          label: t('attainment'),
          value: (
            <>
              {pace.attainment === null ? (
                <Missing reason={reason(pace.reason ?? 'goal_not_above_start')} />
              ) : (
                f.percent(pace.attainment)
              )}{' '}
              <span className="wm-meta">{t('dueShare', { share: f.percent(pace.expectedShare) })}</span>
              <DefinitionPopover definition={definitions.attainment} />
            </>
          ),
        },
        {
          label: t('pace'),
          value: (
            <span className="targets-pace">
              {pace.index === null ? (
                <Missing reason={reason(pace.reason)} />
              ) : (
                <span className="wm-num">{f.number(pace.index, 2)}</span>
              )}
              {pace.status && <PaceTag status={pace.status} />}
              <DefinitionPopover definition={definitions.pace} />
            </span>
          ),
        },
        {
          label: t('forecast'),
          value: (
            <span className="targets-pace">
              {forecast.value === null ? (
                <Missing reason={reason(forecast.reason)} />
              ) : (
                <span className="wm-num">
                  {texts.amount(forecast.value, measure)}
                  {forecast.range &&
                    ` (${texts.amount(forecast.range.low, measure)}–${texts.amount(forecast.range.high, measure)})`}
                </span>
              )}
              {forecast.status && <ForecastTag status={forecast.status} />}
              <DefinitionPopover definition={definitions.forecast} />
            </span>
          ),
        },
        {
          label: t('needed'),
          value:
            needed.perMonth === null ? (
              <Missing reason={reason(needed.reason)} />
            ) : needed.perMonth === 0 ? (
              t('reached')
            ) : (
              <>
                {texts.amount(needed.perMonth, measure)}{' '}
                {forecast.ratePerMonth !== null && (
                  <span className="wm-meta">
                    {t('rateNow', { rate: texts.amount(forecast.ratePerMonth, measure) })}
                  </span>
                )}
              </>
            ),
        },
        {
          label: t('backTest'),
          value:
            test === null || test.replays === 0 ? (
              <Missing reason={reason(forecast.reason ?? (test ? 'too_few_errors' : 'period_over'))} />
            ) : (
              <span className="wm-meta targets-backtest">
                {t('backTestText', {
                  replays: test.replays,
                  months: test.horizonMonths,
                  error: test.wape === null ? '—' : f.percent(test.wape),
                  bias: test.bias === null ? '—' : `${test.bias > 0 ? '+' : ''}${f.percent(test.bias)}`,
                })}
                {test.coverage && t('backTestCoverage', test.coverage)}
              </span>
            ),
        },
      ]}
    />
  );
}
