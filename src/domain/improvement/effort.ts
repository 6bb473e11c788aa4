import { roundHalfUp } from '../number/round-half-up.ts';

/**
 * What one step of an indicator costs, by indicator code: a positive number, or 'fixed' for what may not change. A
 * code left out costs `DEFAULT_EFFORT`. Ours and a setting, no rule of any platform [O].
 */
export type EffortSettings = Readonly<Record<string, number | 'fixed'>>;

/** Every step counts alike until somebody says what is harder for this provider [O]. */
export const DEFAULT_EFFORT = 1;
export const LEAST_EFFORT = 0.1;
export const MOST_EFFORT = 100;

/** Steps from the bottom to the top of a scale: on 0..100 a step is ten points of an indicator's score [O]. */
const STEPS_OF_SCALE = 10;
/** Digits to which efforts are given: ten thousandths of a step. */
const EFFORT_DIGITS = 4;

/** Effort per step; null when the indicator may not change. */
export function effortPerStep(settings: EffortSettings, code: string): number | null {
  const set = Object.hasOwn(settings, code) ? settings[code] : undefined;
  return set === 'fixed' ? null : (set ?? DEFAULT_EFFORT);
}

/**
 * Steps between two scores of one indicator. Counted in score and not in raw values, so that ten points of a refund
 * rate and ten points of a conversion rate are the same length, and a value below its floor or beyond its target,
 * where the score does not move, counts no steps [O].
 */
export function stepsOfScore(from: number, to: number, top: number): number {
  return (STEPS_OF_SCALE * (to - from)) / top;
}

/**
 * Steps of a number that is gated on and not scored: a step is a tenth of what the gate asks (of what there is, where
 * that is more), so 8,000万 of 1亿 GMV are two steps away, and 3 of 5 merchants are four [O].
 */
export function stepsOfMeasure(from: number, to: number, asked: number): number {
  const scale = Math.max(Math.abs(asked), Math.abs(from));
  return scale === 0 ? 0 : (STEPS_OF_SCALE * Math.abs(to - from)) / scale;
}

export function shownEffort(effort: number): number {
  return roundHalfUp(effort, EFFORT_DIGITS);
}
