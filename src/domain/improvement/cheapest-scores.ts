import { addSlopes, nodeValue, type ScoreTree, type TreeNode } from './score-tree.ts';
import type { ScoreDemands } from './tier-demands.ts';

/** Leaf scores that may rise, by position in `tree.leaves`. */
export interface ScoreRoom {
  tree: ScoreTree;
  /** Highest score of each leaf. */
  limits: Float64Array;
  /** Effort per point of score; what may not change has no room instead. */
  costs: Float64Array;
}

export interface CheapestScores {
  scores: Float64Array;
  effort: number;
}

/** Where scores are not linear, a leaf rises by this share of its scale before the next best is looked for. */
const SMALL_STEP = 1 / 200;
const CLOSE_ENOUGH = 1e-9;

/**
 * The least effort that meets the demands when scores may take any value: each capability first rises to its floor by
 * its own best points per effort, then the total by everybody's. In a tree this is the optimum and no heuristic: a
 * member of one node only matters to the rest through that node's score, the least effort to reach a score is convex
 * in the score, and a floor only moves where a member starts. Levels of geometric means follow the same rule in small
 * steps. Null when even the limits do not get there.
 */
export function cheapestScores(room: ScoreRoom, demands: ScoreDemands, scale: number): CheapestScores | null {
  const { tree } = room;
  const scores = Float64Array.from(tree.leaves, ({ score }) => score);
  const step = tree.linear ? Number.POSITIVE_INFINITY : SMALL_STEP * scale;
  const reached =
    tree.capabilities.every((node, position) =>
      node === null ? true : raise(room, node, demands.floors[position]!, scores, step),
    ) && raise(room, tree.total, demands.total, scores, step);
  if (!reached) return null;
  return { scores, effort: spent(room, scores) };
}

function raise(room: ScoreRoom, node: TreeNode, cut: number, scores: Float64Array, step: number): boolean {
  if (cut === Number.NEGATIVE_INFINITY) return true;
  for (;;) {
    const short = cut - nodeValue(node, scores);
    if (!(short > CLOSE_ENOUGH)) return true;
    const slopes = new Float64Array(scores.length);
    addSlopes(node, scores, 1, slopes);
    const leaf = bestLeaf(room, slopes, scores);
    if (leaf < 0) return false;
    scores[leaf] = Math.min(room.limits[leaf]!, scores[leaf]! + Math.min(short / slopes[leaf]!, step));
  }
}

/** Most points per effort; the first in model order when two bring the same. */
function bestLeaf({ limits, costs }: ScoreRoom, slopes: Float64Array, scores: Float64Array): number {
  let best = -1;
  let most = 0;
  for (let leaf = 0; leaf < scores.length; leaf++) {
    if (!(limits[leaf]! - scores[leaf]! > CLOSE_ENOUGH)) continue;
    const rate = slopes[leaf]! / costs[leaf]!;
    if (rate > most * (1 + 1e-12)) {
      most = rate;
      best = leaf;
    }
  }
  return best;
}

/**
 * An effort that no way to meet the demands stays below. Weighted means are concave, so their tangents at `found`
 * promise at least as much for every other choice of scores; the optimum of that promise is what the greedy finds.
 * Equal to `found.effort` where scores are linear. `slack`: points that rounding inside the tree may give away.
 */
export function leastPossibleEffort(
  room: ScoreRoom,
  demands: ScoreDemands,
  found: CheapestScores,
  slack: number,
): number {
  const { tree } = room;
  const start = Float64Array.from(tree.leaves, ({ score }) => score);
  const scores = start.slice();
  const meet = (node: TreeNode, cut: number) => {
    if (cut === Number.NEGATIVE_INFINITY) return;
    const slopes = new Float64Array(scores.length);
    addSlopes(node, found.scores, 1, slopes);
    let short = cut - slack - nodeValue(node, found.scores);
    for (let leaf = 0; leaf < scores.length; leaf++) {
      short += slopes[leaf]! * (found.scores[leaf]! - scores[leaf]!);
    }
    while (short > CLOSE_ENOUGH) {
      const leaf = bestLeaf(room, slopes, scores);
      if (leaf < 0) return;
      const by = Math.min(room.limits[leaf]! - scores[leaf]!, short / slopes[leaf]!);
      scores[leaf] = scores[leaf]! + by;
      short -= by * slopes[leaf]!;
    }
  };
  tree.capabilities.forEach((node, position) => {
    if (node) meet(node, demands.floors[position]!);
  });
  meet(tree.total, demands.total);
  return spent(room, scores);
}

function spent({ tree, costs }: ScoreRoom, scores: Float64Array): number {
  return tree.leaves.reduce((sum, { score }, leaf) => {
    const risen = scores[leaf]! - score;
    return risen > 0 ? sum + risen * costs[leaf]! : sum;
  }, 0);
}
