import { type RawBuilder, sql } from 'kysely';
import type { Caller } from '../context.ts';
import { scopedProviders } from './scoped-providers.ts';

/** Months shown to a provider's people before their service and after it: the baseline, and the check for a lapse. */
export const MONTHS_AROUND_SERVICE = 3;

/**
 * Which rows of `merchant_month mm` the caller may read, of merchants it may read: a provider's people see those that
 * their own service rests on, everybody else all. The policy on the table asks the same again.
 */
export function scopedMonths(caller: Caller): RawBuilder<boolean> {
  if (caller.scope === null || caller.scope.providers.length === 0) return sql<boolean>`true`;
  const around = sql`make_interval(months => ${sql.lit(MONTHS_AROUND_SERVICE)})`;
  return sql<boolean>`(mm.merchant_id, mm.period_id) in (select own.merchant_id, t.id
    from provider p join service_relation own on own.provider_id = p.id
    join period t on t.cadence = 'month'
      and t.starts_on >= date_trunc('month', own.started_on::timestamp) - ${around}
      and (own.ended_on is null or t.starts_on <= own.ended_on + ${around})
    where ${scopedProviders(caller)})`;
}
