import { type RawBuilder, sql } from 'kysely';
import type { Caller } from '../context.ts';
import { scopedProviders } from '../db/scoped-providers.ts';
import { scopedTargets } from '../targets/scoped-targets.ts';

/** Which rows of `alert a` the caller is told of: `receivesAlert` in SQL. The policy on the table asks the same again. */
export function scopedAlerts(caller: Caller): RawBuilder<boolean> {
  const { scope, id } = caller;
  if (scope === null) return sql<boolean>`true`;
  const { regions, cities, providers } = scope;
  return sql<boolean>`case
    when a.kind = 'target_without_owner' and ${providers.length > 0} then false
    when a.target_id is not null
      then a.owner_id = ${id} or a.target_id in (select t.id from target t where ${scopedTargets(caller)})
    when a.provider_id is not null
      then a.provider_id in (select p.id from provider p where ${scopedProviders(caller)})
    else exists (select from provider p where p.id = any(a.candidate_ids)
      and (p.region = any(${regions}::text[]) or p.city_adcode = any(${cities}::text[]))) end`;
}

/** The caller's own marks, beside `alert a`. */
export function joinRead(caller: Caller): RawBuilder<unknown> {
  return sql`left join alert_read read on read.alert_id = a.id and read.account_id = ${caller.id}`;
}
