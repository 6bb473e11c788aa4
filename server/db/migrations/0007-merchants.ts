import { type Kysely, sql } from 'kysely';

/** A list of the caller's scope, read once per statement; null, which matches nothing, without one. */
const list = (name: 'providers' | 'regions' | 'cities') =>
  `any((select scope_list('windmaker.${name}'))::text[])`;

const IN_AREA = `(p.region = ${list('regions')} or p.city_adcode = ${list('cities')})`;

/** Merchants, who serves them since when, and their months. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    `create table merchant (
      id integer generated always as identity primary key,
      external_id text not null unique, name text not null, name_en text, pinyin text not null default '',
      kind text check (kind in ('mcn', 'belt', 'merchant', 'brand')), industry text,
      region text, province text, city_adcode text, city_name text, city_name_en text,
      opened_on date, compliance text not null default 'clear', sample boolean not null default false,
      created_at timestamptz not null, updated_at timestamptz not null,
      search text generated always as (
        lower(external_id || ' ' || name || ' ' || coalesce(name_en, '') || ' ' || pinyin)) stored,
      name_key text collate "C" generated always as (coalesce(nullif(pinyin, ''), lower(name))) stored)`,
    `create index merchant_by_name on merchant (name_key, id)`,
    // What a regional lead sees by place is read from these alone.
    `create index merchant_by_region on merchant (region, id)`,
    `create index merchant_by_city on merchant (city_adcode, id)`,
    `create table service_relation (
      id integer generated always as identity primary key,
      provider_id integer not null references provider, merchant_id integer not null references merchant,
      role text not null check (role in ('primary', 'assist')),
      started_on date not null, ended_on date check (ended_on >= started_on),
      operated_sessions integer check (operated_sessions >= 0),
      unique (provider_id, merchant_id, started_on))`,
    `create index service_relation_by_merchant on service_relation (merchant_id, started_on)`,
    // One table per month, made and keyed whole by the import that brings the month, as facts are. Without foreign
    // keys, which would be checked row by row: nobody may delete a merchant.
    `create table merchant_month (
      period_id smallint not null, merchant_id integer not null,
      paid_gmv double precision, net_gmv double precision, refund_gmv double precision, orders double precision,
      import_id integer not null,
      primary key (merchant_id, period_id)) partition by list (period_id)`,
    `create table merchant_month_other partition of merchant_month default`,
    ...visibleSets(),
    ...rowSecurity(),
    `grant select on merchant, service_relation, merchant_month to windmaker_tenant`,
    `grant insert, update on merchant, service_relation to windmaker_grader`,
    `grant delete on service_relation to windmaker_grader`,
    `alter table merchant_month owner to windmaker_grader`,
    `alter table merchant_month_other owner to windmaker_grader`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

/**
 * What the caller sees, as views that run with the owner's rights: the rule stands here in full and no policy is asked
 * inside one. Of these the planner makes a look-up for a few rows and one set per statement for many; a function would
 * be the set every time, and a policy inside a policy the look-up. They follow the caller's scope alone. Nothing here is
 * for the platform, whose people read everything.
 */
function visibleSets(): string[] {
  const view = (name: string, body: string) => [
    `create view ${name} with (security_barrier) as ${body}`,
    `grant select on ${name} to windmaker_tenant`,
  ];
  return [
    // A region's merchants, and those that its providers serve or served, wherever they are.
    ...view(
      'area_merchant',
      `select id from merchant where region = ${list('regions')} or city_adcode = ${list('cities')}
        union all select r.merchant_id from service_relation r join provider p on p.id = r.provider_id where ${IN_AREA}`,
    ),
    // Those that a provider the caller reads serves or served.
    ...view(
      'scope_merchant',
      `select r.merchant_id as id from service_relation r join provider p on p.id = r.provider_id
        where p.external_id = ${list('providers')} or ${IN_AREA}`,
    ),
    // What a provider's own service rests on: the three months of the baseline before it, and three after it in which
    // a leap may lapse.
    ...view(
      'served_month',
      `select r.merchant_id, t.id as period_id from provider p join service_relation r on r.provider_id = p.id
        join period t on t.cadence = 'month'
          and t.starts_on >= date_trunc('month', r.started_on::timestamp) - interval '3 months'
          and (r.ended_on is null or t.starts_on <= r.ended_on + interval '3 months')
        where p.external_id = ${list('providers')}`,
    ),
    // When a merchant was served, by whomever: a region's share of served merchants is the same to its lead as to the
    // platform, and the provider from elsewhere stays unnamed. A provider's people are told of their own service only.
    ...view(
      'service_span',
      `select r.merchant_id, r.started_on, r.ended_on from service_relation r
        where exists (select from area_merchant a where a.id = r.merchant_id)
          or r.provider_id in (select p.id from provider p where p.external_id = ${list('providers')})`,
    ),
    // Which months there are rows of at all: the axis that everybody's counts stand on.
    ...view(
      'reported_month',
      `select t.code from period t where t.cadence = 'month'
        and exists (select from merchant_month m where m.period_id = t.id)`,
    ),
  ];
}

function rowSecurity(): string[] {
  const policy = (table: string, rows: string) => [
    `alter table ${table} enable row level security`,
    `create policy scope on ${table} using ((select reads_platform()) or ${rows})
      with check ((select reads_platform()))`,
  ];
  return [
    // Who else serves a merchant is not told: the provider behind a relation must be one the caller reads.
    ...policy('service_relation', 'provider_id in (select id from provider)'),
    // IN, which is one set: before a search every merchant is asked, and the planner cannot know that.
    ...policy(
      'merchant',
      `region = ${list('regions')} or city_adcode = ${list('cities')}
        or id in (select s.id from scope_merchant s)`,
    ),
    // A region reads every month of the merchants it sees, a provider those of its own service. EXISTS, which is a
    // look-up where a page asks for a few rows of many months.
    ...policy(
      'merchant_month',
      `exists (select from area_merchant a where a.id = merchant_month.merchant_id)
        or exists (select from served_month s
          where s.merchant_id = merchant_month.merchant_id and s.period_id = merchant_month.period_id)`,
    ),
  ];
}
