import { z } from 'zod';
import { LEAP_STATES } from '../domain/leap/leap-state.ts';
import { MERCHANT_KINDS, RELATION_ROLES } from '../domain/merchant/merchant.ts';
import { complianceState, cursorQuery, isoDate, localizedText, pageOf, period, queryList } from './common.ts';
import { defineRoute } from './route.ts';

export const merchant = z
  .object({
    id: z.string().describe('As the source writes it'),
    name: z.string(),
    nameEn: z.string().nullable(),
    kind: z
      .enum(MERCHANT_KINDS)
      .nullable()
      .describe('What it is to a provider, domain.md 4; null: not known'),
    industry: z.string().nullable(),
    region: z.string().nullable(),
    province: z.string().nullable().describe('GB/T 2260 code'),
    city: z
      .object({ adcode: z.string(), name: z.string(), nameEn: z.string() })
      .nullable()
      .describe('Prefecture-level place; null when not known'),
    openedOn: isoDate.nullable().describe('When the shop opened; null when not known'),
    compliance: complianceState,
    sample: z.boolean().describe('True for fictional sample data'),
  })
  .meta({ id: 'Merchant' });
export type Merchant = z.infer<typeof merchant>;

const named = z.object({ id: z.string(), name: z.string(), nameEn: z.string().nullable() });

export const merchantRow = merchant
  .extend({
    paidGmvYuan: z
      .number()
      .nullable()
      .describe('Of the month looked at; null: no row, or a month that the caller may not see'),
    previousGmvYuan: z.number().nullable().describe('Of the month before; null likewise'),
    growth: z
      .number()
      .nullable()
      .describe('paidGmvYuan ÷ previousGmvYuan − 1; null when either is null or the earlier is not above 0'),
    band: z.string().nullable().describe('Band code of paidGmvYuan; null without it'),
    served: z
      .boolean()
      .describe(
        'Whether a relation runs on the last day of the month; for a region also one of a provider from elsewhere, who is not named',
      ),
    servedBy: named
      .nullable()
      .describe(
        'Whose relation runs on the last day of the month, primary before assist, then the newest; null: nobody’s that the caller may see',
      ),
    leapId: z
      .string()
      .nullable()
      .describe(
        'The relation in servedBy, without one the newest that began by then; null: no relation that the caller may see',
      ),
    leap: z
      .enum(LEAP_STATES)
      .nullable()
      .describe('Of that relation, as evaluated last; null before the first evaluation'),
    trend: z
      .array(z.number().nullable())
      .describe('Paid GMV of the 12 months up to the month, oldest first; null as in paidGmvYuan'),
  })
  .meta({ id: 'MerchantRow' });
export type MerchantRow = z.infer<typeof merchantRow>;

export const serviceRelation = z
  .object({
    provider: named,
    role: z.enum(RELATION_ROLES),
    startedOn: isoDate,
    endedOn: isoDate.nullable().describe('Last day of service; null while it goes on'),
    operatedSessions: z
      .number()
      .int()
      .nullable()
      .describe('Sessions operated for the merchant under it, as reported; null: not known, which is not 0'),
    leapId: z.string().describe('Names the relation; its leap is there after the first evaluation'),
    leap: z.enum(LEAP_STATES).nullable().describe('Null before the first evaluation'),
  })
  .meta({ id: 'ServiceRelation' });
export type ServiceRelation = z.infer<typeof serviceRelation>;

/** What a month of a merchant is to the caller: only a provider's people are not shown some. */
const MERCHANT_MONTH_STATES = ['reported', 'no_row', 'not_shown'] as const;

export const merchantMonth = z.object({
  month: period,
  state: z
    .enum(MERCHANT_MONTH_STATES)
    .describe(
      'no_row: a gap, which is not the same as no sales; not_shown: outside of what the caller’s own service rests on',
    ),
  paidGmvYuan: z.number().nullable().describe('Null: not reported'),
  netGmvYuan: z.number().nullable().describe('Null: not reported; may be below 0'),
  refundYuan: z.number().nullable().describe('Null: not reported'),
  orders: z.number().int().nullable().describe('Null: not reported'),
  band: z.string().nullable().describe('Band code of paidGmvYuan; null without it'),
});
export type MerchantMonth = z.infer<typeof merchantMonth>;

export const merchantDetail = merchant
  .extend({
    months: z
      .array(merchantMonth)
      .describe('Without a hole from the first to the last that the caller may see, oldest first'),
    bands: z
      .array(z.object({ code: z.string(), fromYuan: z.number().describe('Lower bound, included') }))
      .describe('As the programme sets them now, lowest first'),
    relations: z.array(serviceRelation).describe('Those the caller may see, newest first'),
  })
  .meta({ id: 'MerchantDetail' });
export type MerchantDetail = z.infer<typeof merchantDetail>;

const month = z.string().regex(/^[1-9]\d{3}-(0[1-9]|1[0-2])$/);

export const merchantFilter = z.object({
  month: month
    .optional()
    .describe('The month looked at, 2026-10; when left out, the latest full one that is stored'),
  q: z.string().max(100).optional().describe('Name, English name, pinyin, pinyin initials or id'),
  kind: queryList.optional().describe('mcn, belt, merchant, brand; "unknown" for null'),
  region: queryList.optional().describe('Region codes'),
  city: queryList.optional().describe('GB/T 2260 codes of prefectures'),
  industry: queryList.optional().describe('As stored; "none" for merchants without one'),
  band: queryList.optional().describe('Band codes of that month; "none" for merchants without one'),
  sold: queryList
    .optional()
    .describe(
      'Paid GMV of that month: "yes" above 0, which is an active merchant; "no" reported and not above 0; "unknown" not reported',
    ),
  served: z.enum(['yes', 'no']).optional().describe('As in the rows'),
  inService: z
    .enum(['yes', 'no'])
    .optional()
    .describe(
      'Whether a relation covers any day of the month, as retention counts; of the same relations as served',
    ),
  joinedFrom: month
    .optional()
    .describe(
      'First served, by anybody whose service the caller is told of, in this month or later: the cohort',
    ),
  joinedTo: month.optional().describe('First served in this month or earlier'),
  everServed: z.enum(['yes', 'no']).optional().describe('Whether any such relation ever began'),
  leaptTo: month
    .optional()
    .describe(
      'With a first counted leap that completed in this month or earlier, whoever owns it; for a provider’s people their own',
    ),
  provider: queryList
    .optional()
    .describe('Provider ids: merchants with a relation to any of them, past ones included'),
  leap: queryList.optional().describe('Leap states of the relation that leapId names'),
});
export type MerchantFilter = z.infer<typeof merchantFilter>;

export const merchantSort = z
  .string()
  .regex(/^-?(gmv|growth|name|id|openedOn)$/)
  .default('-gmv')
  .describe('gmv, growth, name, id or openedOn; a leading - descends; nothing known comes last');

export const merchantPage = pageOf(merchantRow)
  .extend({
    month: period.nullable().describe('The month looked at; null before the first full month is stored'),
    months: z.array(period).describe('Full months that are stored, newest first'),
  })
  .meta({ id: 'MerchantPage' });
export type MerchantPage = z.infer<typeof merchantPage>;

const facet = z.object({
  value: z.string(),
  label: localizedText
    .nullable()
    .describe('Name of a city, whose value is its code; null where the value speaks'),
  count: z.number().int(),
});

/** Filters with counts; each counts the rows that the other filters leave. */
export const MERCHANT_FACETS = [
  'region',
  'city',
  'industry',
  'kind',
  'band',
  'sold',
  'served',
  'leap',
  'joined',
] as const;

/** Value of the facet of joining months that counts merchants nobody ever served. */
export const NEVER_JOINED = 'never';

export const merchantFacets = z
  .object({
    region: z.array(facet),
    city: z.array(facet),
    industry: z.array(facet).describe('"none" counts those without one'),
    kind: z.array(facet).describe('"unknown" counts those whose kind is not known'),
    band: z.array(facet).describe('"none" counts those without one'),
    sold: z.array(facet).describe('yes, no, unknown'),
    served: z.array(facet).describe('yes, no'),
    leap: z.array(facet),
    joined: z
      .array(facet)
      .describe(
        'Months of the first service; "never" counts those without one. Its own filter is joinedFrom, joinedTo and everServed',
      ),
  })
  .meta({ id: 'MerchantFacets' });
export type MerchantFacets = z.infer<typeof merchantFacets>;

const tag = 'merchants';

export const listMerchants = defineRoute({
  id: 'listMerchants',
  method: 'get',
  path: '/api/merchants',
  tag,
  summary: 'Merchants with their month, band and who serves them',
  action: 'merchant.read',
  scope: 'caller',
  query: merchantFilter.extend({ sort: merchantSort }).extend(cursorQuery.shape),
  response: { kind: 'json', status: 200, shape: merchantPage },
  problems: [],
});

export const exportMerchants = defineRoute({
  id: 'exportMerchants',
  method: 'get',
  path: '/api/merchants.csv',
  tag,
  summary: 'The merchants that match as CSV with BOM; filters and month in the head',
  action: 'merchant.read',
  scope: 'caller',
  query: merchantFilter.extend({ sort: merchantSort, lang: z.enum(['zh', 'en']).default('zh') }),
  response: { kind: 'file', status: 200, contentType: 'text/csv; charset=utf-8' },
  problems: [],
});

export const getMerchantFacets = defineRoute({
  id: 'getMerchantFacets',
  method: 'get',
  path: '/api/merchant-facets',
  tag,
  summary: 'Filter values with counts under the current filter',
  action: 'merchant.read',
  scope: 'caller',
  query: merchantFilter,
  response: { kind: 'json', status: 200, shape: merchantFacets },
  problems: [],
});

export const getMerchant = defineRoute({
  id: 'getMerchant',
  method: 'get',
  path: '/api/merchants/{merchantId}',
  tag,
  summary: 'One merchant with its months, bands and service relations',
  action: 'merchant.read',
  scope: 'caller',
  params: z.object({ merchantId: z.string() }),
  response: { kind: 'json', status: 200, shape: merchantDetail },
  problems: ['not_found'],
});
