import { type RawBuilder, sql } from 'kysely';
import { shiftPeriod } from '../../../src/domain/period/period.ts';
import { scopedMerchants } from '../../db/scoped-merchants.ts';
import { scopedMonths } from '../../db/scoped-months.ts';
import { scopedRelations, serviceSpans } from '../../db/scoped-relations.ts';
import type { MerchantView } from './merchant-view.ts';

/** Values of filters for what is not known. */
export const UNKNOWN_KIND = 'unknown';
export const NO_BAND = 'none';

/**
 * Every merchant the caller may see with what lists filter, sort and count by, as a source of rows `x`. Columns that a
 * query does not ask for cost nothing: the planner leaves out their joins.
 */
export function merchantSource(view: MerchantView): RawBuilder<unknown> {
  const current = view.periodOf(view.month);
  const before = view.periodOf(view.month && shiftPeriod(view.month, -1));
  const codes = view.bands.map(({ code }) => code);
  const bounds = view.bands.map(({ fromYuan }) => fromYuan);
  return sql`(select m.id, m.external_id, m.name_key, m.search, m.region, m.city_adcode as city, m.industry,
      coalesce(m.kind, ${sql.lit(UNKNOWN_KIND)}) as kind, m.opened_on,
      c.paid_gmv as gmv, case when b.paid_gmv > 0 then c.paid_gmv / b.paid_gmv - 1 end as growth,
      case when c.paid_gmv is null then ${sql.lit(NO_BAND)}
        else (${codes}::text[])[greatest(width_bucket(c.paid_gmv, ${bounds}::double precision[]), 1)] end as band,
      case when v.merchant_id is null then 'no' else 'yes' end as served, o.state as leap
    from merchant m
    left join (${amountsOf(view, current)}) c on c.merchant_id = m.id
    left join (${amountsOf(view, before)}) b on b.merchant_id = m.id
    left join (${servedOn(view, view.day)}) v on v.merchant_id = m.id
    left join (${shownRelations(view, sql<boolean>`true`)}) s on s.merchant_id = m.id
    left join leap_outcome o on o.relation_id = s.id
    where ${scopedMerchants(view.caller)}) x`;
}

/** Paid GMV of one month, of merchants that the caller sees. */
export function amountsOf({ caller }: MerchantView, periodId: number): RawBuilder<unknown> {
  return sql`select mm.merchant_id, mm.paid_gmv from merchant_month mm
    where mm.period_id = ${sql.lit(periodId)} and ${scopedMonths(caller)}`;
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
 * Each merchant that somebody serves on the day, once; for a region that includes providers from elsewhere. For a join:
 * an IN is asked again wherever its answer is used.
 */
export function servedOn({ caller }: MerchantView, day: string): RawBuilder<unknown> {
  return sql`select distinct r.merchant_id from ${serviceSpans(caller)} r where ${runsOn(day)}`;
}

/** The same of merchant `m`, for a few of them. */
export function isServed({ caller, day }: MerchantView): RawBuilder<boolean> {
  return sql<boolean>`exists (select from ${serviceSpans(caller)} r where r.merchant_id = m.id and ${runsOn(day)})`;
}

/** Whether relation `r` is in force on the day. */
function runsOn(day: string): RawBuilder<boolean> {
  return sql<boolean>`(r.started_on <= ${day}::date and (r.ended_on is null or r.ended_on >= ${day}::date))`;
}
