import type { PGlite } from '@electric-sql/pglite';
import type { PostgresPool } from 'kysely';
import type { DemoStorage } from './demo-storage.ts';

/** Long enough that the batches of one import are stored once, short enough for whoever reloads after a click. */
const QUIET_MILLISECONDS = 250;

/** Stores the database when something was written and then nobody has used it for a moment. */
export class ChangeKeeper {
  readonly #database: PGlite;
  readonly #pool: PostgresPool;
  readonly #storage: DemoStorage;
  #position = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(database: PGlite, pool: PostgresPool, storage: DemoStorage) {
    this.#database = database;
    this.#pool = pool;
    this.#storage = storage;
  }

  async start(): Promise<void> {
    // Used-up segments of the log would otherwise be kept, and stored, for reuse.
    await this.#database.query('set wal_recycle = off');
    this.#position = await this.#readPosition();
  }

  /** Call whenever somebody has finished with the database. */
  touch(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#store().catch((cause: unknown) => console.error('the demo could not keep its changes', cause));
    }, QUIET_MILLISECONDS);
  }

  async #store(): Promise<void> {
    const client = await this.#pool.connect();
    try {
      if ((await this.#readPosition()) === this.#position) return;
      await this.#database.query('checkpoint');
      await this.#storage.store();
      this.#position = await this.#readPosition();
    } finally {
      client.release();
    }
  }

  /** How far the write-ahead log was written: each commit writes it, while a reader's hints only wait in its buffer. */
  async #readPosition(): Promise<string> {
    const { rows } = await this.#database.query<{ position: string }>(
      'select pg_current_wal_lsn()::text as position',
    );
    return rows[0]?.position ?? '';
  }
}
