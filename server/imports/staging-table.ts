import { sql } from 'kysely';
import type { AppContext } from '../context.ts';

type Db = AppContext['db'];

/** Accepted rows wait in a table of their import's own: appending is fast and discarding is dropping it. */
export function stagingTable(row: { id: number; kind: string }): string {
  return `${row.kind === 'providers' ? 'staged_provider' : 'staged_fact'}_${row.id}`;
}

export const STAGED_FACT_COLUMNS = [
  'period_id',
  'provider_id',
  'indicator_id',
  'numerator',
  'denominator',
  'n',
  'value',
] as const;

export const STAGED_PROVIDER_COLUMNS = [
  'external_id',
  'name',
  'name_en',
  'pinyin',
  'category',
  'region',
  'province',
  'city_adcode',
  'city_name',
  'city_name_en',
  'industry',
  'joined_on',
  'compliance',
] as const;
export type StagedProviderColumn = (typeof STAGED_PROVIDER_COLUMNS)[number];

/**
 * Facts are staged in the very shape in which they are stored, one part per period: confirming a period without facts
 * keys the part and hangs it in, and no row is written twice.
 */
export async function createStagingTable(db: Db, row: { id: number; kind: string }): Promise<string> {
  const table = stagingTable(row);
  if (row.kind === 'providers') {
    const columns = STAGED_PROVIDER_COLUMNS.map((name) => `${name} text`).join(', ');
    await sql`create table ${sql.id(table)} (${sql.raw(columns)})`.execute(db);
  } else {
    await sql`create table ${sql.id(table)} (like fact) partition by list (period_id)`.execute(db);
    await sql`alter table ${sql.id(table)} alter column import_id set default ${sql.lit(row.id)}`.execute(db);
  }
  await shareWithGraders(db, table);
  return table;
}

/** Whoever opened an import, another grader may confirm or discard it: the tables belong to the role, not to a person's. */
export async function shareWithGraders(db: Db, table: string): Promise<void> {
  await sql`alter table ${sql.id(table)} owner to windmaker_grader`.execute(db);
}

/** The part of a staging table that holds one period. */
export function stagingPart(table: string, periodId: number): string {
  return `${table}_${periodId}`;
}

export async function addStagingPart(db: Db, table: string, periodId: number): Promise<void> {
  const part = stagingPart(table, periodId);
  await sql`create table ${sql.id(part)} partition of ${sql.id(table)} for values in (${sql.lit(periodId)})`.execute(
    db,
  );
  await shareWithGraders(db, part);
}

export async function dropStagingTable(db: Db, row: { id: number; kind: string }): Promise<void> {
  await sql`drop table if exists ${sql.id(stagingTable(row))}`.execute(db);
}

/** Ids of the imports that have a staging table. */
export async function listStagedImports(db: Db): Promise<{ id: number; kind: string }[]> {
  const { rows } = await sql<{ table: string }>`
    select relname as "table" from pg_class
    where relkind in ('r', 'p') and relnamespace = current_schema()::regnamespace
      and relname ~ '^staged_(fact|provider)_[0-9]+$'`.execute(db);
  return rows.map(({ table }) => ({
    id: Number(table.slice(table.lastIndexOf('_') + 1)),
    kind: table.startsWith('staged_provider') ? 'providers' : 'facts_long',
  }));
}
