import fc from 'fast-check';
import { columnsOfRows } from '../../src/domain/facts/columns-of-rows.ts';
import { gradeCohort } from '../../src/domain/grading/grade.ts';
import type { GradedCohort } from '../../src/domain/grading/graded-cohort.ts';
import type { EffortSettings } from '../../src/domain/improvement/effort.ts';
import type { Aggregation, CapabilityModel, Gate } from '../../src/domain/model/capability-model.ts';

const text = (word: string) => ({ zh: word, en: word });

/** A model so small, with digits so coarse, that every possible set of changes can be graded. */
export interface SmallLadder {
  graded: GradedCohort;
  /** Indicator codes, each with a whole-numbered value of 0..ceiling. */
  codes: readonly string[];
  ceiling: number;
  settings: EffortSettings;
}

const CODES = ['a', 'b', 'c', 'd'];

export function smallLadder(options: {
  aggregation: Aggregation;
  ceiling: number;
}): fc.Arbitrary<SmallLadder> {
  const { aggregation, ceiling } = options;
  return fc
    .record({
      values: fc.array(fc.integer({ min: aggregation === 'geometric' ? 1 : 0, max: ceiling }), {
        minLength: 4,
        maxLength: 4,
      }),
      targets: fc.array(fc.integer({ min: 2, max: ceiling }), { minLength: 4, maxLength: 4 }),
      lower: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
      weights: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 6, maxLength: 6 }),
      efforts: fc.array(fc.constantFrom<number | 'fixed'>(0.5, 1, 1, 1, 2, 3, 'fixed'), {
        minLength: 4,
        maxLength: 4,
      }),
      total: fc.integer({ min: 10, max: 95 }),
      floor: fc.integer({ min: 0, max: 80 }),
      primary: fc.integer({ min: 0, max: 90 }),
      named: fc.boolean(),
      measure: fc.integer({ min: 0, max: ceiling }),
    })
    .map(({ values, targets, lower, weights, efforts, total, floor, primary, named, measure }) => {
      const gates: Gate[] = [
        { kind: 'total', atLeast: total },
        { kind: 'every_capability', atLeast: floor, notRated: 'missed' },
        { kind: 'primary', position: 1, atLeast: primary },
        { kind: 'measure', indicator: 'a', atLeast: measure },
      ];
      const model: CapabilityModel = {
        code: 'small',
        name: text('small'),
        description: text(''),
        cadence: 'month',
        top: 100,
        digits: { indicator: 2, capability: 2, total: 2, carry: 'unrounded' },
        indicators: CODES.map((code, index) => {
          // A geometric mean needs scores above zero, so its scale starts one below the lowest value.
          const [worst, best] = [aggregation === 'geometric' ? -1 : 0, targets[index]!];
          const down = lower[index]! && code !== 'a';
          return {
            code,
            name: text(code),
            unit: 'count',
            definition: text(code),
            formulaText: text(code),
            formula: { kind: 'sum', factor: 1, offset: 0 },
            direction: down ? 'lower' : 'higher',
            window: { periods: 1 },
            minimumSample: null,
            normalisation: {
              method: 'goalposts',
              floor: down ? ceiling - worst : worst,
              target: down ? ceiling - best : best,
              scale: 'linear',
              beyond: 'clamp',
            },
            digits: 0,
            bounds: { minimum: 0, maximum: ceiling },
            share: false,
            source: 'O',
            feed: '',
          };
        }),
        nodes: ['x', 'y'].map((code, node) => ({
          code,
          name: text(code),
          aggregation,
          members: [0, 1].map((nth) => ({ code: CODES[2 * node + nth]!, weight: weights[2 * node + nth]! })),
          minimumCoverage: 0,
        })),
        total: { aggregation, capabilities: ['x', 'y'], minimumCoverage: 0 },
        categories: [
          {
            code: 'default',
            name: text('default'),
            weights: { x: weights[4]!, y: weights[5]! },
            primary: named ? ['x'] : [],
            reason: text(''),
          },
        ],
        tiers: [{ code: 'next', name: text('next'), gates }],
        settlement: null,
      };
      const facts = Object.fromEntries(CODES.map((code, index) => [code, { value: values[index]! }]));
      const graded = gradeCohort(model, columnsOfRows([{ id: 'p', category: null, facts }]));
      const settings = Object.fromEntries(CODES.map((code, index) => [code, efforts[index]!]));
      return { graded, codes: CODES, ceiling, settings };
    });
}
