import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AppContext } from '../../server/context.ts';
import { databaseOf } from '../../server/db/database-of.ts';
import { recoverImports } from '../../server/imports/recover-imports.ts';
import { createPool } from '../../server/node/connect.ts';
import { createCopyLoader } from '../../server/node/copy-loader.ts';
import { createImportHolds } from '../../server/node/import-holds.ts';
import { createImportApi, type ImportApi, listStagingTables } from '../support/import-api.ts';
import { path, refused } from '../support/import-client.ts';
import { encode, factsFile, importProviders, slowStream, until } from '../support/import-upload.ts';

/** Two hosts over one database: the first imports, the second starts meanwhile. */
let first: ImportApi;
let second: AppContext;

beforeAll(async () => {
  first = await createImportApi();
  await importProviders(first);
  const pool = createPool(
    { connectionString: first.database.connectionString },
    { databasePoolSize: 4, databaseTimeoutSeconds: 60 },
  );
  second = {
    ...first.context,
    ...databaseOf(pool),
    bulk: createCopyLoader(pool),
    holdImport: createImportHolds(pool),
  };
});
afterAll(async () => {
  await second.db.destroy();
  await first.database.close();
});

/** A file of which the last line is still to come. */
async function startReading(numerator: number) {
  const text = factsFile(numerator);
  const { id } = await first.client.create(encode(text));
  const source = slowStream();
  const answer = first.client.put(id, source.stream);
  const half = text.indexOf('\n', text.length / 2) + 1;
  source.send(text.slice(0, half));
  await until(async () => (await first.client.get(id)).status === 'reading');
  return {
    id,
    answer,
    sendRest() {
      source.send(text.slice(half));
      source.end();
    },
  };
}

it('a file that the first host is reading is read to its end', async () => {
  const { id, answer, sendRest } = await startReading(100);
  await recoverImports(second);
  expect((await first.client.get(id)).status).toBe('reading');
  sendRest();
  const read = await answer;
  expect(read).toMatchObject({ status: 200, body: { status: 'ready', counts: { rowsAccepted: 100 } } });

  await recoverImports(second);
  expect((await first.client.confirm(read.body)).counts).toMatchObject({ created: 100 });
});

it('rows that the first host is storing are stored', async () => {
  const staged = await first.client.stage(factsFile(200));
  const blocker = await first.database.pool.connect();
  try {
    // Storing waits at its last step but one.
    await blocker.query('begin');
    await blocker.query('lock table column_mapping in access exclusive mode');
    const answer = first.client.confirm(staged);
    const waiting = `select from pg_stat_activity where wait_event_type = 'Lock' and query like '%column_mapping%'
      and datname = current_database()`;
    await until(async () => (await first.database.pool.query(waiting)).rows.length > 0);
    await recoverImports(second);
    expect((await first.client.get(staged.id)).status).toBe('ready');
    const confirm = path('/api/imports/{importId}/confirm', staged.id);
    const again = await first.client.call('POST', confirm, { rowsRejected: 0 }, staged.revision);
    expect(refused(again)).toMatchObject({ status: 409, code: 'conflict' });
    await blocker.query('rollback');
    expect((await answer).counts).toMatchObject({ changed: 100 });
  } finally {
    blocker.release();
  }
});

it('what a dead host was reading has failed, and its staged rows are gone', async () => {
  const { id, answer } = await startReading(300);
  // The database notices a dead host by its session.
  const { rows } = await first.database.pool.query(
    `select pg_terminate_backend(pid) from pg_locks
     where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`,
  );
  expect(rows).toHaveLength(1);
  await until(async () => {
    await recoverImports(second);
    return (await first.client.get(id)).status === 'failed';
  });
  expect((await first.client.get(id)).failure).toMatchObject({ code: 'unavailable' });
  // Should only the session have died, the reader stops by itself.
  expect(refused(await answer)).toMatchObject({ status: 409 });
  expect(await listStagingTables(first)).toEqual([]);
});

it('a held import is refused to the other host and free again afterwards', async () => {
  const { id } = await first.client.create(encode(factsFile(1)));
  const { id: key } = await first.context.db
    .selectFrom('import')
    .select('id')
    .where('publicId', '=', id)
    .executeTakeFirstOrThrow();
  const hold = await first.context.holdImport?.(key);
  expect(await first.context.holdImport?.(key)).toBeNull();
  expect(await second.holdImport?.(key)).toBeNull();
  await hold?.release();
  await (await second.holdImport?.(key))?.release();
  const { rows } = await first.database.pool.query(
    `select from pg_locks where locktype = 'advisory'
     and database = (select oid from pg_database where datname = current_database())`,
  );
  expect(rows).toEqual([]);
});
