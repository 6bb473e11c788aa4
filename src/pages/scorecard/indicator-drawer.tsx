import type { IndicatorScore, Scorecard } from '../../contract/scorecards.ts';
import type { Indicator } from '../../domain/model/capability-model.ts';
import { DefinitionText } from '../../ui/blocks/definition-popover.tsx';
import { DeltaText } from '../../ui/blocks/delta-text.tsx';
import { Drawer, useDrawerParam } from '../../ui/blocks/drawer.tsx';
import { FactList } from '../../ui/blocks/fact-list.tsx';
import { Notice } from '../../ui/blocks/notice.tsx';
import { useIndicatorDefinition } from '../../ui/definition/indicator-definition.ts';
import { Missing } from '../../ui/format/missing.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useLocalized } from '../../ui/i18n/language.ts';
import { useSharedMessages } from '../../ui/i18n/shared-messages.ts';
import { AppealLink } from './appeal-link.tsx';
import { useScorecardMessages } from './messages.ts';
import type { ModelView } from './model-view.ts';
import { useScoreReason } from './score-reason.ts';
import { useScoreSteps } from './score-steps.ts';

/** How one number came about: base, arithmetic, comparison. Its state is in the URL. */
export function IndicatorDrawer({ card, view }: { card: Scorecard; view: ModelView }) {
  const of = useLocalized();
  const f = useFormats();
  const [code, , close] = useDrawerParam('indicator');
  const score = [...card.capabilities.flatMap((entry) => entry.indicators), ...card.measures].find(
    (entry) => entry.code === code,
  );
  const indicator = score && view.indicator(score.code);
  if (!score || !indicator) return null;
  return (
    <Drawer
      open
      onClose={close}
      title={of(indicator.name)}
      subtitle={`${indicator.code} · ${f.period(card.stamp.period)}`}
    >
      <IndicatorArithmetic score={score} indicator={indicator} view={view} />
      <p className="scorecard-foot">
        <AppealLink assessmentId={card.stamp.assessmentId} indicator={score.code} />
      </p>
    </Drawer>
  );
}

interface ArithmeticProps {
  score: IndicatorScore;
  indicator: Indicator;
  view: ModelView;
}

function IndicatorArithmetic({ score, indicator, view }: ArithmeticProps) {
  const t = useScorecardMessages();
  const shared = useSharedMessages();
  const f = useFormats();
  const reason = useScoreReason()(score);
  const definitionOf = useIndicatorDefinition(view.model.cadence);
  const steps = useScoreSteps(indicator, view.model.top);
  const value = (x: number | null, why = reason) =>
    x === null ? <Missing reason={why} /> : f.indicatorValue(x, indicator.unit, indicator.digits);
  const points = (x: number | null, digits: number) =>
    x === null ? <Missing reason={reason} /> : <span className="wm-num">{f.score(x, digits)}</span>;
  const step = (text: string | null) => text && <span className="scorecard-step wm-num">{text}</span>;
  const scored = indicator.normalisation !== null;
  return (
    <>
      {scored && score.state !== 'scored' && (
        <Notice tone="attention" title={shared(`state.${score.state}`)}>
          {t('leavesTotal', { reason })}
        </Notice>
      )}
      <FactList
        facts={[
          {
            label: t('stepRaw'),
            value: (
              <>
                {value(score.raw)}
                {step(steps.raw(score))}
              </>
            ),
          },
          ...(score.n === null ? [] : [{ label: t('sample'), value: f.number(score.n) }]),
          { label: t('periodsReported'), value: `${score.periodsReported} / ${indicator.window.periods}` },
          ...(score.goalposts
            ? [
                {
                  label: t('goalposts'),
                  value: (
                    <>
                      {value(score.goalposts.floor)} → {value(score.goalposts.target)}
                      {score.goalpostsBasis && (
                        <span className="scorecard-meta">{t(`basis.${score.goalpostsBasis}`)}</span>
                      )}
                    </>
                  ),
                },
              ]
            : []),
          ...(scored
            ? [
                {
                  label: t('stepScore'),
                  value: (
                    <>
                      {points(score.score, view.model.digits.indicator ?? 2)}
                      {step(steps.score(score))}
                    </>
                  ),
                },
                {
                  label: t('effectiveWeight'),
                  value: f.percent(score.effectiveWeight, 2),
                },
                {
                  label: t('stepContribution'),
                  value: (
                    <>
                      {points(score.contribution, 2)}
                      {step(steps.contribution(score))}
                    </>
                  ),
                },
              ]
            : []),
          { label: t('peerMedianRaw'), value: value(score.peerMedian, t('fewPeers')) },
          { label: t('previousRaw'), value: value(score.previousRaw, t('noPrevious')) },
          ...(scored
            ? [
                {
                  label: t('effect'),
                  value: (
                    <DeltaText
                      value={score.effectOnDelta}
                      kind="points"
                      digits={2}
                      reason={t('noPrevious')}
                    />
                  ),
                },
              ]
            : []),
        ]}
      />
      <div className="scorecard-definition">
        <DefinitionText definition={definitionOf(indicator)} />
      </div>
    </>
  );
}
