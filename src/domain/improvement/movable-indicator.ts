import type { GoalpostsUsed } from '../grading/goalposts-used.ts';
import { goalpostsAt } from '../grading/goalposts-used.ts';
import type { GradedCohort } from '../grading/graded-cohort.ts';
import { indicatorStateAt } from '../grading/graded-cohort.ts';
import type { Indicator } from '../model/capability-model.ts';
import { powerOfTen, roundedCut, roundToUnits } from '../number/round-half-up.ts';
import { type EffortSettings, effortPerStep, stepsOfMeasure, stepsOfScore } from './effort.ts';
import { scoreOfValue } from './grade-variants.ts';

/**
 * A raw value that may change, on the ladder of values its digits can show: rung 0 is the value as it is, rung 1 the
 * next shown value towards better, and so on (a measure that is only gated on goes up).
 */
export interface MovableIndicator {
  code: string;
  indicator: Indicator;
  /** As graded, unrounded. */
  value: number;
  /** Null where the indicator is not scored. */
  score: number | null;
  /** Effort per step, see `effort.ts`. */
  effort: number;
  /** Last rung: full score, the indicator's bounds, or where going on would miss a gate. */
  lastRung: number;
  /** Lowest rung that meets every gate on the raw value. */
  leastRung: number;
  valueAt(rung: number): number;
  /** NaN where the indicator is not scored. */
  scoreAt(rung: number): number;
  /** Effort from the value as it is to this rung. */
  effortAt(rung: number): number;
}

/** Rungs beyond this are no plan: 2^50 showable steps. */
const LONGEST_LADDER = 2 ** 50;
/** Forgives float noise, in rungs, when a goalpost lies on a rung. */
const NOISE = 1e-6;

/**
 * The indicator's ladder; null where nothing about it can change: fixed, no value or too small a sample, at its best
 * already, or with no bearing on the tier. `asked`: strictest gate of the tier on its raw value.
 */
export function movableIndicator(
  graded: GradedCohort,
  at: number,
  index: number,
  asked: number | null,
  settings: EffortSettings,
): MovableIndicator | null {
  const indicator = graded.workings.plan.indicators[index]!;
  const { code, direction } = indicator;
  const effort = effortPerStep(settings, code);
  const value = graded.raw[code]![at]!;
  const state = indicatorStateAt(graded, code, at);
  const scored = state === 'scored';
  const gated = asked !== null && (scored || state === 'not_scored');
  if (effort === null || Number.isNaN(value) || !(scored || gated)) return null;

  const power = powerOfTen(indicator.digits);
  const up = direction === 'higher' || !scored;
  const sign = up ? 1 : -1;
  // The value as it is shown: a change to the same shown number would be none to the reader.
  const start = roundToUnits(value, power);
  const valueAt = (rung: number): number => (rung === 0 ? value : (start + sign * rung) / power);
  const rungOf = (goal: number): number => {
    const distance = sign * (goal * power - start);
    return Math.max(0, Math.ceil(distance - NOISE));
  };

  const cut = asked === null ? null : roundedCut(asked, indicator.digits);
  const best = scored ? bestValue(goalpostsAt(graded, code, at), graded, index) : null;
  const cutRung = cut !== null && up ? rungReaching(cut, rungOf(cut), valueAt) : 0;
  let lastRung = Math.max(best === null ? 0 : rungOf(best), cutRung);
  const bound = up ? indicator.bounds.maximum : indicator.bounds.minimum;
  if (bound !== null) lastRung = Math.min(lastRung, Math.floor(sign * (bound * power - start) + NOISE));
  // Less is better, and a gate asks for at least so much: better than the gate's value would miss it.
  if (cut !== null && !up) lastRung = Math.min(lastRung, Math.floor(start - cut * power + NOISE));
  if (!(lastRung > 0) || lastRung > LONGEST_LADDER) return null;
  const leastRung = cut !== null && value < cut ? Math.min(cutRung, lastRung) : 0;

  const top = graded.model.top;
  const score = scored ? graded.indicatorScores[code]![at]! : null;
  const scoreAt = (rung: number): number =>
    rung === 0 ? (score ?? Number.NaN) : scoreOfValue(graded, at, index, valueAt(rung));
  const scoreSteps = (rung: number): number =>
    score === null ? 0 : Math.max(0, stepsOfScore(score, scoreAt(rung), top));
  // A gate below the floor or beyond the target is no step of score, and yet no gift.
  const gateSteps =
    leastRung > 0 && scoreSteps(leastRung) === 0 ? stepsOfMeasure(value, valueAt(leastRung), asked ?? 0) : 0;
  const effortAt = (rung: number): number =>
    rung === 0 ? 0 : effort * (scoreSteps(rung) + (rung >= leastRung ? gateSteps : 0));
  return { code, indicator, value, score, effort, lastRung, leastRung, valueAt, scoreAt, effortAt };
}

/** The engine compares the value itself, so a rung that float noise leaves just below the cut is one too low. */
function rungReaching(cut: number, rung: number, valueAt: (rung: number) => number): number {
  return valueAt(rung) < cut ? rung + 1 : rung;
}

/** Lowest rung whose score is at least `score`; the last rung when none is. */
export function rungOfScore({ scoreAt, lastRung }: MovableIndicator, score: number, from: number): number {
  let low = from;
  let high = lastRung;
  while (low < high) {
    const middle = low + Math.floor((high - low) / 2);
    if (scoreAt(middle) >= score - 1e-9) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The raw value from which the score is full. */
function bestValue(used: GoalpostsUsed | null, graded: GradedCohort, index: number): number | null {
  if (used === null) return null;
  const { plan, indicators } = graded.workings;
  const { normalisation, direction } = plan.indicators[index]!;
  const { reference } = indicators[index]!;
  switch (used.basis) {
    case 'distribution': {
      if (normalisation?.method !== 'z_score') return null;
      const distance =
        ((graded.model.top - normalisation.centre) / normalisation.spread) * used.standardDeviation;
      return used.mean + (direction === 'higher' ? distance : -distance);
    }
    case 'rank': {
      if (reference?.method !== 'percentile_rank') return null;
      return (direction === 'higher' ? reference.sorted.at(-1) : reference.sorted[0]) ?? null;
    }
    default:
      return used.target;
  }
}
