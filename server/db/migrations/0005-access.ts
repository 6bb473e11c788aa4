import { type Kysely, sql } from 'kysely';

/** The rows a caller may read of a table that carries what a scope speaks of. */
const IN_SCOPE = `(select reads_platform())
  or external_id = any((select scope_list('windmaker.providers'))::text[])
  or region = any((select scope_list('windmaker.regions'))::text[])
  or city_adcode = any((select scope_list('windmaker.cities'))::text[])`;

/** Results follow their provider and their assessment, whose own policies apply inside these queries. */
const OF_READABLE_PROVIDER = `(select reads_platform())
  or (provider_id in (select id from provider) and assessment_id in (select id from assessment))`;

/** Accounts and sessions, the audit log, idempotency keys, and the database's own answer to who may read which row. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    ...roles(),
    `create table account (
      id integer generated always as identity primary key, public_id text not null unique,
      email text not null, name text not null,
      role text not null check (role in ('ops_viewer', 'ops_grader', 'ops_admin', 'regional', 'provider_owner', 'provider_member')),
      regions text[] not null default '{}', cities text[] not null default '{}', provider text,
      status text not null check (status in ('invited', 'active', 'disabled')),
      password_hash text, password_changed_at timestamptz, oidc_subject text unique,
      demo boolean not null default false,
      revision integer not null default 1, created_at timestamptz not null, updated_at timestamptz not null,
      last_sign_in_at timestamptz,
      check ((role in ('provider_owner', 'provider_member')) = (provider is not null)),
      check (role = 'regional' or (regions = '{}' and cities = '{}')),
      check (role <> 'regional' or regions <> '{}' or cities <> '{}'))`,
    `create unique index account_by_email on account (lower(email))`,
    // Of what a browser or a mail holds, only the hash is kept: whoever reads the table cannot sign in with it.
    `create table account_session (
      token_hash text primary key, account_id integer not null references account on delete cascade,
      created_at timestamptz not null, seen_at timestamptz not null, expires_at timestamptz not null,
      revoked_at timestamptz, user_agent text not null default '')`,
    `create index account_session_by_account on account_session (account_id)`,
    // Without an account it is the link that makes an installation's first administrator.
    `create table account_invitation (
      token_hash text primary key, account_id integer references account on delete cascade,
      created_at timestamptz not null, expires_at timestamptz not null, used_at timestamptz)`,
    `create index account_invitation_by_account on account_invitation (account_id)`,
    `create table sign_in_failure (id bigint generated always as identity primary key,
      subject text not null, at timestamptz not null)`,
    `create index sign_in_failure_by_subject on sign_in_failure (subject, at)`,
    // As text, because an answer given again has its fields in the order of the first time.
    `create table idempotency (
      account_id text not null, key text not null, request_hash text not null, output json not null,
      created_at timestamptz not null, primary key (account_id, key))`,
    ...auditLog(),
    ...revisions(),
    ...rowSecurity(),
    ...cohortInputs(),
    ANALYZE_RESULTS,
    ...grants(),
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

/**
 * Roles belong to the whole PostgreSQL server, so another database of it may have made them already, even at this
 * moment. A team whose own login may not create roles has them made beforehand (README).
 */
function roles(): string[] {
  const create = (name: string) => `do $$ begin
      if not exists (select from pg_roles where rolname = '${name}') then create role ${name} nologin; end if;
    exception when duplicate_object or unique_violation then null;
    end $$`;
  return [
    ...['windmaker_tenant', 'windmaker_reader', 'windmaker_grader', 'windmaker_admin', 'windmaker_door'].map(
      create,
    ),
    // Each has all that the one before has.
    `do $$ begin
      if not pg_has_role('windmaker_reader', 'windmaker_tenant', 'member') then grant windmaker_tenant to windmaker_reader; end if;
      if not pg_has_role('windmaker_grader', 'windmaker_reader', 'member') then grant windmaker_reader to windmaker_grader; end if;
      if not pg_has_role('windmaker_admin', 'windmaker_grader', 'member') then grant windmaker_grader to windmaker_admin; end if;
      if not pg_has_role(current_user, 'windmaker_admin', 'usage') then
        execute format('grant windmaker_admin, windmaker_grader, windmaker_reader, windmaker_tenant to %I', current_user);
      end if;
      if not pg_has_role('windmaker_door', 'windmaker_tenant', 'member') then grant windmaker_tenant to windmaker_door; end if;
      if not pg_has_role(current_user, 'windmaker_door', 'usage') then
        execute format('grant windmaker_door to %I', current_user);
      end if;
    end $$`,
    `grant usage on schema public to windmaker_tenant`,
    // Imports stage their rows in tables of their own, and the stored facts are such tables.
    `grant create on schema public to windmaker_grader`,
    `alter table fact owner to windmaker_grader`,
    `alter table fact_other owner to windmaker_grader`,
  ];
}

/** Each entry is hashed together with the hash before it, so none can be changed, moved or taken out unnoticed. */
function auditLog(): string[] {
  return [
    `create table audit_entry (
      seq bigint primary key, payload text not null, hash text not null,
      at text generated always as (payload::jsonb ->> 'at') stored,
      action text generated always as (payload::jsonb ->> 'action') stored,
      outcome text generated always as (payload::jsonb ->> 'outcome') stored,
      actor text generated always as (payload::jsonb #>> '{actor,id}') stored,
      object_type text generated always as (payload::jsonb #>> '{object,type}') stored,
      object_id text generated always as (payload::jsonb #>> '{object,id}') stored)`,
    `create index audit_entry_by_object on audit_entry (object_type, object_id, seq)`,
    `create index audit_entry_by_actor on audit_entry (actor, seq)`,
    `create table audit_head (only_row boolean primary key default true check (only_row), seq bigint not null, hash text not null)`,
    `insert into audit_head (seq, hash) values (0, '')`,
    `create function append_audit(given text) returns table (seq bigint, hash text)
      language plpgsql security definer set search_path = public, pg_temp as $$
      declare
        last record;
        next_hash text;
      begin
        select * into last from audit_head for update;
        next_hash := encode(sha256(convert_to(last.hash || E'\\n' || (last.seq + 1) || E'\\n' || given, 'UTF8')), 'hex');
        insert into audit_entry (seq, payload, hash) values (last.seq + 1, given, next_hash);
        update audit_head set seq = last.seq + 1, hash = next_hash;
        return query select last.seq + 1, next_hash;
      end $$`,
    // Number and hash say nothing of what happened, and pin it down.
    `create function publication_receipt(assessment_id text) returns table (seq bigint, hash text)
      language sql stable security definer set search_path = public, pg_temp as $$
        select seq, hash from audit_entry where object_type = 'assessment' and object_id = assessment_id
          and action = 'publishAssessment' and outcome = 'done' order by seq limit 1 $$`,
    `revoke all on function publication_receipt(text) from public`,
    `grant execute on function publication_receipt(text) to windmaker_tenant`,
    `revoke all on function append_audit(text) from public`,
    `grant execute on function append_audit(text) to windmaker_tenant`,
    `create function keep_audit() returns trigger language plpgsql as $$
      begin
        raise exception 'the audit log is only ever appended to' using errcode = 'integrity_constraint_violation';
      end $$`,
    `create trigger keep before update or delete on audit_entry for each row execute function keep_audit()`,
    `create trigger keep_all before truncate on audit_entry for each statement execute function keep_audit()`,
    `create trigger keep_head before delete on audit_head for each row execute function keep_audit()`,
  ];
}

/** What somebody saw before deciding: it counts what makes a decision stale, not progress or a verification. */
function revisions(): string[] {
  const count = (table: string, changed: string) => [
    `create function ${table}_count_revision() returns trigger language plpgsql as $$
      begin
        if ${changed} then new.revision := old.revision + 1; end if;
        return new;
      end $$`,
    `create trigger count_revision before update on ${table} for each row execute function ${table}_count_revision()`,
  ];
  return [
    ...count('model_family', 'new.in_force_version is distinct from old.in_force_version'),
    ...count('assessment', 'new.status is distinct from old.status'),
    ...count('import', 'new.status is distinct from old.status'),
    ...count(
      'account',
      `(new.email, new.name, new.role, new.regions, new.cities, new.provider, new.status)
        is distinct from (old.email, old.name, old.role, old.regions, old.cities, old.provider, old.status)`,
    ),
  ];
}

/** What no scope has a part of. */
const PLATFORM_TABLES = [
  'fact',
  'import',
  'import_rejection',
  'column_mapping',
  'cohort_figures',
  'cohort_count',
  'account',
  'audit_entry',
];

function rowSecurity(): string[] {
  const policy = (table: string, rows: string) => [
    `alter table ${table} enable row level security`,
    `create policy scope on ${table} using (${rows}) with check ((select reads_platform()))`,
  ];
  return [
    `create function reads_platform() returns boolean language sql stable as $$
      select coalesce(current_setting('windmaker.reach', true) = 'platform', false) $$`,
    `create function scope_list(name text) returns text[] language sql stable as $$
      select string_to_array(nullif(current_setting(name, true), ''), E'\\x1f') $$`,
    ...policy('provider', IN_SCOPE),
    ...policy('assessment', `(select reads_platform()) or status <> 'draft'`),
    ...policy('assessment_result', OF_READABLE_PROVIDER),
    ...policy('assessment_evidence', OF_READABLE_PROVIDER),
    ...PLATFORM_TABLES.flatMap((table) => policy(table, `(select reads_platform())`)),
    // Whoever signs in is nobody yet: the door finds the account, and reads nothing else (see enterDoor).
    `create policy door on account to windmaker_door using (true) with check (true)`,
    `alter table idempotency enable row level security`,
    `create policy own on idempotency using (account_id = current_setting('windmaker.account', true))
      with check (account_id = current_setting('windmaker.account', true))`,
  ];
}

/**
 * A score against the cohort cannot be explained from one's own row, so this gives everybody's frozen inputs of one
 * indicator of a published assessment: numbers without names, the same to whoever asks, each column as one packed
 * array. They stand in the order of the values, so that no place in them is anybody's and no two indicators can be
 * laid side by side; that is no more than the distribution that peer statistics describe. No route returns them:
 * what is read here goes into the engine and comes out as the caller's own score.
 */
function cohortInputs(): string[] {
  return [
    `create function cohort_inputs(of_assessment integer, at integer)
      returns table (numerators bytea, denominators bytea, samples bytea, finished_values bytea)
      language sql stable security definer set search_path = public, pg_temp as $$
        select array_send(coalesce(array_agg(numerator), '{}')), array_send(coalesce(array_agg(denominator), '{}')),
          array_send(coalesce(array_agg(sample), '{}')), array_send(coalesce(array_agg(finished), '{}'))
        from (
          select e.numerators[at] as numerator, e.denominators[at] as denominator, e.samples[at] as sample,
            e.finished_values[at] as finished
          from assessment_evidence e join assessment a on a.id = e.assessment_id
          where a.id = of_assessment and (a.status <> 'draft' or reads_platform())
          order by 1, 2, 3, 4
        ) inputs $$`,
    `revoke all on function cohort_inputs(integer, integer) from public`,
    `grant execute on function cohort_inputs(integer, integer) to windmaker_tenant`,
  ];
}

const ACCOUNT_COLUMNS = 'public_id, email, name, role, regions, cities, provider, status, updated_at';

/** Only an owner may do it, and the one who grades is not. */
const ANALYZE_RESULTS = `create function analyze_results() returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
  begin analyze assessment_result, assessment_evidence; end $$`;

function grants(): string[] {
  const grant = (rights: string, tables: string, role: string) => `grant ${rights} on ${tables} to ${role}`;
  return [
    grant(
      'select',
      `setting, provider, model_family, model_version, indicator, period, assessment_result, assessment_evidence,
        fact, import, import_rejection, column_mapping, cohort_figures, cohort_count`,
      'windmaker_tenant',
    ),
    // What the platform's people wrote about an assessment, and who, is theirs.
    grant(
      `select (id, public_id, model_code, model_version, period, previous_id, status, revision, created_at, published_at,
        providers, rated, layout, peer_goalposts, summary, peers, input_hash, result_hash)`,
      'assessment',
      'windmaker_tenant',
    ),
    grant('select, insert, update', 'idempotency', 'windmaker_tenant'),
    grant('select, update (verified_at, verified_ok, verified_bytes)', 'assessment', 'windmaker_reader'),
    grant(
      'insert, update, delete',
      'import, import_rejection, column_mapping, provider, assessment, assessment_result, assessment_evidence',
      'windmaker_grader',
    ),
    grant('insert, update', 'model_family, period, indicator', 'windmaker_grader'),
    grant('insert', 'model_version, cohort_figures, cohort_count', 'windmaker_grader'),
    `revoke all on function analyze_results() from public`,
    `grant execute on function analyze_results() to windmaker_grader`,
    // An administrator manages people and never sees or sets a password, nor a link or session of somebody.
    `grant select (${ACCOUNT_COLUMNS}, created_at, last_sign_in_at, password_changed_at, oidc_subject, id, demo, revision),
      insert (${ACCOUNT_COLUMNS}, created_at), update (name, role, regions, cities, provider, status, updated_at)
      on account to windmaker_admin`,
    `grant select (account_id, expires_at, used_at), insert, update (used_at) on account_invitation to windmaker_admin`,
    `grant select (account_id, revoked_at), update (revoked_at) on account_session to windmaker_admin`,
    grant('select, insert, update, delete', 'account, account_session, account_invitation', 'windmaker_door'),
    grant('select, insert, delete', 'sign_in_failure', 'windmaker_door'),
    grant('select', 'audit_entry, audit_head', 'windmaker_admin'),
  ];
}
