import { useState } from 'react';
import { Link } from 'react-router';
import type { Obstacle } from '../../contract/improvement-plans.ts';
import { REASONS } from '../../domain/grading/reasons.ts';
import { Button } from '../../ui/blocks/button.tsx';
import { Section } from '../../ui/blocks/section.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useLocalized } from '../../ui/i18n/language.ts';
import { useGateWords } from './gate-words.ts';
import type { ViewPart } from './improvement-view.tsx';
import { useImprovementMessages } from './messages.ts';
import { scorecardPath } from './scorecard-path.ts';

/** Enough to act on; the rest is a press away. */
const SHOWN_AT_FIRST = 5;

/** What stands in the way that no better number moves, each with its reason. */
export function ObstaclesSection(view: ViewPart) {
  const t = useImprovementMessages();
  const { plan } = view;
  const obstacles = plan.path?.obstacles ?? [];
  if (obstacles.length === 0 && !plan.waitsForMonths && plan.withheld.length === 0) return null;
  return (
    <Section title={t('obstacles')}>
      <ul className="improvement-obstacles">
        {obstacles.map((obstacle) => (
          <ObstacleItem
            key={`${obstacle.kind}:${obstacle.gate?.kind}:${obstacle.gate?.subject}`}
            obstacle={obstacle}
            {...view}
          />
        ))}
        {plan.withheld.length > 0 && <WithheldItem {...view} />}
        {plan.waitsForMonths && <MonthsItem {...view} />}
      </ul>
    </Section>
  );
}

function ObstacleItem({ obstacle, plan, model, address, words }: ViewPart & { obstacle: Obstacle }) {
  const t = useImprovementMessages();
  const gateWords = useGateWords(model, words);
  const { kind, gate, indicators } = obstacle;
  const slots = {
    name: gate ? gateWords.name(gate) : '',
    value: (gate && gateWords.value(gate)) ?? '',
    threshold: ((gate && gateWords.threshold(gate)) ?? '').replace('≥ ', ''),
  };
  return (
    <li className="improvement-obstacle">
      <h3>{t(`obstacle.${kind}`, slots)}</h3>
      <p>{t(`obstacleText.${kind}`, slots)}</p>
      {kind !== 'measure_not_reported' && indicators.length > 0 && (
        <Unscored indicators={indicators} providerId={plan.provider.id} address={address} words={words} />
      )}
    </li>
  );
}

interface UnscoredProps extends Pick<ViewPart, 'address' | 'words'> {
  indicators: Obstacle['indicators'];
  providerId: string;
}

function Unscored({ indicators, providerId, address, words }: UnscoredProps) {
  const t = useImprovementMessages();
  const of = useLocalized();
  const [all, showAll] = useState(false);
  const shown = all ? indicators : indicators.slice(0, SHOWN_AT_FIRST);
  return (
    <>
      <ul className="improvement-unscored">
        {shown.map(({ code, reason }) => (
          <li key={code}>
            <Link to={scorecardPath(providerId, address, code)}>{words.indicator(code)}</Link>
            <span>{of(REASONS[reason])}</span>
          </li>
        ))}
      </ul>
      {indicators.length > shown.length && (
        <Button kind="quiet" size="small" onClick={() => showAll(true)}>
          {t('moreIndicators', { count: indicators.length - shown.length })}
        </Button>
      )}
    </>
  );
}

function WithheldItem({ plan, words }: ViewPart) {
  const t = useImprovementMessages();
  return (
    <li className="improvement-obstacle">
      <h3>{t('obstacle.withheld')}</h3>
      <p>{t('obstacleText.withheld')}</p>
      <ul className="improvement-unscored">
        {plan.withheld.map((code) => (
          <li key={code}>{words.indicator(code)}</li>
        ))}
      </ul>
    </li>
  );
}

function MonthsItem({ plan, model }: ViewPart) {
  const t = useImprovementMessages();
  const f = useFormats();
  const { projected } = plan;
  if (projected?.cut == null) return null;
  return (
    <li className="improvement-obstacle">
      <h3>{t('obstacle.months_held')}</h3>
      <p>
        {t('obstacleText.months_held', {
          required: String(projected.monthsRequired ?? 0),
          passed: String(projected.monthsPassed ?? 0),
          cut: f.score(projected.cut, model.digits.total),
        })}
      </p>
    </li>
  );
}
