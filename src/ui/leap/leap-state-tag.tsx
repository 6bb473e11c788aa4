import type { LapseState } from '../../domain/leap/leap-outcome.ts';
import type { LeapState } from '../../domain/leap/leap-state.ts';
import { StateTag, type Tone } from '../blocks/state-tag.tsx';
import { useLapseName, useLeapStateMeaning, useLeapStateName, useLeapWords } from './leap-words.ts';

const tones: Record<LeapState, Tone> = {
  counted: 'good',
  duplicate: 'neutral',
  assisted: 'neutral',
  disputed: 'attention',
  unowned: 'neutral',
  growth_short: 'bad',
  guard_single_month: 'bad',
  guard_refund: 'bad',
  guard_veto: 'bad',
  near: 'info',
  in_progress: 'info',
  building: 'neutral',
  gap: 'attention',
  not_started: 'neutral',
  assisting: 'neutral',
  expired: 'neutral',
  ended: 'neutral',
  baseline_missing: 'neutral',
  top_band: 'neutral',
};

/** A sign of its own where the tone's would say too much or nothing. */
const glyphs: Partial<Record<LeapState, string>> = { near: '↗', in_progress: '→', disputed: '?' };

/** Where a relation stands, as glyph and word. In a table cell the cell carries the tip. */
export function LeapStateTag({ state, inCell = false }: { state: LeapState; inCell?: boolean }) {
  const name = useLeapStateName();
  const meaning = useLeapStateMeaning();
  const glyph = glyphs[state];
  return (
    <StateTag
      tone={tones[state]}
      {...(glyph !== undefined && { glyph })}
      {...(!inCell && { tip: meaning(state) })}
    >
      {name(state)}
    </StateTag>
  );
}

const lapseTones: Record<LapseState, Tone> = {
  pending: 'neutral',
  held: 'good',
  lapsed: 'attention',
  unknown: 'neutral',
};

interface LapseTagProps {
  lapse: { state: LapseState; below: number; of: number };
  inCell?: boolean;
}

/** Whether a leap was lost afterwards; one that already fell below is marked before it is decided. */
export function LapseTag({ lapse, inCell = false }: LapseTagProps) {
  const name = useLapseName();
  const tip = useLapseTip();
  const atRisk = lapse.state === 'pending' && lapse.below > 0;
  return (
    <StateTag tone={atRisk ? 'attention' : lapseTones[lapse.state]} {...(!inCell && { tip: tip(lapse) })}>
      {name(lapse)}
    </StateTag>
  );
}

export function useLapseTip(): (lapse: LapseTagProps['lapse']) => string {
  const t = useLeapWords();
  return ({ state, below, of }) => {
    if (state === 'pending') return t('lapse.pendingTip', { below, of });
    if (state === 'lapsed') return t('lapse.lapsedTip', { of });
    return t(`lapse.${state}Tip`);
  };
}
