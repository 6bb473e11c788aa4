import type { Provider } from '../../../src/contract/providers.ts';
import type { CapabilityScore, IndicatorScore, Scorecard } from '../../../src/contract/scorecards.ts';
import { type Difference, explainDifference } from '../../../src/domain/explain/difference.ts';
import { profileAt, profileFromScores } from '../../../src/domain/explain/profile.ts';
import type { GoalpostsUsed } from '../../../src/domain/grading/goalposts-used.ts';
import { type GradedCohort, shownNodeScore } from '../../../src/domain/grading/graded-cohort.ts';
import { type ScorecardIndicator, toScorecard } from '../../../src/domain/grading/scorecard.ts';
import type { CapabilityModel } from '../../../src/domain/model/capability-model.ts';
import { type PeerGroup, type PeerStatistics, standsOnFewPeers } from '../../assess/peer-statistics.ts';
import type { AssessmentResultTable } from '../../db/schema.ts';
import type { GradedSubset } from './graded-subset.ts';

/** A scorecard without what only the single view shows. */
export type CoreScorecard = Omit<Scorecard, 'history' | 'stamp'>;

export interface ScorecardSources {
  provider: Provider;
  /** The stored result: what was ranked and compared. */
  result: AssessmentResultTable;
  subset: GradedSubset;
  /** The assessment before; null for the first, and without this provider in it there is nothing to compare. */
  previous: GradedSubset | null;
  peers: PeerStatistics;
  /** Providers with a rank. */
  ranked: number;
  /** Whoever may not read every provider is told nothing that few of them stand behind. */
  isLimited: boolean;
}

export function buildScorecard(sources: ScorecardSources): CoreScorecard {
  const { provider, result, subset, previous, peers, ranked, isLimited } = sources;
  const { model, graded } = subset;
  const at = subset.positions.get(result.providerId) ?? 0;
  const before = previous?.positions.get(result.providerId);
  const card = toScorecard(model, graded.columns, graded, at);
  const change =
    previous && before !== undefined
      ? explainDifference(profileAt(previous.graded, before), profileAt(graded, at))
      : null;
  const group = peerGroupOf(peers, result.category);
  const indicator = (one: ScorecardIndicator) =>
    toIndicatorScore(
      one,
      isLimited && standsOnFewPeers(graded, one.code, at),
      group,
      change,
      previous && before !== undefined ? previousRaw(previous, one.code, before) : null,
    );

  return {
    provider,
    total: result.total,
    totalState: card.totalState,
    roundingRemainder: card.roundingRemainder,
    defaultWeightsTotal: totalUnderDefaultWeights(model, graded, at),
    rank: result.rank,
    ranked,
    tierOutcome: card.tierOutcome,
    tier: result.tier,
    nextTier: card.nextTier,
    movement: result.movement as Scorecard['movement'],
    previousTotal: result.previousTotal,
    delta: result.delta,
    coverage: result.coverage,
    bottleneck: card.bottleneck && {
      capability: card.bottleneck.capability,
      reason: card.bottleneck.reason,
      points: card.bottleneck.points,
    },
    peers: { category: result.category, count: group.rated, medianTotal: group.total },
    capabilities: card.capabilities.map(
      (one): CapabilityScore => ({
        code: one.code,
        score: one.score,
        state: one.state,
        coverage: one.coverage,
        weight: one.weight,
        effectiveWeight: one.effectiveWeight,
        contribution: one.contribution,
        peerMedian: group.capabilities[one.code] ?? null,
        previousScore:
          previous && before !== undefined ? shownNodeScore(previous.graded, one.code, before) : null,
        nextTierFloor: nextTierFloor(card, one.code),
        indicators: one.indicators.map(indicator),
      }),
    ),
    measures: card.measures.map(indicator),
    gates: card.gates,
  };
}

/** Peers are the providers of the same category, as graded: who has none is compared with the others without. */
function peerGroupOf(peers: PeerStatistics, category: string | null): PeerGroup {
  const group = peers.categories[category ?? 'default'] ?? peers.categories.default;
  return group ?? { rated: 0, total: null, capabilities: {}, indicators: {} };
}

function toIndicatorScore(
  { goalposts, ...one }: ScorecardIndicator,
  isWithheld: boolean,
  group: PeerGroup,
  change: Difference | null,
  previous: number | null,
): IndicatorScore {
  const effect = change?.effects.find(({ kind, code }) => kind === 'indicator' && code === one.code);
  return {
    ...one,
    goalposts: isWithheld ? null : goalpostsOf(goalposts),
    goalpostsBasis: goalposts?.basis ?? null,
    peerMedian: group.indicators[one.code] ?? null,
    previousRaw: previous,
    effectOnDelta: change === null ? null : (effect?.scoreEffect ?? 0) + (effect?.weightEffect ?? 0),
  };
}

function goalpostsOf(used: GoalpostsUsed | null): IndicatorScore['goalposts'] {
  return used && 'floor' in used ? { floor: used.floor, target: used.target } : null;
}

function previousRaw({ graded }: GradedSubset, code: string, at: number): number | null {
  const raw = graded.raw[code]?.[at];
  return raw === undefined || Number.isNaN(raw) ? null : raw;
}

/** The strictest floor or primary gate that the next tier asks of a capability. */
function nextTierFloor(card: ReturnType<typeof toScorecard>, capability: string): number | null {
  const next = card.gates.find(({ tier }) => tier === card.nextTier)?.gates ?? [];
  const thresholds = next.flatMap(({ kind, subject, threshold, state }) => {
    const asks = (kind === 'every_capability' || kind === 'primary') && subject === capability;
    return asks && threshold !== null && state !== 'waived' ? [threshold] : [];
  });
  return thresholds.length === 0 ? null : Math.max(...thresholds);
}

function totalUnderDefaultWeights(model: CapabilityModel, graded: GradedCohort, at: number): number | null {
  const scores = model.indicators.map(({ code }): [string, number | null] => {
    const score = graded.indicatorScores[code]?.[at];
    return [code, score === undefined || Number.isNaN(score) ? null : score];
  });
  return profileFromScores(model, null, Object.fromEntries(scores)).shownTotal;
}
