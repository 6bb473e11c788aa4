import { z } from 'zod';
import { FORECAST_STATUSES } from '../domain/target/forecast.ts';
import { PACE_STATUSES } from '../domain/target/pace.ts';
import { TARGET_REASONS, type TargetReason } from '../domain/target/target-reason.ts';
import { period } from './common.ts';

const reasonCodes = Object.keys(TARGET_REASONS) as [TargetReason, ...TargetReason[]];
const reason = z.enum(reasonCodes).nullable();

export const pace = z
  .object({
    index: z
      .number()
      .nullable()
      .describe(
        '(attained − start) ÷ ((goal − start) × expected share), two decimals; null with reason (domain.md 5.4 [O])',
      ),
    status: z.enum(PACE_STATUSES).nullable().describe('Null together with index'),
    reason: reason.describe('Why there is no index; null when there is one'),
    expectedShare: z.number().describe('Share of the way due by the end of the month, 0..1'),
    expectedValue: z.number().describe('Value due by the end of the month, start value included'),
    attainment: z
      .number()
      .nullable()
      .describe('(attained − start) ÷ (goal − start), above 1 when passed; null when it cannot be known'),
  })
  .meta({ id: 'Pace' });

export const neededRate = z
  .object({
    remaining: z.number().nullable().describe('Goal − attained, never below 0; null: attained not known'),
    monthsLeft: z.number().int().describe('Months of the period after the month looked at'),
    perMonth: z
      .number()
      .nullable()
      .describe('What each month left must bring; 0 when reached; null with reason'),
    reason: reason.describe('Why perMonth is null; null when it is not'),
  })
  .meta({ id: 'NeededRate' });

const backTest = z
  .object({
    horizonMonths: z.number().int().describe('Months ahead, the same as the forecast'),
    replays: z.number().int().describe('Past months at which the forecast was made again and compared'),
    skippedOrigins: z
      .number()
      .int()
      .describe('Past months that could not be replayed: no recent months, or a gap'),
    wape: z
      .number()
      .nullable()
      .describe('Σ|actual − forecast| ÷ Σ|actual| of what was still open; null with wapeReason'),
    wapeReason: reason.describe('Null when wape is known'),
    bias: z
      .number()
      .nullable()
      .describe(
        'Σ(forecast − actual) ÷ Σ|actual|: above 0 when it promises too much; null together with wape',
      ),
    coverage: z
      .object({ held: z.number().int(), judged: z.number().int(), share: z.number() })
      .nullable()
      .describe('How often the range, built from what was known then, held what came; null: never judged'),
  })
  .meta({ id: 'BackTest' });

export const forecast = z
  .object({
    value: z
      .number()
      .nullable()
      .describe('Value expected at the end of the period, start value included; null with reason'),
    status: z
      .enum(FORECAST_STATUSES)
      .nullable()
      .describe(
        'on_track ≥ goal, at_risk ≥ 0.9 × goal, else gap (domain.md 5.4 [O]); null together with value',
      ),
    reason: reason.describe('Why there is no forecast; null when there is one'),
    range: z
      .object({
        low: z.number(),
        high: z.number(),
        errors: z.number().int().describe('Past errors behind it'),
      })
      .nullable()
      .describe('P10 to P90 of what the same method missed by; null with rangeReason'),
    rangeReason: reason.describe('Why there is no range; null when there is one'),
    ratePerMonth: z
      .number()
      .nullable()
      .describe('Mean of the recent full months that is carried on; null for clubs, one per provider there'),
    gapMonths: z
      .array(period)
      .describe('Months of the period so far without a row: attained may be short of them'),
    backTest: backTest.nullable().describe('Null when there is no forecast or no month is left to forecast'),
  })
  .meta({ id: 'Forecast' });

const START_SOURCES = ['typed', 'data', 'unknown'] as const;

/** The start value beside its goal, domain.md 0 trap 1. */
export const startFields = {
  startValue: z
    .number()
    .nullable()
    .describe('Where it stood at the end of the month before the period; null: not stored that far back'),
  startSource: z
    .enum(START_SOURCES)
    .describe(
      'Written with the target, computed from the stored months, or unknown: pace is then measured from 0',
    ),
};

export const seriesPoint = z.object({
  month: period,
  attained: z
    .number()
    .nullable()
    .describe('At the end of the month, start value included; null: after the month looked at, or not known'),
  expected: z.number().nullable().describe('Due by the end of the month; null outside the period'),
});
