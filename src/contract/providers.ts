import { z } from 'zod';
import {
  complianceState,
  cursorQuery,
  isoDate,
  localizedText,
  nodeState,
  pageOf,
  period,
  queryList,
  tierOutcome,
  timestamp,
} from './common.ts';
import { defineRoute } from './route.ts';

export const provider = z
  .object({
    id: z.string().describe('As the source writes it'),
    name: z.string(),
    nameEn: z.string().nullable(),
    category: z
      .string()
      .nullable()
      .describe('Category code of the model; null: undetermined, default weights'),
    region: z.string().nullable(),
    province: z.string().nullable().describe('GB/T 2260 code'),
    city: z
      .object({ adcode: z.string(), name: z.string(), nameEn: z.string() })
      .nullable()
      .describe('Prefecture-level place; null when not known'),
    industry: z.string().nullable(),
    joinedOn: isoDate.nullable(),
    compliance: complianceState,
    model: z.string().describe('Model family that grades it'),
    sample: z.boolean().describe('True for fictional sample data'),
  })
  .meta({ id: 'Provider' });
export type Provider = z.infer<typeof provider>;

export const ATTENTION_KINDS = [
  'near_next_tier', // exactly one gate of the next tier is missed, and by little (domain/attention)
  'fell_a_tier',
  'total_moved', // |Δ total| ≥ 5 % of the scale
  'capability_moved', // |Δ capability| ≥ 8 % of the scale
  'coverage_low', // coverage < 60 %
  'not_rated',
  'veto_or_capped',
] as const;
export const attentionKind = z.enum(ATTENTION_KINDS);
export type AttentionKind = z.infer<typeof attentionKind>;

export const movement = z.enum(['up', 'down', 'same', 'new', 'lost']);

/** What one published assessment says of one provider, short enough for a list. */
export const rating = z
  .object({
    period,
    total: z.number().nullable().describe('Rounded as the model says; null with a reason in totalState'),
    totalState: nodeState,
    rank: z.number().int().nullable().describe('Competition rank, 1 = best; null when not rated'),
    tierOutcome,
    tier: z.string().nullable().describe('Tier code when tierOutcome is tiered'),
    previousTier: z.string().nullable(),
    previousTierOutcome: tierOutcome.nullable().describe('Null when there is no previous assessment'),
    movement,
    delta: z.number().nullable().describe('Total minus the previous published total, same scale'),
    coverage: z.number().describe('0..1'),
    capabilities: z.array(z.object({ code: z.string(), score: z.number().nullable(), state: nodeState })),
    bottleneck: z.string().nullable().describe('Capability that holds it back most'),
    measures: z
      .record(z.string(), z.number().nullable())
      .describe('By indicator code: context measures, and indicators that a tier gates on'),
    attention: z.array(attentionKind),
    trend: z.array(z.number().nullable()).describe('Totals of the last periods, oldest first, this one last'),
  })
  .meta({ id: 'Rating' });
export type Rating = z.infer<typeof rating>;

export const directoryRow = provider
  .extend({ rating: rating.nullable().describe('Null: not part of the assessment') })
  .meta({ id: 'DirectoryRow' });
export type DirectoryRow = z.infer<typeof directoryRow>;

/** Model and period that a page looks at; both default to the session's. */
export const viewQuery = z.object({
  model: z.string().optional().describe('Model family; the default one when left out'),
  period: period
    .optional()
    .describe('Month 2026-10, ISO week 2026-W42, quarter 2026-Q3 or year 2026; the latest when left out'),
});

export const directoryFilter = viewQuery.extend({
  q: z.string().max(100).optional().describe('Name, English name, pinyin, pinyin initials or id'),
  category: queryList.optional().describe('Category codes; "undetermined" for null'),
  tier: queryList.optional().describe('Tier codes and candidate, not_rated, suspended'),
  previousTier: queryList.optional().describe('Like tier, in the assessment before'),
  region: queryList.optional().describe('Region codes'),
  province: queryList.optional().describe('GB/T 2260 codes'),
  city: queryList.optional().describe('GB/T 2260 codes of prefectures'),
  industry: queryList.optional().describe('As stored'),
  compliance: queryList.optional().describe('clear, watch, capped, veto'),
  movement: queryList.optional().describe('up, down, same, new, lost'),
  attention: queryList.optional().describe('Any of these kinds'),
  bottleneck: queryList.optional().describe('Capability codes'),
  minTotal: z.coerce.number().optional().describe('Inclusive'),
  maxTotal: z.coerce.number().optional().describe('Exclusive, except at the top of the scale'),
  measureFrom: queryList
    .optional()
    .describe(
      'Lower bounds on measures, each CODE:AMOUNT; a measure that the assessment lacks matches nobody',
    ),
  ids: queryList.optional().describe('Provider ids'),
});
export type DirectoryFilter = z.infer<typeof directoryFilter>;

/** total, rank, delta, coverage, name, id, joinedOn, category, tier, capability:CODE or measure:CODE; a leading - descends. */
export const directorySort = z
  .string()
  .regex(
    /^-?(total|rank|delta|coverage|name|id|joinedOn|category|tier|city|(capability|measure):[a-z0-9_-]+)$/,
  )
  .default('-total')
  .describe(
    'Field, with - in front to descend: total, rank, delta, coverage, name, id, joinedOn, category, tier, city, capability:CODE or measure:CODE',
  );

export const directoryQuery = directoryFilter.extend({ sort: directorySort }).extend(cursorQuery.shape);

export const assessmentStamp = z
  .object({
    assessmentId: z.string(),
    model: z.string(),
    modelVersion: z.number().int(),
    period,
    previousPeriod: period.nullable(),
    status: z.enum(['draft', 'published']),
    publishedAt: timestamp.nullable(),
    dataThrough: isoDate.describe('Last day the facts cover'),
    resultHash: z.string(),
  })
  .meta({ id: 'AssessmentStamp' });
export type AssessmentStamp = z.infer<typeof assessmentStamp>;

export const directoryPage = pageOf(directoryRow)
  .extend({ stamp: assessmentStamp.nullable().describe('Null: nothing published yet for this model') })
  .meta({ id: 'DirectoryPage' });
export type DirectoryPage = z.infer<typeof directoryPage>;

const tag = 'providers';

export const listProviders = defineRoute({
  id: 'listProviders',
  method: 'get',
  path: '/api/providers',
  tag,
  summary: 'The directory: filtered, sorted, one page',
  action: 'provider.read',
  scope: 'caller',
  query: directoryQuery,
  response: { kind: 'json', status: 200, shape: directoryPage },
  problems: ['not_found'],
});

export const exportProviders = defineRoute({
  id: 'exportProviders',
  method: 'get',
  path: '/api/providers.csv',
  tag,
  summary: 'Every row of the filtered, sorted directory as CSV with BOM; filters and data time in the head',
  action: 'provider.export',
  scope: 'caller',
  query: directoryFilter.extend({
    sort: directorySort,
    columns: queryList.optional().describe('Column codes in order; all when left out'),
    lang: z.enum(['zh', 'en']).default('zh'),
  }),
  response: { kind: 'file', status: 200, contentType: 'text/csv; charset=utf-8' },
  problems: ['not_found'],
});

const facet = z.object({
  value: z.string(),
  label: localizedText
    .nullable()
    .describe('Name of a city, whose value is its code; null where the value speaks'),
  count: z.number().int(),
});
export const directoryFacets = z
  .object({
    category: z.array(facet),
    tier: z.array(facet),
    region: z.array(facet),
    city: z.array(facet),
    industry: z.array(facet),
    compliance: z.array(facet),
    movement: z.array(facet),
    attention: z.array(facet),
    bottleneck: z.array(facet),
  })
  .meta({ id: 'DirectoryFacets' });
export type DirectoryFacets = z.infer<typeof directoryFacets>;

export const getDirectoryFacets = defineRoute({
  id: 'getDirectoryFacets',
  method: 'get',
  path: '/api/provider-facets',
  tag,
  summary: 'Filter values with counts under the current filter',
  action: 'provider.read',
  scope: 'caller',
  query: directoryFilter,
  response: { kind: 'json', status: 200, shape: directoryFacets },
  problems: ['not_found'],
});
