import pg from 'pg';
import type { AppContext } from '../../../server/context.ts';
import { createPool } from '../../../server/node/connect.ts';
import type { PostgresConnection } from '../../../server/node/embedded-postgres.ts';
import { fillWorld } from './fill/fill-world.ts';
import { fingerprint, restoreTables, watchTables, writesSoFar } from './fingerprint.ts';
import type { Objects } from './objects.ts';
import { contextOver } from './world-context.ts';

/** A database full of other people's secrets, and as many fresh copies of it as are asked for. */
export class World {
  readonly objects: Objects;
  readonly #server: Server;
  #name: string;
  #pool: pg.Pool;
  #administrator = new pg.Client();
  #breaking: readonly string[] = [];
  /** How the copy looked when it was made, and how much had been written into it when it last looked so. */
  #print = '';
  #writes = { rows: '', tables: '' };

  private constructor(server: Server, name: string, objects: Objects) {
    this.#server = server;
    this.objects = objects;
    this.#name = name;
    this.#pool = openPool(server, name);
  }

  static async create(server: Server, templateOfProduct: string): Promise<World> {
    const source = `isolation_${crypto.randomUUID().replaceAll('-', '')}`;
    await administrate(
      server,
      `create database ${source} template ${templateOfProduct} owner ${server.product.user}`,
    );
    const pool = openPool(server, source);
    const objects = await fillWorld(contextOver(pool)).finally(() => pool.end());
    const client = await connectTo(server, source);
    await watchTables(client).finally(() => client.end());
    const world = new World({ ...server, source }, source, objects);
    await world.renew();
    return world;
  }

  get pool(): pg.Pool {
    return this.#pool;
  }

  context(): AppContext {
    return contextOver(this.#pool);
  }

  /** Back to how it was made. Statements that break a guard are run on the new copy, as the owner of the product's tables. */
  async renew(breaking: readonly string[] = []): Promise<void> {
    const { source = '', product } = this.#server;
    await this.#leave();
    if (this.#name !== source) await administrate(this.#server, `drop database ${this.#name} with (force)`);
    this.#name = `isolation_${crypto.randomUUID().replaceAll('-', '')}`;
    await administrate(
      this.#server,
      `create database ${this.#name} template ${source} owner ${product.user}`,
    );
    this.#pool = openPool(this.#server, this.#name);
    for (const statement of breaking) await this.#pool.query(statement);
    this.#administrator = await connectTo(this.#server, this.#name);
    this.#breaking = breaking;
    this.#print = await fingerprint(this.#pool);
    this.#writes = await writesSoFar(this.#administrator);
  }

  /** Names of the tables that are not as they were made; without any row written since the last look, none is. */
  async changedTables(): Promise<string[]> {
    const writes = await writesSoFar(this.#administrator);
    if (writes.rows === this.#writes.rows && writes.tables === this.#writes.tables) return [];
    const print = await fingerprint(this.#pool);
    if (print === this.#print) {
      this.#writes = writes;
      return [];
    }
    const [before, after] = [this.#print, print].map((text) => text.split('\n'));
    const known = new Set(before);
    const kept = new Set(after);
    const lines = [
      ...(after ?? []).filter((line) => !known.has(line)),
      ...(before ?? []).filter((line) => !kept.has(line)),
    ];
    return [...new Set(lines.map((line) => line.split(' ')[0] ?? ''))];
  }

  /** Back to how it was made: row by row where that is enough, as a new copy where tables came or went. */
  async undo(changed: readonly string[]): Promise<void> {
    const writes = await writesSoFar(this.#administrator);
    if (writes.tables !== this.#writes.tables) return this.renew(this.#breaking);
    await restoreTables(this.#administrator, changed);
    this.#writes = writes;
    if ((await fingerprint(this.#pool)) !== this.#print) throw new Error(`not restored: ${changed}`);
  }

  async #leave(): Promise<void> {
    await this.#administrator.end();
    await this.#pool.end();
  }

  async close(): Promise<void> {
    await this.#leave();
    await administrate(this.#server, `drop database ${this.#name} with (force)`);
    await administrate(this.#server, `drop database ${this.#server.source} with (force)`);
  }
}

interface Server {
  product: PostgresConnection;
  administrator: PostgresConnection;
  /** The database that copies are made of. */
  source?: string;
}

function openPool({ product }: Server, database: string): pg.Pool {
  return createPool({ ...product, database }, { databasePoolSize: 3, databaseTimeoutSeconds: 60 });
}

async function connectTo({ administrator }: Server, database?: string): Promise<pg.Client> {
  const client = new pg.Client({ ...administrator, ...(database !== undefined && { database }) });
  await client.connect();
  return client;
}

async function administrate(server: Server, statement: string): Promise<void> {
  const client = await connectTo(server);
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
