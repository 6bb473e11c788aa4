import { z } from 'zod';
import { LEAP_DATINGS, TIE_BREAKS } from '../domain/leap/leap-settings.ts';
import { LEAP_STATES } from '../domain/leap/leap-state.ts';
import { COUNT_MODES, LADDER_CODES } from '../domain/programme/ladder.ts';
import { TARGET_MEASURES } from '../domain/target/measure.ts';
import { cursorQuery, localizedText, pageOf, period, timestamp } from './common.ts';
import { leapBand } from './leaps.ts';
import { defineRoute } from './route.ts';

const sourceMark = z
  .enum(['S', 'F', 'O'])
  .describe('Published, derived from what is published, or our own default');

/** The domain's LeapSettings; what no combination of them may be is told by its own check. */
const leapSettings = z
  .object({
    bands: z
      .array(leapBand)
      .max(50)
      .readonly()
      .describe(
        'Ascending, the first from 0. The steps at 10, 30, 50 and 100万 are published [S], the rest is [O]',
      ),
    holdMonths: z.number().describe('Full months in a row at or above a band, 1..12 [O]'),
    baselineMonths: z.number().describe('Months before service whose median is the baseline, 1..12 [O]'),
    leastBaselineMonths: z.number().describe('Of them with figures, 1..baselineMonths [O]'),
    growthFactor: z.number().describe('Mean of the held months ÷ baseline, at least 1 [O]'),
    withinMonths: z.number().describe('Full months of service in which a leap completes, holdMonths..60 [O]'),
    largestMonthShare: z
      .number()
      .describe('Most that one held month may make up of their sum, 1 ÷ holdMonths..1 [O]'),
    refundPercentile: z
      .number()
      .describe('Quantile of the industry’s refund rates not to be exceeded, 0..1 [O]'),
    leastRefundPeers: z.number().describe('With fewer merchants to compare, the refund guard is off [O]'),
    coveredShare: z.number().describe('Share of the days of the held months that the owner covers, 0..1 [O]'),
    lapseMonths: z.number().describe('Months after a leap that make it lapsed when all are below, 1..12 [O]'),
    newShopMonths: z.number().describe('A shop opened fewer months before service is new; 0: none is [O]'),
    tieBreak: z.enum(TIE_BREAKS).describe('What decides between several owners [O]'),
    datedBy: z.enum(LEAP_DATINGS).describe('The window whose last month dates a leap [O]'),
  })
  .meta({ id: 'LeapSettings' });

const ladder = z.object({
  code: z.enum(LADDER_CODES),
  name: localizedText,
  measure: z.enum(TARGET_MEASURES).describe('What a target on this club counts'),
  amount: z.enum(['leaps', 'gmv']).describe('Counted leaps, or attributed paid GMV in yuan, over 12 months'),
  goalProviders: z.number().describe('Providers wanted in the club'),
  atLeast: z.number().describe('Leaps, or yuan, in 12 months that open the club'),
  source: sourceMark,
});

export const programmeRules = z
  .object({
    countMode: z
      .enum(COUNT_MODES)
      .describe('exclusive: a provider is in the highest club it reaches; nested: in every club it reaches'),
    ladders: z.array(ladder).max(LADDER_CODES.length).readonly(),
    halfwayShare: z.number().describe('Share of a line where 过半程 begins, 0..1 [O]'),
    sprintShare: z.number().describe('Share of a line where 冲线区 begins, 0..1 [O]'),
    pace: z
      .object({ ahead: z.number(), onTrack: z.number(), behind: z.number() })
      .describe('Lowest pace index of each status, falling [O]'),
    forecast: z.object({
      recentMonths: z.number().describe('Full months whose mean is carried on, 1..12 [O]'),
      atRiskShare: z
        .number()
        .describe('Lowest share of a goal that is still at risk rather than a gap, 0..1 [O]'),
      leastErrors: z.number().describe('Fewest past errors for a range [O]'),
      lowQuantile: z.number().describe('Quantile of past errors that bounds the range below, 0..1 [O]'),
      highQuantile: z.number().describe('Quantile of past errors that bounds the range above, 0..1 [O]'),
    }),
    nextProviders: z.number().describe('Providers listed as nearest to a line [O]'),
  })
  .meta({ id: 'ProgrammeRules' });

export type ProgrammeRules = z.infer<typeof programmeRules>;

export const programmeContent = z
  .object({
    leap: leapSettings,
    programme: programmeRules,
    period: z
      .object({ from: period, to: period })
      .describe('First and last month of the programme year, both inside'),
  })
  .meta({ id: 'ProgrammeContent' });
export type ProgrammeContent = z.infer<typeof programmeContent>;

export const programmeSettings = z
  .object({
    version: z.number().int().describe('For If-Match; 1 is the defaults'),
    content: programmeContent,
    note: z.string().describe('Why it was changed; empty for the defaults, and to a provider’s own people'),
    createdAt: timestamp,
    createdBy: z.string().describe('“system” for the defaults; empty to a provider’s own people'),
  })
  .meta({ id: 'ProgrammeSettings' });
export type ProgrammeSettingsVersion = z.infer<typeof programmeSettings>;

const beforeAfter = { before: z.number().int(), after: z.number().int() };

export const programmeEffect = z
  .object({
    version: z.number().int().describe('The version compared with: the one in force'),
    states: z
      .array(z.object({ state: z.enum(LEAP_STATES), ...beforeAfter }))
      .describe('Relations by state, every state that occurs before or after'),
    counted: z.object(beforeAfter).describe('Leaps that count'),
    moved: z.number().int().describe('Leaps counted before and after whose month or band differs'),
    providers: z
      .array(
        z.object({
          provider: z.object({ id: z.string(), name: z.string(), nameEn: z.string().nullable() }),
          ...beforeAfter,
          gained: z.number().int(),
          lost: z.number().int(),
        }),
      )
      .describe('Those with the most leaps gained and lost, at most 20'),
    providersAffected: z.number().int().describe('Providers with any leap gained or lost'),
    clubs: z
      .array(z.object({ code: z.enum(LADDER_CODES), ...beforeAfter }))
      .describe('Providers in each club over the 12 months up to monthsThrough; only clubs in both settings'),
    monthsThrough: period
      .nullable()
      .describe('The last full month evaluated; null before any month is stored'),
  })
  .meta({ id: 'ProgrammeEffect' });
export type ProgrammeEffect = z.infer<typeof programmeEffect>;

const tag = 'programme settings';
const path = '/api/programme-settings';

export const getProgrammeSettings = defineRoute({
  id: 'getProgrammeSettings',
  method: 'get',
  path,
  tag,
  summary: 'The rules in force by which leaps and clubs are counted',
  action: 'leap.read',
  scope: 'none',
  response: { kind: 'json', status: 200, shape: programmeSettings },
  problems: [],
});

export const listProgrammeSettings = defineRoute({
  id: 'listProgrammeSettings',
  method: 'get',
  path: `${path}/versions`,
  tag,
  summary: 'Every version of the rules, newest first',
  action: 'programme.read',
  scope: 'none',
  query: cursorQuery,
  response: { kind: 'json', status: 200, shape: pageOf(programmeSettings) },
  problems: [],
});

export const previewProgrammeSettings = defineRoute({
  id: 'previewProgrammeSettings',
  method: 'post',
  path: `${path}/preview`,
  tag,
  summary: 'What other rules would do to the counts; nothing is stored',
  action: 'programme.write',
  scope: 'platform',
  body: { kind: 'json', shape: z.object({ content: programmeContent }) },
  effect: 'none',
  response: { kind: 'json', status: 200, shape: programmeEffect },
  problems: [],
});

export const updateProgrammeSettings = defineRoute({
  id: 'updateProgrammeSettings',
  method: 'put',
  path,
  tag,
  summary: 'Put other rules in force as a new version; leaps are evaluated again at once',
  action: 'programme.write',
  scope: 'platform',
  body: {
    kind: 'json',
    shape: z.object({ content: programmeContent, note: z.string().trim().min(5).max(1000) }),
  },
  effect: 'write',
  conditional: true,
  response: { kind: 'json', status: 200, shape: programmeSettings },
  problems: ['conflict'],
});
