import { explainDifference } from '../explain/difference.ts';
import { profileAt } from '../explain/profile.ts';
import { gateFactsAt } from '../grading/gate-facts.ts';
import { type GradedCohort, shownTotal, tierAt } from '../grading/graded-cohort.ts';
import type { Tier } from '../model/capability-model.ts';
import { roundHalfUp } from '../number/round-half-up.ts';
import { evaluateGates, type GateResult } from '../settlement/gates.ts';
import { cheapestRungs, effortOf, type PathTask, type Rungs, valuesAt } from './cheapest-rungs.ts';
import { type EffortSettings, shownEffort } from './effort.ts';
import { gradeVariants } from './grade-variants.ts';
import { type MovableIndicator, movableIndicator } from './movable-indicator.ts';
import { findObstacles, type Obstacle } from './obstacles.ts';
import { measureDemands, missedPositions } from './tier-demands.ts';

/** One indicator of the path. */
export interface ImprovementChange {
  code: string;
  /** Raw value as graded, in the indicator's unit. */
  from: number;
  /** The value to reach, at the indicator's digits. */
  to: number;
  /** Exact scores 0..top; null for a measure that is only gated on. */
  scoreFrom: number | null;
  scoreTo: number | null;
  /**
   * Points of the shown total that it brings. All of them, with `pointsRemainder`, are the difference of the shown
   * totals to the last digit. 0 for measures that are only gated on.
   */
  points: number;
  /** See `effort.ts`. */
  effort: number;
  /** True where the tier has a gate on the raw value itself that is missed today. */
  meetsGate: boolean;
}

/** What a provider would have to change, by the rules of one assessment, to stand in a tier. */
export interface ImprovementPath {
  tier: string;
  /** The tier's gates today. */
  gates: GateResult[];
  /** The same gates with every change made. */
  gatesAfter: GateResult[];
  /** True when nothing but the changes is needed: with them the engine gives this tier, or one above. */
  reachable: boolean;
  /** Best points per effort first; what brings no points comes last, least effort first. Empty when all gates hold. */
  changes: ImprovementChange[];
  effort: number;
  /** Proven: no set of changes that meets the same gates takes less effort than this. At most `effort`. */
  effortAtLeast: number;
  totalBefore: number | null;
  totalAfter: number | null;
  /** Tier that the engine gives with the changes; null outside the tiers. */
  tierAfter: string | null;
  /** Shown totals' difference less the changes' points: rounding, and weights that moved. */
  pointsRemainder: number;
  /** What no change of a number can meet, so the path leaves it open. */
  obstacles: Obstacle[];
}

/**
 * The least effort that brings one provider of a graded cohort into a tier, or keeps it there. Everything is settled
 * by the grading engine against the references the cohort was graded with: the changes are made to the row and it is
 * graded again. Deterministic.
 *
 * How good the answer is: before rounding it is the optimum (`cheapest-scores.ts`). Rounding to showable values costs
 * at most what `effort − effortAtLeast` says for this very answer; no single change of it can be made smaller.
 */
export function findCheapestPath(
  graded: GradedCohort,
  at: number,
  tier: Tier,
  settings: EffortSettings = {},
): ImprovementPath {
  const asked = measureDemands(tier);
  const { plan } = graded.workings;
  const movables = plan.indicators.flatMap(({ code }, index): MovableIndicator[] => {
    if (!plan.scoring[index] && !asked.has(code)) return [];
    const movable = movableIndicator(graded, at, index, asked.get(code) ?? null, settings);
    return movable ? [movable] : [];
  });
  const gates = evaluateGates(tier, gateFactsAt(graded, at));
  const best = bestPossible(graded, at, tier, movables);
  const obstacles = findObstacles(graded, at, tier, best);
  const openGates = missedPositions(best);
  const task: PathTask = { graded, at, tier, movables, openGates };
  // Without a total there is nothing to search in: what is missing is data.
  const rated = obstacles.every(({ kind }) => kind !== 'not_rated');
  const found = rated ? cheapestRungs(task) : { rungs: movables.map(() => 0), effort: 0, effortAtLeast: 0 };
  const after = gradeVariants(graded, at, [valuesAt(movables, found.rungs)]);
  const { changes, remainder } = changesOf(graded, at, after, movables, found.rungs);
  const position = graded.model.tiers.indexOf(tier);
  return {
    tier: tier.code,
    gates,
    gatesAfter: evaluateGates(tier, gateFactsAt(after, 0)),
    reachable: obstacles.length === 0 && after.tierIndex[0]! >= position,
    changes,
    effort: shownEffort(effortOf(movables, found.rungs)),
    effortAtLeast: Math.min(shownEffort(found.effortAtLeast), shownEffort(found.effort)),
    totalBefore: shownTotal(graded, at),
    totalAfter: shownTotal(after, 0),
    tierAfter: tierAt(after, 0),
    pointsRemainder: remainder,
    obstacles,
  };
}

/** The tier's gates with everything that may change at its best, a mean that a zero takes away left out or made. */
function bestPossible(
  graded: GradedCohort,
  at: number,
  tier: Tier,
  movables: readonly MovableIndicator[],
): GateResult[] {
  const all = movables.map((movable) => movable.lastRung);
  const withoutZeros = movables.map((movable, index) =>
    (movable.score ?? 1) <= 0 ? movable.leastRung : all[index]!,
  );
  const best = gradeVariants(
    graded,
    at,
    [all, withoutZeros].map((rungs) => valuesAt(movables, rungs)),
  );
  const [first, second] = [0, 1].map((row) => evaluateGates(tier, gateFactsAt(best, row)));
  return missedPositions(second!).size < missedPositions(first!).size ? second! : first!;
}

function changesOf(
  graded: GradedCohort,
  at: number,
  after: GradedCohort,
  movables: readonly MovableIndicator[],
  rungs: Rungs,
): { changes: ImprovementChange[]; remainder: number } {
  const difference = explainDifference(profileAt(graded, at), profileAt(after, 0));
  const effects = new Map<string, number>();
  for (const { kind, code, scoreEffect, weightEffect } of difference?.effects ?? []) {
    if (kind === 'indicator') effects.set(code, scoreEffect + weightEffect);
  }
  const changes = movables.flatMap((movable, index): ImprovementChange[] => {
    const rung = rungs[index]!;
    if (rung === 0) return [];
    const { code, value, score, valueAt, scoreAt, effortAt, leastRung } = movable;
    return [
      {
        code,
        from: value,
        to: valueAt(rung),
        scoreFrom: score,
        scoreTo: score === null ? null : scoreAt(rung),
        points: effects.get(code) ?? 0,
        effort: shownEffort(effortAt(rung)),
        meetsGate: leastRung > 0,
      },
    ];
  });
  const points = changes.reduce((sum, change) => sum + change.points, 0);
  const remainder = roundHalfUp((difference?.delta ?? 0) - points, REMAINDER_DIGITS);
  return { changes: changes.toSorted(byReturn), remainder };
}

/** Enough for every digit that points are given to, and no float noise. */
const REMAINDER_DIGITS = 10;

/** Most points per effort first. */
function byReturn(a: ImprovementChange, b: ImprovementChange): number {
  const rate = ({ points, effort }: ImprovementChange) =>
    points <= 0 ? 0 : effort === 0 ? Number.POSITIVE_INFINITY : points / effort;
  const [first, second] = [rate(a), rate(b)];
  if (first !== second) return second > first ? 1 : -1;
  return a.effort - b.effort;
}
