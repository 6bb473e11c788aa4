import { z } from 'zod';
import { GROWTH_REASONS } from '../domain/merchant/growth-multiple.ts';
import { localizedText, period } from './common.ts';
import { merchantFigures } from './merchant-figures.ts';
import { merchantFilter } from './merchants.ts';
import { defineRoute } from './route.ts';
import { neededRate, pace } from './target-figures.ts';

/** What a row stands for: a city, rows without one, or merchants of other places that a provider from here serves. */
const CITY_ROW_PLACES = ['city', 'no_city', 'elsewhere'] as const;

/**
 * Why a share of a row is null. Of merchants elsewhere the caller sees only those that a provider of its own serves or
 * served, so their share and growth would say nothing of the place.
 */
const PENETRATION_REASONS = ['no_active_merchant', 'outside_scope'] as const;

const { penetration, served, unserved, multiple } = merchantFigures.shape;

const cityTarget = z
  .object({
    id: z.string(),
    goal: z.number().describe('To stand at by the end of the period, start value included'),
    attained: z.number().nullable().describe('Start value included; null: not known'),
    from: period,
    to: period.describe('Last month, included'),
    pace,
    needed: neededRate,
  })
  .meta({ id: 'CityTarget' });
export type CityTarget = z.infer<typeof cityTarget>;

const cityRow = z
  .object({
    place: z.enum(CITY_ROW_PLACES),
    city: z.string().nullable().describe('Six-digit code; null: not a city'),
    name: localizedText.nullable().describe('Null: not a city'),
    region: z.string().nullable().describe('Where the city lies; null: not a city, or not known'),
    providers: z.number().int().describe('Of the city, joined by the end of targetsMonth'),
    rated: z.number().int().describe('Of them, with a total in the assessment of ratedPeriod'),
    merchants: z.number().int().describe('Of the city, with or without a row for the month'),
    penetration: penetration
      .extend({ reason: z.enum(PENETRATION_REASONS).nullable().describe('Why share is null') })
      .describe('Of the merchants of the city'),
    served,
    unserved,
    multiple: multiple.extend({
      reason: z
        .enum([...GROWTH_REASONS, 'outside_scope'])
        .nullable()
        .describe('Why ofGrowth is null; null when it is not'),
    }),
    leaps: z
      .object({
        counted: z.number().int().describe('Completed in the programme year'),
        near: z.number().int().describe('One month from a leap'),
        disputed: z.number().int().describe('Waiting for somebody to decide whose they are'),
      })
      .describe('Of the providers of the city, as evaluated last'),
    targets: z
      .object({ leaps: cityTarget.nullable(), providers: cityTarget.nullable() })
      .describe(
        'The city’s own: of those that cover the month the longest, else the next to come, else the last that passed; null: none is set',
      ),
  })
  .meta({ id: 'CityRow' });
export type CityRow = z.infer<typeof cityRow>;

export const cityFigures = z
  .object({
    month: period.nullable().describe('Month of the merchants; null before the first months are stored'),
    against: period.nullable().describe('The month before, which growth is compared with; null with month'),
    programmeYear: z.object({ from: period, to: period }),
    targetsMonth: period
      .nullable()
      .describe('Month that providers and targets are read at the end of; null before the first is stored'),
    ratedPeriod: period.nullable().describe('Period of the assessment; null: none is published yet'),
    publishedPenetration: z.number().describe('0.18: what the platform published for the end of 2021 [S]'),
    items: z
      .array(cityRow)
      .describe(
        'Cities by code, then no_city, then elsewhere; only rows that hold something. They add up to getMerchantFigures and to the leaps and providers of the same regions',
      ),
  })
  .meta({ id: 'CityFigures' });
export type CityFigures = z.infer<typeof cityFigures>;

export const listCityFigures = defineRoute({
  id: 'listCityFigures',
  method: 'get',
  path: '/api/city-figures',
  tag: 'programme',
  summary: 'City by city: providers, merchants, penetration, growth, leaps and the city’s own targets',
  action: 'programme.read',
  scope: 'caller',
  query: merchantFilter.pick({ month: true, region: true }),
  response: { kind: 'json', status: 200, shape: cityFigures },
  problems: [],
});
