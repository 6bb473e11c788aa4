/**
 * The isolation matrix, then the same matrix with every single guard broken in turn: each must turn it red.
 * Usage: node scripts/bench/bench-isolation.ts [--every N] [--match TEXT] [--without-matrix]   (only every N-th guard, only those named so)
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { createApp } from '../../server/app.ts';
import { createKysely, type databaseOf } from '../../server/db/database-of.ts';
import { prepareDatabase } from '../../server/db/prepare-database.ts';
import type { scopedPool } from '../../server/db/scoped-pool.ts';
import { createPool } from '../../server/node/connect.ts';
import { startEmbeddedPostgres } from '../../server/node/embedded-postgres.ts';
import { routes } from '../../src/contract/routes.ts';
import {
  apiMutants,
  databaseMutants,
  type GuardMutant,
  type Replacement,
} from '../../test/api/isolation/guard-mutants.ts';
import { type Engines, runMatrix } from '../../test/api/isolation/run-matrix.ts';
import { World } from '../../test/api/isolation/world.ts';

const root = resolve(import.meta.dirname, '../..');
const {
  every,
  match,
  'without-matrix': isShort,
} = parseArgs({
  options: {
    every: { type: 'string', default: '1' },
    match: { type: 'string', default: '' },
    'without-matrix': { type: 'boolean', default: false },
  },
}).values;

const mutated = new Map<string, Replacement[]>();
loadMutants();

const folder = mkdtempSync(join(tmpdir(), 'windmaker-isolation-'));
const postgres = await startEmbeddedPostgres({ dataFolder: folder, durable: false, onLost: () => undefined });
try {
  const world = await World.create(
    { product: postgres.connection, administrator: postgres.administrator },
    await prepareTemplate(),
  );
  try {
    if (!isShort)
      for (const engines of ['both', 'database alone', 'api alone'] as const) await measure(world, engines);
    await killMutants(world);
  } finally {
    await world.close();
  }
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function prepareTemplate(): Promise<string> {
  const pool = createPool(postgres.connection, { databasePoolSize: 2, databaseTimeoutSeconds: 60 });
  const db = createKysely(pool);
  await prepareDatabase({ db, now: () => new Date('2026-11-01T00:00:00Z') });
  await db.destroy();
  return postgres.connection.database;
}

async function measure(world: World, engines: Engines): Promise<void> {
  const { operations, cells, leaks, faults } = await runMatrix(world, { engines, createApp });
  console.log(
    `${engines.padEnd(16)} ${operations} operations, ${cells} cells, ${leaks.length} leaks, ${faults.length} faults`,
  );
  for (const fault of faults.slice(0, 20)) console.log(`  ${fault}`);
  if (faults.length > 0) process.exitCode = 1;
}

async function killMutants(world: World): Promise<void> {
  const policy = readFileSync(join(root, 'src/domain/access/policy.ts'), 'utf8');
  const all = [...apiMutants(policy), ...(await databaseMutants(world.pool))];
  const actions = new Set(Object.values(routes).map(({ action }) => action as string));
  // A right that no operation asks for yet guards nothing.
  const idle = all.filter(({ name }) => {
    const [, action] = /policy\.ts: +'([\w.]+)'/.exec(name) ?? [];
    return action !== undefined && !actions.has(action);
  });
  for (const { name } of idle) console.log(`no operation ${name}`);
  const chosen = all
    .filter((mutant) => !idle.includes(mutant) && mutant.name.includes(match))
    .filter((_, at) => at % Number(every) === 0);
  const survivors: string[] = [];
  for (const [at, mutant] of chosen.entries()) {
    const report = await runMatrix(world, { ...(await partsOf(mutant, at)), stopsAtFirstFault: true });
    if (report.faults.length === 0) survivors.push(mutant.name);
    console.log(
      `${report.faults.length > 0 ? 'killed  ' : 'SURVIVED'} ${mutant.name}${report.faults[0] ? `\n         by ${report.faults[0].slice(0, 140).replaceAll('\n', ' ')}` : ''}`,
    );
  }
  console.log(`guards broken: ${chosen.length} of ${all.length}, killed ${chosen.length - survivors.length}`);
  if (survivors.length > 0) process.exitCode = 1;
}

async function partsOf(mutant: GuardMutant, at: number) {
  const { engines, breaking = [], sources, likely = [] } = mutant;
  const first = ({ id, action }: { id: string; action: string }) =>
    likely.includes(id) || likely.includes(`${action} `);
  if (!sources) return { engines, breaking, first, createApp };
  const key = String(at);
  mutated.set(key, [...sources]);
  const load = (file: string) => import(`${pathToFileURL(join(root, file)).href}?mutant=${key}`);
  const parts = {
    createApp: (await load('server/app.ts')).createApp as typeof createApp,
    databaseOf: (await load('server/db/database-of.ts')).databaseOf as typeof databaseOf,
    scopedPool: (await load('server/db/scoped-pool.ts')).scopedPool as typeof scopedPool,
  };
  if ((mutated.get(key)?.length ?? 0) > 0) throw new Error(`no module was loaded for ${mutant.name}`);
  return { engines, breaking, first, ...parts };
}

/** Modules asked for with ?mutant=N are loaded anew, with everything of ours that they import, one text replaced. */
function loadMutants(): void {
  const own = ['server/', 'src/domain/access/'].map((part) => pathToFileURL(join(root, part)).href);
  registerHooks({
    resolve(specifier, context, next) {
      const resolved = next(specifier, context);
      const key = context.parentURL ? new URL(context.parentURL).searchParams.get('mutant') : null;
      if (key === null || !own.some((part) => resolved.url.startsWith(part))) return resolved;
      return { ...resolved, url: `${resolved.url}?mutant=${key}` };
    },
    load(url, context, next) {
      const loaded = next(url, context);
      const key = url.includes('?mutant=') ? new URL(url).searchParams.get('mutant') : null;
      const waiting = key === null ? [] : (mutated.get(key) ?? []);
      const due = waiting.filter(({ file }) => url.split('?')[0]?.endsWith(`/${file}`));
      if (due.length === 0) return loaded;
      let text =
        typeof loaded.source === 'string'
          ? loaded.source
          : new TextDecoder().decode(loaded.source as Uint8Array);
      for (const { file, from, to } of due) {
        if (text.split(from).length !== 2) throw new Error(`${file} has not exactly one: ${from}`);
        text = text.replace(from, () => to);
      }
      mutated.set(
        key ?? '',
        waiting.filter((one) => !due.includes(one)),
      );
      return { ...loaded, source: text };
    },
  });
}
