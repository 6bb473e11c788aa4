import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryCohort, columnsOf } from '../../../test/support/arbitrary-cohort.ts';
import { bruteForce } from '../../../test/support/brute-force-path.ts';
import { smallLadder } from '../../../test/support/small-ladder.ts';
import { columnsOfRows } from '../facts/columns-of-rows.ts';
import { gateFactsAt } from '../grading/gate-facts.ts';
import { gradeCohort } from '../grading/grade.ts';
import { type GradedCohort, shownTotal, tierAt } from '../grading/graded-cohort.ts';
import workedExample from '../grading/worked-example.json' with { type: 'json' };
import { defaultModel } from '../model/default-model.ts';
import { roundHalfUp } from '../number/round-half-up.ts';
import { evaluateGates } from '../settlement/gates.ts';
import { findCheapestPath, type ImprovementPath } from './cheapest-path.ts';
import { gradeVariants } from './grade-variants.ts';

const core = defaultModel.tiers[1]!;
const strategic = defaultModel.tiers[2]!;

/** The row graded by the engine with the path's values. */
function withChanges(graded: GradedCohort, at: number, path: ImprovementPath): GradedCohort {
  return gradeVariants(graded, at, [new Map(path.changes.map(({ code, to }) => [code, to]))]);
}

const everyPath = (check: (graded: GradedCohort, at: number, path: ImprovementPath) => void) =>
  fc.assert(
    fc.property(arbitraryCohort(), (cohort) => {
      const graded = gradeCohort(cohort.model, columnsOf(cohort));
      for (let at = 0; at < Math.min(4, cohort.rows.length); at++) {
        for (const tier of cohort.model.tiers) check(graded, at, findCheapestPath(graded, at, tier));
      }
    }),
    { numRuns: 40 },
  );

describe('on models of any shape', () => {
  test('the engine gives the tier with the path’s values, or an obstacle says what stands in the way', () => {
    everyPath((graded, at, path) => {
      const tier = graded.model.tiers.find(({ code }) => code === path.tier)!;
      const after = withChanges(graded, at, path);
      expect(evaluateGates(tier, gateFactsAt(after, 0))).toEqual(path.gatesAfter);
      expect(tierAt(after, 0)).toBe(path.tierAfter);
      expect(path.reachable).toBe(path.obstacles.length === 0);
      if (path.reachable) expect(after.tierIndex[0]).toBeGreaterThanOrEqual(graded.model.tiers.indexOf(tier));
      const open = path.obstacles.flatMap(({ gate }) => (gate ? [gate.kind] : []));
      const rated = path.obstacles.every(({ kind }) => kind !== 'not_rated');
      for (const gate of path.gatesAfter) {
        const missed = gate.state === 'missed' || gate.state === 'unknown';
        if (missed && rated && gate.kind !== 'no_veto') expect(open).toContain(gate.kind);
      }
    });
  });

  test('points and remainder are the difference of the shown totals, and efforts add up', () => {
    everyPath((graded, at, path) => {
      const points = path.changes.reduce((sum, change) => sum + change.points, path.pointsRemainder);
      if (path.totalBefore !== null && path.totalAfter !== null) {
        expect(points).toBeCloseTo(path.totalAfter - path.totalBefore, 9);
      }
      expect(path.totalBefore).toBe(shownTotal(graded, at));
      expect(path.changes.reduce((sum, change) => sum + change.effort, 0)).toBeCloseTo(path.effort, 2);
      expect(path.effortAtLeast).toBeLessThanOrEqual(path.effort);
      for (const { code, from, to } of path.changes) {
        const { digits } = graded.model.indicators.find((one) => one.code === code)!;
        expect(roundHalfUp(to, digits)).toBe(to);
        expect(from).toBe(graded.raw[code]![at]);
      }
    });
  });

  test('no change can be smaller by the last digit that is shown', () => {
    everyPath((graded, at, path) => {
      const tier = graded.model.tiers.find(({ code }) => code === path.tier)!;
      const met = ({ state }: { state: string }) => state === 'met' || state === 'waived';
      const passed = path.gatesAfter.map(met);
      if (path.obstacles.some(({ kind }) => kind === 'not_rated')) return;
      for (const change of path.changes) {
        const { digits } = graded.model.indicators.find(({ code }) => code === change.code)!;
        const back = roundHalfUp(change.to + (change.to > change.from ? -1 : 1) * 10 ** -digits, digits);
        const shown = roundHalfUp(change.from, digits);
        const stillBetter = change.to > change.from ? back > shown : back < shown;
        const values = new Map(path.changes.map(({ code, to }) => [code, to]));
        if (stillBetter) values.set(change.code, back);
        else values.delete(change.code);
        const less = evaluateGates(tier, gateFactsAt(gradeVariants(graded, at, [values]), 0));
        expect(less.map(met), `${change.code} back to ${back}`).not.toEqual(passed);
      }
    });
  });

  test('the same question has the same answer', () => {
    everyPath((graded, at, path) => {
      const tier = graded.model.tiers.find(({ code }) => code === path.tier)!;
      expect(findCheapestPath(graded, at, tier)).toEqual(path);
    });
  });
});

describe('against every possible set of changes', () => {
  // Digits this coarse make one rung worth up to fifty points of an indicator's score.
  test.each([
    ['arithmetic', 4],
    ['arithmetic', 8],
    ['geometric', 4],
    ['geometric', 6],
  ] as const)('%s means, %i rungs: none takes less effort', (aggregation, ceiling) => {
    fc.assert(
      fc.property(smallLadder({ aggregation, ceiling }), (small) => {
        const path = findCheapestPath(small.graded, 0, small.graded.model.tiers[0]!, small.settings);
        const least = bruteForce(small);
        expect(path.reachable).toBe(least !== null);
        if (least === null) return;
        expect(path.effort).toBeLessThanOrEqual(Math.max(least + 0.01, least * 1.001) + 1e-4);
        expect(path.effort).toBeGreaterThanOrEqual(least - 1e-4);
        expect(path.effortAtLeast).toBeLessThanOrEqual(least + 1e-4);
      }),
      { numRuns: 120 },
    );
  });
});

/** 甲 MCN of the worked example: 71.05 points and core. */
function exampleProvider(
  changes: Record<string, number> = {},
  compliance: 'clear' | 'capped' | 'veto' = 'clear',
) {
  const { raw, category, gmv_t12m, active_merchants } = workedExample.providers[0]!;
  const facts = Object.fromEntries(
    Object.values(raw).flatMap((rows) =>
      Object.entries(rows).map(
        ([code, { num, den, n }]: [string, { num: number; den?: number; n?: number }]) => [
          code,
          { numerator: num, denominator: den ?? null, n: n ?? null },
        ],
      ),
    ),
  );
  const measures = {
    gmv_t12m,
    active_merchants,
    certified_operators: 10,
    certified_operators_l3: 3,
    ...changes,
  };
  for (const [code, numerator] of Object.entries(measures))
    facts[code] = { numerator, denominator: null, n: null };
  return gradeCohort(defaultModel, columnsOfRows([{ id: 'p', category, compliance, facts }]));
}

describe('the worked example', () => {
  test('holds core without any change', () => {
    const path = findCheapestPath(exampleProvider(), 0, core);
    expect(path).toMatchObject({
      reachable: true,
      changes: [],
      effort: 0,
      effortAtLeast: 0,
      tierAfter: 'core',
    });
  });

  test('strategic takes GMV, leaps, merchants, both primaries and every floor', () => {
    const path = findCheapestPath(exampleProvider(), 0, strategic);
    expect(path).toMatchObject({ reachable: true, totalBefore: 71.05, tierAfter: 'strategic' });
    expect(path.totalAfter).toBeGreaterThanOrEqual(80);
    const gmv = path.changes.find(({ code }) => code === 'gmv_t12m');
    // 1.8亿 of 3亿 is four tenths away.
    expect(gmv).toMatchObject({ from: 180_000_000, to: 300_000_000, points: 0, effort: 4, meetsGate: true });
    expect(path.changes.find(({ code }) => code === 'leap_merchants')).toMatchObject({
      to: 20,
      meetsGate: true,
    });
    const rates = path.changes.map(({ points, effort }) => points / effort);
    expect(rates).toEqual(rates.toSorted((a, b) => b - a));
  });

  test('what is fixed stays, what is dear is left for later, and the answer costs no less for it', () => {
    const graded = exampleProvider();
    const free = findCheapestPath(graded, 0, strategic);
    const first = free.changes[0]!.code;
    const fixed = findCheapestPath(graded, 0, strategic, { [first]: 'fixed' });
    expect(fixed.changes.map(({ code }) => code)).not.toContain(first);
    expect(fixed.effort).toBeGreaterThanOrEqual(free.effort);
    const dear = findCheapestPath(graded, 0, strategic, { [first]: 100 });
    expect(dear.effort).toBeGreaterThanOrEqual(free.effort);
    expect(dear.effort).toBeLessThanOrEqual(fixed.effort);
  });

  test('a fixed number that a gate asks more of is out of reach, and the rest is still said', () => {
    const path = findCheapestPath(exampleProvider(), 0, strategic, { gmv_t12m: 'fixed' });
    expect(path.reachable).toBe(false);
    expect(path.obstacles).toMatchObject([
      { kind: 'out_of_reach', gate: { subject: 'gmv_t12m', value: 180_000_000 } },
    ]);
    expect(path.changes.length).toBeGreaterThan(3);
    expect(path.gatesAfter.filter(({ state }) => state === 'missed').map(({ subject }) => subject)).toEqual([
      'gmv_t12m',
    ]);
  });

  test('compliance is named, not worked around', () => {
    const kinds = (path: ImprovementPath) => path.obstacles.map(({ kind }) => kind);
    expect(kinds(findCheapestPath(exampleProvider({}, 'veto'), 0, core))).toEqual(['veto']);
    expect(kinds(findCheapestPath(exampleProvider({}, 'capped'), 0, core))).toEqual(['capped']);
    expect(kinds(findCheapestPath(exampleProvider({}, 'capped'), 0, defaultModel.tiers[0]!))).toEqual([]);
  });

  test('one hundredth of a point short takes what one digit can bring', () => {
    const graded = exampleProvider();
    const almost = { ...core, gates: [{ kind: 'total' as const, atLeast: 71.06 }] };
    const model = { ...defaultModel, tiers: [almost] };
    const path = findCheapestPath(gradeCohort(model, graded.columns), 0, almost);
    expect(path.changes).toHaveLength(1);
    expect(path.totalAfter).toBe(71.06);
  });
});
