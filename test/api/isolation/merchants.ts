import type { Caller } from '../../../server/context.ts';
import { covers } from '../../../src/domain/access/scope.ts';
import { placed, TENANTS, type Tenant } from './tenants.ts';

export interface Merchant {
  /** Canaries, as those of a tenant. */
  id: string;
  name: string;
  nameEn: string;
  industry: string;
  city: string;
  region: string;
  /** Who serves it, all of them since 2026-01-01. */
  servedBy: readonly (keyof typeof TENANTS)[];
  /** Paid GMV in whole yuan from 2025-09 on. */
  paidYuan: readonly number[];
}

/** From no band to the second one: a leap of whoever serves the merchant alone, a dispute between two. */
const LEAP = [80_000, 120_000, 90_000, 150_000, 310_000, 330_000, 360_000, 360_000];

/** One month from a leap. */
const NEAR = [80_000, 80_000, 80_000, 80_000, 80_000, 80_000, 150_000, 160_000];

function merchant(
  key: string,
  place: Pick<Tenant, 'city' | 'region'>,
  servedBy: Merchant['servedBy'],
  firstYuan: number,
  course = LEAP,
): Merchant {
  const { city, region } = place;
  return {
    ...{ id: `cnry-m-${key}-id`, name: `cnry-m-${key}-name`, nameEn: `cnry-m-${key}-english` },
    ...{ industry: `cnry-m-${key}-industry`, city, region, servedBy, paidYuan: [firstYuan, ...course] },
  };
}

/**
 * Served in the region of its provider, by one of another region, by two of different regions who dispute the leap or
 * did so until it was decided, by nobody, and by one who is a month from a leap. The first month lies before what a provider of it is shown, so its amount is a canary as well.
 */
export const MERCHANTS = {
  own: merchant('own', TENANTS.A, ['A'], 70_011_013),
  guest: merchant('guest', TENANTS.D, ['A', 'C'], 70_021_019),
  disputed: merchant('disputed', TENANTS.C, ['C', 'D'], 70_031_033),
  decided: merchant('decided', TENANTS.D, ['C', 'D'], 70_051_059),
  free: merchant('free', TENANTS.D, [], 70_041_043),
  near: merchant('near', TENANTS.D, ['A'], 70_061_057, NEAR),
} as const;

export const FIRST_MONTH = '2025-09';

export type RelationName =
  | 'own A'
  | 'guest A'
  | 'guest C'
  | 'disputed C'
  | 'disputed D'
  | 'decided C'
  | 'decided D'
  | 'near A';

/** Canaries. Of every dispute only one side reports sessions, so that it stays one. */
const SESSIONS: Partial<Record<RelationName, number>> = {
  'own A': 70_062_061,
  'guest C': 70_062_071,
  'disputed D': 70_062_083,
  'decided D': 70_062_091,
};

export const RELATIONS = Object.entries(MERCHANTS).flatMap(([key, { servedBy }]) =>
  servedBy.map((letter) => ({
    name: `${key} ${letter}` as RelationName,
    sessions: SESSIONS[`${key} ${letter}` as RelationName] ?? null,
    merchant: MERCHANTS[key as keyof typeof MERCHANTS],
    tenant: TENANTS[letter] as Tenant,
  })),
);

/** By its place, or through a provider that the caller may read. */
export function seesMerchant(caller: Caller | null, { city, region, servedBy }: Merchant): boolean {
  if (caller === null) return false;
  const { scope } = caller;
  return (
    scope === null ||
    scope.regions.includes(region) ||
    scope.cities.includes(city) ||
    servedBy.some((letter) => covers(scope, placed(TENANTS[letter])))
  );
}

/** Whoever is not a provider's people sees every month of a merchant they see. */
export function seesEveryMonth(caller: Caller | null, one: Merchant): boolean {
  return seesMerchant(caller, one) && caller?.scope?.providers.length !== 1;
}
