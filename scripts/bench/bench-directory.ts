/**
 * The directory at 100,000 providers: medians and 95th percentiles of whole requests, from the parsed address to the
 * last byte of the answer, on the embedded PostgreSQL.
 * Usage: node scripts/bench/bench-directory.ts [providers] [rounds]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assessAndPublish } from '../../mocks/sample/assess-and-publish.ts';
import { createApp } from '../../server/app.ts';
import { verifyAssessment } from '../../server/assess/verify-assessment.ts';
import type { AppContext, Caller } from '../../server/context.ts';
import { databaseOf } from '../../server/db/database-of.ts';
import { prepareDatabase } from '../../server/db/prepare-database.ts';
import { fixedIdentity } from '../../server/identity/identity.ts';
import { openDatabase } from '../../server/node/connect.ts';
import { createCopyLoader } from '../../server/node/copy-loader.ts';
import type { DirectoryPage } from '../../src/contract/providers.ts';
import { defaultModel } from '../../src/domain/model/default-model.ts';
import { seedFacts, seedProviders } from './directory-data.ts';
import { median } from './median.ts';

const count = Number(process.argv[2] ?? 100_000);
const rounds = Number(process.argv[3] ?? 40);
const AIM_MILLISECONDS = 150;
const LARGEST_PAGE = 200;
const PERIODS = ['2026-09', '2026-10'];

const folder = mkdtempSync(join(tmpdir(), 'windmaker-bench-'));
const access = await openDatabase({
  databaseUrl: null,
  dataFolder: folder,
  databasePoolSize: 6,
  databaseTimeoutSeconds: 600,
});
try {
  const caller: Caller = { id: 'bench', name: 'bench', role: 'ops_admin', scope: null };
  const context: AppContext = {
    ...databaseOf(access.pool),
    bulk: createCopyLoader(access.pool),
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
    identity: fixedIdentity(caller),
    mode: 'server',
    version: 'bench',
    limits: { fileBytes: 0, rows: 0 },
    log: ({ message, cause }) => console.error(message, cause),
  };
  await prepareDatabase(context);
  await seed(context);
  await measure(context);
} finally {
  await access.close();
  rmSync(folder, { recursive: true, force: true });
}

async function seed(context: AppContext): Promise<void> {
  const app = createApp(context);
  await seedProviders(context, count);
  console.log(`${count.toLocaleString('en')} providers, default model, ${PERIODS.length} assessments`);
  for (const period of PERIODS) {
    const facts = await seedFacts(context, count, period);
    await access.pool.query('vacuum analyze');
    const published = await seconds(() => assessAndPublish(app, { model: defaultModel.code, period }));
    console.log(
      `assess and publish ${period}  ${published.seconds.toFixed(1)} s  (${facts.toLocaleString('en')} facts of the month)`,
    );
    if (period === PERIODS.at(-1)) {
      const verified = await seconds(() => verifyAssessment(context, published.result));
      const size = (verified.result.comparedBytes / 1e6).toFixed(0);
      console.log(
        `verify ${period}  ${verified.seconds.toFixed(1)} s  (${size} MB compared, ok: ${verified.result.ok})`,
      );
    }
  }
  await access.pool.query('vacuum analyze');
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(`peak memory of the process ${memory} MB`);
}

async function measure(context: AppContext): Promise<void> {
  const app = createApp(context);
  const first = (await (await app.request('/api/providers?limit=50')).json()) as DirectoryPage;
  const queries: [string, string][] = [
    ['first page, by total', '/api/providers?limit=50'],
    ['second page, by total', `/api/providers?limit=50&cursor=${first.nextCursor}`],
    ['page at half the depth, by total', `/api/providers?limit=50&cursor=${await deepCursor(app)}`],
    ['by yearly GMV', '/api/providers?sort=-measure:gmv_t12m'],
    ['by name', '/api/providers?sort=name'],
    ['by capability', '/api/providers?sort=-capability:traffic'],
    ['filter: category', '/api/providers?category=mcn'],
    ['filter: tier', '/api/providers?tier=candidate'],
    ['filter: region', '/api/providers?region=east_china'],
    ['filter: city', '/api/providers?city=330100'],
    ['filter: industry', '/api/providers?industry=服装'],
    ['filter: compliance', '/api/providers?compliance=watch'],
    ['filter: movement', '/api/providers?movement=up'],
    ['filter: attention', '/api/providers?attention=near_next_tier'],
    ['filter: bottleneck', '/api/providers?bottleneck=traffic'],
    ['filter: range of totals', '/api/providers?minTotal=40&maxTotal=60'],
    [
      'three filters, by capability',
      '/api/providers?sort=-capability:live_ops&category=brand,belt&tier=candidate',
    ],
    ['search: two characters', '/api/providers?q=青禾'],
    ['search: pinyin', '/api/providers?q=hangzhou'],
    ['search: one id', '/api/providers?q=B012345'],
    ['search and filter, by capability', '/api/providers?q=zhibo&category=mcn&sort=-capability:traffic'],
    ['counts, no filter', '/api/provider-facets'],
    ['counts, one filter', '/api/provider-facets?category=mcn'],
    ['counts, two filters', '/api/provider-facets?category=mcn&tier=candidate'],
    ['counts, search', '/api/provider-facets?q=hangzhou'],
    ['overview', '/api/overview'],
    ['overview, one region', '/api/overview?region=east_china'],
    ['overview, category and region', '/api/overview?category=mcn&region=east_china'],
    ['scorecard', `/api/providers/${first.items[0]?.id}/scorecard`],
    [
      'comparison of five',
      `/api/comparison?ids=${first.items
        .slice(0, 5)
        .map((row) => row.id)
        .join(',')}`,
    ],
  ];
  console.log(
    `\n${'request'.padEnd(36)}${['best', 'median', 'p95'].map((head) => head.padStart(10)).join('')}   ms, ${rounds} rounds`,
  );
  const slow: string[] = [];
  for (const [name, path] of queries) {
    const times: number[] = [];
    for (let round = -2; round < rounds; round++) {
      const taken = await seconds(async () => (await app.request(path)).text());
      // The first two warm the database's cache and the compiler.
      if (round >= 0) times.push(taken.seconds * 1000);
    }
    const p95 = times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? Number.NaN;
    const cells = [Math.min(...times), median(times), p95].map((time) => time.toFixed(1).padStart(10));
    console.log(`${name.padEnd(36)}${cells.join('')}`);
    if (!(p95 < AIM_MILLISECONDS)) slow.push(name);
  }
  const outcome = slow.length === 0 ? 'met' : `MISSED by ${slow.length}: ${slow.join('; ')}`;
  console.log(`aim: p95 below ${AIM_MILLISECONDS} ms: ${outcome}`);
}

/** Where the page after half of the rows begins. */
async function deepCursor(app: ReturnType<typeof createApp>): Promise<string | null> {
  let cursor: string | null = null;
  for (let page = 0; page < count / 2 / LARGEST_PAGE; page++) {
    const path: string = `/api/providers?limit=${LARGEST_PAGE}${cursor ? `&cursor=${cursor}` : ''}`;
    cursor = ((await (await app.request(path)).json()) as DirectoryPage).nextCursor;
  }
  return cursor;
}

async function seconds<T>(run: () => Promise<T>): Promise<{ seconds: number; result: T }> {
  const start = performance.now();
  const result = await run();
  return { seconds: (performance.now() - start) / 1000, result };
}
