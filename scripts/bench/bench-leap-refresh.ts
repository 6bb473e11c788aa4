/**
 * Leaps on the server: the book read, evaluated and stored as an import, a decision or new rules make it happen, and
 * the lists that come of it. On the embedded PostgreSQL.
 * Usage: node scripts/bench/bench-leap-refresh.ts [merchants] [months] [rounds]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../server/app.ts';
import type { AppContext, Caller } from '../../server/context.ts';
import { databaseOf } from '../../server/db/database-of.ts';
import { prepareDatabase } from '../../server/db/prepare-database.ts';
import { fixedIdentity } from '../../server/identity/identity.ts';
import { lockFactsForStoring } from '../../server/imports/fact-lock.ts';
import { loadBook } from '../../server/leaps/load-book.ts';
import { refreshLeaps } from '../../server/leaps/refresh-leaps.ts';
import { openDatabase } from '../../server/node/connect.ts';
import { createCopyLoader } from '../../server/node/copy-loader.ts';
import type { LeapPage } from '../../src/contract/leaps.ts';
import type { ProgrammeSettingsVersion } from '../../src/contract/programme-settings.ts';
import { evaluateLeaps } from '../../src/domain/leap/evaluate-leaps.ts';
import { DEFAULT_LEAP_SETTINGS } from '../../src/domain/leap/leap-settings.ts';
import { benchBook } from './bench-leaps.ts';
import { seedProviders } from './directory-data.ts';
import { seedBook } from './leap-data.ts';
import { median } from './median.ts';

const merchants = Number(process.argv[2] ?? 50_000);
const months = Number(process.argv[3] ?? 24);
const rounds = Number(process.argv[4] ?? 15);
const AIM_MILLISECONDS = 2000;
const PROVIDERS = 3624;

const folder = mkdtempSync(join(tmpdir(), 'windmaker-bench-'));
const access = await openDatabase({
  databaseUrl: null,
  dataFolder: folder,
  databasePoolSize: 4,
  databaseTimeoutSeconds: 600,
});
try {
  const caller: Caller = { id: 'bench', name: 'bench', role: 'ops_admin', scope: null };
  const context: AppContext = {
    ...databaseOf(access.pool),
    bulk: createCopyLoader(access.pool),
    now: () => new Date('2026-11-20T08:00:00Z'),
    newId: () => crypto.randomUUID(),
    identity: fixedIdentity(caller),
    mode: 'server',
    version: 'bench',
    limits: { fileBytes: 0, rows: 0 },
    log: ({ message, cause }) => console.error(message, cause),
  };
  await prepareDatabase(context);
  await seedProviders(context, PROVIDERS);
  const rows = await seedBook(context, benchBook(merchants, months));
  await access.pool.query('vacuum analyze');
  console.log(
    `${merchants.toLocaleString('en')} merchants × ${months} months, ${rows.toLocaleString('en')} rows stored`,
  );
  await measureRefresh(context);
  await access.pool.query('vacuum analyze');
  await measureLists(context);
  console.log(`peak memory of the process ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
} finally {
  await access.close();
  rmSync(folder, { recursive: true, force: true });
}

async function measureRefresh(context: AppContext): Promise<void> {
  const refresh = (cause: 'import' | 'settings') =>
    context.db.transaction().execute(async (trx) => {
      await lockFactsForStoring(trx);
      await refreshLeaps(trx, context, { by: 'bench', cause });
    });
  const loaded = await timed(() => loadBook(context.db, context.now()));
  say('read the book', loaded.milliseconds);
  const evaluated = await timed(async () => evaluateLeaps(loaded.result, DEFAULT_LEAP_SETTINGS));
  say('evaluate', evaluated.milliseconds);
  say('all of it, nothing stored before', (await timed(() => refresh('import'))).milliseconds);
  const again: number[] = [];
  for (let round = 0; round < 5; round++) again.push((await timed(() => refresh('import'))).milliseconds);
  say('all of it, nothing changed', median(again));
  await access.pool.query(`insert into programme_settings (version, content, note, created_at, created_by)
    select version + 1, jsonb_set(content, '{leap,growthFactor}', '1.5'), 'bench', now(), 'bench'
    from programme_settings order by version desc limit 1`);
  say('all of it, other rules', (await timed(() => refresh('settings'))).milliseconds);
  const both = loaded.milliseconds + evaluated.milliseconds;
  console.log(
    `aim: read and evaluated below ${AIM_MILLISECONDS} ms: ${both < AIM_MILLISECONDS ? 'met' : 'MISSED'}`,
  );
}

async function measureLists(context: AppContext): Promise<void> {
  const app = createApp(context);
  const ask = async <T>(path: string, init?: RequestInit) =>
    (await (await app.request(path, init)).json()) as T;
  const first = await ask<LeapPage>('/api/leaps');
  const { content } = await ask<ProgrammeSettingsVersion>('/api/programme-settings');
  const queries: [string, string][] = [
    ['first page, latest leaps first', '/api/leaps'],
    ['second page', `/api/leaps?cursor=${first.nextCursor}`],
    ['least needed first', '/api/leaps?sort=needed&open=yes'],
    ['by merchant', '/api/leaps?sort=merchant'],
    ['filter: one state', '/api/leaps?state=near'],
    ['filter: region and month', '/api/leaps?region=east_china&completedFrom=2026-01'],
    ['one leap', `/api/leaps/${first.items[0]?.id}`],
  ];
  for (const [name, path] of queries) {
    const taken: number[] = [];
    for (let round = 0; round < rounds; round++) taken.push((await timed(() => ask(path))).milliseconds);
    say(name, median(taken));
  }
  const body = JSON.stringify({ content: { ...content, leap: { ...content.leap, holdMonths: 2 } } });
  const headers = { 'Content-Type': 'application/json' };
  const preview = () => ask('/api/programme-settings/preview', { method: 'POST', body, headers });
  say('preview of other rules', (await timed(preview)).milliseconds);
}

function say(name: string, milliseconds: number): void {
  console.log(`${name.padEnd(36)} ${milliseconds.toFixed(0).padStart(7)} ms`);
}

async function timed<T>(work: () => Promise<T>): Promise<{ result: T; milliseconds: number }> {
  const started = performance.now();
  const result = await work();
  return { result, milliseconds: performance.now() - started };
}
