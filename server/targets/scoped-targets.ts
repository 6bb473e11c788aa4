import { type RawBuilder, sql } from 'kysely';
import type { Caller } from '../context.ts';
import { scopedProviders } from '../db/scoped-providers.ts';

/**
 * Which rows of `target t` the caller may read: a number is shown only to whom every row it is the sum of is shown. The
 * policy on the table asks the same again.
 */
export function scopedTargets(caller: Caller): RawBuilder<boolean> {
  const { scope } = caller;
  if (scope === null) return sql<boolean>`true`;
  const { regions, cities } = scope;
  return sql<boolean>`case t.level
    when 'region' then t.scope = any(${regions}::text[])
    when 'city' then t.scope = any(${cities}::text[]) or t.region = any(${regions}::text[])
    when 'provider' then t.scope in (select p.external_id from provider p where ${scopedProviders(caller)})
    else false end`;
}

/** What the platform and its leads wrote to each other about a goal is not said to a provider. */
export function readsHistory({ scope }: Caller): boolean {
  return scope === null || scope.providers.length === 0;
}
