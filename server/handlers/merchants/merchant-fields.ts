import { type RawBuilder, sql } from 'kysely';
import { NEVER_JOINED } from '../../../src/contract/merchants.ts';
import { COURSE, monthNumber } from '../../../src/domain/merchant/merchant-course.ts';
import { periodEndDate, periodStartDate, shiftPeriod } from '../../../src/domain/period/period.ts';
import { scopedMerchants } from '../../db/scoped-merchants.ts';
import { scopedMonths } from '../../db/scoped-months.ts';
import { isLimited, scopedProviders } from '../../db/scoped-providers.ts';
import { scopedRelations, serviceSpans } from '../../db/scoped-relations.ts';
import type { MerchantView } from './merchant-view.ts';

/** Values of filters for what is not known. */
export const UNKNOWN_KIND = 'unknown';
export const NO_BAND = 'none';
export const NO_INDUSTRY = 'none';
const SALES_UNKNOWN = 'unknown';

/** What a query reads of the months' amounts; they are only joined for it. */
export interface AmountNeeds {
  gmv?: boolean;
  growth?: boolean;
}

/**
 * Every merchant the caller may see with what lists filter, sort and count by, as a source of rows `x`. Other columns
 * that a query does not ask for cost nothing: the planner leaves out their joins.
 */
export function merchantSource(view: MerchantView, needs: AmountNeeds): RawBuilder<unknown> {
  const { month } = view;
  const { source, band, sold, served, inService, needsAmount } = monthOf(view);
  const amounts = (name: string, of: string | null) =>
    sql`left join (${amountsOf(view, view.periodOf(of))}) ${sql.raw(name)} on ${sql.raw(name)}.merchant_id = m.id`;
  const needsNow = needs.gmv || needs.growth || needsAmount;
  return sql`(select m.id, m.external_id, m.name_key, m.search, m.region, m.city_adcode as city,
      coalesce(m.industry, ${sql.lit(NO_INDUSTRY)}) as industry, coalesce(m.kind, ${sql.lit(UNKNOWN_KIND)}) as kind,
      m.opened_on, ${needsNow ? sql`c.paid_gmv` : sql`null::double precision`} as gmv,
      ${needs.growth ? sql`case when b.paid_gmv > 0 then c.paid_gmv / b.paid_gmv - 1 end` : sql`null::double precision`} as growth,
      ${band} as band, ${sold} as sold, case when ${served} then 'yes' else 'no' end as served,
      ${inService} as in_service, o.state as leap, coalesce(j.joined_month, ${sql.lit(NEVER_JOINED)}) as joined, j.leap_month
    from merchant m
    ${needsNow ? amounts('c', month) : sql``}
    ${needs.growth ? amounts('b', month && shiftPeriod(month, -1)) : sql``}
    ${source}
    left join (${shownRelation(view)}) s on s.merchant_id = m.id
    left join leap_outcome o on o.relation_id = s.id
    where ${scopedMerchants(view.caller)}) x`;
}

/** Expressions over merchant `m`, the amount `c` of the month and the joins of `source`. */
interface MonthColumns {
  source: RawBuilder<unknown>;
  band: RawBuilder<unknown>;
  sold: RawBuilder<unknown>;
  served: RawBuilder<boolean>;
  inService: RawBuilder<boolean>;
  /** Whether they read `c`. */
  needsAmount: boolean;
}

/** From the course where the evaluation put one together, else from amounts and services themselves. */
function monthOf(view: MerchantView): MonthColumns {
  const codes = view.bands.map(({ code }) => code);
  if (hasCourse(view, view.month)) {
    const sales = sql`(j.at & ${sql.lit(COURSE.sales)})`;
    return {
      source: sql`left join (select merchant_id, joined_month, leap_month, ${courseIn(view.month)} as at
        from merchant_course) j on j.merchant_id = m.id`,
      band: sql`case when ${sales} > ${sql.lit(COURSE.noAmount)}
        then (${codes}::text[])[greatest(${sales} - ${sql.lit(COURSE.lowestBand - 1)}, 1)] else ${sql.lit(NO_BAND)} end`,
      sold: sql`case when ${sales} >= ${sql.lit(COURSE.lowestBand)} then 'yes'
        when ${sales} = ${sql.lit(COURSE.noSales)} then 'no' else ${sql.lit(SALES_UNKNOWN)} end`,
      served: sql`coalesce(j.at & ${sql.lit(COURSE.servedAtEnd)}, 0) > 0`,
      inService: sql`coalesce(j.at & ${sql.lit(COURSE.served)}, 0) > 0`,
      needsAmount: false,
    };
  }
  const bounds = view.bands.map(({ fromYuan }) => fromYuan);
  return {
    source: sql`left join (${servedAtEnd(view, null)}) v on v.merchant_id = m.id
      left join (${servedWithin(view)}) w on w.merchant_id = m.id
      left join (${journeys(view)}) j on j.merchant_id = m.id`,
    band: sql`case when c.paid_gmv is null then ${sql.lit(NO_BAND)}
      else (${codes}::text[])[greatest(width_bucket(c.paid_gmv, ${bounds}::double precision[]), 1)] end`,
    sold: sql`case when c.paid_gmv > 0 then 'yes' when c.paid_gmv is null then ${sql.lit(SALES_UNKNOWN)} else 'no' end`,
    served: sql`v.merchant_id is not null`,
    inService: sql`w.merchant_id is not null`,
    needsAmount: true,
  };
}

/** A provider's people are told of their own service and of some months only, which no evaluation has put together. */
function isProviders({ caller: { scope } }: MerchantView): boolean {
  return scope !== null && scope.providers.length > 0;
}

/** Whether courses say anything of the month to this caller. */
function hasCourse(view: MerchantView, month: string | null): month is string {
  return month !== null && !isProviders(view) && view.periodOf(month) > 0;
}

/** The byte of a month in the column `course`; NULL outside of its months. */
function courseIn(month: string): RawBuilder<unknown> {
  const at = sql`${sql.lit(monthNumber(month))} - first_month`;
  return sql`case when ${at} between 0 and length(course) - 1 then get_byte(course, ${at}) end`;
}

/**
 * Paid GMV of one month, of merchants that the caller sees. The offset keeps it a set of its own: joined row by row, the
 * policy on the table would be asked row by row, which only the few of a provider are worth.
 */
export function amountsOf(view: MerchantView, periodId: number): RawBuilder<unknown> {
  const { caller } = view;
  return sql`select mm.merchant_id, mm.paid_gmv from merchant_month mm
    where mm.period_id = ${sql.lit(periodId)} and ${scopedMonths(caller)} ${isProviders(view) ? sql`` : sql`offset 0`}`;
}

/** Of each merchant one relation: running before over, primary before assist, then the newest. */
export function shownRelations(
  { caller, day }: MerchantView,
  where: RawBuilder<boolean>,
): RawBuilder<unknown> {
  return sql`select distinct on (r.merchant_id) r.merchant_id, r.id, r.provider_id, ${runsOn(day)} as runs
    from service_relation r where r.started_on <= ${day}::date and ${scopedRelations(caller)} and ${where}
    order by r.merchant_id, runs desc, (r.role = 'primary') desc, r.started_on desc, r.id desc`;
}

/**
 * The same of every merchant. Where nothing limits them, they are many and their order is one number, so that no rows
 * need sorting: whether it runs and is primary from bit 56 on, the day it started (22 bits reach the year 9999) from bit
 * 32 on, the relation below.
 */
function shownRelation(view: MerchantView): RawBuilder<unknown> {
  const { caller, day } = view;
  if (isLimited(caller)) return shownRelations(view, sql<boolean>`true`);
  const order = sql`((${runsOn(day)}::integer * 2 + (r.role = 'primary')::integer)::bigint << 56)
    | ((r.started_on - date '0001-01-01')::bigint << 32) | r.id`;
  return sql`select r.merchant_id, (max(${order}) & 4294967295)::integer as id
    from service_relation r where r.started_on <= ${day}::date group by r.merchant_id`;
}

/**
 * Each merchant that somebody serves on the last day of the month, once; for a region that includes providers from
 * elsewhere. For a join: an IN is asked again wherever its answer is used. Null: on the day of the view.
 */
export function servedAtEnd(view: MerchantView, month: string | null): RawBuilder<unknown> {
  if (hasCourse(view, month)) {
    return sql`select merchant_id from merchant_course
      where ${courseIn(month)} & ${sql.lit(COURSE.servedAtEnd)} > 0`;
  }
  return sql`select distinct r.merchant_id from ${serviceSpans(view.caller)} r
    where ${runsOn(month === null ? view.day : periodEndDate(month))}`;
}

/** Each merchant that somebody serves on any day of the month, once; as retention counts. */
function servedWithin({ caller, month, day }: MerchantView): RawBuilder<unknown> {
  const first = month === null ? day : periodStartDate(month);
  return sql`select distinct r.merchant_id from ${serviceSpans(caller)} r
    where r.started_on <= ${day}::date and (r.ended_on is null or r.ended_on >= ${first}::date)`;
}

/** Month of each merchant's first service and of its first counted leap, as the cohorts have them. */
function journeys(view: MerchantView): RawBuilder<unknown> {
  if (!isProviders(view)) return sql`select merchant_id, joined_month, leap_month from merchant_course`;
  const { caller } = view;
  const leaps = sql`select o.merchant_id, min(o.completed_month) as month
    from leap_outcome o join provider p on p.id = o.provider_id
    where o.state = 'counted' and ${scopedProviders(caller)} group by o.merchant_id`;
  return sql`select r.merchant_id, to_char(min(r.started_on), 'YYYY-MM') collate "C" as joined_month,
      min(l.month) as leap_month
    from service_relation r left join (${leaps}) l on l.merchant_id = r.merchant_id
    where ${scopedRelations(caller)} group by r.merchant_id`;
}

/** Each of a few merchants that somebody serves on the day of the view, once. */
export function servedAmong({ caller, day }: MerchantView, keys: readonly number[]): RawBuilder<unknown> {
  return sql`select distinct r.merchant_id from ${serviceSpans(caller)} r
    where r.merchant_id = any(${keys}::integer[]) and ${runsOn(day)}`;
}

/** Whether relation `r` is in force on the day. */
function runsOn(day: string): RawBuilder<boolean> {
  return sql<boolean>`(r.started_on <= ${day}::date and (r.ended_on is null or r.ended_on >= ${day}::date))`;
}
