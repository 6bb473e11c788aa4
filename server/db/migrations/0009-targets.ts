import { type Kysely, sql } from 'kysely';

const MONTH = `'^\\d{4}-(0[1-9]|1[0-2])$'`;
const TERMS = [
  'goal',
  'start_value',
  'from_month',
  'to_month',
  'curve',
  'owner_id',
  'owner_name',
  'archived_at',
];

/** Targets and every change of them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    `create table target (
      id integer generated always as identity primary key, public_id text not null unique,
      level text not null check (level in ('programme', 'region', 'city', 'provider')),
      scope text check ((level = 'programme') = (scope is null)), region text,
      measure text not null, goal double precision not null check (goal > 0),
      start_value double precision check (start_value >= 0),
      from_month text not null check (from_month ~ ${MONTH}), to_month text not null check (to_month ~ ${MONTH}),
      curve jsonb not null, owner_id text, owner_name text,
      revision integer not null default 1, archived_at timestamptz,
      created_at timestamptz not null, updated_at timestamptz not null,
      check (from_month <= to_month), check ((owner_id is null) = (owner_name is null)))`,
    `create unique index target_open on target (level, coalesce(scope, ''), measure, from_month, to_month)
      where archived_at is null`,
    `create table target_change (
      id integer generated always as identity primary key, target_id integer not null references target,
      at timestamptz not null, by_id text not null, by_name text not null, note text,
      before jsonb, after jsonb)`,
    `create index target_change_by_target on target_change (target_id, id)`,
    ...keptAsItIs(),
    ...rowSecurity(),
    // Whoever sets a target names its owner, and reads no more of the accounts than that.
    `create function target_owners() returns table (id text, name text, role text)
      language sql stable security definer set search_path = public, pg_temp as $$
        select public_id, name, role from account where status <> 'disabled' and reads_platform()
        order by name, public_id $$`,
    `revoke all on function target_owners() from public`,
    `grant execute on function target_owners() to windmaker_grader`,
    `grant select on target, target_change to windmaker_tenant`,
    `grant insert, update (${TERMS.join(', ')}, updated_at) on target to windmaker_grader`,
    `grant insert on target_change to windmaker_grader`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

function keptAsItIs(): string[] {
  const changed = (row: string) => `(${TERMS.map((column) => `${row}.${column}`).join(', ')})`;
  return [
    `create function target_count_revision() returns trigger language plpgsql as $$
      begin
        if ${changed('new')} is distinct from ${changed('old')} then new.revision := old.revision + 1; end if;
        return new;
      end $$`,
    `create trigger count_revision before update on target for each row execute function target_count_revision()`,
    `create function keep_target_change() returns trigger language plpgsql as $$
      begin
        raise exception 'the history of a target is only ever added to' using errcode = 'integrity_constraint_violation';
      end $$`,
    `create trigger keep before update or delete on target_change for each row execute function keep_target_change()`,
  ];
}

function rowSecurity(): string[] {
  const list = (name: string) => `any((select scope_list('windmaker.${name}'))::text[])`;
  const policy = (table: string, rows: string) => [
    `alter table ${table} enable row level security`,
    `create policy scope on ${table} using ((select reads_platform()) or (${rows}))
      with check ((select reads_platform()))`,
  ];
  return [
    // A number is shown only to whom every row it is the sum of is shown.
    ...policy(
      'target',
      `case level
        when 'region' then scope = ${list('regions')}
        when 'city' then scope = ${list('cities')} or region = ${list('regions')}
        when 'provider' then scope in (select external_id from provider)
        else false end`,
    ),
    // What the platform and its leads wrote to each other about a goal is not said to a provider.
    ...policy(
      'target_change',
      `(select scope_list('windmaker.providers')) is null and target_id in (select id from target)`,
    ),
  ];
}
