import type { IndicatorScore } from '../../contract/scorecards.ts';
import { ScoreBar } from '../../ui/blocks/score-bar.tsx';
import { ScoreStateTag } from '../../ui/blocks/state-tag.tsx';
import { Compact } from '../../ui/format/compact.tsx';
import { Missing } from '../../ui/format/missing.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { IndicatorName } from './indicator-name.tsx';
import { useScorecardMessages } from './messages.ts';
import type { ModelView } from './model-view.ts';
import { useScoreReason } from './score-reason.ts';

interface IndicatorRowProps {
  score: IndicatorScore;
  view: ModelView;
  colour: string;
}

export function IndicatorRow({ score, view, colour }: IndicatorRowProps) {
  const t = useScorecardMessages();
  const f = useFormats();
  const reasonOf = useScoreReason();
  const indicator = view.indicator(score.code);
  if (!indicator) return null;
  const reason = reasonOf(score);
  // A count is whole without a denominator; a source may give the finished value alone.
  const absent =
    score.state !== 'scored' ? reason : indicator.formula.kind === 'ratio' ? t('valueOnly') : null;
  const value = (x: number) => f.indicatorValue(x, indicator.unit, indicator.digits);
  return (
    <tr>
      <th scope="row">
        <IndicatorName indicator={indicator} />
        {score.state !== 'scored' && <ScoreStateTag state={score.state} />}
      </th>
      <td className="scorecard-end wm-num">
        {score.raw === null ? <Missing reason={reason} /> : value(score.raw)}
      </td>
      <Part value={score.numerator} reason={absent} />
      <Part value={score.denominator} reason={absent} />
      <Part value={score.n} reason={absent} />
      <td className="scorecard-end wm-num scorecard-wide">
        {score.goalposts ? (
          `${value(score.goalposts.floor)} → ${value(score.goalposts.target)}`
        ) : (
          <Missing
            reason={
              score.state !== 'scored'
                ? reason
                : t(
                    score.goalpostsBasis === 'cohort' || score.goalpostsBasis === 'peers'
                      ? 'fewBehindGoalposts'
                      : 'noGoalposts',
                  )
            }
          />
        )}
      </td>
      <td className="scorecard-end wm-num scorecard-wide">
        {score.peerMedian === null ? <Missing reason={t('fewPeers')} /> : value(score.peerMedian)}
      </td>
      <td className="scorecard-score">
        <ScoreBar
          score={score.score}
          text={score.score === null ? '' : f.score(score.score, view.model.digits.indicator ?? 2)}
          top={view.model.top}
          colour={colour}
          reason={reason}
        />
      </td>
      <td className="scorecard-end wm-num scorecard-wide">{f.percent(score.effectiveWeight, 1)}</td>
      <td className="scorecard-end wm-num scorecard-contribution">
        {score.contribution === null ? <Missing reason={reason} /> : f.score(score.contribution, 2)}
      </td>
    </tr>
  );
}

function Part({ value, reason }: { value: number | null; reason: string | null }) {
  return (
    <td className="scorecard-end wm-num scorecard-wide">
      {value === null ? reason && <Missing reason={reason} /> : <Compact value={value} />}
    </td>
  );
}
