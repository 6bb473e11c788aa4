import type { Alert } from '../../contract/alerts.ts';
import { StateTag, type Tone } from '../../ui/blocks/state-tag.tsx';

const LOOKS: Record<Alert['kind'], { tone: Tone; glyph: string }> = {
  target_behind: { tone: 'attention', glyph: '!' },
  leap_near: { tone: 'good', glyph: '↗' },
  leap_lapsing: { tone: 'attention', glyph: '↘' },
  attribution_disputed: { tone: 'info', glyph: '?' },
  target_without_owner: { tone: 'neutral', glyph: '○' },
};

/** The kind by word, sign and colour; a target at high risk is told apart. What is over is calm. */
export function AlertKindTag({ alert, name }: { alert: Alert; name: string }) {
  const look = LOOKS[alert.kind];
  const isHigh = alert.kind === 'target_behind' && alert.data.status === 'at_high_risk';
  const tone = alert.resolvedAt !== null ? 'neutral' : isHigh ? 'bad' : look.tone;
  return (
    <StateTag tone={tone} glyph={look.glyph}>
      {name}
    </StateTag>
  );
}
