import { describe, expect, test } from 'vitest';
import { generateSampleFacts } from '../mocks/sample/sample-facts.ts';
import { generateSampleProviders } from '../mocks/sample/sample-providers.ts';
import type { FactColumns } from '../src/domain/facts/fact-columns.ts';
import { FactTable } from '../src/domain/facts/fact-table.ts';
import { gradeCohort } from '../src/domain/grading/grade.ts';
import { tierAt } from '../src/domain/grading/graded-cohort.ts';
import { findCheapestPath, type ImprovementPath } from '../src/domain/improvement/cheapest-path.ts';
import { defaultModel } from '../src/domain/model/default-model.ts';
import { periodRange, shiftPeriod } from '../src/domain/period/period.ts';

const MONTH = '2026-10';
const providers = generateSampleProviders();
const table = new FactTable();
for (const fact of generateSampleFacts(providers)) table.add(fact);
const columns = table.combine(defaultModel, periodRange(shiftPeriod(MONTH, -11), MONTH), providers);
const graded = gradeCohort(defaultModel, columns);

/** Everybody's facts with the values of their own path in place, for the engine to grade from the start. */
function changedColumns(paths: readonly ImprovementPath[]): FactColumns {
  const indicators = Object.fromEntries(
    Object.entries(columns.indicators).map(([code, facts]) => [
      code,
      { ...facts, value: facts.value.slice() },
    ]),
  );
  paths.forEach((path, at) => {
    for (const { code, to } of path.changes) indicators[code]!.value[at] = to;
  });
  return { ...columns, indicators };
}

describe.each(defaultModel.tiers.map((tier, position) => ({ tier, position })))(
  'all 524 sample providers on their way to $tier.code',
  ({ tier, position }) => {
    const paths = providers.map((_, at) => findCheapestPath(graded, at, tier));
    const after = gradeCohort(defaultModel, changedColumns(paths));

    test('graded again with their path’s values they stand there, or a named obstacle says why not', () => {
      paths.forEach((path, at) => {
        const id = providers[at]!.id;
        expect(path.reachable, id).toBe(path.obstacles.length === 0);
        if (path.reachable) expect(after.tierIndex[at], id).toBeGreaterThanOrEqual(position);
        expect(tierAt(after, at), id).toBe(path.tierAfter);
      });
      expect(paths.filter((path) => path.reachable).length).toBeGreaterThan(400);
    });

    test('no answer is further than a tenth of a step from what is proven to be possible', () => {
      for (const path of paths) expect(path.effort - path.effortAtLeast).toBeLessThan(0.1);
    });

    test('without the last change they do not stand there', () => {
      const shorter = paths.map((path) => ({ ...path, changes: path.changes.slice(0, -1) }));
      const short = gradeCohort(defaultModel, changedColumns(shorter));
      paths.forEach((path, at) => {
        if (path.reachable && path.changes.length > 0) {
          expect(short.tierIndex[at], providers[at]!.id).toBeLessThan(position);
        }
      });
    });
  },
);
