import { type RawBuilder, sql } from 'kysely';
import type { Caller } from '../context.ts';
import { scopedProviders } from './scoped-providers.ts';

/**
 * Which rows of `service_relation r` the caller may read: who else serves a merchant is not told. The policy on the table
 * asks the same again.
 */
export function scopedRelations(caller: Caller): RawBuilder<boolean> {
  if (caller.scope === null) return sql<boolean>`true`;
  return sql<boolean>`r.provider_id in (select p.id from provider p where ${scopedProviders(caller)})`;
}

/**
 * When merchants were served, by whomever, as a source of `merchant_id`, `started_on`, `ended_on`. To a regional lead the
 * database gives the spans of every merchant they see without a word of the provider, to a provider's people their own.
 */
export function serviceSpans({ scope }: Caller): RawBuilder<unknown> {
  return scope === null ? sql`service_relation` : sql`service_span`;
}
