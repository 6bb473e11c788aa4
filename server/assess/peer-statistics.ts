import { goalpostsAt } from '../../src/domain/grading/goalposts-used.ts';
import { type GradedCohort, shownNodeScore } from '../../src/domain/grading/graded-cohort.ts';
import { indicatorStateCode } from '../../src/domain/grading/state-codes.ts';
import { quantile, sortedPresent } from '../../src/domain/number/quantile.ts';
import { roundHalfUp } from '../../src/domain/number/round-half-up.ts';

/** A median of fewer would tell one provider's number to another (domain.md 9.4 (8) [O]). */
const MINIMUM_PEERS = 8;

/** Medians of one peer group. Null: fewer than MINIMUM_PEERS have the number. */
export interface PeerGroup {
  /** Providers with a total. */
  rated: number;
  total: number | null;
  capabilities: Record<string, number | null>;
  /** Raw values. */
  indicators: Record<string, number | null>;
}

/** Computed once per assessment and stored with it: a scorecard shows peers without reading them. */
export interface PeerStatistics {
  everyone: PeerGroup;
  /** By category code as graded: `default` for the undetermined. */
  categories: Record<string, PeerGroup>;
}

export function peerStatistics(graded: GradedCohort): PeerStatistics {
  const { plan, categoryOf } = graded.workings;
  const everyone = Array.from(graded.columns.providers.keys());
  const categories = plan.categories.map(({ category }, index): [string, PeerGroup] => [
    category.code,
    groupMedians(
      graded,
      everyone.filter((at) => categoryOf[at] === index),
    ),
  ]);
  return { everyone: groupMedians(graded, everyone), categories: Object.fromEntries(categories) };
}

/**
 * True where what an indicator was scored against is made of fewer than MINIMUM_PEERS providers' numbers: their worst,
 * best or mean, or a value to reach, would tell one provider's number to another (domain.md 9.4 (8) [O]).
 */
export function standsOnFewPeers(graded: GradedCohort, code: string, at: number): boolean {
  const used = goalpostsAt(graded, code, at);
  switch (used?.basis) {
    case 'peers':
      return used.peers < MINIMUM_PEERS;
    case 'cohort':
    case 'distribution':
    case 'rank': {
      let scored = 0;
      for (const state of graded.indicatorStates[code] ?? [])
        if (state === indicatorStateCode.scored) scored++;
      return scored < MINIMUM_PEERS;
    }
    default:
      return false;
  }
}

function groupMedians(graded: GradedCohort, members: readonly number[]): PeerGroup {
  const { model } = graded;
  const median = (valueAt: (at: number) => number, digits: number | null) => {
    const present = sortedPresent(Float64Array.from(members, valueAt));
    return present.length < MINIMUM_PEERS ? null : roundHalfUp(quantile(present, 0.5), digits);
  };
  return {
    rated: members.filter((at) => !Number.isNaN(graded.total[at])).length,
    total: median((at) => graded.total[at]!, model.digits.total),
    capabilities: Object.fromEntries(
      model.total.capabilities.map((code) => [
        code,
        median((at) => shownNodeScore(graded, code, at) ?? Number.NaN, model.digits.capability),
      ]),
    ),
    indicators: Object.fromEntries(
      model.indicators.map(({ code }) => [code, median((at) => comparableRaw(graded, code, at), null)]),
    ),
  };
}

/** A value from too small a sample says nothing of its peers either. */
function comparableRaw(graded: GradedCohort, code: string, at: number): number {
  const tooSmall = graded.indicatorStates[code]?.[at] === indicatorStateCode.sample_too_small;
  return tooSmall ? Number.NaN : (graded.raw[code]?.[at] ?? Number.NaN);
}
