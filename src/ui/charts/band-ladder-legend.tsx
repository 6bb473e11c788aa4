import { useBandLadderWords } from './band-ladder-words.ts';
import type { PlacedSpan } from './band-spans.ts';
import './band-ladder.css';

/** Only what the picture holds is explained. */
export function BandLadderLegend({ spans, baselines }: { spans: readonly PlacedSpan[]; baselines: boolean }) {
  const t = useBandLadderWords();
  return (
    <>
      <span className="wm-legend-item">{t('axis')}</span>
      {spans.some((span) => span.role === 'primary') && (
        <span className="wm-legend-item">
          <span className="ladder-legend-box ladder-legend-primary" aria-hidden="true" />
          {t('legendPrimary')}
        </span>
      )}
      {spans.some((span) => span.role === 'assist') && (
        <span className="wm-legend-item">
          <span className="ladder-legend-box ladder-legend-assist" aria-hidden="true" />
          {t('legendAssist')}
        </span>
      )}
      {baselines && (
        <span className="wm-legend-item">
          <span className="ladder-legend-dash" aria-hidden="true" />
          {t('legendBaseline')}
        </span>
      )}
    </>
  );
}
