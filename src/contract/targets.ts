import { z } from 'zod';
import { TARGET_LEVELS, TARGET_MEASURES } from '../domain/target/measure.ts';
import { PACE_STATUSES } from '../domain/target/pace.ts';
import { cursorQuery, localizedText, pageOf, period, queryList, timestamp } from './common.ts';
import { defineRoute } from './route.ts';
import { forecast, neededRate, pace, seriesPoint, startFields } from './target-figures.ts';

const month = period.regex(/^\d{4}-\d{2}$/).describe('Month, 2026-10');

// Read-only as the domain's curves are, so that one goes where the other is wanted.
const numbers: z.ZodType<readonly number[], readonly number[]> = z.array(z.number());

export const targetCurve = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('straight') }),
    z.object({
      kind: z.literal('seasonal'),
      weights: numbers.describe('12 weights ≥ 0 of the calendar months, January first'),
    }),
    z.object({
      kind: z.literal('own'),
      shares: numbers.describe('Share of the way due by the end of each month of the period, rising to 1'),
    }),
  ])
  .meta({ id: 'TargetCurve' });

const owner = z.object({ id: z.string().describe('Account id'), name: z.string() });

const line = {
  goal: z
    .number()
    .describe('Whole yuan or a count to stand at by the end of the period, start value included'),
  startValue: z
    .number()
    .nullable()
    .describe('Value at the end of the month before the period; null: as the stored months say'),
  from: month,
  to: month.describe('Last month, included'),
  curve: targetCurve,
};

const goalSplit = z
  .object({
    level: z.enum(TARGET_LEVELS).describe('Level the goals below are set on'),
    targets: z.number().int().describe('Goals below: same measure and period, inside this scope'),
    whole: z.number(),
    parts: z.number().describe('Their sum'),
    remainder: z.number().describe('whole − parts: above 0 given to nobody, below 0 promised twice'),
    state: z.enum(['exact', 'unallocated', 'over_allocated']),
  })
  .nullable()
  .describe('How the goals below add up to this one; null when there are none');

const targetIdentity = {
  id: z.string(),
  level: z.enum(TARGET_LEVELS),
  scope: z
    .string()
    .nullable()
    .describe('Region code, six-digit city code or provider id; null: the programme'),
  scopeName: localizedText.nullable().describe('Null: the programme'),
  region: z.string().nullable().describe('Region the scope lies in; null: the programme, or not known'),
  measure: z.enum(TARGET_MEASURES),
  unit: z.enum(['yuan', 'leap', 'provider']),
  kind: z.enum(['accumulating', 'stock', 'threshold']).describe('How the measure behaves over months'),
};

export const target = z
  .object({
    ...targetIdentity,
    goal: line.goal,
    ...startFields,
    from: line.from,
    to: line.to,
    curve: targetCurve,
    owner: owner.nullable().describe('Who answers for it; null: nobody yet'),
    month: month.describe('The month everything below is read at the end of'),
    attained: z.number().nullable().describe('Start value included; null: not known'),
    pace,
    needed: neededRate,
    forecast,
    split: goalSplit,
    archivedAt: timestamp.nullable().describe('Null while it counts'),
    createdAt: timestamp,
    updatedAt: timestamp,
    revision: z.number().int(),
  })
  .meta({ id: 'Target' });
export type TargetView = z.infer<typeof target>;

/** What may be changed of a target, as the history keeps it. */
export const targetTerms = z.object({ ...line, owner: owner.nullable() }).meta({ id: 'TargetTerms' });
export type TargetTerms = z.infer<typeof targetTerms>;

const targetPart = z.object({
  region: z.string().nullable().describe('Null: providers without a region'),
  city: z.string().nullable().describe('Six-digit code; null: on a region row, or providers without a city'),
  cityName: localizedText.nullable(),
  provider: z
    .object({ id: z.string(), name: z.string(), nameEn: z.string().nullable() })
    .nullable()
    .describe('Null on a region or city row'),
  depth: z.enum(['region', 'city', 'provider']),
  value: z.number().nullable().describe('Exactly the sum of the rows below; null: none of them is known'),
  unknownProviders: z.number().int().describe('Providers without a value: the number is short of them'),
});

export const targetDetail = target
  .extend({
    series: z.array(seriesPoint).describe('Every month of the period'),
    parts: z
      .array(targetPart)
      .describe(
        'Regions, their cities, their providers, in this order as one list; each level adds up to attained',
      ),
    partsTotal: z
      .number()
      .nullable()
      .describe('Sum of the region rows: attained, without the start value where the months add to it'),
    children: z
      .array(
        z.object({
          id: z.string(),
          scope: z.string().nullable(),
          scopeName: localizedText.nullable(),
          goal: z.number(),
          attained: z.number().nullable(),
          status: z.enum(PACE_STATUSES).nullable(),
        }),
      )
      .describe('The goals below that split says the sum of'),
    history: z
      .array(
        z.object({
          at: timestamp,
          by: z.string().describe('Name of who did it'),
          note: z.string().nullable(),
          before: targetTerms.nullable().describe('Null: set'),
          after: targetTerms.nullable().describe('Null: archived'),
        }),
      )
      .describe('Newest first; empty for a provider’s own people'),
  })
  .meta({ id: 'TargetDetail' });
export type TargetDetail = z.infer<typeof targetDetail>;

export const targetFilter = z.object({
  month: month.optional().describe('Month looked at; the latest stored one when left out'),
  level: queryList.optional().describe('programme, region, city, provider'),
  region: queryList.optional().describe('Region codes'),
  measure: queryList.optional().describe('Measure codes'),
  owner: z.string().max(100).optional().describe('Account id, or "none" for targets without an owner'),
  status: queryList.optional().describe('Pace statuses; "none" for targets without an index'),
  q: z.string().max(100).optional().describe('Part of the scope’s id or name, or of the owner’s name'),
  archived: z.enum(['no', 'only']).default('no'),
});
export type TargetFilter = z.infer<typeof targetFilter>;

export const targetSort = z
  .string()
  .regex(/^-?(scope|measure|goal|attained|index|forecast|needed|to|owner)$/)
  .default('scope')
  .describe('Field to order by; a leading - descends; unknown values last');

const note = z.string().trim().max(500).nullable().default(null).describe('Why; kept in the history');
const ownerId = z.string().max(100).nullable().describe('Account id; null: nobody yet');
const terms = { ...line, owner: ownerId };
const params = z.object({ targetId: z.string() });
const tag = 'targets';

export const listTargets = defineRoute({
  id: 'listTargets',
  method: 'get',
  path: '/api/targets',
  tag,
  summary: 'Targets with what is attained, their pace, forecast and what each month left must bring',
  action: 'target.read',
  scope: 'caller',
  query: targetFilter.extend({ sort: targetSort }).extend(cursorQuery.shape),
  response: {
    kind: 'json',
    status: 200,
    shape: pageOf(target)
      .extend({
        month: month.nullable().describe('Month looked at; null before the first months are stored'),
        counts: z
          .array(z.object({ status: z.enum([...PACE_STATUSES, 'none']), targets: z.number().int() }))
          .describe('Over the filter with its status lifted'),
        withoutOwner: z.number().int().describe('Of the targets that match'),
      })
      .meta({ id: 'TargetPage' }),
  },
  problems: [],
});

export const exportTargets = defineRoute({
  id: 'exportTargets',
  method: 'get',
  path: '/api/targets.csv',
  tag,
  summary: 'The filtered targets as a file that can be changed and imported again',
  action: 'target.read',
  scope: 'caller',
  query: targetFilter.extend({ sort: targetSort, lang: z.enum(['zh', 'en']).default('zh') }),
  response: { kind: 'file', status: 200, contentType: 'text/csv; charset=utf-8' },
  problems: [],
});

export const listTargetOwners = defineRoute({
  id: 'listTargetOwners',
  method: 'get',
  path: '/api/target-owners',
  tag,
  summary: 'People who may be given a target',
  action: 'target.write',
  scope: 'platform',
  response: {
    kind: 'json',
    status: 200,
    shape: z.object({ items: z.array(owner.extend({ role: z.string() })) }),
  },
  problems: [],
});

export const getTarget = defineRoute({
  id: 'getTarget',
  method: 'get',
  path: '/api/targets/{targetId}',
  tag,
  summary: 'One target with its months, its history and the rows its number is the sum of',
  action: 'target.read',
  scope: 'caller',
  params,
  query: z.object({ month: month.optional().describe('The latest stored one when left out') }),
  response: { kind: 'json', status: 200, shape: targetDetail },
  problems: ['not_found'],
});

export const createTarget = defineRoute({
  id: 'createTarget',
  method: 'post',
  effect: 'write',
  idempotent: true,
  path: '/api/targets',
  tag,
  summary: 'Set a target',
  action: 'target.write',
  scope: 'platform',
  body: {
    kind: 'json',
    shape: z.object({
      level: z.enum(TARGET_LEVELS),
      scope: z.string().max(100).nullable(),
      measure: z.enum(TARGET_MEASURES),
      ...terms,
      note,
    }),
  },
  response: { kind: 'json', status: 201, shape: targetDetail },
  problems: ['conflict'],
});

export const updateTarget = defineRoute({
  id: 'updateTarget',
  method: 'put',
  effect: 'write',
  conditional: true,
  path: '/api/targets/{targetId}',
  tag,
  summary: 'Change goal, start value, period, curve or owner',
  action: 'target.write',
  scope: 'platform',
  params,
  body: { kind: 'json', shape: z.object({ ...terms, note }) },
  response: { kind: 'json', status: 200, shape: targetDetail },
  problems: ['not_found', 'conflict', 'precondition_required', 'precondition_failed'],
});

export const archiveTarget = defineRoute({
  id: 'archiveTarget',
  method: 'post',
  effect: 'write',
  conditional: true,
  path: '/api/targets/{targetId}/archive',
  tag,
  summary: 'Take a target out of the count; it keeps its history',
  action: 'target.write',
  scope: 'platform',
  params,
  body: { kind: 'json', shape: z.object({ note }) },
  response: { kind: 'json', status: 200, shape: targetDetail },
  problems: ['not_found', 'conflict', 'precondition_required', 'precondition_failed'],
});

export const updateTargets = defineRoute({
  id: 'updateTargets',
  method: 'post',
  effect: 'write',
  idempotent: true,
  path: '/api/targets/bulk',
  tag,
  summary: 'Change many targets, all or none; stale ones answer 412 with their newest state',
  action: 'target.write',
  scope: 'platform',
  body: {
    kind: 'json',
    shape: z.object({
      targets: z
        .array(
          z.object({
            id: z.string(),
            revision: z.number().int().describe('The one the caller saw'),
            changes: z.object(terms).partial().describe('What is left out stays'),
          }),
        )
        .min(1)
        .max(500),
      note,
    }),
  },
  response: { kind: 'json', status: 200, shape: z.object({ items: z.array(target) }) },
  problems: ['not_found', 'conflict', 'precondition_failed'],
});
