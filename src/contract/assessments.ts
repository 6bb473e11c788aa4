import { z } from 'zod';
import { receipt } from './audit.ts';
import { cursorQuery, localizedText, pageOf, period, timestamp } from './common.ts';
import { defineRoute } from './route.ts';

export const assessment = z
  .object({
    id: z.string(),
    model: z.string(),
    modelName: localizedText,
    modelVersion: z.number().int(),
    period,
    status: z
      .enum(['draft', 'published', 'superseded'])
      .describe('superseded: a later one was published for the period'),
    revision: z.number().int().describe('For If-Match'),
    createdAt: timestamp,
    createdBy: z.string(),
    publishedAt: timestamp.nullable(),
    publishedBy: z.string().nullable(),
    note: z.string(),
    providers: z.number().int(),
    rated: z.number().int(),
    meanTotal: z.number().nullable(),
    tierCounts: z.array(z.object({ tier: z.string(), count: z.number().int() })),
    inputHash: z.string().describe('SHA-256 over model, frozen facts and provider attributes, hex'),
    resultHash: z.string().describe('SHA-256 over the canonical results, hex'),
    receipt: receipt.nullable().describe('Of its publication, in the audit log; null for a draft'),
    verification: z
      .object({ at: timestamp, ok: z.boolean(), comparedBytes: z.number().int() })
      .nullable()
      .describe('Last verify; null when never run'),
  })
  .meta({ id: 'Assessment' });
export type Assessment = z.infer<typeof assessment>;

export const assessmentDetail = assessment
  .extend({
    previous: z
      .object({ id: z.string(), period, meanTotal: z.number().nullable(), rated: z.number().int() })
      .nullable(),
    movements: z.array(z.object({ from: z.string(), to: z.string(), count: z.number().int() })),
    states: z
      .array(z.object({ indicator: z.string(), state: z.string(), count: z.number().int() }))
      .describe('Indicator states other than scored, most frequent first'),
    facts: z.object({ used: z.number().int(), providersWithoutFacts: z.number().int() }),
  })
  .meta({ id: 'AssessmentDetail' });
export type AssessmentDetail = z.infer<typeof assessmentDetail>;

export const verification = z
  .object({
    ok: z.boolean(),
    at: timestamp,
    storedInputHash: z.string(),
    recomputedInputHash: z.string(),
    storedResultHash: z.string(),
    recomputedResultHash: z.string(),
    comparedBytes: z.number().int(),
    comparedProviders: z.number().int(),
    differences: z
      .array(
        z.object({ providerId: z.string(), field: z.string(), stored: z.string(), recomputed: z.string() }),
      )
      .describe('First 50'),
  })
  .meta({ id: 'Verification' });
export type Verification = z.infer<typeof verification>;

/** What a person may grade next: periods that have facts, with how complete they are. */
export const assessablePeriod = z
  .object({
    period,
    providersWithFacts: z.number().int(),
    providers: z.number().int(),
    facts: z.number().int(),
    published: z.boolean(),
  })
  .meta({ id: 'AssessablePeriod' });
export type AssessablePeriod = z.infer<typeof assessablePeriod>;

const tag = 'assessments';
const params = z.object({ assessmentId: z.string() });

export const listAssessments = defineRoute({
  id: 'listAssessments',
  method: 'get',
  path: '/api/assessments',
  tag,
  summary: 'Stored assessments, newest period first',
  action: 'assessment.read',
  scope: 'platform',
  query: cursorQuery.extend({
    model: z.string().optional(),
    status: z.enum(['draft', 'published', 'superseded']).optional(),
  }),
  response: { kind: 'json', status: 200, shape: pageOf(assessment) },
  problems: [],
});

export const listAssessablePeriods = defineRoute({
  id: 'listAssessablePeriods',
  method: 'get',
  path: '/api/assessable-periods',
  tag,
  summary: 'Periods with stored facts for a model',
  action: 'assessment.read',
  scope: 'platform',
  query: z.object({ model: z.string() }),
  response: { kind: 'json', status: 200, shape: z.object({ items: z.array(assessablePeriod) }) },
  problems: ['not_found'],
});

export const createAssessment = defineRoute({
  id: 'createAssessment',
  method: 'post',
  path: '/api/assessments',
  tag,
  summary: 'Grade every provider of a model for a period; freezes model, facts and results as a draft',
  action: 'assessment.write',
  scope: 'platform',
  body: {
    kind: 'json',
    shape: z.object({
      model: z.string(),
      version: z.number().int().optional().describe('The version in force when left out'),
      period,
      note: z.string().max(500).default(''),
    }),
  },
  effect: 'write',
  idempotent: true,
  response: { kind: 'json', status: 201, shape: assessment },
  problems: ['not_found', 'conflict'],
});

export const getAssessment = defineRoute({
  id: 'getAssessment',
  method: 'get',
  path: '/api/assessments/{assessmentId}',
  tag,
  summary: 'One assessment with what it found and what it lacked',
  action: 'assessment.read',
  scope: 'platform',
  params,
  response: { kind: 'json', status: 200, shape: assessmentDetail },
  problems: ['not_found'],
});

export const publishAssessment = defineRoute({
  id: 'publishAssessment',
  method: 'post',
  path: '/api/assessments/{assessmentId}/publish',
  tag,
  summary: 'Make it the period’s result. Published results never change; a later one supersedes it',
  action: 'assessment.publish',
  scope: 'platform',
  params,
  effect: 'write',
  idempotent: true,
  conditional: true,
  response: { kind: 'json', status: 200, shape: assessment },
  problems: ['not_found', 'conflict'],
});

export const verifyAssessment = defineRoute({
  id: 'verifyAssessment',
  method: 'post',
  path: '/api/assessments/{assessmentId}/verify',
  tag,
  summary: 'Recompute from the frozen inputs and compare byte for byte',
  action: 'assessment.read',
  scope: 'platform',
  params,
  effect: 'write',
  response: { kind: 'json', status: 200, shape: verification },
  problems: ['not_found'],
});

export const removeAssessment = defineRoute({
  id: 'removeAssessment',
  method: 'delete',
  path: '/api/assessments/{assessmentId}',
  tag,
  summary: 'Discard a draft; a published one stays',
  action: 'assessment.write',
  scope: 'platform',
  params,
  effect: 'write',
  conditional: true,
  response: { kind: 'empty', status: 204 },
  problems: ['not_found', 'conflict'],
});

export const exportAssessment = defineRoute({
  id: 'exportAssessment',
  method: 'get',
  path: '/api/assessments/{assessmentId}/results.csv',
  tag,
  summary: 'All results of one assessment as CSV with BOM: totals, tiers, capability and indicator scores',
  action: 'provider.export',
  scope: 'caller',
  params,
  query: z.object({ lang: z.enum(['zh', 'en']).default('zh') }),
  response: { kind: 'file', status: 200, contentType: 'text/csv; charset=utf-8' },
  problems: ['not_found'],
});
