import type { TierOutcome } from '../grading/states.ts';
import type { CapabilityModel } from '../model/capability-model.ts';
import { shiftPeriod } from '../period/period.ts';
import type { GateFacts } from '../settlement/gates.ts';
import { type SettlementDecision, type Standing, settle } from '../settlement/settle.ts';

/** What one published assessment said. */
export interface PublishedPoint {
  period: string;
  total: number | null;
  tierOutcome: TierOutcome;
  /** Null unless the outcome is 'tiered'. */
  tier: string | null;
}

/** The tier a provider holds between settlements. */
export interface CurrentTier {
  tierOutcome: TierOutcome;
  tier: string | null;
  /** Settlement month it comes from; null when none is published before, so the latest result stands in. */
  settledPeriod: string | null;
}

export interface ProjectedSettlement {
  decision: SettlementDecision;
  /** Trailing three months, oldest first: the months whose totals are compared with the next tier's cut. */
  months: { period: string; total: number | null; passes: boolean | null }[];
  /** What the next tier asks of the total; null at the top, or without such a gate. */
  cut: number | null;
}

/** "In ≥ 2 of the 3 months" (domain.md 3.4 rule 2 [O]). */
const MONTHS_COMPARED = 3;

/**
 * The tier as of the last settlement: the published result of the last quarter-end month before `period`. Until
 * settlements are decided one by one, a published result is what a quarter was settled with [O].
 */
export function currentTier(points: readonly PublishedPoint[], period: string): CurrentTier {
  const settled = settledPoints(points, period)[0];
  if (settled) return { ...pick(settled), settledPeriod: settled.period };
  const latest = points.findLast((point) => point.period <= period);
  return { ...(latest ? pick(latest) : { tierOutcome: 'not_rated', tier: null }), settledPeriod: null };
}

/**
 * What a settlement held now would decide, by the settlement rules over the trailing three months as if they were the
 * quarter. Counters start fresh; a tier gained at the last settlement is still protected. Null for models without a
 * settlement rule, or with another cadence than months.
 */
export function projectSettlement(
  model: CapabilityModel,
  points: readonly PublishedPoint[],
  period: string,
  facts: GateFacts,
): ProjectedSettlement | null {
  const rule = model.settlement;
  if (!rule || model.cadence !== 'month') return null;
  const current = currentTier(points, period);
  const quarters = settledPoints(points, period);
  const positionOf = (point: Pick<PublishedPoint, 'tier'> | undefined) =>
    model.tiers.findIndex(({ code }) => code === point?.tier);
  const promoted = quarters.length > 1 && positionOf(quarters[0]) > positionOf(quarters[1]);
  const totalOf = new Map(points.map((point) => [point.period, point.total]));
  const periods = Array.from({ length: MONTHS_COMPARED }, (_, nth) =>
    shiftPeriod(period, nth + 1 - MONTHS_COMPARED),
  );
  const totals = periods.map((month) => (month === period ? facts.total : (totalOf.get(month) ?? null)));
  const decision = settle(rule, model, {
    standing: standingOf(model, current, quarters, facts),
    counters: {
      buffered: 0,
      missed: 0,
      protectedLeft: promoted ? rule.protectedSettlementsAfterPromotion : 0,
    },
    facts,
    monthlyTotals: totals,
    forceMajeure: false,
  });
  const next = model.tiers.find(({ code }) => code === decision.promotion?.tier);
  const cut = next?.gates.find((gate) => gate.kind === 'total')?.atLeast ?? null;
  return {
    decision,
    months: periods.map((month, index) => {
      const total = totals[index]!;
      return { period: month, total, passes: cut === null ? null : total !== null && total >= cut };
    }),
    cut,
  };
}

/** True when the tier could not open even with the path taken now, because too few months have passed its cut. */
export function monthsStandInTheWay({ decision: { promotion }, months, cut }: ProjectedSettlement): boolean {
  if (!promotion || cut === null) return false;
  const before = months.slice(0, -1).filter(({ passes }) => passes).length;
  return before + 1 < promotion.monthsRequired;
}

/** Published results of quarter-end months before `period`, latest first. */
function settledPoints(points: readonly PublishedPoint[], period: string): PublishedPoint[] {
  return points.filter((point) => point.period < period && isQuarterEnd(point.period)).toReversed();
}

function isQuarterEnd(period: string): boolean {
  return /^\d{4}-(03|06|09|12)$/.test(period);
}

function pick({ tierOutcome, tier }: PublishedPoint): Pick<CurrentTier, 'tierOutcome' | 'tier'> {
  return { tierOutcome, tier };
}

function standingOf(
  model: CapabilityModel,
  { tierOutcome, tier }: CurrentTier,
  quarters: readonly PublishedPoint[],
  facts: GateFacts,
): Standing {
  if (tierOutcome === 'suspended') return { kind: 'suspended', mayReturn: facts.compliance !== 'veto' };
  // A tier that a later version of the model no longer has is no standing under it.
  if (tier !== null && model.tiers.some(({ code }) => code === tier)) return { kind: 'tiered', tier };
  const rated = quarters.findIndex((point) => point.tierOutcome === 'tiered');
  return { kind: 'candidate', settlements: rated < 0 ? quarters.length : rated };
}
