import { PGlite, type PGliteOptions, types } from '@electric-sql/pglite';
import type { PostgresPool } from 'kysely';
import type { AppContext } from '../server/context.ts';
import { databaseOf } from '../server/db/database-of.ts';
import type { Identity } from '../server/identity/identity.ts';
import { DemoIdentity } from './demo-identity.ts';
import { createPgliteLoader } from './pglite-loader.ts';
import { createPglitePool } from './pglite-pool.ts';

/** Dates stay ISO text and counts are numbers, as on the Node host. */
const parsers = { [types.DATE]: (text: string) => text, [types.INT8]: Number };

/** A database in memory: empty, from prepared data, or with the files of a storage. */
export function openDemoDatabase(options: Pick<PGliteOptions, 'fs' | 'loadDataDir'> = {}): Promise<PGlite> {
  // Whole files are stored: a log in small ones keeps that small.
  return PGlite.create({ parsers, initDbStartParams: ['--wal-segsize=1'], ...options });
}

/** Everything the app needs, over the database in the page. */
export function createDemoContext(
  database: PGlite,
  version: string,
  pool: PostgresPool = createPglitePool(database),
  identity: Identity = new DemoIdentity(),
): AppContext {
  return {
    ...databaseOf(pool),
    bulk: createPgliteLoader(pool, database),
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
    identity,
    mode: 'demo',
    version,
    limits: { fileBytes: 64 * 1024 * 1024, rows: 500_000 },
    log: ({ level, message, cause }) => level === 'error' && console.error(message, cause),
  };
}
