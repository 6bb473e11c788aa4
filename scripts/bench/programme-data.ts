import { sql } from 'kysely';
import type { AppContext } from '../../server/context.ts';
import { REGION_CODES } from '../../src/domain/geography/regions.ts';
import { periodEndDate, periodStartDate } from '../../src/domain/period/period.ts';
import { storeCourses } from '../../test/support/store-courses.ts';

/** The share of merchants that somebody serves, of 10. */
const SERVED_OF_TEN = 8;

/**
 * Made-up merchants, who serves them, their months and what came of it, and targets on every level; put straight into
 * the tables, one table per month as an import makes them. Providers are there already.
 */
export async function seedProgramme(
  context: AppContext,
  { merchants, months, providerMonths }: { merchants: number; months: string[]; providerMonths: string[] },
): Promise<void> {
  const { db } = context;
  await sql`insert into merchant (external_id, name, region, industry, opened_on, created_at, updated_at)
    select 'M' || n, 'merchant ' || n, (${[...REGION_CODES]}::text[])[1 + n % 7], 'industry ' || n % 20, '2020-01-01', now(), now()
    from generate_series(1, ${merchants}::integer) n`.execute(db);
  await sql`insert into service_relation (provider_id, merchant_id, role, started_on)
    select p.id, m.id, 'primary', ${periodStartDate(months[0]!)}::date + (m.id * 7 % 400)
    from merchant m join (select id, row_number() over (order by id) - 1 as at, count(*) over () as of from provider) p
      on p.at = m.id % p.of
    where m.id % 10 < ${SERVED_OF_TEN}`.execute(db);
  for (const month of months) await seedMonth(db, month);
  await sql`insert into leap_outcome (relation_id, provider_id, merchant_id, state, is_open, completed_month, held_months, content, fingerprint, evaluation_id)
    select id, provider_id, merchant_id, case when id % 4 = 0 then 'counted' else 'in_progress' end, id % 4 <> 0,
      case when id % 4 = 0 then (${months}::text[])[1 + id % ${months.length}::integer] end, 3, '{}', 0, 1
    from service_relation`.execute(db);
  await sql`insert into provider_month (provider_id, month, gmv_reported, leaps_counted, served_merchants)
    select p.id, month, 1e6 * (1 + p.id * 37 % 120) * (0.7 + (p.id * 13 + at) % 10 / 15.0), (p.id * 7 + at) % 6, 80
    from provider p cross join unnest(${providerMonths}::text[]) with ordinality as t (month, at)`.execute(
    db,
  );
  await storeCourses(context);
  await seedTargets(db);
}

async function seedMonth(db: AppContext['db'], month: string): Promise<void> {
  await sql`insert into period (code, cadence, starts_on, ends_on)
    values (${month}, 'month', ${periodStartDate(month)}, ${periodEndDate(month)}) on conflict do nothing`.execute(
    db,
  );
  const { rows } = await sql<{ id: number }>`select id from period where code = ${month}`.execute(db);
  const id = rows[0]!.id;
  const table = sql.table(`bench_month_${id}`);
  await sql`create table ${table} (like merchant_month)`.execute(db);
  await sql`insert into ${table} (period_id, merchant_id, paid_gmv, net_gmv, refund_gmv, orders, import_id)
    select ${id}::smallint, id, 1e4 * (1 + (id * 31 + ${id}::integer * 17) % 90), null, 500, 40, 1 from merchant`.execute(
    db,
  );
  await sql`alter table ${table} add primary key (merchant_id, period_id)`.execute(db);
  await sql`alter table merchant_month attach partition ${table} for values in (${sql.lit(id)})`.execute(db);
}

/** Leaps and GMV of every region, city and provider. */
async function seedTargets(db: AppContext['db']): Promise<void> {
  await sql`insert into target (public_id, level, scope, region, measure, goal, from_month, to_month, curve, created_at, updated_at)
    select gen_random_uuid()::text, s.level, s.scope, s.region, m.measure, m.goal, '2026-01', '2026-12',
      '{"kind":"straight"}', now(), now()
    from (select 'provider' as level, external_id as scope, region from provider
      union select 'city', city_adcode, region from provider where city_adcode is not null
      union select 'region', region, region from provider where region is not null) s
    cross join (values ('leaps', 40), ('gmv', 5e8)) as m (measure, goal)`.execute(db);
}
