import { gateFactsAt } from '../grading/gate-facts.ts';
import type { GradedCohort } from '../grading/graded-cohort.ts';
import type { Gate, Tier } from '../model/capability-model.ts';
import { roundedCut } from '../number/round-half-up.ts';
import type { GateFacts, GateResult } from '../settlement/gates.ts';
import { evaluateGates } from '../settlement/gates.ts';

/** What a tier asks of the scores, as cuts on the unrounded numbers; −∞ where it asks nothing. */
export interface ScoreDemands {
  total: number;
  /** Per capability, in display order. */
  floors: readonly number[];
}

/** Positions in `evaluateGates(tier, …)` of gates that no change can meet. */
export type OpenGates = ReadonlySet<number>;

export function missedPositions(results: readonly GateResult[]): Set<number> {
  return new Set(results.flatMap(({ state }, at) => (state === 'missed' || state === 'unknown' ? [at] : [])));
}

/** True when the tier's gates hold for a row, but for those that no change can meet. */
export function passes(tier: Tier, graded: GradedCohort, row: number, except: OpenGates): boolean {
  return evaluateGates(tier, gateFactsAt(graded, row)).every(
    ({ state }, at) => state === 'met' || state === 'waived' || except.has(at),
  );
}

/** The strictest gate of a tier on the raw value of each indicator. */
export function measureDemands(tier: Tier): Map<string, number> {
  const asked = new Map<string, number>();
  for (const gate of tier.gates) {
    if (gate.kind !== 'measure') continue;
    asked.set(gate.indicator, Math.max(gate.atLeast, asked.get(gate.indicator) ?? gate.atLeast));
  }
  return asked;
}

/**
 * Demands that together mean "the tier's gates on scores hold": one when every primary is named, otherwise one for
 * each way in which capabilities can stand in for the primaries that the category leaves open.
 */
export function scoreDemands(
  tier: Tier,
  graded: GradedCohort,
  row: number,
  except: OpenGates,
): readonly ScoreDemands[] {
  const facts = gateFactsAt(graded, row);
  const { digits } = graded.model;
  const floors = facts.capabilities.map(() => Number.NEGATIVE_INFINITY);
  const raise = (position: number, atLeast: number) => {
    floors[position] = Math.max(floors[position]!, roundedCut(atLeast, digits.capability));
  };
  let total = Number.NEGATIVE_INFINITY;
  const standIns: { count: number; atLeast: number }[] = [];
  let result = 0;
  for (const gate of tier.gates) {
    const first = result;
    result += gate.kind === 'every_capability' ? facts.capabilities.length : 1;
    if (gate.kind === 'every_capability') {
      facts.capabilities.forEach(({ score, weight }, position) => {
        if (weight > 0 && score !== null && !except.has(first + position)) raise(position, gate.atLeast);
      });
    } else if (!except.has(first)) {
      if (gate.kind === 'total') total = Math.max(total, roundedCut(gate.atLeast, digits.total));
      if (gate.kind === 'primary') {
        const named = facts.primary[gate.position - 1];
        if (named === undefined) standIns.push(standInOf(gate, facts));
        else
          raise(
            facts.capabilities.findIndex(({ code }) => code === named),
            gate.atLeast,
          );
      }
    }
  }
  return standInPairs(facts, standIns).map((pairs) => {
    const own = [...floors];
    for (const { position, atLeast } of pairs) {
      own[position] = Math.max(own[position]!, roundedCut(atLeast, digits.capability));
    }
    return { total, floors: own };
  });
}

function standInOf(gate: Extract<Gate, { kind: 'primary' }>, { primary }: GateFacts) {
  return { count: gate.position - primary.length, atLeast: gate.atLeast };
}

/** Every choice of a best and a second-best capability, with what each must reach. */
function standInPairs(
  { capabilities, primary }: GateFacts,
  asked: readonly { count: number; atLeast: number }[],
): { position: number; atLeast: number }[][] {
  if (asked.length === 0) return [[]];
  const strictest = (most: number) =>
    asked.reduce(
      (cut, one) => (one.count >= most ? Math.max(cut, one.atLeast) : cut),
      Number.NEGATIVE_INFINITY,
    );
  const positions = capabilities.flatMap(({ code, score, weight }, position) =>
    score !== null && weight > 0 && !primary.includes(code) ? [position] : [],
  );
  const best = strictest(1);
  const second = strictest(2);
  if (second === Number.NEGATIVE_INFINITY) return positions.map((position) => [{ position, atLeast: best }]);
  return positions.flatMap((position) =>
    positions
      .filter((other) => other !== position)
      .map((other) => [
        { position, atLeast: best },
        { position: other, atLeast: second },
      ]),
  );
}
