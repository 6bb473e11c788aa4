import pg from 'pg';
import type { AppContext } from '../context.ts';
import { IMPORT_LOCK } from '../imports/hold-import.ts';

/**
 * Holds imports by advisory locks of one session, so that the database itself lets go of them when this host dies.
 * The session is outside the pool, whose connections all may be busy with the imports, and lasts while one is held.
 * Should it be lost alone, a host that starts just then fails the import; its reader finds out and stores nothing.
 */
export function createImportHolds(pool: pg.Pool): NonNullable<AppContext['holdImport']> {
  const session = new LockSession(pool);
  return async (importId) =>
    (await session.take(importId)) ? { release: () => session.give(importId) } : null;
}

class LockSession {
  readonly #pool: pg.Pool;
  readonly #held = new Set<number>();
  #client: pg.Client | null = null;
  #last: Promise<unknown> = Promise.resolve();

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  take(importId: number): Promise<boolean> {
    return this.#inTurn(async () => {
      // To its own session the database would give a lock twice.
      if (this.#held.has(importId)) return false;
      try {
        const client = await this.#open();
        const { rows } = await client.query<{ taken: boolean }>(
          'select pg_try_advisory_lock($1, $2) as taken',
          [IMPORT_LOCK, importId],
        );
        if (rows[0]?.taken) this.#held.add(importId);
        return this.#held.has(importId);
      } finally {
        await this.#closeIfIdle();
      }
    });
  }

  give(importId: number): Promise<void> {
    return this.#inTurn(async () => {
      this.#held.delete(importId);
      // A lost session has given its locks back already.
      await this.#client
        ?.query('select pg_advisory_unlock($1, $2)', [IMPORT_LOCK, importId])
        .catch(() => undefined);
      await this.#closeIfIdle();
    });
  }

  async #open(): Promise<pg.Client> {
    if (this.#client) return this.#client;
    const client = new pg.Client(this.#pool.options);
    const forget = () => {
      if (this.#client === client) this.#client = null;
    };
    client.on('error', forget);
    client.on('end', forget);
    await client.connect();
    this.#client = client;
    return client;
  }

  async #closeIfIdle(): Promise<void> {
    if (this.#held.size > 0) return;
    await this.#client?.end().catch(() => undefined);
    this.#client = null;
  }

  /** One after the other: a session answers one question at a time. */
  #inTurn<T>(step: () => Promise<T>): Promise<T> {
    const result = this.#last.then(step);
    this.#last = result.catch(() => undefined);
    return result;
  }
}
