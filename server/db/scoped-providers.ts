import { type RawBuilder, sql } from 'kysely';
import type { Caller } from '../context.ts';

/** True for a caller who may not read every provider. */
export function isLimited({ scope }: Caller): boolean {
  return scope !== null;
}

/**
 * The one row filter of the product: which rows of `provider p` the caller may read. Every answer with a route scope of
 * `caller` joins provider as `p` and carries it. The scope's lists add up; the policy on the table asks the same again.
 */
export function scopedProviders({ scope }: Caller): RawBuilder<boolean> {
  if (scope === null) return sql<boolean>`true`;
  const { providers, regions, cities } = scope;
  return sql<boolean>`(p.external_id = any(${providers}::text[]) or p.region = any(${regions}::text[])
    or p.city_adcode = any(${cities}::text[]))`;
}
