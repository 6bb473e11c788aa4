import { z } from 'zod';
import type { CapabilityModel } from '../domain/model/capability-model.ts';
import { localizedText, timestamp } from './common.ts';
import { defineRoute } from './route.ts';

const code = z.string().regex(/^[a-z][a-z0-9_-]{0,63}$/, 'lower-case letters, digits, - and _');
const goalposts = z.object({ floor: z.number(), target: z.number() });
const beyond = z.enum(['clamp', 'extend']).default('clamp');

const normalisation = z.discriminatedUnion('method', [
  z.object({
    method: z.literal('goalposts'),
    floor: z.number(),
    target: z.number(),
    scale: z.enum(['linear', 'logarithmic']).default('linear'),
    beyond,
  }),
  z.object({ method: z.literal('min_max') }),
  z.object({ method: z.literal('percentile_rank') }),
  z.object({ method: z.literal('z_score'), centre: z.number(), spread: z.number(), beyond }),
  z.object({
    method: z.literal('peer_goalposts'),
    groupBy: z.array(z.enum(['category', 'region', 'industry', 'band'])),
    lowerQuantile: z.number().min(0).max(1),
    upperQuantile: z.number().min(0).max(1),
    minimumPeers: z.number().int().min(2),
    fallback: goalposts.nullable(),
  }),
]);

const indicator = z.object({
  code,
  name: localizedText,
  unit: z.string().min(1).max(40),
  definition: localizedText.describe('口径: base, window, exclusions'),
  formulaText: localizedText,
  formula: z.object({
    kind: z.enum(['ratio', 'sum', 'last']),
    factor: z.number().default(1),
    offset: z.number().default(0),
  }),
  direction: z.enum(['higher', 'lower']),
  window: z.object({ periods: z.number().int().min(1).max(60) }),
  minimumSample: z
    .object({ count: z.number().min(0), of: z.enum(['n', 'denominator']), label: localizedText })
    .nullable()
    .default(null),
  normalisation: normalisation.nullable().default(null).describe('Null: a context measure, never scored'),
  digits: z.number().int().min(0).max(8).default(2),
  bounds: z
    .object({ minimum: z.number().nullable(), maximum: z.number().nullable() })
    .default({ minimum: null, maximum: null }),
  share: z.boolean().default(false),
  source: z.enum(['S', 'F', 'O']).default('O'),
  feed: z.string().default(''),
});

const member = z.object({ code, weight: z.number().min(0) });

const node = z.object({
  code,
  name: localizedText,
  aggregation: z.enum(['arithmetic', 'geometric']).default('arithmetic'),
  members: z.array(member),
  minimumCoverage: z.number().min(0).max(1).default(0),
});

const gate = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('total'), atLeast: z.number() }),
  z.object({
    kind: z.literal('every_capability'),
    atLeast: z.number(),
    notRated: z.enum(['waived', 'missed']).default('missed'),
  }),
  z.object({
    kind: z.literal('primary'),
    position: z.union([z.literal(1), z.literal(2)]),
    atLeast: z.number(),
  }),
  z.object({ kind: z.literal('coverage'), atLeast: z.number().min(0).max(1) }),
  z.object({ kind: z.literal('measure'), indicator: code, atLeast: z.number() }),
  z.object({ kind: z.literal('no_veto') }),
]);

const settlementRule = z.object({
  scoreBuffer: z.number().min(0),
  capabilityBuffer: z.number().min(0),
  primaryBuffer: z.number().min(0),
  measureFactors: z.record(z.string(), z.number().min(0).max(1)),
  defaultMeasureFactor: z.number().min(0).max(1),
  maximumBufferSettlements: z.number().int().min(0),
  promotionMonths: z.number().int().min(1),
  protectedSettlementsAfterPromotion: z.number().int().min(0),
  maximumCandidateSettlements: z.number().int().min(0),
});

/** A model file: the whole of it, nothing outside. Mirrors `CapabilityModel`; semantics are checked by `checkModel`. */
export const capabilityModel = z
  .object({
    code,
    name: localizedText,
    description: localizedText,
    cadence: z.enum(['week', 'month', 'quarter', 'year']),
    top: z.number().positive().default(100),
    digits: z.object({
      indicator: z.number().int().min(0).max(8).nullable(),
      capability: z.number().int().min(0).max(8).nullable(),
      total: z.number().int().min(0).max(8),
      carry: z.enum(['unrounded', 'rounded']).default('unrounded'),
    }),
    indicators: z.array(indicator).min(1).max(400),
    nodes: z.array(node).min(1).max(100),
    total: z.object({
      aggregation: z.enum(['arithmetic', 'geometric']).default('arithmetic'),
      capabilities: z.array(code).min(1).max(40),
      minimumCoverage: z.number().min(0).max(1).default(0),
    }),
    categories: z
      .array(
        z.object({
          code,
          name: localizedText,
          weights: z.record(z.string(), z.number().min(0)),
          primary: z.array(code).max(2).default([]),
          reason: localizedText.default({ zh: '', en: '' }),
        }),
      )
      .min(1),
    tiers: z.array(z.object({ code, name: localizedText, gates: z.array(gate) })).max(20),
    settlement: settlementRule.nullable().default(null),
  })
  .meta({ id: 'CapabilityModel' });

/** Compile-time proof that the wire shape and the domain type are the same thing. */
export function toCapabilityModel(parsed: z.infer<typeof capabilityModel>): CapabilityModel {
  return parsed;
}

export const modelVersion = z
  .object({
    version: z.number().int().describe('1, 2, 3 … within the family'),
    inForce: z.boolean(),
    createdAt: timestamp,
    createdBy: z.string(),
    note: z.string().describe('Why this version was made; may be empty'),
    contentHash: z.string().describe('SHA-256 of the canonical model file, hex'),
    assessments: z.number().int().describe('Stored assessments that used it'),
  })
  .meta({ id: 'ModelVersion' });

export const modelSummary = z
  .object({
    code: z.string(),
    name: localizedText,
    description: localizedText,
    cadence: z.enum(['week', 'month', 'quarter', 'year']),
    isDefault: z.boolean(),
    revision: z.number().int().describe('For If-Match: counts changes of the version in force'),
    providers: z.number().int().describe('Providers graded by this family'),
    versions: z.array(modelVersion).describe('Newest first'),
  })
  .meta({ id: 'ModelSummary' });
export type ModelSummary = z.infer<typeof modelSummary>;

export const storedModel = z
  .object({ version: modelVersion, model: capabilityModel })
  .meta({ id: 'StoredModel' });
export type StoredModel = z.infer<typeof storedModel>;

export const modelDifference = z
  .object({
    path: z.string(),
    label: localizedText,
    change: z.enum(['added', 'removed', 'changed']),
    before: z.unknown().nullable(),
    after: z.unknown().nullable(),
  })
  .meta({ id: 'ModelDifference' });
export type ModelDifference = z.infer<typeof modelDifference>;

const modelParams = z.object({ code });
const versionParams = z.object({ code, version: z.coerce.number().int().min(1) });
const tag = 'capability models';

export const listModels = defineRoute({
  id: 'listModels',
  method: 'get',
  path: '/api/models',
  tag,
  summary: 'Every model family with its versions',
  action: 'model.read',
  scope: 'platform',
  response: { kind: 'json', status: 200, shape: z.object({ items: z.array(modelSummary) }) },
  problems: [],
});

export const createModelVersion = defineRoute({
  id: 'createModelVersion',
  method: 'post',
  path: '/api/models',
  tag,
  summary:
    'Store a model file: a new family, or the next version of a known one. The same content again changes nothing',
  action: 'model.write',
  scope: 'platform',
  body: {
    kind: 'json',
    shape: z.object({
      model: capabilityModel,
      note: z.string().max(500).default(''),
      putInForce: z.boolean().default(true).describe('Use it for assessments from now on'),
    }),
  },
  effect: 'write',
  idempotent: true,
  response: { kind: 'json', status: 201, shape: storedModel },
  problems: ['model_invalid', 'conflict'],
});

export const getModelVersion = defineRoute({
  id: 'getModelVersion',
  method: 'get',
  path: '/api/models/{code}/versions/{version}',
  tag,
  summary: 'One version, whole',
  action: 'model.read',
  scope: 'platform',
  params: versionParams,
  response: { kind: 'json', status: 200, shape: storedModel },
  problems: ['not_found'],
});

export const putModelInForce = defineRoute({
  id: 'putModelInForce',
  method: 'post',
  path: '/api/models/{code}/versions/{version}/in-force',
  tag,
  summary: 'Use this version for new assessments; stored ones keep theirs',
  action: 'model.write',
  scope: 'platform',
  params: versionParams,
  effect: 'write',
  idempotent: true,
  conditional: true,
  response: { kind: 'json', status: 200, shape: modelSummary },
  problems: ['not_found'],
});

export const compareModelVersions = defineRoute({
  id: 'compareModelVersions',
  method: 'get',
  path: '/api/models/{code}/differences',
  tag,
  summary: 'What changed between two versions',
  action: 'model.read',
  scope: 'platform',
  params: modelParams,
  query: z.object({ from: z.coerce.number().int().min(1), to: z.coerce.number().int().min(1) }),
  response: {
    kind: 'json',
    status: 200,
    shape: z.object({ from: z.number().int(), to: z.number().int(), items: z.array(modelDifference) }),
  },
  problems: ['not_found'],
});
