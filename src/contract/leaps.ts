import { z } from 'zod';
import {
  type AttributionBasis,
  DISPUTE_REASONS,
  LAPSE_STATES,
  type RefundGuardOff,
} from '../domain/leap/leap-outcome.ts';
import { LEAP_STATES } from '../domain/leap/leap-state.ts';
import { MERCHANT_KINDS, RELATION_ROLES } from '../domain/merchant/merchant.ts';
import { cursorQuery, isoDate, pageOf, period, queryList, timestamp } from './common.ts';
import { defineRoute } from './route.ts';

const ATTRIBUTION_BASES = [
  'only_candidate',
  'operated_sessions',
  'decision',
  ...DISPUTE_REASONS,
] as const satisfies readonly AttributionBasis[];

const REFUND_GUARD_OFF = [
  'no_industry',
  'refund_not_reported',
  'no_sales',
  'too_few_peers',
] as const satisfies readonly RefundGuardOff[];

/** What made leaps be evaluated again. */
export const LEAP_RUN_CAUSES = ['import', 'decision', 'settings', 'month_end'] as const;

const named = z.object({ id: z.string(), name: z.string(), nameEn: z.string().nullable() });

const monthAmount = z.object({
  month: period,
  yuan: z.number().nullable().describe('Paid GMV; null: no row, which is not the same as no sales'),
});

/** One thing between a service relation and a leap; `kind` says which. */
export const missingPart = z.discriminatedUnion('kind', [
  z
    .object({ kind: z.literal('hold'), month: period, atLeastYuan: z.number() })
    .describe('A coming month and the least paid GMV it needs; every listed one is needed'),
  z
    .object({ kind: z.literal('row'), month: period })
    .describe('A past month of service without figures: reporting them could change the outcome'),
  z
    .object({ kind: z.literal('baseline'), months: z.array(period), need: z.number().int() })
    .describe(
      'Months before service without usable figures; `need` of them would make the relation eligible',
    ),
  z.object({ kind: z.literal('opened_month') }).describe('With a known opening month the shop might be new'),
  z
    .object({ kind: z.literal('refund'), rate: z.number(), atMostRate: z.number() })
    .describe('Refund rate of the held months and what it may be at most, 0..1'),
  z.object({ kind: z.literal('veto'), on: z.enum(['merchant', 'provider']) }),
  z
    .object({ kind: z.literal('decision'), because: z.enum(DISPUTE_REASONS) })
    .describe(
      'Somebody must decide who owns the leap: equal sessions, sessions of a candidate not reported, or the rules say so',
    ),
]);

export const leap = z
  .object({
    id: z.string().describe('Of the service relation'),
    provider: named.describe('Whose relation it is'),
    merchant: named.extend({
      kind: z.enum(MERCHANT_KINDS).nullable().describe('Null: not known'),
      industry: z.string().nullable().describe('Null: not known'),
      region: z.string().nullable().describe('Null: not known'),
      city: z.object({ adcode: z.string(), name: z.string(), nameEn: z.string() }).nullable(),
    }),
    role: z.enum(RELATION_ROLES),
    startedOn: isoDate,
    endedOn: isoDate.nullable().describe('Last day of service; null while it goes on'),
    state: z.enum(LEAP_STATES).describe('Only `counted` counts, once'),
    open: z.boolean().describe('A leap of this relation can still complete in time'),
    firstServiceMonth: period.describe('The first full month of service, month 1'),
    lastCountingMonth: period.describe('The last month in which a leap can complete'),
    baselineYuan: z
      .number()
      .nullable()
      .describe('Median of the months before service; null: too few of them are known'),
    baselineBand: z.string().nullable().describe('Band code; null: not eligible'),
    targetBand: z.string().nullable().describe('The lowest band that would be a leap; null: not eligible'),
    targetYuan: z.number().nullable().describe('Lower bound of targetBand, paid GMV of one month'),
    reachedBand: z
      .string()
      .nullable()
      .describe('The highest band held; null without a leap of this relation'),
    bandsJumped: z
      .number()
      .int()
      .nullable()
      .describe('Reached minus baseline band; null without a leap of this relation'),
    completedMonth: period
      .nullable()
      .describe('Dates the leap; of somebody else’s, when its first window completed. Null without a leap'),
    held: z
      .object({ months: z.number().int(), of: z.number().int() })
      .describe('Months held up to the last full month that can still be part of a leap'),
    monthsToGo: z
      .number()
      .int()
      .nullable()
      .describe('Coming months the earliest possible leap takes; null: closed, or nothing to wait for'),
    neededYuan: z
      .number()
      .nullable()
      .describe(
        'Least paid GMV of the next month for the earliest leap; null: closed, or nothing to wait for',
      ),
    missing: z.array(missingPart).describe('What is between the relation and a leap; empty when nothing is'),
    lapse: z
      .object({
        state: z.enum(LAPSE_STATES),
        below: z.number().int().describe('Months below the reached band so far'),
        of: z.number().int().describe('Months that decide'),
      })
      .nullable()
      .describe('Whether the leap was lost afterwards; a lapsed leap stays counted. Null without a leap'),
  })
  .meta({ id: 'Leap' });
export type Leap = z.infer<typeof leap>;

const leapWindow = z
  .object({
    firstMonth: period,
    lastMonth: period,
    yuan: z.array(z.number()).describe('Paid GMV of the months, in order'),
    band: z.string().describe('The highest band that every month reaches'),
    meanYuan: z.number(),
    growth: z.number().nullable().describe('Mean ÷ baseline; null: baseline not known or 0'),
    largestShare: z.number().describe('Largest month ÷ sum, 0..1'),
    refund: z.object({
      rate: z.number().nullable().describe('Σ refund ÷ Σ paid, 0..; null: not known'),
      limit: z.number().nullable().describe('Of the industry in the same months; null: the guard is off'),
      peers: z.number().int().describe('Merchants compared, this one included'),
      off: z.enum(REFUND_GUARD_OFF).nullable().describe('Why the guard is off; null when it is on'),
    }),
  })
  .meta({ id: 'LeapWindow' });

export const leapBand = z.object({
  code: z.string(),
  fromYuan: z.number().describe('Lower bound, included; paid GMV of one month'),
});

export const leapDetail = leap
  .extend({
    baseline: z.object({
      months: z
        .array(monthAmount)
        .describe('Before service, oldest first; the opening month is not a full one'),
      yuan: z.number().nullable(),
      band: z.string().nullable(),
      newShop: z.boolean().describe('The first band was taken because the shop was new'),
    }),
    window: leapWindow
      .nullable()
      .describe(
        'The months that make the leap, or that held the band and failed; null: the band was not held',
      ),
    highest: leapWindow
      .nullable()
      .describe('The months at the highest band; equals window when it went no higher'),
    lapseMonths: z.array(monthAmount).describe('The deciding months after the leap that are over'),
    attribution: z
      .object({
        basis: z.enum(ATTRIBUTION_BASES),
        candidates: z
          .array(
            z.object({
              leapId: z.string().nullable().describe('Null when the caller may not see that relation'),
              provider: named.nullable().describe('Null when the caller may not see that provider'),
              coveredShare: z
                .number()
                .describe('Days of the window that the relation covers ÷ its days, 0..1'),
              operatedSessions: z
                .number()
                .int()
                .nullable()
                .describe('Null: not known, which is not 0, or the caller may not see that provider'),
              owner: z.boolean().describe('The leap is counted for this relation'),
            }),
          )
          .describe('Primary relations from whose baseline these months are a leap'),
        decision: z
          .object({ at: timestamp, by: z.string(), reason: z.string() })
          .nullable()
          .describe('The latest one; null without one, and for a provider’s people'),
      })
      .nullable()
      .describe('Null without a leap'),
    mayDecide: z
      .boolean()
      .describe('Disputed, and the caller may decide it: the role allows it and every candidate can be seen'),
    months: z
      .array(
        z.object({
          month: period,
          paidGmvYuan: z.number().nullable().describe('Null: no row, which is not the same as no sales'),
          refundYuan: z.number().nullable(),
          band: z.string().nullable().describe('Null without a row'),
        }),
      )
      .describe('Every full month stored that the caller may see, oldest first, gaps included'),
    bands: z.array(leapBand).describe('Ascending, as the programme sets them'),
    settingsVersion: z.number().int(),
    evaluatedAt: timestamp,
    monthsThrough: period
      .nullable()
      .describe('The last full month evaluated; null before any month is stored'),
  })
  .meta({ id: 'LeapDetail' });
export type LeapDetail = z.infer<typeof leapDetail>;

export const leapFilter = z.object({
  q: z.string().max(100).optional().describe('Merchant: name, English name, pinyin, pinyin initials or id'),
  state: queryList.optional().describe('Any of these states'),
  provider: queryList.optional().describe('Provider ids'),
  merchant: queryList.optional().describe('Merchant ids'),
  region: queryList.optional().describe('Region codes of the provider: a leap belongs to it'),
  city: queryList.optional().describe('GB/T 2260 codes of the provider’s prefecture'),
  industry: queryList.optional().describe('Of the merchant, as stored'),
  completedFrom: period.optional().describe('Completed in this month or later'),
  completedTo: period.optional().describe('Completed in this month or earlier'),
  open: z.enum(['yes', 'no']).optional().describe('Whether a leap can still complete'),
  lapse: queryList.optional().describe('Lapse states: pending, held, lapsed, unknown'),
});
export type LeapFilter = z.infer<typeof leapFilter>;

export const leapSort = z
  .string()
  .regex(/^-?(completed|needed|merchant|provider)$/)
  .default('-completed')
  .describe(
    'completed, needed (yuan next month), merchant or provider; a leading - descends; nothing known last',
  );

const stateCount = z.object({ state: z.enum(LEAP_STATES), count: z.number().int() });

export const leapPage = pageOf(leap)
  .extend({
    counts: z.array(stateCount).describe('By state over the other filters, whatever `state` says; no zeros'),
    monthsThrough: period
      .nullable()
      .describe('The last full month evaluated; null before any month is stored'),
    evaluatedAt: timestamp.nullable().describe('Null before the first evaluation'),
  })
  .meta({ id: 'LeapPage' });
export type LeapPage = z.infer<typeof leapPage>;

const tag = 'leaps';
const params = z.object({ leapId: z.string() });

export const listLeaps = defineRoute({
  id: 'listLeaps',
  method: 'get',
  path: '/api/leaps',
  tag,
  summary: 'Where every service relation stands on the way to a leap',
  action: 'leap.read',
  scope: 'caller',
  query: leapFilter.extend({ sort: leapSort }).extend(cursorQuery.shape),
  response: { kind: 'json', status: 200, shape: leapPage },
  problems: [],
});

export const exportLeaps = defineRoute({
  id: 'exportLeaps',
  method: 'get',
  path: '/api/leaps/export',
  tag,
  summary: 'The relations that match, as CSV',
  action: 'leap.read',
  scope: 'caller',
  query: leapFilter.extend({ sort: leapSort }),
  response: { kind: 'file', status: 200, contentType: 'text/csv; charset=utf-8' },
  problems: [],
});

export const getLeap = defineRoute({
  id: 'getLeap',
  method: 'get',
  path: '/api/leaps/{leapId}',
  tag,
  summary: 'One relation: the months that made its leap or what is missing, and who could own it',
  action: 'leap.read',
  scope: 'caller',
  params,
  response: { kind: 'json', status: 200, shape: leapDetail },
  problems: ['not_found'],
});

export const decideAttribution = defineRoute({
  id: 'decideAttribution',
  method: 'post',
  path: '/api/leaps/{leapId}/attribution',
  tag,
  summary: 'Decide who owns a disputed leap, with a reason; leaps are evaluated again at once',
  action: 'leap.decide',
  scope: 'caller',
  params,
  body: {
    kind: 'json',
    shape: z.object({
      providerId: z.string().describe('One of the candidates'),
      reason: z.string().trim().min(5).max(1000),
    }),
  },
  effect: 'write',
  idempotent: true,
  response: { kind: 'json', status: 200, shape: leapDetail },
  problems: ['not_found', 'conflict', 'forbidden'],
});

export const leapRun = z
  .object({
    id: z.number().int(),
    at: timestamp,
    by: z.string(),
    cause: z.enum(LEAP_RUN_CAUSES),
    settingsVersion: z.number().int(),
    monthsFrom: period.nullable().describe('Null: no full month was stored'),
    monthsThrough: period.nullable().describe('Null: no full month was stored'),
    merchants: z.number().int(),
    relations: z.number().int(),
    counts: z.array(stateCount).describe('Relations by state, no zeros'),
    importIds: z
      .array(z.string())
      .describe('Origins of the leap_merchants facts that it changed; empty when it changed none'),
  })
  .meta({ id: 'LeapRun' });
export type LeapRun = z.infer<typeof leapRun>;

export const listLeapRuns = defineRoute({
  id: 'listLeapRuns',
  method: 'get',
  path: '/api/leap-runs',
  tag,
  summary: 'When leaps were evaluated, why, and what was counted; newest first',
  action: 'programme.read',
  scope: 'platform',
  query: cursorQuery,
  response: { kind: 'json', status: 200, shape: pageOf(leapRun) },
  problems: [],
});
