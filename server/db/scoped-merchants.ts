import { type RawBuilder, sql } from 'kysely';
import type { Caller } from '../context.ts';
import { scopedProviders } from './scoped-providers.ts';

/**
 * Which rows of `merchant m` the caller may read: those of its area, and those that a provider it may read serves or
 * has served. The policy on the table asks the same again.
 */
export function scopedMerchants(caller: Caller): RawBuilder<boolean> {
  const { scope } = caller;
  if (scope === null) return sql<boolean>`true`;
  const { regions, cities } = scope;
  const served = sql`select own.merchant_id from service_relation own join provider p on p.id = own.provider_id
    where ${scopedProviders(caller)}`;
  // As an array it is looked up in the index: of all merchants a provider's are few. Of a region's many it is a set.
  if (regions.length === 0 && cities.length === 0) return sql<boolean>`m.id = any(array(${served}))`;
  return sql<boolean>`(m.region = any(${regions}::text[]) or m.city_adcode = any(${cities}::text[])
    or m.id in (${served}))`;
}
