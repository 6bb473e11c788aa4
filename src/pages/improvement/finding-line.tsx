import { FindingSentence } from '../../ui/blocks/finding-sentence.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { isMissed } from './gate-words.ts';
import type { ViewPart } from './improvement-view.tsx';
import { useImprovementMessages } from './messages.ts';

/** The answer in one line: how far, and what to start with. */
export function FindingLine({ plan, model, words }: ViewPart) {
  const t = useImprovementMessages();
  const f = useFormats();
  const { path } = plan;
  const strong = (text: string | number) => <strong>{text}</strong>;
  if (!path)
    return <FindingSentence text={t(plan.target === 'next' ? 'findingTop' : 'findingNothing')} parts={{}} />;

  const kinds = new Set(path.obstacles.map(({ kind }) => kind));
  const tier = strong(words.tier(path.tier));
  if (kinds.has('veto')) return <FindingSentence text={t('findingSuspended')} parts={{}} />;
  if (kinds.has('not_rated')) {
    return <FindingSentence text={t('findingNotRated')} parts={{ period: f.period(plan.stamp.period) }} />;
  }
  const missed = path.gates.filter(isMissed).length;
  const [first] = path.changes;
  if (path.obstacles.length > 0) {
    const text = missed > 0 && first ? t('findingPartly') : t('findingOnlyObstacles');
    return (
      <FindingSentence
        text={text}
        parts={{
          tier,
          gates: strong(t('gateCount', { count: missed })),
          blocked: strong(path.obstacles.length),
        }}
      />
    );
  }
  if (!first) return <FindingSentence text={t(heldText(plan, model))} parts={{ tier }} />;
  const indicator = model.indicators.find(({ code }) => code === first.code);
  const value = (raw: number) =>
    indicator ? f.indicatorValue(raw, indicator.unit, indicator.digits) : f.number(raw);
  const scored = first.points > 0;
  const hold = plan.target === 'hold';
  return (
    <FindingSentence
      text={t(hold ? (scored ? 'findingHoldPoints' : 'findingHold') : scored ? 'findingPoints' : 'finding')}
      parts={{
        tier,
        gates: strong(t('gateCount', { count: missed })),
        changes: t('changeCount', { count: path.changes.length }),
        first: strong(words.indicator(first.code)),
        from: value(first.from),
        to: strong(value(first.to)),
        points: f.delta(first.points, 'points', 2).text,
      }}
    />
  );
}

/** What to say when every gate holds as it is. */
function heldText({ target, path, waitsForMonths }: ViewPart['plan'], { tiers }: ViewPart['model']) {
  if (target === 'next') return waitsForMonths ? 'findingMonths' : 'findingOpen';
  return path?.tier === tiers.at(-1)?.code ? 'findingHeldTop' : 'findingHeld';
}
