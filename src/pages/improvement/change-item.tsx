import { Link } from 'react-router';
import type { ImprovementChange } from '../../contract/improvement-plans.ts';
import type { Indicator } from '../../domain/model/capability-model.ts';
import { DefinitionPopover } from '../../ui/blocks/definition-popover.tsx';
import { StateTag } from '../../ui/blocks/state-tag.tsx';
import { type Formats, useFormats } from '../../ui/format/use-formats.ts';
import { EffortSelect } from './effort-select.tsx';
import type { ViewPart } from './improvement-view.tsx';
import { useImprovementMessages } from './messages.ts';
import { scorecardPath } from './scorecard-path.ts';

interface ChangeItemProps extends ViewPart {
  change: ImprovementChange;
  /** 1 is what to do first. */
  place: number;
}

/** One change: from what to what, what it brings, and how hard it is. */
export function ChangeItem({ change, place, plan, model, address, words }: ChangeItemProps) {
  const t = useImprovementMessages();
  const f = useFormats();
  const indicator = model.indicators.find(({ code }) => code === change.code);
  if (!indicator) return null;
  const name = words.indicator(change.code);
  const definition = words.definition(change.code);
  const scoreText = (score: number | null) => f.score(score ?? 0, model.digits.indicator ?? 1);
  const scored = change.scoreFrom !== null && change.scoreTo !== null;
  return (
    <li className={place === 1 ? 'improvement-change improvement-change-first' : 'improvement-change'}>
      <span className="improvement-place" aria-hidden="true">
        {place}
      </span>
      <div className="improvement-change-words">
        <h3 className="improvement-change-name">
          <Link
            to={scorecardPath(plan.provider.id, address, change.code)}
            data-tip={t('openIndicator', { name })}
          >
            {name}
          </Link>
          {definition && <DefinitionPopover definition={definition} />}
          {change.meetsGate && <StateTag tone="attention">{t('meetsGate')}</StateTag>}
        </h3>
        <p className="improvement-move wm-num">
          <span>{valueText(f, indicator, change.from)}</span>
          <span aria-hidden="true"> → </span>
          <strong data-tip={exactText(f, indicator, change.to)}>{valueText(f, indicator, change.to)}</strong>
          <span className="improvement-gap">
            {scored
              ? t('scoreMove', { from: scoreText(change.scoreFrom), to: scoreText(change.scoreTo) })
              : t('more', { gap: valueText(f, indicator, Math.abs(change.to - change.from)) })}
          </span>
        </p>
      </div>
      <div className="improvement-return">
        {change.points > 0 ? (
          <strong className="improvement-points wm-num">
            {t('points', { points: f.delta(change.points, 'points', model.digits.total).text })}
          </strong>
        ) : (
          <span className="improvement-meta">{t('noPoints')}</span>
        )}
        <span className="improvement-meta wm-num">
          {t('effortCost', { effort: f.number(change.effort, 2) })}
        </span>
      </div>
      <EffortSelect code={change.code} name={name} efforts={address.efforts} onChange={address.setEffort} />
    </li>
  );
}

function valueText(f: Formats, { unit, digits }: Indicator, value: number): string {
  return f.indicatorValue(value, unit, digits);
}

/** Amounts are shown in 万 and 亿; the yuan behind them on hover and focus. */
function exactText(f: Formats, { unit }: Indicator, value: number): string | undefined {
  return unit === 'yuan' && Math.abs(value) >= 10_000 ? f.exactMoney(value) : undefined;
}
