import type { ForecastStatus } from '../../domain/target/forecast.ts';
import type { PaceStatus } from '../../domain/target/pace.ts';
import { StateTag, type Tone } from '../blocks/state-tag.tsx';
import { useTargetWords } from './target-words.ts';

const paceTones: Record<PaceStatus, Tone> = {
  ahead: 'good',
  on_track: 'good',
  behind: 'attention',
  at_high_risk: 'bad',
};

/** 领先, 正常, 落后, 高风险: how far a target is against the time that has passed. */
export function PaceTag({ status }: { status: PaceStatus }) {
  const t = useTargetWords();
  return (
    <StateTag tone={paceTones[status]} {...(status === 'ahead' && { glyph: '»' })}>
      {t(`pace.${status}`)}
    </StateTag>
  );
}

const forecastTones: Record<ForecastStatus, Tone> = { on_track: 'good', at_risk: 'attention', gap: 'bad' };

/** Whether the goal is expected to be reached by the end of the period. */
export function ForecastTag({ status }: { status: ForecastStatus }) {
  const t = useTargetWords();
  return <StateTag tone={forecastTones[status]}>{t(`forecast.${status}`)}</StateTag>;
}
