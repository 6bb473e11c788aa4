import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    `create table setting (key text primary key, value jsonb not null)`,
    `create table model_family (
      code text primary key, name jsonb not null, description jsonb not null, cadence text not null,
      in_force_version integer not null, revision integer not null default 1, created_at timestamptz not null)`,
    `create table model_version (
      code text not null references model_family, version integer not null, content jsonb not null,
      content_hash text not null, note text not null, created_at timestamptz not null, created_by text not null,
      primary key (code, version), unique (code, content_hash))`,
    `create function keep_model_version() returns trigger language plpgsql as $$
      begin
        raise exception 'model version % % never changes', old.code, old.version
          using errcode = 'integrity_constraint_violation';
      end $$`,
    `create trigger keep before update or delete on model_version for each row execute function keep_model_version()`,
    `create table provider (
      id integer generated always as identity primary key,
      external_id text not null unique, name text not null, name_en text, pinyin text not null default '',
      category text, region text, province text, city_adcode text, city_name text, city_name_en text,
      industry text, joined_on date, compliance text not null default 'clear',
      model_code text not null references model_family, sample boolean not null default false,
      created_at timestamptz not null, updated_at timestamptz not null,
      search text generated always as (
        lower(external_id || ' ' || name || ' ' || coalesce(name_en, '') || ' ' || pinyin)) stored,
      name_key text collate "C" generated always as (coalesce(nullif(pinyin, ''), lower(name))) stored)`,
    `create index provider_by_model on provider (model_code, id)`,
    `create index provider_by_name on provider (name_key, id)`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
