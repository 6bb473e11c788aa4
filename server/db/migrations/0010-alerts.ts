import { type Kysely, sql } from 'kysely';

const CALLER = `current_setting('windmaker.account', true)`;

/** A list of the caller's scope, read once per statement; null, which matches nothing, without one. */
const list = (name: 'regions' | 'cities') => `any((select scope_list('windmaker.${name}'))::text[])`;

/** What people are told of, and who has read it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    // Without a foreign key to the target, which nobody deletes: whoever changes a target holds its row while waiting
    // for the alerts, and the key's check would wait for that row while holding them.
    `create table alert (
      id integer generated always as identity primary key,
      kind text not null check (kind in
        ('target_behind', 'leap_near', 'leap_lapsing', 'attribution_disputed', 'target_without_owner')),
      key text not null, object text not null,
      target_id integer, owner_id text,
      relation_id integer references service_relation on delete cascade,
      provider_id integer, merchant_id integer, candidate_ids integer[],
      data jsonb not null, fingerprint double precision not null,
      raised_at timestamptz not null, resolved_at timestamptz check (resolved_at >= raised_at),
      resolution text check (resolution in ('cleared', 'replaced')),
      check ((resolved_at is null) = (resolution is null)),
      check (case kind
        when 'attribution_disputed' then merchant_id is not null and candidate_ids is not null
        when 'leap_near' then relation_id is not null and provider_id is not null and merchant_id is not null
        when 'leap_lapsing' then relation_id is not null and provider_id is not null and merchant_id is not null
        else target_id is not null end))`,
    // What is open is not raised again; a cause that comes back after it was gone is a new alert.
    `create unique index alert_open on alert (key) where resolved_at is null`,
    `create index alert_by_time on alert (raised_at desc, id desc)`,
    `create index alert_by_resolution on alert (resolved_at) where resolved_at is not null`,
    `create index alert_by_relation on alert (relation_id)`,
    `create table alert_read (
      account_id text not null, alert_id integer not null references alert on delete cascade,
      read_at timestamptz not null, primary key (account_id, alert_id))`,
    `create index alert_read_by_alert on alert_read (alert_id)`,
    ...rowSecurity(),
    `grant select on alert to windmaker_tenant`,
    `grant insert, update on alert to windmaker_grader`,
    `grant select, insert on alert_read to windmaker_tenant`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

function rowSecurity(): string[] {
  return [
    `alter table alert enable row level security`,
    // A dispute is for the leads of its candidates, not for the candidates. Whoever sees a candidate sees the merchant,
    // for relations stay: nobody deletes one.
    `create policy scope on alert using ((select reads_platform()) or case
        when kind = 'target_without_owner' and (select scope_list('windmaker.providers')) is not null then false
        when target_id is not null then owner_id = ${CALLER} or target_id in (select id from target)
        when provider_id is not null then provider_id in (select id from provider)
        else exists (select from provider p where p.id = any(alert.candidate_ids)
          and (p.region = ${list('regions')} or p.city_adcode = ${list('cities')})) end)
      with check ((select reads_platform()))`,
    `alter table alert_read enable row level security`,
    `create policy own on alert_read using (account_id = ${CALLER})
      with check (account_id = ${CALLER} and alert_id in (select id from alert))`,
  ];
}
