import { z } from 'zod';
import { COUNT_MODES, FUNNEL_STEPS, LADDER_CODES } from '../domain/programme/ladder.ts';
import { localizedText, period, queryList } from './common.ts';
import { defineRoute } from './route.ts';
import { forecast, neededRate, pace, seriesPoint, startFields } from './target-figures.ts';

const month = period.describe('Month, 2026-10');
const amount = z.enum(['leaps', 'gmv']).describe('Counted leaps, or attributed paid GMV in yuan');
const ladderCode = z.enum(LADDER_CODES);

const funnel = z
  .object({
    steps: z
      .array(z.object({ step: z.enum(FUNNEL_STEPS), providers: z.number().int() }))
      .describe('In order; each counts the providers that came at least that far (domain.md 5.3 [O])'),
    leftForHigherClub: z
      .number()
      .int()
      .describe('Gone to a higher club (exclusive counting): all joined = first step + these'),
    unratedStarted: z.number().int().describe('Not rated, but with leaps or GMV'),
    unratedReached: z.number().int().describe('Of them, past the line: in attained, not in the last step'),
    amountUnknown: z.number().int().describe('Providers whose 12 months are not known'),
  })
  .meta({ id: 'LadderFunnel' });

const nextProvider = z
  .object({
    provider: z.object({ id: z.string(), name: z.string(), nameEn: z.string().nullable() }),
    region: z.string().nullable(),
    attained: z.number().describe('Last 12 months to the month looked at'),
    done: z.number().describe('Part of the period’s final 12 months that is already in'),
    needed: z.number().describe('Line − done, above 0'),
    neededPerMonth: z.number().nullable().describe('needed ÷ months left; null when no month is left'),
    ratePerMonth: z.number().nullable().describe('Mean of its recent full months; null without data there'),
    projected: z.number(),
    willReach: z.boolean().describe('True when its present rate is enough'),
  })
  .meta({ id: 'NextProvider' });
export type NextProviderView = z.infer<typeof nextProvider>;

const ladderGoal = z
  .object({
    targetId: z.string(),
    goal: z.number().int().describe('Providers wanted in the club'),
    from: month,
    to: month,
    ownerName: z.string().nullable().describe('Null: nobody answers for it yet'),
    ...startFields,
    pace,
    needed: neededRate,
    forecast,
  })
  .meta({ id: 'LadderGoal' });

const ladderView = z
  .object({
    code: ladderCode,
    name: localizedText,
    amount,
    atLeast: z.number().describe('Leaps, or yuan, in 12 months that open the club'),
    below: z.number().nullable().describe('Where the next higher club takes over; null: no upper end'),
    source: z.enum(['S', 'F', 'O']).describe('Where the line comes from'),
    attained: z
      .number()
      .int()
      .nullable()
      .describe('Providers in the club at the end of the month; null: nobody’s 12 months are known'),
    goal: ladderGoal.nullable().describe('Null: no target on this club is set for what is looked at'),
    funnel,
    next: z
      .array(nextProvider)
      .describe('Nearest to the line that are not over it, least needed first, by the end of the period'),
    series: z.array(seriesPoint).describe('Stored months and those of the period, oldest first'),
  })
  .meta({ id: 'LadderView' });
export type LadderView = z.infer<typeof ladderView>;

const programmeTotal = z
  .object({
    amount,
    implied: z
      .number()
      .nullable()
      .describe('If every club were filled by providers exactly on its line; null: a club has no goal here'),
    trailing12: z.number().nullable().describe('Last 12 months of all providers; null: nobody’s is known'),
    inClubs: z.number().describe('Of it, by providers in one of the clubs'),
    periodToDate: z
      .number()
      .nullable()
      .describe('Since the programme year began; null: no month of it is known'),
    amountUnknown: z.number().int().describe('Providers whose 12 months are not known'),
    series: z
      .array(z.object({ month, value: z.number().nullable().describe('Of the month; null: a gap') }))
      .describe('Stored months up to the one looked at, oldest first'),
  })
  .meta({ id: 'ProgrammeTotal' });

const regionRow = z
  .object({
    region: z.string().nullable().describe('Null: providers without a region'),
    providers: z.number().int(),
    rated: z.number().int(),
    leaps: z.number().nullable().describe('Last 12 months; null: none of its providers is known'),
    gmvYuan: z.number().nullable().describe('Last 12 months, whole yuan; null: none is known'),
    leapsUnknown: z.number().int().describe('Providers whose leaps are not known'),
    gmvUnknown: z.number().int().describe('Providers whose GMV is not known'),
    clubs: z.array(z.object({ code: ladderCode, providers: z.number().int() })).describe('In each club'),
  })
  .meta({ id: 'ProgrammeRegion' });

export const programmeBoard = z
  .object({
    month: month.nullable().describe('Month looked at; null before the first months are stored'),
    months: z.array(month).describe('Months that can be looked at, newest first'),
    period: z.object({ from: month, to: month }).describe('The programme year'),
    countMode: z
      .enum(COUNT_MODES)
      .describe('exclusive: a provider is in the highest club it reaches; nested: in every club it reaches'),
    countModeInForce: z.enum(COUNT_MODES).describe('The one the settings say'),
    settingsVersion: z.number().int(),
    region: z.string().nullable().describe('The region looked at; null: everything the caller sees'),
    goalScope: z
      .enum(['programme', 'region', 'city', 'none'])
      .describe(
        'Whose targets the goals are; none: what the caller sees is no single place, choose a region',
      ),
    providers: z.number().int().describe('Joined by the end of the month'),
    rated: z.number().int().describe('Of them, with a total in the assessment'),
    ratedPeriod: period.nullable().describe('Period of that assessment; null: none is published yet'),
    ladders: z.array(ladderView),
    totals: z.array(programmeTotal),
    regions: z.array(regionRow).describe('Rows add up to the board, unassigned last'),
  })
  .meta({ id: 'ProgrammeBoard' });
export type ProgrammeBoard = z.infer<typeof programmeBoard>;

export const getProgramme = defineRoute({
  id: 'getProgramme',
  method: 'get',
  path: '/api/programme',
  tag: 'programme',
  summary: 'The four ladders with funnel, pace, forecast and the providers nearest the line',
  action: 'programme.read',
  scope: 'caller',
  query: z.object({
    month: month.optional().describe('The latest stored one when left out'),
    countMode: z.enum(COUNT_MODES).optional().describe('As the settings say when left out'),
    region: z.string().max(40).optional().describe('One region of those the caller sees'),
  }),
  response: { kind: 'json', status: 200, shape: programmeBoard },
  problems: [],
});

const cohortPoint = z.object({
  afterMonths: z.number().int().describe('0 is the joining month itself'),
  observed: z.number().int().describe('Merchants whose month so much later lies inside the stored months'),
  reached: z.number().int().describe('Of them, retained or leapt'),
  share: z.number().nullable().describe('reached ÷ observed, 0..1; null when nobody was observed that long'),
});

const cohort = z
  .object({
    month: month.nullable().describe('Month of the merchants’ first service relation; null: all together'),
    merchants: z.number().int(),
    retention: z
      .array(
        cohortPoint.extend({
          withoutRow: z.number().int().describe('Served, but without a row in the month'),
        }),
      )
      .describe('Still served and with paid GMV above 0'),
    graduation: z.array(cohortPoint).describe('Leapt at least once by then'),
    timeToLeap: z.object({
      leapt: z.number().int(),
      quartiles: z
        .object({ p25: z.number(), p50: z.number(), p75: z.number() })
        .nullable()
        .describe('Months from joining to the leap among those that leapt; null when none has'),
      medianOfAllMonths: z
        .number()
        .nullable()
        .describe(
          'First month by which half of all have leapt, those not yet observed allowed for; null: not reached',
        ),
    }),
  })
  .meta({ id: 'Cohort' });

export const cohorts = z
  .object({
    months: z
      .object({ from: month, through: month })
      .nullable()
      .describe('Stored merchant months; null before the first'),
    all: cohort,
    byMonth: z.array(cohort).describe('Oldest first; months in which nobody joined are absent'),
    joinedBeforeMonths: z.number().int().describe('Left out: served since before the stored months'),
    joinedAfterMonths: z.number().int().describe('Left out: served only after them'),
    neverServed: z.number().int().describe('Merchants without a service relation that the caller sees'),
    industries: z
      .array(z.object({ industry: z.string().nullable(), merchants: z.number().int() }))
      .describe('What may be filtered by, over the other filters'),
  })
  .meta({ id: 'Cohorts' });
export type CohortsView = z.infer<typeof cohorts>;

export const getCohorts = defineRoute({
  id: 'getCohorts',
  method: 'get',
  path: '/api/cohorts',
  tag: 'programme',
  summary: 'Merchants by the month they were first served: retention, graduation and time to leap',
  action: 'programme.read',
  scope: 'caller',
  query: z.object({
    region: queryList.optional().describe('Region codes of the merchants'),
    industry: queryList.optional().describe('As stored; "none" for merchants without one'),
  }),
  response: { kind: 'json', status: 200, shape: cohorts },
  problems: [],
});
