import type { Kysely } from 'kysely';
import pg from 'pg';
import { inject } from 'vitest';
import { createKysely } from '../../server/db/database-of.ts';
import type { Database } from '../../server/db/schema.ts';
import { createPool } from '../../server/node/connect.ts';
import { TEMPLATE } from './start-postgres.ts';

export interface TestDatabase {
  connectionString: string;
  pool: pg.Pool;
  db: Kysely<Database>;
  close(): Promise<void>;
}

/** A database of its own for one test file: schema and default model, no providers. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { product, administrator } = inject('postgres');
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`;
  await administrate(administrator, `create database ${name} template ${TEMPLATE} owner ${product.user}`);
  const host = encodeURIComponent(product.host);
  const connectionString = `postgresql://${product.user}:${product.password}@${host}:${product.port}/${name}`;
  const pool = createPool({ connectionString }, { databasePoolSize: 4, databaseTimeoutSeconds: 60 });
  const db = createKysely(pool);
  return {
    connectionString,
    pool,
    db,
    async close() {
      await db.destroy();
      await administrate(administrator, `drop database ${name} with (force)`);
    },
  };
}

async function administrate(connection: pg.ClientConfig, statement: string): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
