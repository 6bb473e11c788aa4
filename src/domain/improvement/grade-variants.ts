import type { FactColumns, IndicatorColumns } from '../facts/fact-columns.ts';
import type { CohortReference } from '../grading/cohort-reference.ts';
import { gradeNodes } from '../grading/grade-nodes.ts';
import { gradeTiers } from '../grading/grade-tiers.ts';
import { gradeTotals } from '../grading/grade-totals.ts';
import type { GradedCohort, GradedIndicator } from '../grading/graded-cohort.ts';
import { normaliseColumn, roundColumn } from '../grading/normalise.ts';
import { type RawColumns, readRawColumns } from '../grading/raw-columns.ts';
import { indicatorStateCode } from '../grading/state-codes.ts';
import type { Indicator } from '../model/capability-model.ts';

/** Raw values by indicator code, in the indicator's unit, that stand in place of the provider's own. */
export type ReplacedValues = ReadonlyMap<string, number>;

/**
 * One provider graded again by the engine, once per variant, with some raw values replaced. Everybody else stays as
 * frozen: goalposts, peer goalposts and what a cohort's best, worst, mean or ranks were, so an answer says what these
 * values would have scored in this very assessment. Samples keep their size. Ranks say nothing here.
 */
export function gradeVariants(
  graded: GradedCohort,
  at: number,
  variants: readonly ReplacedValues[],
): GradedCohort {
  const { plan, categoryOf: categories } = graded.workings;
  const count = variants.length;
  const columns = variantColumns(graded.columns, at, variants);
  const categoryOf = new Int16Array(count).fill(categories[at]!);
  const indicators = plan.indicators.map((indicator, index): GradedIndicator => {
    const own = graded.workings.indicators[index]!;
    if (!variants.some((variant) => variant.has(indicator.code))) return repeated(own, at, count);
    const raw = readRawColumns(indicator, columns.indicators[indicator.code], count);
    return { raw: raw.raw, ...scoresOf(graded, indicator, own.reference, raw, at), reference: own.reference };
  });
  const nodes = gradeNodes(plan, indicators, count, null);
  const capabilities = plan.capabilities.map((index) => nodes[index]!);
  const totals = gradeTotals(plan, categoryOf, capabilities, null);
  const tiers = gradeTiers(plan, columns, categoryOf, indicators, capabilities, totals, null);
  const { measureTiers, floorTiers, compliance, ...result } = tiers;
  const byIndicator = <T>(pick: (one: GradedIndicator) => T): Record<string, T> =>
    Object.fromEntries(plan.indicators.map(({ code }, index) => [code, pick(indicators[index]!)]));
  const byNode = <T>(pick: (one: (typeof nodes)[number]) => T): Record<string, T> =>
    Object.fromEntries(plan.nodes.map(({ node }, index) => [node.code, pick(nodes[index]!)]));
  return {
    model: plan.model,
    columns,
    raw: byIndicator(({ raw }) => raw),
    indicatorScores: byIndicator(({ scores }) => scores),
    indicatorStates: byIndicator(({ states }) => states),
    nodeScores: byNode(({ scores }) => scores),
    nodeStates: byNode(({ states }) => states),
    nodeCoverage: byNode(({ coverage }) => coverage),
    ...totals,
    ...result,
    peerGoalposts: graded.peerGoalposts,
    workings: { plan, categoryOf, indicators, nodes, measureTiers, floorTiers, compliance },
  };
}

/** Score of one raw value of one indicator of one provider, as the engine gives it; NaN where it is not scored. */
export function scoreOfValue(graded: GradedCohort, at: number, index: number, value: number): number {
  const { plan, indicators } = graded.workings;
  const { reference, states } = indicators[index]!;
  const raw = { raw: Float64Array.of(value), states: Uint8Array.of(states[at]!) };
  return scoresOf(graded, plan.indicators[index]!, reference, raw, at).scores[0]!;
}

function scoresOf(
  { model: { top, digits } }: GradedCohort,
  indicator: Indicator,
  reference: CohortReference | null,
  raw: RawColumns,
  at: number,
): Pick<GradedIndicator, 'scores' | 'states'> {
  const count = raw.raw.length;
  if (!reference) {
    const { scored, not_scored } = indicatorStateCode;
    const states = raw.states.map((state) => (state === scored ? not_scored : state));
    return { scores: new Float64Array(count).fill(Number.NaN), states };
  }
  const scores = normaliseColumn(indicator, referenceOfOne(reference, at, count), raw, top);
  if (digits.carry === 'rounded' && digits.indicator !== null) roundColumn(scores, digits.indicator);
  return { scores, states: raw.states };
}

/** Every variant is of the same peer group. */
function referenceOfOne(reference: CohortReference, at: number, count: number): CohortReference {
  if (reference.method !== 'peer_goalposts') return reference;
  return { ...reference, postOf: new Int32Array(count).fill(reference.postOf[at]!) };
}

function repeated(own: GradedIndicator, at: number, count: number): GradedIndicator {
  return {
    raw: new Float64Array(count).fill(own.raw[at]!),
    scores: new Float64Array(count).fill(own.scores[at]!),
    states: new Uint8Array(count).fill(own.states[at]!),
    reference: own.reference,
  };
}

function variantColumns(columns: FactColumns, at: number, variants: readonly ReplacedValues[]): FactColumns {
  const each = <T>(value: T): T[] => variants.map(() => value);
  const changed = new Set(variants.flatMap((variant) => [...variant.keys()]));
  const indicators: Record<string, IndicatorColumns> = {};
  for (const code of changed) {
    const facts = columns.indicators[code];
    if (!facts) continue;
    const same = (column: Float64Array) => new Float64Array(variants.length).fill(column[at]!);
    indicators[code] = {
      numerator: same(facts.numerator),
      denominator: same(facts.denominator),
      n: same(facts.n),
      value: Float64Array.from(variants, (variant) => variant.get(code) ?? facts.value[at]!),
      periodsReported: new Uint16Array(variants.length).fill(facts.periodsReported[at]!),
    };
  }
  return {
    providers: each(columns.providers[at]!),
    categories: each(columns.categories[at] ?? null),
    compliance: each(columns.compliance[at] ?? 'clear'),
    peerGroups: Object.fromEntries(
      Object.entries(columns.peerGroups).map(([key, of]) => [key, each(of?.[at] ?? null)]),
    ),
    indicators,
  };
}
