import { type Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import * as modelsAndProviders from './migrations/0001-models-and-providers.ts';
import * as facts from './migrations/0002-facts.ts';
import * as assessments from './migrations/0003-assessments.ts';
import * as imports from './migrations/0004-imports.ts';
import * as access from './migrations/0005-access.ts';
import * as appeals from './migrations/0006-appeals.ts';
import * as merchants from './migrations/0007-merchants.ts';
import * as leaps from './migrations/0008-leaps.ts';
import * as targets from './migrations/0009-targets.ts';
import * as alerts from './migrations/0010-alerts.ts';
import * as webhooks from './migrations/0011-webhooks.ts';
import type { Database } from './schema.ts';

/** In file order, never edited after release: a change is a new file. */
const migrations = {
  '0001-models-and-providers': modelsAndProviders,
  '0002-facts': facts,
  '0003-assessments': assessments,
  '0004-imports': imports,
  '0005-access': access,
  '0006-appeals': appeals,
  '0007-merchants': merchants,
  '0008-leaps': leaps,
  '0009-targets': targets,
  '0010-alerts': alerts,
  '0011-webhooks': webhooks,
};

/** The database was made by another program: its tables are not the ones this one would find. */
export class OtherSchema extends Error {
  override name = 'OtherSchema';
}

/**
 * Brings the database to this program's schema, all or nothing. Throws what the first failing migration threw.
 * @throws OtherSchema when its migrations so far are not the first ones of this program
 */
export async function migrateToLatest(db: Kysely<Database>): Promise<void> {
  await refuseOtherSchema(db);
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

async function refuseOtherSchema(db: Kysely<Database>): Promise<void> {
  const known = Object.keys(migrations);
  const applied = await readApplied(db);
  const other = applied.find((name, at) => name !== known[at]);
  if (other === undefined) return;
  throw new OtherSchema(
    `The database was made by another version of Windmaker: its migration ${other} is not one of this version's. ` +
      'Use the version that made it, or start with a new database: another WINDMAKER_DATA or DATABASE_URL.',
  );
}

async function readApplied(db: Kysely<Database>): Promise<string[]> {
  const { rows: found } = await sql<{ table: string | null }>`
    select to_regclass('kysely_migration')::text as "table"`.execute(db);
  if (!found[0]?.table) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map(({ name }) => name);
}
