import { useState } from 'react';
import type { GateResult } from '../../contract/scorecards.ts';
import { Button } from '../../ui/blocks/button.tsx';
import { Section } from '../../ui/blocks/section.tsx';
import { type GateWords, isMissed, useGateWords } from './gate-words.ts';
import type { ViewPart } from './improvement-view.tsx';
import { useImprovementMessages } from './messages.ts';

/** Gates that hold by less than this share of what they ask stay in view. */
const LITTLE_TO_SPARE = 0.05;

interface Pair {
  now: GateResult;
  after: GateResult;
}

/** The goal's gates as they are and as they would be; those that hold with room to spare are folded away. */
export function GatesSection({ plan, model, words }: ViewPart) {
  const t = useImprovementMessages();
  const gateWords = useGateWords(model, words);
  const [all, showAll] = useState(false);
  const { path } = plan;
  if (!path) return null;
  const pairs = path.gates.map((now, at): Pair => ({ now, after: path.gatesAfter[at] ?? now }));
  const open = pairs.filter(({ now }) => isMissed(now));
  const held = pairs.filter(({ now }) => !isMissed(now)).toSorted((a, b) => spare(a.now) - spare(b.now));
  const near = held.filter(
    ({ now }, index) => spare(now) < LITTLE_TO_SPARE || (open.length === 0 && index < 3),
  );
  const shown = all ? [...open, ...held] : [...open, ...near];
  const hidden = pairs.length - shown.length;
  const tier = words.tier(path.tier);
  const changes = path.changes.length > 0;
  const title =
    open.length === 0 || !changes
      ? t(open.length === 0 ? 'gatesTitleHeld' : 'gatesTitleNow', {
          tier,
          met: held.length,
          all: pairs.length,
        })
      : t('gatesTitle', {
          tier,
          met: held.length,
          all: pairs.length,
          after: pairs.filter(({ after }) => !isMissed(after)).length,
        });
  return (
    <Section title={title} definition={{ name: t('gates'), base: t('gatesDefinition'), source: 'O' }}>
      <table className="improvement-gates">
        <thead>
          <tr>
            <th scope="col">{t('gate')}</th>
            <th scope="col">{t('now')}</th>
            <th scope="col">{t('asked')}</th>
            {changes && <th scope="col">{t('after')}</th>}
          </tr>
        </thead>
        <tbody>
          {shown.map((pair) => (
            <GateRow
              key={`${pair.now.kind}:${pair.now.subject}`}
              {...pair}
              gateWords={gateWords}
              changes={changes}
            />
          ))}
        </tbody>
      </table>
      {hidden > 0 && (
        <Button kind="quiet" size="small" onClick={() => showAll(true)}>
          {t('showHeld', { count: hidden })}
        </Button>
      )}
    </Section>
  );
}

function GateRow({ now, after, gateWords, changes }: Pair & { gateWords: GateWords; changes: boolean }) {
  const t = useImprovementMessages();
  const mark = (gate: GateResult) => {
    const word = gateWord(gate);
    return (
      <span className={isMissed(gate) ? 'improvement-gate-missed' : 'improvement-gate-met'}>
        <span aria-hidden="true">{isMissed(gate) ? '✗ ' : '✓ '}</span>
        {gateWords.value(gate) ?? t(word)}
        {gateWords.value(gate) !== null && <span className="wm-sr-only"> {t(word)}</span>}
      </span>
    );
  };
  return (
    <tr>
      <th scope="row">{gateWords.name(now)}</th>
      <td className="wm-num">{mark(now)}</td>
      <td className="wm-num">{gateWords.threshold(now)}</td>
      {changes && <td className="wm-num">{mark(after)}</td>}
    </tr>
  );
}

function gateWord({ state, value }: GateResult) {
  if (state === 'waived') return 'gateWaived';
  if (state === 'met') return 'gateMet';
  return value === null && state === 'unknown' ? 'gateUnknown' : 'gateMissed';
}

/** Room above what is asked, as a share of it. */
function spare({ margin, threshold }: GateResult): number {
  if (margin === null || threshold === null || threshold === 0) return Number.POSITIVE_INFINITY;
  return margin / Math.abs(threshold);
}
