import { z } from 'zod';
import { period } from './common.ts';
import { leapBand } from './leaps.ts';
import { merchantFilter } from './merchants.ts';
import { defineRoute } from './route.ts';

const bandMoves = z
  .object({
    merchants: z.number().int().describe('Merchant-months with paid GMV, up + down + same + gap + first'),
    up: z.number().int().describe('In a higher band than the month before'),
    upByMore: z.number().int().describe('Of up, by more than one band'),
    down: z.number().int().describe('In a lower band than the month before'),
    same: z.number().int().describe('In the band of the month before'),
    gap: z
      .number()
      .int()
      .describe('Pairs of stored months with a missing one between them: never read as a move'),
    first: z.number().int().describe('The merchant’s first stored month, with nothing before it'),
  })
  .meta({ id: 'BandMoves' });

export const merchantMoves = z
  .object({
    from: period.nullable().describe('First month reported; null: no full month is stored in these bounds'),
    to: period.nullable().describe('Last month reported; null with from'),
    months: z
      .array(bandMoves.extend({ month: period.describe('The later month of each pair') }))
      .describe('Consecutive, oldest first; zeros where no merchant has a row'),
    total: bandMoves.describe('Sum of months'),
    bands: z.array(leapBand).describe('Ascending, as the programme sets them now'),
  })
  .meta({ id: 'MerchantMoves' });
export type MerchantMoves = z.infer<typeof merchantMoves>;

const month = merchantFilter.shape.month;

/** Not under /api/merchants/, where it would hide a merchant of that id. */
export const getMerchantMoves = defineRoute({
  id: 'getMerchantMoves',
  method: 'get',
  path: '/api/merchant-moves',
  tag: 'merchants',
  summary: 'How merchants moved between the bands, month by month, within what the caller may see',
  action: 'merchant.figures',
  scope: 'caller',
  query: merchantFilter.pick({ region: true, city: true, industry: true, kind: true }).extend({
    from: month.describe(
      'First month to report, the first stored unless told; what lies before is still compared with',
    ),
    to: month.describe('Last month to report; the last full one that is stored unless told'),
  }),
  response: { kind: 'json', status: 200, shape: merchantMoves },
  problems: [],
});
