import { type Kysely, sql } from 'kysely';

const CALLER = `current_setting('windmaker.account', true)`;

/** Regional leads: of the scopes, those without a provider of their own. */
const IS_REGIONAL = `current_setting('windmaker.reach', true) = 'scope'
  and (select scope_list('windmaker.providers')) is null`;

/** The rules of the programme, where every service relation stands by them, who decided disputes, and the monthly sums. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    `create table programme_settings (
      version integer primary key check (version > 0), content jsonb not null, note text not null,
      created_at timestamptz not null, created_by text not null)`,
    `create table leap_evaluation (
      id integer generated always as identity primary key, at timestamptz not null, by text not null,
      cause text not null check (cause in ('import', 'decision', 'settings', 'month_end')),
      settings_version integer not null references programme_settings,
      months_from text, months_through text, merchants integer not null, relations integer not null,
      counts jsonb not null, import_ids integer[] not null,
      check ((months_from is null) = (months_through is null)))`,
    // One row per relation, kept as it is until an evaluation finds it different. What lists sort and count by stands
    // in columns of its own, everything else in the content.
    `create table leap_outcome (
      relation_id integer primary key references service_relation on delete cascade,
      provider_id integer not null, merchant_id integer not null,
      state text not null, is_open boolean not null, completed_month text collate "C",
      lapse_state text check (lapse_state in ('pending', 'held', 'lapsed', 'unknown')),
      bands_jumped smallint, held_months smallint not null, months_to_go smallint,
      target_band text, needed_yuan double precision,
      content jsonb not null, fingerprint double precision not null, evaluation_id integer not null)`,
    `create index leap_outcome_by_provider on leap_outcome (provider_id, state)`,
    `create index leap_outcome_by_merchant on leap_outcome (merchant_id)`,
    // The states of all, without their contents.
    `create index leap_outcome_states on leap_outcome (relation_id) include (provider_id, state)`,
    `create index leap_outcome_by_completion on leap_outcome (completed_month desc nulls last, relation_id)`,
    `create index leap_outcome_by_need on leap_outcome (needed_yuan, relation_id)`,
    // The leap is the merchant's rise completed in that month; of several decisions the latest stands.
    `create table leap_decision (
      id integer generated always as identity primary key,
      merchant_id integer not null references merchant, month text not null,
      provider_id integer not null references provider, reason text not null, at timestamptz not null,
      account_id text not null, account_name text not null)`,
    `create index leap_decision_by_leap on leap_decision (merchant_id, month, id)`,
    // NULL is not known. GMV that is reported for a provider goes before what its merchants add up to; leaps counted
    // from its relations go before reported ones.
    `create table provider_month (
      provider_id integer not null references provider on delete cascade, month text not null,
      gmv_reported double precision, gmv_merchants double precision,
      gmv_yuan double precision generated always as (coalesce(gmv_reported, gmv_merchants)) stored,
      leaps_counted integer, leaps_reported double precision,
      leaps double precision generated always as (coalesce(leaps_counted, leaps_reported)) stored,
      served_merchants integer,
      primary key (provider_id, month))`,
    `create index provider_month_by_month on provider_month (month)`,
    // What is counted of a merchant, one byte per month of the latest evaluation, of which the first is year × 12 + month.
    // Without a foreign key, as its months are.
    `create table merchant_course (
      merchant_id integer primary key, joined_month text collate "C", leap_month text collate "C",
      first_month integer not null, course bytea not null)`,
    `create index merchant_course_by_joining on merchant_course (joined_month, merchant_id)`,
    ...keptAsItIs(),
    ...rowSecurity(),
    // Month of each merchant's first counted leap, whoever owns it: the cohorts of a region are the same to its lead as
    // to the platform.
    `create view first_leap with (security_barrier) as
      select o.merchant_id, min(o.completed_month) as month from leap_outcome o
      where o.state = 'counted' and o.completed_month is not null
        and exists (select from area_merchant a where a.id = o.merchant_id) group by o.merchant_id`,
    `grant select on first_leap to windmaker_tenant`,
    // Why the rules were changed, and who did, is between the platform and its leads.
    `create view settings_note with (security_barrier) as
      select version, note, created_by from programme_settings
      where (select reads_platform()) or (${IS_REGIONAL}) or created_by = 'system'`,
    `grant select on settings_note to windmaker_tenant`,
    `grant select (version, content, created_at) on programme_settings to windmaker_tenant`,
    `grant select on programme_settings to windmaker_reader`,
    `grant select on leap_outcome, leap_decision, provider_month, merchant_course to windmaker_tenant`,
    // How many relations the whole platform has in which state is the platform's.
    `grant select (id, at, settings_version, months_from, months_through) on leap_evaluation to windmaker_tenant`,
    `grant select on leap_evaluation to windmaker_reader`,
    `grant insert on leap_decision to windmaker_tenant`,
    `grant insert on programme_settings, leap_evaluation to windmaker_grader`,
    `grant insert, update, delete on leap_outcome, provider_month, merchant_course to windmaker_grader`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

function keptAsItIs(): string[] {
  return [
    `create function keep_programme_history() returns trigger language plpgsql as $$
      begin
        raise exception '% is only ever added to', tg_table_name using errcode = 'integrity_constraint_violation';
      end $$`,
    ...['programme_settings', 'leap_decision'].map(
      (table) => `create trigger keep_rows before update or delete on ${table}
        for each row execute function keep_programme_history()`,
    ),
  ];
}

function rowSecurity(): string[] {
  const readable = (table: string, rows: string) => [
    `alter table ${table} enable row level security`,
    `create policy scope on ${table} using ((select reads_platform()) or ${rows})
      with check ((select reads_platform()))`,
  ];
  return [
    // Everybody may know the rules by which they are counted, and up to which month they were.
    ...readable('programme_settings', 'true'),
    ...readable('leap_evaluation', 'true'),
    ...readable('leap_outcome', 'provider_id in (select id from provider)'),
    ...readable('provider_month', 'provider_id in (select id from provider)'),
    // Of everybody's service and every month: for a region, and for no provider.
    ...readable('merchant_course', 'merchant_id in (select a.id from area_merchant a)'),
    `alter table leap_decision enable row level security`,
    `create policy scope on leap_decision for select
      using ((select reads_platform()) or (${IS_REGIONAL} and merchant_id in (select id from merchant)))`,
    `create policy decide on leap_decision for insert to windmaker_grader
      with check ((select reads_platform()) and account_id = ${CALLER})`,
    `create policy decide_in_area on leap_decision for insert to windmaker_tenant
      with check (${IS_REGIONAL} and account_id = ${CALLER}
        and merchant_id in (select id from merchant) and provider_id in (select id from provider))`,
  ];
}
