import { CamelCasePlugin, Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import type { AppContext } from '../context.ts';
import type { Database } from './schema.ts';
import { scopedPool } from './scoped-pool.ts';

type Pool = Pick<PostgresPool, 'connect' | 'end' | 'options'>;

/** The same conversions for every host, test and command line. */
export function createKysely(pool: Pool): Kysely<Database> {
  return new Kysely<Database>({
    dialect: new PostgresDialect({ pool }),
    // Keys inside stored JSON are data, not column names.
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
}

/** Both ways into one database: as its owner, and as a caller. */
export function databaseOf(pool: Pool): Pick<AppContext, 'db' | 'openFor'> {
  return {
    db: createKysely(pool),
    openFor: (caller) => createKysely(scopedPool(pool, caller)),
  };
}
