import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { createKysely } from '../../server/db/database-of.ts';
import { prepareDatabase } from '../../server/db/prepare-database.ts';
import { createPool } from '../../server/node/connect.ts';
import { type PostgresConnection, startEmbeddedPostgres } from '../../server/node/embedded-postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { product: PostgresConnection; administrator: PostgresConnection };
  }
}

export const TEMPLATE = 'test_template';

/** One PostgreSQL for the whole run, with a prepared database that every test file copies. */
export default async function startPostgres(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'windmaker-test-'));
  const postgres = await startEmbeddedPostgres({
    dataFolder: folder,
    durable: false,
    onLost: () => undefined,
  });
  const { administrator, connection: product } = postgres;
  const client = new pg.Client(administrator);
  await client.connect();
  await client.query(`create database ${TEMPLATE} owner ${client.escapeIdentifier(product.user)}`);
  await client.end();

  const pool = createPool(
    { ...product, database: TEMPLATE },
    { databasePoolSize: 2, databaseTimeoutSeconds: 60 },
  );
  const db = createKysely(pool);
  await prepareDatabase({ db, now: () => new Date('2026-11-01T00:00:00Z') });
  // A database can be copied only while nobody is connected to it.
  await db.destroy();

  project.provide('postgres', { product, administrator });
  return async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
