import type { PGlite } from '@electric-sql/pglite';
import type { PostgresPool, PostgresPoolClient } from 'kysely';

/**
 * The in-browser database as a pool of its one connection: whoever has it keeps it until release, so that two
 * requests never share a transaction. `onRelease` is called each time it is free again.
 */
export function createPglitePool(database: PGlite, onRelease: () => void = () => undefined): PostgresPool {
  let free: Promise<unknown> = Promise.resolve();
  return {
    async connect() {
      const before = free;
      const { promise, resolve: release } = Promise.withResolvers<void>();
      free = promise;
      await before;
      const client = {
        async query(text: string, parameters: readonly unknown[] = []) {
          const { rows, affectedRows } = await database.query(text, [...parameters]);
          const [command = ''] = text.trimStart().split(/\s/, 1);
          return { command: command.toUpperCase(), rowCount: affectedRows ?? rows.length, rows };
        },
        release() {
          release();
          onRelease();
        },
      };
      // Kysely asks for no more than these two of a client.
      return client as unknown as PostgresPoolClient;
    },
    end: () => database.close(),
    options: {},
  };
}
