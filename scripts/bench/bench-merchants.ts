/**
 * Merchants at 50,000 × 24 months for the platform, a regional lead and a provider's people: medians and 95th
 * percentiles of whole requests, from the parsed address to the last byte of the answer, on the embedded PostgreSQL.
 * Usage: node scripts/bench/bench-merchants.ts [merchants] [rounds]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { createApp } from '../../server/app.ts';
import type { AppContext, Caller } from '../../server/context.ts';
import { databaseOf } from '../../server/db/database-of.ts';
import { prepareDatabase } from '../../server/db/prepare-database.ts';
import { fixedIdentity } from '../../server/identity/identity.ts';
import { openDatabase } from '../../server/node/connect.ts';
import { createCopyLoader } from '../../server/node/copy-loader.ts';
import type { MerchantPage } from '../../src/contract/merchants.ts';
import { REGION_CODES } from '../../src/domain/geography/regions.ts';
import { periodEndDate, periodRange } from '../../src/domain/period/period.ts';
import { storeCourses } from '../../test/support/store-courses.ts';
import { median } from './median.ts';

const count = Number(process.argv[2] ?? 50_000);
const rounds = Number(process.argv[3] ?? 40);
const AIM_MILLISECONDS = 150;
const PROVIDERS = 500;
const MONTHS = periodRange('2024-11', '2026-10');

const CALLERS: Caller[] = [
  { id: 'ops', name: 'ops', role: 'ops_admin', scope: null },
  {
    id: 'lead',
    name: 'lead',
    role: 'regional',
    scope: { providers: [], regions: ['northeast'], cities: [] },
  },
  {
    id: 'owner',
    name: 'owner',
    role: 'provider_owner',
    scope: { providers: ['B7'], regions: [], cities: [] },
  },
];

const folder = mkdtempSync(join(tmpdir(), 'windmaker-bench-'));
const access = await openDatabase({
  databaseUrl: null,
  dataFolder: folder,
  databasePoolSize: 6,
  databaseTimeoutSeconds: 600,
});
try {
  const context: Omit<AppContext, 'identity'> = {
    ...databaseOf(access.pool),
    bulk: createCopyLoader(access.pool),
    now: () => new Date('2026-11-05T08:00:00Z'),
    newId: () => crypto.randomUUID(),
    mode: 'server',
    version: 'bench',
    limits: { fileBytes: 0, rows: 0 },
    log: ({ message, cause }) => console.error(message, cause),
  };
  await prepareDatabase(context);
  await seed(access.pool);
  await storeCourses(context);
  await access.pool.query('vacuum analyze');
  console.log(`${count.toLocaleString('en')} merchants × ${MONTHS.length} months, ${PROVIDERS} providers`);
  const slow: string[] = [];
  for (const caller of CALLERS) slow.push(...(await measure(context, caller)));
  const outcome = slow.length === 0 ? 'met' : `MISSED by ${slow.length}: ${slow.join('; ')}`;
  console.log(`aim: p95 below ${AIM_MILLISECONDS} ms: ${outcome}`);
} finally {
  await access.close();
  rmSync(folder, { recursive: true, force: true });
}

/** Two merchants of three are served, most of them by a provider of their region; amounts spread over all bands. */
async function seed(pool: pg.Pool): Promise<void> {
  const regions = `(array['${REGION_CODES.join("','")}'])`;
  const region = (number: string) => `${regions}[1 + ${number} % ${REGION_CODES.length}]`;
  await pool.query(`
    insert into provider (external_id, name, pinyin, region, compliance, model_code, sample, created_at, updated_at)
    select 'B' || n, 'provider ' || n, '', ${region('n')}, 'clear', 'five-capability', true, now(), now()
    from generate_series(1, ${PROVIDERS}) n;
    insert into merchant (external_id, name, pinyin, kind, industry, region, city_adcode, city_name, opened_on, sample, created_at, updated_at)
    select 'S' || n, '商家 ' || n, 'shangjia' || md5(n::text) || ' sj', (array['mcn', 'belt', 'merchant', 'brand', null])[1 + n % 5],
      'industry ' || n % 20, ${region('n')}, (110000 + n % 300 * 100)::text, 'city ' || n % 300,
      date '2022-01-01' + n % 900, true, now(), now()
    from generate_series(1, ${count}) n;
    insert into service_relation (provider_id, merchant_id, role, started_on, ended_on)
    select 1 + (m.id + case when m.id % 10 = 0 then 1 else 0 end + m.id / 8 % 60 * 8) % ${PROVIDERS}, m.id, 'primary',
      date '2024-12-01' + m.id % 600, case when m.id % 7 = 0 then date '2026-10-15' end
    from merchant m where m.id % 3 > 0;
    insert into service_relation (provider_id, merchant_id, role, started_on)
    select 1 + (m.id * 31) % ${PROVIDERS}, m.id, 'assist', date '2025-06-02' from merchant m where m.id % 6 = 1;
    insert into leap_outcome (relation_id, provider_id, merchant_id, state, is_open, held_months, content, fingerprint, evaluation_id)
    select id, provider_id, merchant_id, (array['counted', 'near', 'building', 'expired'])[1 + id % 4], true, 1, '{}', 0, 1
    from service_relation`);
  for (const month of MONTHS) {
    const { rows } = await pool.query<{ id: number }>(
      `insert into period (code, cadence, starts_on, ends_on) values ($1, 'month', $2, $3) returning id`,
      [month, `${month}-01`, periodEndDate(month)],
    );
    const id = rows[0]?.id;
    await pool.query(`
      create table merchant_month_${month.replace('-', '_')} partition of merchant_month for values in (${id});
      insert into merchant_month (period_id, merchant_id, paid_gmv, net_gmv, refund_gmv, orders, import_id)
      select ${id}, id, round(exp(9 + (id * 37 % 1000) / 160.0 + (id * ${id} % 17) / 40.0)), 1, 1, 1, 1
      from merchant where (id + ${id}) % 20 > 0`);
  }
}

async function measure(context: Omit<AppContext, 'identity'>, caller: Caller): Promise<string[]> {
  const app = createApp({ ...context, identity: fixedIdentity(caller) });
  const first = (await (await app.request('/api/merchants')).json()) as MerchantPage;
  const queries: [string, string][] = [
    ['first page, by GMV', '/api/merchants'],
    ['second page, by GMV', `/api/merchants?cursor=${first.nextCursor ?? ''}`],
    ['by growth', '/api/merchants?sort=-growth'],
    ['by name', '/api/merchants?sort=name'],
    ['by id, two hundred', '/api/merchants?sort=id&limit=200'],
    ['filter: region', '/api/merchants?region=east_china'],
    ['filter: band', '/api/merchants?band=B3,B4'],
    ['filter: served', '/api/merchants?served=yes'],
    ['filter: leap', '/api/merchants?leap=near'],
    ['filter: provider', '/api/merchants?provider=B7'],
    ['search: two characters', '/api/merchants?q=商家'],
    ['search: one id', '/api/merchants?q=S12345'],
    ['counts, no filter', '/api/merchant-facets'],
    ['counts, two filters', '/api/merchant-facets?region=northeast&served=yes'],
    ['one merchant', `/api/merchants/${first.items[0]?.id}`],
  ];
  if (caller.role !== 'provider_owner') {
    queries.push(
      ['figures', '/api/merchant-figures'],
      ['figures, one region, last year', '/api/merchant-figures?region=northeast&against=last_year'],
      ['moves between bands, 24 months', '/api/merchant-moves'],
      ['moves, 12 months, one region', '/api/merchant-moves?region=northeast&from=2025-11'],
      ['cohorts', '/api/cohorts'],
      ['cohorts, one region', '/api/cohorts?region=northeast'],
    );
  }
  console.log(
    `\n${`${caller.role}, ${first.total} merchants`.padEnd(36)}${['best', 'median', 'p95'].map((head) => head.padStart(10)).join('')}   ms, ${rounds} rounds`,
  );
  const slow: string[] = [];
  for (const [name, path] of queries) {
    if (path.endsWith('cursor=')) continue;
    const times: number[] = [];
    for (let round = -2; round < rounds; round++) {
      const started = performance.now();
      const response = await app.request(path);
      const text = await response.text();
      if (!response.ok) throw new Error(`${path}: ${text}`);
      // The first two warm the database's cache and the compiler.
      if (round >= 0) times.push(performance.now() - started);
    }
    const p95 = times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? Number.NaN;
    const cells = [Math.min(...times), median(times), p95].map((time) => time.toFixed(1).padStart(10));
    console.log(`${name.padEnd(36)}${cells.join('')}`);
    if (!(p95 < AIM_MILLISECONDS)) slow.push(`${caller.role} ${name}`);
  }
  return slow;
}
