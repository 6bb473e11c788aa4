import { createApp } from '../../server/app.ts';
import type { AppContext } from '../../server/context.ts';
import { databaseOf } from '../../server/db/database-of.ts';
import { fixedIdentity } from '../../server/identity/identity.ts';
import { createCopyLoader } from '../../server/node/copy-loader.ts';
import { createImportHolds } from '../../server/node/import-holds.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { ImportClient } from './import-client.ts';

export interface ImportApi {
  database: TestDatabase;
  context: AppContext;
  client: ImportClient;
  fetch(request: Request): Response | Promise<Response>;
}

/** The product over a database of its own, with a clock that stands in November 2026. */
export async function createImportApi(changes: Partial<AppContext> = {}): Promise<ImportApi> {
  const database = await createTestDatabase();
  const context: AppContext = {
    ...databaseOf(database.pool),
    bulk: createCopyLoader(database.pool),
    holdImport: createImportHolds(database.pool),
    now: () => new Date('2026-11-10T08:00:00Z'),
    newId: () => crypto.randomUUID(),
    identity: fixedIdentity({ id: 'ops', name: 'ops', role: 'ops_grader', scope: null }),
    mode: 'server',
    version: '0',
    limits: { fileBytes: 10_000_000, rows: 100_000 },
    log: () => undefined,
    ...changes,
  };
  const app = createApp(context, { checkResponses: true });
  const fetch = (request: Request) => app.fetch(request);
  return { database, context, client: new ImportClient(fetch), fetch };
}

/** Everything stored of the facts, for comparing before and after. */
export async function readFacts({ database }: Pick<ImportApi, 'database'>): Promise<unknown[]> {
  const { rows } = await database.pool.query(
    `select p.external_id as provider, t.code as period, i.code as indicator, numerator, denominator, n, value
     from fact join provider p on p.id = provider_id join period t on t.id = period_id
     join indicator i on i.id = indicator_id order by 1, 2, 3`,
  );
  return rows;
}

/** Tables that staged rows are in. */
export async function listStagingTables({ database }: Pick<ImportApi, 'database'>): Promise<string[]> {
  const { rows } = await database.pool.query<{ relname: string }>(
    `select relname from pg_class where relname like 'staged%' and relkind in ('r', 'p') order by 1`,
  );
  return rows.map(({ relname }) => relname);
}
