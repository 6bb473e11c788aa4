import { profileAt } from '../explain/profile.ts';
import type { GradedCohort } from '../grading/graded-cohort.ts';
import { nodeStateAt, totalStateAt } from '../grading/graded-cohort.ts';
import type { Tier } from '../model/capability-model.ts';
import { powerOfTen } from '../number/round-half-up.ts';
import {
  type CheapestScores,
  cheapestScores,
  leastPossibleEffort,
  type ScoreRoom,
} from './cheapest-scores.ts';
import { gradeVariants, type ReplacedValues } from './grade-variants.ts';
import { type MovableIndicator, rungOfScore } from './movable-indicator.ts';
import { scoreTree } from './score-tree.ts';
import { type OpenGates, passes, type ScoreDemands, scoreDemands } from './tier-demands.ts';
import { trimRungs } from './trim-rungs.ts';

/** What is to be reached, by whom, and with what. */
export interface PathTask {
  graded: GradedCohort;
  at: number;
  tier: Tier;
  movables: readonly MovableIndicator[];
  /** Gates that no change can meet: the path is what the others need. */
  openGates: OpenGates;
}

/** A rung per movable indicator, by position. */
export type Rungs = readonly number[];

export interface CheapestRungs {
  rungs: Rungs;
  effort: number;
  /** No way to meet the gates costs less than this. */
  effortAtLeast: number;
}

export function valuesAt(movables: readonly MovableIndicator[], rungs: Rungs): ReplacedValues {
  return new Map(
    movables.flatMap(({ code, valueAt }, index) =>
      rungs[index]! > 0 ? [[code, valueAt(rungs[index]!)] as const] : [],
    ),
  );
}

export function effortOf(movables: readonly MovableIndicator[], rungs: Rungs): number {
  return movables.reduce((sum, movable, index) => sum + movable.effortAt(rungs[index]!), 0);
}

export function passesAt(task: PathTask, variants: readonly Rungs[]): boolean[] {
  const values = variants.map((rungs) => valuesAt(task.movables, rungs));
  const graded = gradeVariants(task.graded, task.at, values);
  return variants.map((_, row) => passes(task.tier, graded, row, task.openGates));
}

/** Starts that are turned into showable values: the best few by their effort before rounding. */
const STARTS_ROUNDED = 3;
/** An answer this close to the bound is good enough: a hundredth of a step, or a thousandth of a long path. */
const CLOSE_ENOUGH = 0.01;
const CLOSE_ENOUGH_SHARE = 0.001;
/** Splits looked at before the answer stands with the bound proven so far. */
const MOST_SPLITS = 24;

/** Ladders cut to a part of themselves, with an effort that nothing inside the part stays below. */
interface Part {
  movables: readonly MovableIndicator[];
  bound: number;
}

/**
 * Rungs of least effort that meet every gate that can be met, by branch and bound: the optimum for scores of any
 * value bounds a part from below; rounded up to showable values, and down again as far as the engine lets the row
 * pass, it is an answer. Where the two are apart, the ladder that rounding hurts most is split at its rounded value.
 */
export function cheapestRungs(task: PathTask): CheapestRungs {
  const least = task.movables.map((movable) => movable.leastRung);
  const mandatory = effortOf(task.movables, least);
  if (passesAt(task, [least])[0]) return { rungs: least, effort: mandatory, effortAtLeast: mandatory };

  let best: Omit<CheapestRungs, 'effortAtLeast'> | null = null;
  const open: Part[] = [{ movables: task.movables, bound: mandatory }];
  let closed = Number.POSITIVE_INFINITY;
  for (let splits = 0; open.length > 0 && splits < MOST_SPLITS; splits++) {
    const part = open.reduce((a, b) => (b.bound < a.bound ? b : a));
    if (best && isClose(part.bound, best.effort)) break;
    open.splice(open.indexOf(part), 1);
    const { movables } = part;
    const starts = startsIn({ ...task, movables });
    if (starts.length === 0) continue;
    const bound = Math.max(part.bound, Math.min(...starts.map(({ effortAtLeast }) => effortAtLeast)));
    if (best && bound >= best.effort - 1e-9) {
      closed = Math.min(closed, bound);
      continue;
    }
    for (const start of starts.slice(0, best ? 1 : STARTS_ROUNDED)) {
      const rungs = trimRungs(task, least, roundedUp({ ...task, movables }, start));
      const effort = effortOf(task.movables, rungs);
      // A part can end below what its scores promise once they are rounded; then it has no answer here.
      if ((!best || effort < best.effort - 1e-9) && passesAt(task, [rungs])[0]) best = { rungs, effort };
    }
    const halves = split(movables, starts[0]!);
    if (halves) open.push(...halves.map((half) => ({ movables: half, bound })));
    else closed = Math.min(closed, bound);
  }
  if (!best) {
    const rungs = trimRungs(task, least, lastRungs(task));
    return { rungs, effort: effortOf(task.movables, rungs), effortAtLeast: mandatory };
  }
  const bound = Math.min(closed, ...open.map((part) => part.bound));
  return { ...best, effortAtLeast: Math.min(bound, best.effort) };
}

function isClose(bound: number, effort: number): boolean {
  return effort - bound <= Math.max(CLOSE_ENOUGH, CLOSE_ENOUGH_SHARE * effort);
}

/** Optima before rounding, least effort first. */
function startsIn(task: PathTask): Start[] {
  const from = startingRungs(
    task,
    task.movables.map((movable) => movable.leastRung),
  );
  return from.flatMap((rungs) => solutionsFrom(task, rungs)).toSorted((a, b) => a.effort - b.effort);
}

/** Below, and from, the showable value that rounding the best start costs most at; null when rounding is free. */
function split(movables: readonly MovableIndicator[], start: Start): MovableIndicator[][] | null {
  let at = -1;
  let cut = 0;
  let most = 1e-9;
  start.movableOf.forEach((position, leaf) => {
    const movable = movables[position];
    const score = start.scores.scores[leaf]!;
    if (!movable || score <= start.room.tree.leaves[leaf]!.score + 1e-9) return;
    const rung = rungOfScore(movable, score, start.from[position]!);
    const costs = (movable.scoreAt(rung) - score) * start.room.costs[leaf]!;
    if (costs <= most || rung <= movable.leastRung) return;
    most = costs;
    at = position;
    cut = rung;
  });
  if (at < 0) return null;
  return [
    movables.with(at, { ...movables[at]!, lastRung: cut - 1 }),
    movables.with(at, { ...movables[at]!, leastRung: cut }),
  ];
}

function lastRungs({ movables }: PathTask): number[] {
  return movables.map((movable) => movable.lastRung);
}

/**
 * The row as it is, with the gates on raw values met. Where a zero leaves a geometric mean without a score, also the
 * row with every such zero lifted by as little as it takes, since only a mean that exists can be raised.
 */
function startingRungs(task: PathTask, least: Rungs): Rungs[] {
  const { graded, at, movables } = task;
  const codes = graded.workings.plan.nodes.map(({ node }) => node.code);
  const zeros =
    totalStateAt(graded, at) === 'zero_in_geometric' ||
    codes.some((code) => nodeStateAt(graded, code, at) === 'zero_in_geometric');
  if (!zeros) return [least];
  const lifted = movables.map((movable, index) => {
    const from = least[index]!;
    if (movable.score === null || movable.scoreAt(from) > 0) return from;
    return rungOfScore(movable, SMALLEST_SCORE, from);
  });
  return [least, lifted];
}

const SMALLEST_SCORE = 1e-6;

interface Start {
  from: Rungs;
  room: ScoreRoom;
  demands: ScoreDemands;
  scores: CheapestScores;
  /** Position of each leaf's movable; −1 where it may not change. */
  movableOf: readonly number[];
  effort: number;
  /** 0 where zeros or roundings inside geometric means make a bound unsure. */
  effortAtLeast: number;
}

function solutionsFrom(task: PathTask, from: Rungs): Start[] {
  const { movables, tier, openGates, graded } = task;
  const { top, digits } = graded.model;
  const start = gradeVariants(graded, task.at, [valuesAt(movables, from)]);
  const tree = scoreTree(profileAt(start, 0));
  const movableOf = tree.leaves.map(({ code }) => movables.findIndex((movable) => movable.code === code));
  const room: ScoreRoom = {
    tree,
    limits: Float64Array.from(tree.leaves, ({ score }, leaf) => {
      const movable = movables[movableOf[leaf]!];
      return movable ? Math.max(score, movable.scoreAt(movable.lastRung)) : score;
    }),
    costs: Float64Array.from(tree.leaves, (_, leaf) => {
      const movable = movables[movableOf[leaf]!];
      return movable ? (10 * movable.effort) / top : 1;
    }),
  };
  const rounds = digits.carry === 'rounded' && digits.capability !== null;
  const slack = rounds ? graded.workings.plan.nodes.length / 2 / powerOfTen(digits.capability ?? 0) : 0;
  const lifted = from.some((rung, index) => rung > movables[index]!.leastRung);
  const sure = !lifted && (tree.linear || !rounds);
  const spent = effortOf(movables, from);
  return scoreDemands(tier, start, 0, openGates).flatMap((demands): Start[] => {
    const scores = cheapestScores(room, demands, top);
    if (!scores) return [];
    const effortAtLeast = sure ? spent + leastPossibleEffort(room, demands, scores, slack) : 0;
    return [{ from, room, demands, scores, movableOf, effort: spent + scores.effort, effortAtLeast }];
  });
}

/**
 * The showable values at or above the scores found. Rounding inside the tree can still leave the row a hair short:
 * then more is asked for, twice as much each time, and in the end everything there is.
 */
function roundedUp(task: PathTask, start: Start): Rungs {
  const { movables, graded } = task;
  const { top, digits } = graded.model;
  const unit = 1 / powerOfTen(Math.min(digits.total, digits.capability ?? digits.total));
  for (let more = 0; more <= top; more = more === 0 ? unit : more * 2) {
    const demands = {
      total: start.demands.total + more,
      floors: start.demands.floors.map((floor) => floor + more),
    };
    const scores = more === 0 ? start.scores : cheapestScores(start.room, demands, top);
    if (!scores) break;
    const rungs = [...start.from];
    start.movableOf.forEach((position, leaf) => {
      const movable = movables[position];
      if (!movable || scores.scores[leaf]! <= start.room.tree.leaves[leaf]!.score) return;
      rungs[position] = rungOfScore(movable, scores.scores[leaf]!, start.from[position]!);
    });
    if (passesAt(task, [rungs])[0]) return rungs;
  }
  return lastRungs(task);
}
