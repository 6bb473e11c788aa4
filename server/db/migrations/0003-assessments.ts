import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    `create table assessment (
      id integer generated always as identity primary key, public_id text not null unique,
      model_code text not null, model_version integer not null, period text not null,
      previous_id integer references assessment, status text not null check (status in ('draft', 'published', 'superseded')),
      revision integer not null default 1,
      note text not null,
      created_at timestamptz not null, created_by text not null, published_at timestamptz, published_by text,
      providers integer not null, rated integer not null, facts_used integer not null,
      layout jsonb not null, peer_goalposts jsonb not null, summary jsonb not null, peers jsonb not null,
      input_hash text not null, result_hash text not null,
      verified_at timestamptz, verified_ok boolean, verified_bytes bigint,
      foreign key (model_code, model_version) references model_version (code, version))`,
    `create unique index assessment_published on assessment (model_code, period) where status = 'published'`,
    `create index assessment_by_period on assessment (model_code, period desc, id desc)`,
    // Narrow, because the directory and the overview read all of it; the wide evidence lies beside it. What they filter
    // and sort by comes first: the way to a column leads past all columns before it.
    `create table assessment_result (
      assessment_id integer not null references assessment on delete cascade,
      provider_id integer not null references provider,
      total double precision, coverage double precision not null, rank integer, tier_order smallint not null,
      category text, region text, bucket text not null, compliance text not null, movement text not null,
      bottleneck text, delta double precision, attention text[] not null,
      capability_scores double precision[] not null, measures double precision[] not null,
      industry text, previous_bucket text, previous_total double precision,
      tier_outcome text not null, tier text, previous_tier text, previous_tier_outcome text, total_state text not null,
      capability_states smallint[] not null, capability_coverages double precision[] not null,
      attention_subjects text[] not null, attention_amounts double precision[] not null,
      trend double precision[] not null,
      primary key (assessment_id, provider_id))`,
    `create index assessment_result_by_total on assessment_result (assessment_id, total desc nulls last, provider_id)`,
    `create index assessment_result_by_provider on assessment_result (provider_id, assessment_id)`,
    `create table assessment_evidence (
      assessment_id integer not null references assessment on delete cascade,
      provider_id integer not null references provider,
      numerators double precision[] not null, denominators double precision[] not null,
      samples double precision[] not null, finished_values double precision[] not null,
      periods_reported smallint[] not null,
      raws double precision[] not null, indicator_scores double precision[] not null,
      indicator_states smallint[] not null,
      primary key (assessment_id, provider_id))`,
    // What the overview and the filter counts of a large published cohort show, counted once instead of per visit.
    `create table cohort_figures (
      assessment_id integer not null references assessment on delete cascade,
      category text not null, region text not null, figures jsonb not null,
      primary key (assessment_id, category, region))`,
    `create table cohort_count (
      assessment_id integer not null references assessment on delete cascade,
      facet text not null, value text not null, other_facet text not null, other_value text not null,
      count integer not null,
      primary key (assessment_id, facet, value, other_facet, other_value))`,
    ...frozenRows('assessment_result'),
    ...frozenRows('assessment_evidence'),
    // Of a stored assessment only its status, who published it and the last verification ever change.
    `create function keep_assessment() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then
          if old.status <> 'draft' then
            raise exception 'assessment % is %: it cannot be deleted', old.public_id, old.status
              using errcode = 'integrity_constraint_violation';
          end if;
          return old;
        end if;
        if (to_jsonb(new) - array['status', 'revision', 'published_at', 'published_by', 'verified_at', 'verified_ok', 'verified_bytes'])
          <> (to_jsonb(old) - array['status', 'revision', 'published_at', 'published_by', 'verified_at', 'verified_ok', 'verified_bytes'])
          or (old.status <> 'draft' and new.status <> old.status
            and not (old.status = 'published' and new.status = 'superseded'))
          or (old.status <> 'draft'
            and (new.published_at, new.published_by) is distinct from (old.published_at, old.published_by)) then
          raise exception 'assessment % is frozen', old.public_id using errcode = 'integrity_constraint_violation';
        end if;
        return new;
      end $$`,
    `create trigger keep before update or delete on assessment for each row execute function keep_assessment()`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

/** Rows of a draft may be written and discarded; once it is published, the database itself refuses every change. */
function frozenRows(table: string): string[] {
  const check = (
    name: string,
    changed: string,
  ) => `create function ${table}_${name}() returns trigger language plpgsql as $$
    begin
      if exists (select from ${changed} c join assessment a on a.id = c.assessment_id where a.status <> 'draft') then
        raise exception 'results of a published assessment never change'
          using errcode = 'integrity_constraint_violation';
      end if;
      return null;
    end $$`;
  const bind = (name: string, event: string, rows: string) =>
    `create trigger ${name} after ${event} on ${table} referencing ${rows} for each statement execute function ${table}_${name}()`;
  return [
    check('keep_new', 'new_rows'),
    check('keep_old', 'old_rows'),
    bind('keep_new', 'insert', 'new table as new_rows'),
    `create trigger keep_changed after update on ${table} referencing old table as old_rows for each statement
      execute function ${table}_keep_old()`,
    bind('keep_old', 'delete', 'old table as old_rows'),
    `create function ${table}_keep_all() returns trigger language plpgsql as $$
      begin
        raise exception 'assessments are never truncated' using errcode = 'integrity_constraint_violation';
      end $$`,
    `create trigger keep_all before truncate on ${table} for each statement execute function ${table}_keep_all()`,
  ];
}
