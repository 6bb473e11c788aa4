import { z } from 'zod';
import { REASONS, type Reason } from '../domain/grading/reasons.ts';
import { indicatorState, nodeState, period, tierOutcome } from './common.ts';
import { assessmentStamp, movement, provider, viewQuery } from './providers.ts';
import { defineRoute } from './route.ts';

const REASON_CODES = Object.keys(REASONS) as [Reason, ...Reason[]];

export const indicatorScore = z
  .object({
    code: z.string(),
    numerator: z.number().nullable().describe('Summed over the window'),
    denominator: z.number().nullable(),
    n: z.number().nullable().describe('Sample behind the value'),
    periodsReported: z.number().int().describe('Periods of the window that reported'),
    raw: z.number().nullable().describe('The value scored, in the indicator’s unit'),
    state: indicatorState,
    reason: z.enum(REASON_CODES).nullable().describe('What exactly stood in the way; null when scored'),
    goalposts: z
      .object({ floor: z.number(), target: z.number() })
      .nullable()
      .describe(
        'Actually used: fixed, cohort or frozen peer goalposts; null for rank methods, and with basis cohort or peers where fewer than 8 providers stand behind them and the caller may not read them all',
      ),
    goalpostsBasis: z
      .enum(['model', 'cohort', 'peers', 'fallback', 'distribution', 'rank'])
      .nullable()
      .describe('Where the goalposts come from; distribution and rank have none; null when not scored'),
    score: z.number().nullable().describe('0..top'),
    weight: z.number().describe('Weight inside its node as the model states it'),
    effectiveWeight: z.number().describe('Share of the total after renormalisation, 0..1; 0 when not scored'),
    contribution: z
      .number()
      .nullable()
      .describe('Points of the total that come from it; null when not scored'),
    peerMedian: z.number().nullable().describe('Median raw value of the peer group; null below 8 peers'),
    previousRaw: z.number().nullable(),
    effectOnDelta: z
      .number()
      .nullable()
      .describe('Its part of the change of the total since the previous period'),
  })
  .meta({ id: 'IndicatorScore' });
export type IndicatorScore = z.infer<typeof indicatorScore>;

export const capabilityScore = z
  .object({
    code: z.string(),
    score: z.number().nullable(),
    state: nodeState,
    coverage: z.number().describe('Scored weight share, 0..1'),
    weight: z.number().describe('Category weight as the model states it'),
    effectiveWeight: z.number().describe('After renormalisation, 0..1'),
    contribution: z.number().nullable(),
    peerMedian: z.number().nullable(),
    previousScore: z.number().nullable(),
    nextTierFloor: z.number().nullable().describe('The floor or primary gate the next tier asks of it'),
    indicators: z.array(indicatorScore),
  })
  .meta({ id: 'CapabilityScore' });
export type CapabilityScore = z.infer<typeof capabilityScore>;

export const gateResult = z
  .object({
    kind: z.enum(['total', 'every_capability', 'primary', 'coverage', 'measure', 'no_veto']),
    subject: z
      .string()
      .nullable()
      .describe('Capability or indicator code the gate looks at; null for the total'),
    value: z.number().nullable(),
    threshold: z.number().nullable(),
    margin: z.number().nullable().describe('Value minus threshold, positive when met'),
    state: z.enum(['met', 'missed', 'waived', 'unknown']),
  })
  .meta({ id: 'GateResult' });
export type GateResult = z.infer<typeof gateResult>;

export const historyPoint = z
  .object({
    period,
    assessmentId: z.string(),
    modelVersion: z.number().int(),
    total: z.number().nullable(),
    rank: z.number().int().nullable(),
    ranked: z.number().int().describe('Providers with a rank that period'),
    tierOutcome,
    tier: z.string().nullable(),
    coverage: z.number(),
    capabilities: z.array(z.object({ code: z.string(), score: z.number().nullable(), state: nodeState })),
  })
  .meta({ id: 'HistoryPoint' });
export type HistoryPoint = z.infer<typeof historyPoint>;

export const scorecard = z
  .object({
    provider,
    stamp: assessmentStamp,
    total: z.number().nullable(),
    totalState: nodeState,
    roundingRemainder: z.number().describe('Shown total minus the sum of contributions'),
    defaultWeightsTotal: z.number().nullable().describe('Total under default weights, domain.md 2.3'),
    rank: z.number().int().nullable(),
    ranked: z.number().int(),
    tierOutcome,
    tier: z.string().nullable(),
    nextTier: z.string().nullable().describe('Null at the top'),
    movement,
    previousTotal: z.number().nullable(),
    delta: z.number().nullable(),
    coverage: z.number(),
    bottleneck: z
      .object({ capability: z.string(), reason: z.enum(['gate', 'loss']), points: z.number() })
      .nullable()
      .describe('gate: shortfall to the next tier in points; loss: points of the total it costs'),
    peers: z.object({
      category: z.string().nullable(),
      count: z.number().int(),
      medianTotal: z.number().nullable().describe('Null with fewer than 8 peers'),
    }),
    capabilities: z.array(capabilityScore),
    measures: z.array(indicatorScore),
    gates: z.array(z.object({ tier: z.string(), held: z.boolean(), gates: z.array(gateResult) })),
    history: z.array(historyPoint).describe('Oldest first, up to this period'),
  })
  .meta({ id: 'Scorecard' });
export type Scorecard = z.infer<typeof scorecard>;

const tag = 'scorecards';

export const getScorecard = defineRoute({
  id: 'getScorecard',
  method: 'get',
  path: '/api/providers/{providerId}/scorecard',
  tag,
  summary: 'Everything one assessment says of one provider, explained',
  action: 'provider.read',
  scope: 'caller',
  params: z.object({ providerId: z.string() }),
  query: viewQuery,
  response: { kind: 'json', status: 200, shape: scorecard },
  problems: ['not_found'],
});

export const comparison = z
  .object({
    stamp: assessmentStamp,
    items: z.array(scorecard.omit({ history: true, stamp: true })),
    missing: z.array(z.string()).describe('Ids without a result in this assessment'),
    medianByCapability: z.record(z.string(), z.number().nullable()).describe('Over all rated providers'),
  })
  .meta({ id: 'Comparison' });
export type Comparison = z.infer<typeof comparison>;

export const compareProviders = defineRoute({
  id: 'compareProviders',
  method: 'get',
  path: '/api/comparison',
  tag,
  summary: 'Two to five providers side by side',
  action: 'provider.read',
  scope: 'caller',
  query: viewQuery.extend({ ids: z.string().describe('Two to five provider ids, comma-separated') }),
  response: { kind: 'json', status: 200, shape: comparison },
  problems: ['not_found'],
});

export const periodEntry = z
  .object({
    period,
    assessmentId: z.string(),
    modelVersion: z.number().int(),
    providers: z.number().int(),
    rated: z.number().int(),
  })
  .meta({ id: 'PeriodEntry' });
export type PeriodEntry = z.infer<typeof periodEntry>;

export const listPeriods = defineRoute({
  id: 'listPeriods',
  method: 'get',
  path: '/api/periods',
  tag,
  summary: 'Periods with a published assessment, newest first',
  action: 'provider.read',
  scope: 'caller',
  query: z.object({ model: z.string().optional() }),
  response: { kind: 'json', status: 200, shape: z.object({ items: z.array(periodEntry) }) },
  problems: [],
});
