import { stepsOfMeasure, stepsOfScore } from '../../src/domain/improvement/effort.ts';
import { gradeVariants } from '../../src/domain/improvement/grade-variants.ts';
import type { SmallLadder } from './small-ladder.ts';

/** Grades every possible set of changes and answers the least effort that gives the first tier; null when none does. */
export function bruteForce({ graded, codes, ceiling, settings }: SmallLadder): number | null {
  let variants: ReadonlyMap<string, number>[] = [new Map()];
  for (const code of codes) {
    const { direction } = graded.model.indicators.find((one) => one.code === code)!;
    const now = graded.raw[code]![0]!;
    const better = Array.from({ length: ceiling + 1 }, (_, value) => value).filter((value) =>
      direction === 'higher' ? value > now : value < now,
    );
    if (settings[code] === 'fixed') continue;
    variants = variants.flatMap((variant) => [
      variant,
      ...better.map((value) => new Map([...variant, [code, value]])),
    ]);
  }
  const outcome = gradeVariants(graded, 0, variants);
  const efforts = variants.flatMap((variant, row) => {
    if (outcome.tierIndex[row] !== 0) return [];
    return [[...variant.keys()].reduce((sum, code) => sum + effort(code, row, variant.get(code)!), 0)];
  });
  return efforts.length === 0 ? null : Math.min(...efforts);

  function effort(code: string, row: number, to: number): number {
    const perStep = Number(settings[code] ?? 1);
    const scores = outcome.indicatorScores[code]!;
    const gate = graded.model.tiers[0]!.gates.find((one) => one.kind === 'measure' && one.indicator === code);
    const asked = gate?.kind === 'measure' ? gate.atLeast : null;
    const from = graded.raw[code]![0]!;
    const before = graded.indicatorScores[code]![0]!;
    let steps = Math.max(0, stepsOfScore(before, scores[row]!, graded.model.top));
    if (asked !== null && from < asked) {
      const atGate = gradeVariants(graded, 0, [new Map([[code, asked]])]).indicatorScores[code]![0]!;
      if (atGate <= before && to >= asked) steps += stepsOfMeasure(from, asked, asked);
    }
    return perStep * steps;
  }
}
