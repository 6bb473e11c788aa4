import { z } from 'zod';
import { REASONS, type Reason } from '../domain/grading/reasons.ts';
import { type EffortSettings, LEAST_EFFORT, MOST_EFFORT } from '../domain/improvement/effort.ts';
import { IMPROVEMENT_TARGETS } from '../domain/improvement/improvement-plan.ts';
import { OBSTACLE_KINDS } from '../domain/improvement/obstacles.ts';
import { isoDate, nodeState, period, tierOutcome } from './common.ts';
import { assessmentStamp, provider, viewQuery } from './providers.ts';
import { defineRoute } from './route.ts';
import { gateResult } from './scorecards.ts';

const REASON_CODES = Object.keys(REASONS) as [Reason, ...Reason[]];
const EFFORT_ENTRY = /^([a-z0-9_-]+):(fixed|\d+(?:\.\d+)?)$/;

/** `code:number` and `code:fixed`, comma-separated, as in an address. */
export const effortText = z
  .string()
  .max(4000)
  .transform((text, check): EffortSettings => {
    const entries = text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean);
    const settings: [string, number | 'fixed'][] = [];
    for (const entry of entries) {
      const [, code, value] = EFFORT_ENTRY.exec(entry) ?? [];
      const effort = value === 'fixed' ? 'fixed' : Number(value);
      const possible = effort === 'fixed' || (effort >= LEAST_EFFORT && effort <= MOST_EFFORT);
      if (code !== undefined && possible) settings.push([code, effort]);
      else {
        check.addIssue({
          code: 'custom',
          message: `"${entry}" is not indicator:effort with an effort of ${LEAST_EFFORT} to ${MOST_EFFORT}, or fixed`,
        });
      }
    }
    return Object.fromEntries(settings);
  })
  .describe(
    `Effort per step by indicator code, "live_cvr:2,gpm:fixed": ${LEAST_EFFORT} to ${MOST_EFFORT}, 1 when left out; fixed for what may not change. A step is a tenth of the score scale, or a tenth of what a gate asks of a number that is not scored`,
  );

/** What `effortText` reads, in code order; empty when every effort is as it comes. */
export function writeEffortText(settings: EffortSettings): string {
  return Object.keys(settings)
    .sort()
    .map((code) => `${code}:${settings[code]}`)
    .join(',');
}

const improvementChange = z
  .object({
    code: z.string().describe('Indicator code'),
    from: z.number().describe('Raw value as graded, in the indicator’s unit, unrounded'),
    to: z.number().describe('Value to reach, at the indicator’s digits'),
    scoreFrom: z.number().nullable().describe('0..top, unrounded; null for a number that is only gated on'),
    scoreTo: z.number().nullable(),
    points: z.number().describe('Points of the shown total that it brings; 0 for a number only gated on'),
    effort: z.number().describe('Steps times the effort per step'),
    meetsGate: z.boolean().describe('The tier has a gate on the raw value itself that is missed today'),
  })
  .meta({ id: 'ImprovementChange' });
export type ImprovementChange = z.infer<typeof improvementChange>;

const obstacle = z
  .object({
    kind: z.enum(OBSTACLE_KINDS),
    gate: gateResult
      .nullable()
      .describe('The gate it holds shut, at its best possible value; null for compliance and missing totals'),
    indicators: z
      .array(z.object({ code: z.string(), reason: z.enum(REASON_CODES) }))
      .describe('What could not be scored, and why: reporting it is what helps'),
  })
  .meta({ id: 'ImprovementObstacle' });
export type Obstacle = z.infer<typeof obstacle>;

const improvementPath = z
  .object({
    tier: z.string(),
    gates: z.array(gateResult).describe('The tier’s gates today'),
    gatesAfter: z.array(gateResult).describe('The same gates with every change made'),
    reachable: z.boolean().describe('With the changes the engine gives this tier, or one above'),
    changes: z
      .array(improvementChange)
      .describe('Most points per effort first; what brings no points last. Empty when every gate holds'),
    effort: z.number(),
    effortAtLeast: z.number().describe('Proven: no set of changes that meets the same gates takes less'),
    totalBefore: z.number().nullable(),
    totalAfter: z.number().nullable(),
    tierAfter: z.string().nullable().describe('Tier the engine gives with the changes'),
    pointsRemainder: z.number().describe('Change of the total less the points: rounding, weights that moved'),
    obstacles: z.array(obstacle).describe('What no change of a number can meet'),
  })
  .meta({ id: 'ImprovementPath' });

const SETTLEMENT_ACTIONS = [
  'suspend',
  'remain_suspended',
  'return_as_candidate',
  'cap',
  'promote',
  'hold',
  'buffer',
  'protected',
  'warning',
  'demote',
  'remain_candidate',
  'candidate_exit',
] as const;

const projectedSettlement = z
  .object({
    action: z.enum(SETTLEMENT_ACTIONS),
    tier: z.string().nullable().describe('Tier after it; null as a candidate or suspended'),
    count: z
      .number()
      .int()
      .nullable()
      .describe('Settlements in the buffer, or as a candidate, this included'),
    allowed: z.number().int().nullable(),
    months: z
      .array(
        z.object({
          period,
          total: z.number().nullable(),
          passes: z.boolean().nullable().describe('Reaches the next tier’s cut; null without one'),
        }),
      )
      .describe('Months whose totals count, oldest first'),
    leavesNext: period.describe('The first to drop out of the months when the next one comes in'),
    cut: z.number().nullable().describe('What the next tier asks of the total; null at the top'),
    monthsPassed: z.number().int().nullable(),
    monthsRequired: z.number().int().nullable(),
  })
  .meta({ id: 'ProjectedSettlement' });
export type ProjectedSettlement = z.infer<typeof projectedSettlement>;

export const improvementPlan = z
  .object({
    provider,
    stamp: assessmentStamp,
    today: isoDate.describe('The day that days are counted from, in China'),
    total: z.number().nullable(),
    totalState: nodeState,
    delta: z.number().nullable().describe('Total minus the previous published total'),
    trend: z
      .array(z.object({ period, total: z.number().nullable() }))
      .describe('Oldest first, this one last'),
    current: z
      .object({ tierOutcome, tier: z.string().nullable(), settledPeriod: period.nullable() })
      .describe('Tier of the last settlement: the published result of the last quarter-end month before'),
    target: z.enum(IMPROVEMENT_TARGETS),
    path: improvementPath.nullable().describe('Null when there is nothing above, or no tier to hold'),
    withheld: z
      .array(z.string())
      .describe(
        'Indicators that the path leaves as they are because fewer than 8 providers stand behind their score, and a value to reach would be one of theirs; empty for callers who may read them all',
      ),
    waitsForMonths: z
      .boolean()
      .describe('Too few months have passed the next tier’s cut, whatever changes now'),
    projected: projectedSettlement
      .nullable()
      .describe('A settlement held today; null for models without any'),
    settlement: z
      .object({
        quarter: period,
        dataThrough: isoDate,
        settlesOn: isoDate.describe('Quarter end + 5 days'),
        daysLeft: z.number().int(),
      })
      .nullable()
      .describe('The next one; null for models that are not settled by quarter'),
    windows: z
      .array(z.object({ periods: z.array(period), leavesNext: period, indicators: z.array(z.string()) }))
      .describe('Periods that count now, shortest window first'),
  })
  .meta({ id: 'ImprovementPlan' });
export type ImprovementPlan = z.infer<typeof improvementPlan>;

export const getImprovementPlan = defineRoute({
  id: 'getImprovementPlan',
  method: 'get',
  path: '/api/providers/{providerId}/improvement-plan',
  tag: 'scorecards',
  summary:
    'What is missing to the next tier or to hold this one, the least effort to get there, and the next settlement',
  action: 'provider.read',
  scope: 'caller',
  params: z.object({ providerId: z.string() }),
  query: viewQuery.extend({
    target: z
      .enum(IMPROVEMENT_TARGETS)
      .optional()
      .describe('Left out: hold where today’s numbers would not, the next tier otherwise'),
    effort: effortText.optional(),
  }),
  response: { kind: 'json', status: 200, shape: improvementPlan },
  problems: ['not_found'],
});
