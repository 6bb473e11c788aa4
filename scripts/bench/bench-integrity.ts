/**
 * What may never be lost: edits that meet, forged log entries, and a server that is killed while it works.
 * Usage: node scripts/bench/bench-integrity.ts [--races N] [--tampers N] [--kills N]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { createRandom } from '../../mocks/sample/random.ts';
import { createApp } from '../../server/app.ts';
import { databaseOf } from '../../server/db/database-of.ts';
import { prepareDatabase } from '../../server/db/prepare-database.ts';
import { createPool } from '../../server/node/connect.ts';
import { startEmbeddedPostgres } from '../../server/node/embedded-postgres.ts';
import { contextOver } from '../../test/api/isolation/world-context.ts';
import { raceForModel } from '../../test/support/edit-race.ts';
import { KilledServer } from '../../test/support/killed-server.ts';
import { fillAudit, isFound, TAMPERS } from '../../test/support/tamper-audit.ts';

const { values } = parseArgs({
  options: {
    races: { type: 'string', default: '2000' },
    tampers: { type: 'string', default: '200' },
    kills: { type: 'string', default: '100' },
  },
});
const random = createRandom('integrity');
const folder = mkdtempSync(join(tmpdir(), 'windmaker-integrity-'));
const postgres = await startEmbeddedPostgres({ dataFolder: folder, onLost: () => undefined });
try {
  await inDatabase('tampers', forge);
  await inDatabase('races', race);
  await inDatabase('kills', kill);
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function inDatabase(name: string, work: (pool: pg.Pool, url: string) => Promise<void>): Promise<void> {
  const { connection, administrator } = postgres;
  const client = new pg.Client(administrator);
  await client.connect();
  await client.query(`create database ${name} owner ${connection.user}`);
  await client.end();
  const pool = createPool(
    { ...connection, database: name },
    { databasePoolSize: 6, databaseTimeoutSeconds: 60 },
  );
  try {
    await prepareDatabase({ ...databaseOf(pool), now: () => new Date() });
    const { user, password, host, port } = connection;
    await work(pool, `postgresql://${user}:${password}@${encodeURIComponent(host)}:${port}/${name}`);
  } finally {
    await pool.end();
  }
}

async function forge(pool: pg.Pool): Promise<void> {
  const context = contextOver(pool);
  const heads = await fillAudit(context, 60);
  const kinds = Object.entries(TAMPERS);
  const count = Number(values.tampers);
  let found = 0;
  for (let round = 0; round < count; round++) {
    const [name, tamper] = kinds[round % kinds.length] as (typeof kinds)[number];
    if (await isFound(context.db, heads, tamper, random.next)) found++;
    else console.log(`  not found: ${name}`);
  }
  console.log(`forged log entries   ${count} tried, ${found} found`);
  if (found < count) process.exitCode = 1;
}

async function race(pool: pg.Pool): Promise<void> {
  const app = createApp(contextOver(pool));
  const count = Number(values.races);
  let lost = 0;
  for (let round = 0; round < count; round++) lost += await raceForModel(app, 2 + (round % 3));
  console.log(`edits that met       ${count} races, ${lost} updates lost`);
  if (lost > 0) process.exitCode = 1;
}

async function kill(pool: pg.Pool, url: string): Promise<void> {
  const server = new KilledServer(pool, {
    DATABASE_URL: url,
    WINDMAKER_DATA: join(folder, 'killed'),
    WINDMAKER_SAMPLE: 'off',
    WINDMAKER_RATE: '100000',
  });
  await server.prepare();
  for (let round = 0; round < Number(values.kills); round++) await server.round(random.integer(20, 900));
  const { kills, acknowledged, lost, halfApplied } = server.report;
  console.log(
    `servers killed       ${kills} times, ${acknowledged} writes acknowledged, ${lost.length} lost, ${halfApplied.length} half applied`,
  );
  for (const line of [...lost, ...halfApplied].slice(0, 20)) console.log(`  ${line}`);
  if (lost.length + halfApplied.length > 0) process.exitCode = 1;
}
