import { PGlite, type PGliteOptions, types } from '@electric-sql/pglite';
import { CamelCasePlugin, Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import type { AppContext } from '../server/context.ts';
import type { Database } from '../server/db/schema.ts';
import { createPgliteLoader } from './pglite-loader.ts';
import { createPglitePool } from './pglite-pool.ts';

/** Dates stay ISO text and counts are numbers, as on the Node host. */
const parsers = { [types.DATE]: (text: string) => text, [types.INT8]: Number };

/** A database in memory: empty, from prepared data, or with the files of a storage. */
export function openDemoDatabase(options: Pick<PGliteOptions, 'fs' | 'loadDataDir'> = {}): Promise<PGlite> {
  // Whole files are stored: a log in small ones keeps that small.
  return PGlite.create({ parsers, initDbStartParams: ['--wal-segsize=1'], ...options });
}

/** Everything the app needs, over the database in the page. The caller is fixed: the demo has one person. */
export function createDemoContext(
  database: PGlite,
  version: string,
  pool: PostgresPool = createPglitePool(database),
): AppContext {
  const db = new Kysely<Database>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  return {
    db,
    bulk: createPgliteLoader(pool, database),
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
    resolveCaller: async () => ({
      id: 'demo',
      name: '演示用户 · demo',
      scope: { providers: null, regions: null },
    }),
    mode: 'demo',
    version,
    limits: { fileBytes: 64 * 1024 * 1024, rows: 500_000 },
    log: ({ level, message, cause }) => level === 'error' && console.error(message, cause),
  };
}
