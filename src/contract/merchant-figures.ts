import { z } from 'zod';
import { GROWTH_REASONS } from '../domain/merchant/growth-multiple.ts';
import { period } from './common.ts';
import { merchantFilter } from './merchants.ts';
import { defineRoute } from './route.ts';

const penetration = z
  .object({
    served: z
      .number()
      .int()
      .describe('Active merchants with a relation, of either role, on the last day of the month'),
    active: z.number().int().describe('Merchants with paid GMV above 0 in the month'),
    share: z.number().nullable().describe('served ÷ active, 0..1; null without active merchants'),
  })
  .describe('Served by a provider that the caller may see');

const growth = z
  .object({
    previousYuan: z.number().describe('Σ paid GMV in the month compared with'),
    currentYuan: z.number().describe('Σ paid GMV in the month looked at'),
    merchants: z
      .number()
      .int()
      .describe(
        'With paid GMV reported in both months: only they are compared, so opened and closed shops are no growth',
      ),
    growth: z.number().nullable().describe('current ÷ previous − 1; null when previous is 0'),
  })
  .describe('Ratio of sums, never an average of ratios');

export const merchantFigures = z
  .object({
    month: period.nullable().describe('Null before the first months are stored; then every count is 0'),
    against: period.nullable().describe('The month compared with; null with month'),
    merchants: z.number().int().describe('All that match, with or without a row for the month'),
    paidGmvYuan: z.number().nullable().describe('Σ of the month over all of them; null: none has a row'),
    penetration,
    penetrationBefore: penetration.describe('The same in the month compared with, as served on its last day'),
    publishedPenetration: z.number().describe('0.18: what the platform published for the end of 2021 [S]'),
    served: growth,
    unserved: growth,
    multiple: z
      .object({
        ofLevels: z
          .number()
          .nullable()
          .describe('(1 + served growth) ÷ (1 + unserved growth); null: no base, or the unserved fell to 0'),
        ofGrowth: z
          .number()
          .nullable()
          .describe('Served growth ÷ unserved growth: the published “1.5 times” [S]; null with a reason'),
        reason: z.enum(GROWTH_REASONS).nullable().describe('Why ofGrowth is null; null when it is not'),
      })
      .describe('Who is served is asked on the last day of the month looked at, for both months [O]'),
  })
  .meta({ id: 'MerchantFigures' });
export type MerchantFigures = z.infer<typeof merchantFigures>;

/** Not for providers: of their own merchants every one is served. */
export const getMerchantFigures = defineRoute({
  id: 'getMerchantFigures',
  method: 'get',
  path: '/api/merchant-figures',
  tag: 'merchants',
  summary: 'Penetration, and the growth of served against unserved merchants, within what the caller may see',
  action: 'merchant.figures',
  scope: 'caller',
  query: merchantFilter.pick({ month: true, region: true, city: true, industry: true, kind: true }).extend({
    against: z.enum(['previous_month', 'last_year']).default('previous_month'),
  }),
  response: { kind: 'json', status: 200, shape: merchantFigures },
  problems: [],
});
