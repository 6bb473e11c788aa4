import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    `create table import (
      id integer generated always as identity primary key, public_id text not null unique,
      kind text not null, model_code text not null references model_family, file_name text not null,
      size_bytes bigint not null, sha256 text, encoding text, delimiter text, mapping jsonb not null,
      status text not null, revision integer not null default 1, bytes_read bigint not null default 0, rows_read integer not null default 0,
      counts jsonb not null, rejection_summary jsonb not null, periods jsonb not null default '[]',
      headers jsonb not null default '[]', same_file_as text, failure jsonb,
      created_at timestamptz not null, created_by text not null, confirmed_at timestamptz, confirmed_by text)`,
    `create index import_by_hash on import (sha256) where status = 'confirmed'`,
    `create table import_rejection (
      import_id integer not null references import on delete cascade, position integer not null,
      line integer not null, column_name text, cell text, code text not null, detail jsonb not null,
      cells jsonb not null, primary key (import_id, position))`,
    `create table column_mapping (signature text primary key, mapping jsonb not null, updated_at timestamptz not null)`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
