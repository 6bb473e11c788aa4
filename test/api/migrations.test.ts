import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrateToLatest, OtherSchema } from '../../server/db/migrate.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const listTables = async () =>
  (await database.db.introspection.getTables()).map(({ name }) => name).toSorted();

test('a database that is up to date stays as it is', async () => {
  const before = await listTables();
  await migrateToLatest(database.db);
  expect(await listTables()).toEqual(before);
});

test.each([
  ['a newer version', `insert into kysely_migration values ('9999-later', '2027-01-01')`, '9999-later'],
  [
    'a version that began differently',
    `update kysely_migration set name = '0001-other' where name like '0001-%'`,
    '0001-other',
  ],
])('a database of %s is refused in one plain sentence and left alone', async (_, change, named) => {
  await database.db.transaction().execute(async (trx) => {
    await sql.raw(change).execute(trx);
    const refusal = await migrateToLatest(trx).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(OtherSchema);
    expect((refusal as OtherSchema).message).toContain(named);
    expect((refusal as OtherSchema).message).toContain('WINDMAKER_DATA');
    await sql`delete from kysely_migration where name = '9999-later'`.execute(trx);
    await sql`update kysely_migration set name = '0001-models-and-providers' where name = '0001-other'`.execute(
      trx,
    );
  });
});
