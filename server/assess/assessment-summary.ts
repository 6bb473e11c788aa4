import type { GradedCohort } from '../../src/domain/grading/graded-cohort.ts';
import { INDICATOR_STATES } from '../../src/domain/grading/states.ts';
import type { CapabilityModel } from '../../src/domain/model/capability-model.ts';
import { roundHalfUp } from '../../src/domain/number/round-half-up.ts';
import type { ResultRow } from './result-row.ts';

/** What lists of assessments show; stored, so that they need not count. */
export interface AssessmentSummary {
  /** Mean of the shown totals, rounded as they are; null when nobody is rated. */
  meanTotal: number | null;
  /** Providers with a rank: rated and not suspended. */
  ranked: number;
  /** Highest tier first, then candidate, not_rated, suspended. */
  tierCounts: { tier: string; count: number }[];
  /** Between buckets, against the previous assessment; the providers that stayed are left out. */
  movements: { from: string; to: string; count: number }[];
  /** Indicator states other than scored and not_scored, most frequent first. */
  states: { indicator: string; state: string; count: number }[];
  providersWithoutFacts: number;
}

/** Buckets of a model in display order: the highest tier first. */
export function bucketsOf(model: CapabilityModel): string[] {
  return [...model.tiers.map((tier) => tier.code).reverse(), 'candidate', 'not_rated', 'suspended'];
}

/** Adds rows up as they are made. */
export class SummaryCounter {
  readonly #model: CapabilityModel;
  readonly #buckets = new Map<string, number>();
  readonly #movements = new Map<string, number>();
  readonly #states: Uint32Array[];
  #sum = 0;
  #rated = 0;
  #ranked = 0;
  #withoutFacts = 0;

  constructor(graded: GradedCohort) {
    this.#model = graded.model;
    this.#states = graded.model.indicators.map(() => new Uint32Array(INDICATOR_STATES.length));
  }

  add({ result, evidence }: ResultRow): void {
    increase(this.#buckets, result.bucket);
    if (result.previousBucket !== null && result.previousBucket !== result.bucket) {
      increase(this.#movements, JSON.stringify([result.previousBucket, result.bucket]));
    }
    if (result.total !== null) {
      this.#sum += result.total;
      this.#rated++;
    }
    if (result.rank !== null) this.#ranked++;
    if (evidence.periodsReported.every((count) => count === 0)) this.#withoutFacts++;
    evidence.indicatorStates.forEach((state, index) => {
      const counts = this.#states[index]!;
      counts[state] = counts[state]! + 1;
    });
  }

  get rated(): number {
    return this.#rated;
  }

  finish(): AssessmentSummary {
    const { digits, indicators } = this.#model;
    const states = indicators.flatMap(({ code }, index) =>
      INDICATOR_STATES.map((state, at) => ({ indicator: code, state, count: this.#states[index]![at]! })),
    );
    return {
      meanTotal: this.#rated === 0 ? null : roundHalfUp(this.#sum / this.#rated, digits.total),
      ranked: this.#ranked,
      tierCounts: bucketsOf(this.#model).map((tier) => ({ tier, count: this.#buckets.get(tier) ?? 0 })),
      movements: [...this.#movements]
        .map(([key, count]) => {
          const [from, to] = JSON.parse(key) as [string, string];
          return { from, to, count };
        })
        .sort((a, b) => b.count - a.count || (a.from + a.to < b.from + b.to ? -1 : 1)),
      states: states
        .filter(({ state, count }) => count > 0 && state !== 'scored' && state !== 'not_scored')
        .sort((a, b) => b.count - a.count),
      providersWithoutFacts: this.#withoutFacts,
    };
  }
}

function increase(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
