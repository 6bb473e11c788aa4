import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    `create table indicator (id smallint generated always as identity primary key, code text not null unique)`,
    `create table period (
      id smallint generated always as identity primary key, code text not null unique, cadence text not null,
      starts_on date not null, ends_on date not null)`,
    // One table per period, made and keyed whole by the import that brings the period: a third of the time of
    // inserting the same rows into a keyed table. Rows of a period without a table of its own go to the default.
    // Foreign keys would be checked row by row; the confirming import checks them once, over all rows.
    `create table fact (
      period_id smallint not null, provider_id integer not null, indicator_id smallint not null,
      numerator double precision, denominator double precision, n double precision, value double precision,
      import_id integer not null,
      primary key (period_id, provider_id, indicator_id)) partition by list (period_id)`,
    `create table fact_other partition of fact default`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
