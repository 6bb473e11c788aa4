import { type Kysely, type RawBuilder, sql } from 'kysely';
import { shiftPeriod } from '../../src/domain/period/period.ts';
import type { Caller } from '../context.ts';
import type { Database } from '../db/schema.ts';
import { scopedMerchants } from '../db/scoped-merchants.ts';
import { amountsOf, servedAtEnd } from '../handlers/merchants/merchant-fields.ts';
import { placeCondition } from '../handlers/merchants/merchant-filter.ts';
import type { MerchantView } from '../handlers/merchants/merchant-view.ts';

/** Sums over the merchants of one city, in yuan and counts. */
export interface CityMerchants {
  /** Null: merchants without a city. */
  city: string | null;
  region: string | null;
  /** False: none of them lies where the caller looks after; a provider from there serves them. */
  isHere: boolean;
  merchants: number;
  active: number;
  activeServed: number;
  servedCompared: number;
  servedPrevious: number;
  servedCurrent: number;
  unservedCompared: number;
  unservedPrevious: number;
  unservedCurrent: number;
}

/** City by city what getMerchantFigures sums over all of them, by the same conditions. */
export async function readCityMerchants(
  db: Kysely<Database>,
  view: MerchantView,
  region: string[] | undefined,
): Promise<CityMerchants[]> {
  const before = view.month && shiftPeriod(view.month, -1);
  const count = (where: RawBuilder<unknown>) => sql`(count(*) filter (where ${where}))::int`;
  const total = (amount: RawBuilder<unknown>, where: RawBuilder<unknown>) =>
    sql`coalesce(sum(${amount}) filter (where ${where}), 0)`;
  const servedBoth = sql`f.served and f.current is not null and f.previous is not null`;
  const unservedBoth = sql`not f.served and f.current is not null and f.previous is not null`;
  const { rows } = await sql<CityMerchants>`
    select f.city, min(f.region) as region, bool_or(f.is_here) as is_here, count(*)::int as merchants,
      ${count(sql`f.current > 0`)} as active, ${count(sql`f.current > 0 and f.served`)} as active_served,
      ${count(servedBoth)} as served_compared, ${total(sql`f.previous`, servedBoth)} as served_previous,
      ${total(sql`f.current`, servedBoth)} as served_current,
      ${count(unservedBoth)} as unserved_compared, ${total(sql`f.previous`, unservedBoth)} as unserved_previous,
      ${total(sql`f.current`, unservedBoth)} as unserved_current
    from (
      select m.city_adcode as city, m.region, c.paid_gmv as current, b.paid_gmv as previous, v.merchant_id is not null as served,
        ${isHere(view.caller)} as is_here
      from merchant m
      left join (${amountsOf(view, view.periodOf(view.month))}) c on c.merchant_id = m.id
      left join (${amountsOf(view, view.periodOf(before))}) b on b.merchant_id = m.id
      left join (${servedAtEnd(view, view.month)}) v on v.merchant_id = m.id
      where ${scopedMerchants(view.caller)} and ${placeCondition({ region }) ?? sql<boolean>`true`}
    ) f
    group by f.city, case when f.city is null then f.is_here end`.execute(db);
  return rows;
}

/** Whether merchant `m` lies where the caller looks after: it may also see some that its providers serve elsewhere. */
function isHere({ scope }: Caller): RawBuilder<unknown> {
  if (scope === null) return sql`true`;
  return sql`coalesce(m.region = any(${scope.regions}::text[]) or m.city_adcode = any(${scope.cities}::text[]), false)`;
}
