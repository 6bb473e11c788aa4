import { type Kysely, sql } from 'kysely';

const OPEN = `('raised', 'in_review', 'asked')`;
const DECIDED = `('upheld', 'partly', 'rejected')`;

/** The caller's own provider, which is not the same as one in a region the caller reads. */
const OWN = `provider_id in (select id from provider
  where external_id = any((select scope_list('windmaker.providers'))::text[]))`;
const CALLER = `current_setting('windmaker.account', true)`;

/** Appeals, what both sides wrote, their evidence, and the corrections that come of them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    `create table appeal (
      id integer generated always as identity primary key, public_id text not null unique,
      provider_id integer not null references provider, assessment_id integer not null references assessment,
      subject_kind text not null check (subject_kind in ('indicator', 'capability', 'tier')),
      subject_code text not null check ((subject_kind = 'tier') = (subject_code = '')),
      kind text not null check (kind in ('calculation', 'data', 'compliance')),
      claimed_value double precision check ((kind = 'data') = (claimed_value is not null)),
      snapshot jsonb not null,
      state text not null check (state in ('raised', 'in_review', 'asked', 'upheld', 'partly', 'rejected', 'withdrawn')),
      rounds smallint not null default 0, revision integer not null default 1,
      raised_at timestamptz not null, raised_by_id text not null, raised_by text not null,
      owner_id text, owner text, due_at timestamptz not null, closed_at timestamptz, decided_by_id text,
      updated_at timestamptz not null,
      check ((state in ${OPEN}) = (closed_at is null)),
      check ((state in ${DECIDED}) = (decided_by_id is not null)),
      check (decided_by_id <> raised_by_id))`,
    `create unique index appeal_open on appeal (provider_id, assessment_id, subject_kind, subject_code)
      where state in ${OPEN}`,
    `create index appeal_by_due on appeal (due_at) where state in ${OPEN}`,
    `create index appeal_by_assessment on appeal (assessment_id)`,
    `create table appeal_event (
      id integer generated always as identity primary key, appeal_id integer not null references appeal,
      at timestamptz not null, side text not null check (side in ('provider', 'ops')), kind text not null,
      account_id text not null, account_name text not null, text text)`,
    `create index appeal_event_by_appeal on appeal_event (appeal_id, id)`,
    `create table appeal_evidence (
      id integer generated always as identity primary key, public_id text not null unique,
      appeal_id integer not null references appeal, at timestamptz not null,
      account_id text not null, account_name text not null, round smallint not null,
      kind text not null check (kind in ('link', 'file')), url text, file_name text, file_type text,
      size_bytes integer, content bytea check (octet_length(content) <= 2097152),
      check ((kind = 'link') = (url is not null)), check ((kind = 'file') = (content is not null)))`,
    `create index appeal_evidence_by_appeal on appeal_evidence (appeal_id, id)`,
    // No foreign key to the assessment: a draft may be discarded, and the next one of the period takes its place.
    `create table appeal_correction (
      appeal_id integer primary key references appeal, import_id integer not null references import,
      facts jsonb not null, assessment_id integer not null)`,
    `alter table import add column appeal_id text`,
    ...keptAsItIs(),
    ...rowSecurity(),
    `grant select, insert on appeal, appeal_event, appeal_evidence to windmaker_tenant`,
    `grant select on appeal_correction to windmaker_tenant`,
    `grant update (state, closed_at, updated_at) on appeal to windmaker_tenant`,
    `grant update (rounds, owner_id, owner, decided_by_id) on appeal to windmaker_grader`,
    `grant insert on appeal_correction to windmaker_grader`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

/** What was disputed and written stays; the state goes only the ways the domain knows, each side its own. */
function keptAsItIs(): string[] {
  return [
    `create function keep_appeal() returns trigger language plpgsql as $$
      declare
        changing constant text[] := array['state', 'rounds', 'revision', 'owner_id', 'owner', 'closed_at',
          'decided_by_id', 'updated_at'];
        of_ops constant text[] := array['raised in_review', 'in_review in_review', 'asked asked',
          'in_review asked', 'in_review upheld', 'in_review partly', 'in_review rejected',
          'asked upheld', 'asked partly', 'asked rejected'];
        of_provider constant text[] := array['asked in_review', 'raised withdrawn', 'in_review withdrawn',
          'asked withdrawn', 'raised raised', 'in_review in_review', 'asked asked'];
        ways constant text[] := case current_setting('windmaker.reach', true)
          when 'platform' then of_ops when 'scope' then of_provider else of_ops || of_provider end;
      begin
        if (to_jsonb(new) - changing) <> (to_jsonb(old) - changing) then
          raise exception 'what appeal % disputes never changes', old.public_id
            using errcode = 'integrity_constraint_violation';
        end if;
        if (old.state || ' ' || new.state) <> all(ways) then
          raise exception 'appeal % cannot go from % to %', old.public_id, old.state, new.state
            using errcode = 'integrity_constraint_violation';
        end if;
        new.revision := old.revision + 1;
        return new;
      end $$`,
    `create trigger keep before update on appeal for each row execute function keep_appeal()`,
    `create function keep_appeal_rows() returns trigger language plpgsql as $$
      begin
        raise exception 'what belongs to an appeal is only ever added to' using errcode = 'integrity_constraint_violation';
      end $$`,
    `create trigger keep_rows before delete on appeal for each row execute function keep_appeal_rows()`,
    ...['appeal_event', 'appeal_evidence', 'appeal_correction'].map(
      (table) =>
        `create trigger keep_rows before update or delete on ${table} for each row execute function keep_appeal_rows()`,
    ),
  ];
}

function rowSecurity(): string[] {
  const ofReadableAppeal = (table: string) => [
    `alter table ${table} enable row level security`,
    `create policy scope on ${table} for select using ((select reads_platform()) or appeal_id in (select id from appeal))`,
  ];
  return [
    `alter table appeal enable row level security`,
    `create policy scope on appeal for select
      using ((select reads_platform()) or provider_id in (select id from provider))`,
    `create policy raise on appeal for insert to windmaker_tenant with check (
      ${OWN} and state = 'raised' and rounds = 0 and owner_id is null and raised_by_id = ${CALLER}
      and assessment_id in (select id from assessment where status = 'published'))`,
    `create policy own on appeal for update to windmaker_tenant using (${OWN}) with check (${OWN})`,
    `create policy decide on appeal for update to windmaker_grader
      using ((select reads_platform())) with check ((select reads_platform()))`,
    ...['appeal_event', 'appeal_evidence', 'appeal_correction'].flatMap(ofReadableAppeal),
    `create policy own on appeal_event for insert to windmaker_tenant with check (
      side = 'provider' and account_id = ${CALLER} and appeal_id in (select id from appeal where ${OWN}))`,
    `create policy decide on appeal_event for insert to windmaker_grader with check (
      side = 'ops' and account_id = ${CALLER} and (select reads_platform()))`,
    `create policy own on appeal_evidence for insert to windmaker_tenant with check (
      account_id = ${CALLER} and appeal_id in (select id from appeal where state in ${OPEN} and ${OWN}))`,
    `create policy decide on appeal_correction for insert to windmaker_grader with check ((select reads_platform()))`,
  ];
}
