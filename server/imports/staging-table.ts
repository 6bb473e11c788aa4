import { type RawBuilder, sql } from 'kysely';
import type { ImportKind } from '../../src/contract/imports.ts';
import type { AppContext } from '../context.ts';
import { OBJECT_COLUMNS } from './object-columns.ts';
import { FACTS, MERCHANT_MONTHS } from './period-tables.ts';

type Db = AppContext['db'];

const text = (columns: readonly string[]) =>
  sql`(${sql.raw(columns.map((name) => `${name} text`).join(', '))})`;
const likeStored = (table: string) => sql`(like ${sql.id(table)}) partition by list (period_id)`;

const FACT_TABLE = { prefix: 'staged_fact', definition: likeStored(FACTS.name), hasParts: true };

/**
 * What is stored by period is staged in the very shape in which it is stored, one part per period: confirming a period
 * of which nothing is stored keys the part and hangs it in, and no row is written twice.
 */
const STAGING: Record<ImportKind, { prefix: string; definition: RawBuilder<unknown>; hasParts: boolean }> = {
  facts_long: FACT_TABLE,
  facts_wide: FACT_TABLE,
  merchant_months: { prefix: 'staged_month', definition: likeStored(MERCHANT_MONTHS.name), hasParts: true },
  providers: { prefix: 'staged_provider', definition: text(OBJECT_COLUMNS.providers), hasParts: false },
  merchants: { prefix: 'staged_merchant', definition: text(OBJECT_COLUMNS.merchants), hasParts: false },
  service_relations: {
    prefix: 'staged_relation',
    definition: sql`(provider_id integer, merchant_id integer, role text, started_on text, ended_on text,
      operated_sessions text)`,
    hasParts: false,
  },
};

/** Accepted rows wait in a table of their import's own: appending is fast and discarding is dropping it. */
export function stagingTable({ id, kind }: { id: number; kind: string }): string {
  return `${STAGING[kind as ImportKind].prefix}_${id}`;
}

export async function createStagingTable(db: Db, row: { id: number; kind: string }): Promise<string> {
  const table = stagingTable(row);
  const { definition, hasParts } = STAGING[row.kind as ImportKind];
  await sql`create table ${sql.id(table)} ${definition}`.execute(db);
  if (hasParts)
    await sql`alter table ${sql.id(table)} alter column import_id set default ${sql.lit(row.id)}`.execute(db);
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
  const kinds = new Map(Object.entries(STAGING).map(([kind, { prefix }]) => [prefix, kind]));
  const { rows } = await sql<{ table: string }>`
    select relname as "table" from pg_class
    where relkind in ('r', 'p') and relnamespace = current_schema()::regnamespace
      and relname ~ ${`^(${[...kinds.keys()].join('|')})_[0-9]+$`}`.execute(db);
  return rows.map(({ table }) => {
    const end = table.lastIndexOf('_');
    return { id: Number(table.slice(end + 1)), kind: kinds.get(table.slice(0, end)) as string };
  });
}
