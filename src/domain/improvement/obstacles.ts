import type { GradedCohort } from '../grading/graded-cohort.ts';
import { indicatorStateAt, shownTotal } from '../grading/graded-cohort.ts';
import { indicatorReason } from '../grading/reason-of.ts';
import type { Reason } from '../grading/reasons.ts';
import type { CapabilityModel, ModelNode, Tier } from '../model/capability-model.ts';
import type { GateResult } from '../settlement/gates.ts';

export const OBSTACLE_KINDS = [
  'veto', // compliance: a veto suspends whatever the score (domain.md 3.2)
  'capped', // compliance: held at the lowest tier
  'not_rated', // no total, because too little of it could be scored
  'coverage', // too little could be scored for this tier
  'capability_not_rated', // the tier wants a score of a capability that has none
  'measure_not_reported', // the tier gates on a number that is not there
  'out_of_reach', // missed even with everything that may change at its best
] as const;
export type ObstacleKind = (typeof OBSTACLE_KINDS)[number];

/** Something between a provider and a tier that no change of its numbers moves. */
export interface Obstacle {
  kind: ObstacleKind;
  /** The gate it holds shut, at its best possible value; null for compliance and for a missing total. */
  gate: GateResult | null;
  /** Indicators that could not be scored, with what stood in the way: reporting them is what helps. */
  indicators: { code: string; reason: Reason }[];
}

/** `best`: the tier's gates with everything that may change at its best. */
export function findObstacles(
  graded: GradedCohort,
  at: number,
  tier: Tier,
  best: readonly GateResult[],
): Obstacle[] {
  const compliance = graded.columns.compliance[at] ?? 'clear';
  const obstacles: Obstacle[] = [];
  if (compliance === 'veto') obstacles.push({ kind: 'veto', gate: null, indicators: [] });
  if (compliance === 'capped' && graded.model.tiers.indexOf(tier) > 0) {
    obstacles.push({ kind: 'capped', gate: null, indicators: [] });
  }
  const everything = graded.model.total.capabilities;
  const total = best.find(({ kind }) => kind === 'total');
  const unrated = total ? total.value === null : shownTotal(graded, at) === null;
  if (unrated) {
    obstacles.push({ kind: 'not_rated', gate: null, indicators: unscored(graded, at, everything) });
  }
  for (const gate of best) {
    if (gate.state !== 'missed' && gate.state !== 'unknown') continue;
    // Without a total, everything else that lacks a score lacks it for the same reason.
    if (unrated && gate.kind !== 'measure') continue;
    const obstacle = obstacleOf(graded, at, gate);
    if (obstacle) obstacles.push(obstacle);
  }
  return obstacles;
}

function obstacleOf(graded: GradedCohort, at: number, gate: GateResult): Obstacle | null {
  const { subject, value } = gate;
  switch (gate.kind) {
    case 'no_veto':
      return null;
    case 'total':
      return value === null ? null : { kind: 'out_of_reach', gate, indicators: [] };
    case 'coverage':
      return { kind: 'coverage', gate, indicators: unscored(graded, at, graded.model.total.capabilities) };
    case 'every_capability':
    case 'primary':
      if (value !== null) return { kind: 'out_of_reach', gate, indicators: [] };
      return {
        kind: 'capability_not_rated',
        gate,
        indicators: unscored(graded, at, subject === null ? graded.model.total.capabilities : [subject]),
      };
    case 'measure': {
      const reason = subject === null || value !== null ? null : measureReason(graded, at, subject);
      if (subject === null || reason === null) return { kind: 'out_of_reach', gate, indicators: [] };
      return { kind: 'measure_not_reported', gate, indicators: [{ code: subject, reason }] };
    }
  }
}

function measureReason(graded: GradedCohort, at: number, code: string): Reason | null {
  const reason = indicatorReason(graded, code, at);
  // An absent context measure is "not scored" like every other one; what matters is that it is absent.
  return reason === 'context_measure' || reason === 'weight_zero' ? 'no_fact_in_window' : reason;
}

/** Indicators with a weight below these nodes that could not be scored. */
function unscored(graded: GradedCohort, at: number, nodes: readonly string[]): Obstacle['indicators'] {
  const below = new Set(nodes.flatMap((code) => leavesOf(graded.model, code)));
  return graded.model.indicators.flatMap(({ code }) => {
    if (!below.has(code) || indicatorStateAt(graded, code, at) === 'scored') return [];
    const reason = indicatorReason(graded, code, at);
    return reason === null ? [] : [{ code, reason }];
  });
}

function leavesOf({ nodes }: CapabilityModel, code: string): string[] {
  const byCode = new Map<string, ModelNode>(nodes.map((node) => [node.code, node]));
  const walk = (name: string): string[] =>
    byCode.get(name)?.members.flatMap((member) => (member.weight > 0 ? walk(member.code) : [])) ?? [name];
  return walk(code);
}
