import { afterAll, beforeAll, expect, test } from 'vitest';
import { storeCohortDigest } from '../../server/assess/store-cohort-digest.ts';
import type { AppContext } from '../../server/context.ts';
import type { Overview } from '../../src/contract/overview.ts';
import type { DirectoryFacets } from '../../src/contract/providers.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { type ApiClient, createApiClient, createTestContext } from './api-client.ts';
import { assessAndPublish, importSampleCohort } from './sample-cohort.ts';

let database: TestDatabase;
let context: AppContext;
let api: ApiClient;

beforeAll(async () => {
  database = await createTestDatabase();
  context = createTestContext(database);
  api = createApiClient(context);
  await importSampleCohort(context, { step: 5, firstMonth: '2026-06' });
  for (const period of ['2026-09', '2026-10']) await assessAndPublish(context, period);
}, 60_000);
afterAll(() => database.close());

const OVERVIEWS = ['', 'category=mcn', 'category=undetermined', 'region=east_china', 'region=none_such'];
const FACETS = [
  '',
  'category=mcn',
  'category=mcn,belt',
  'tier=candidate',
  'region=east_china&category=mcn',
  'attention=near_next_tier',
  'attention=near_next_tier,coverage_low',
  'bottleneck=traffic',
  'city=330100',
  'q=hang',
  'minTotal=40',
];

async function readAll(client: ApiClient) {
  const overviews = await Promise.all(
    OVERVIEWS.map((query) => client.get<Overview>(`/api/overview?${query}`)),
  );
  const facets = await Promise.all(
    FACETS.map((query) => client.get<DirectoryFacets>(`/api/provider-facets?${query}`)),
  );
  return { overviews, facets };
}

async function addLateProvider(id: string): Promise<void> {
  await database.pool.query(
    `insert into provider (external_id, name, category, region, city_adcode, city_name, compliance, model_code, created_at, updated_at)
     values ($1, $1, 'mcn', 'east_china', '330100', '杭州', 'clear', 'five-capability', now(), now())`,
    [id],
  );
}

test('stored figures and counts say what counting says, for everybody who may read them', async () => {
  await addLateProvider('LATE1');
  const limited = createApiClient(context, {
    id: 'lead',
    name: 'lead',
    role: 'regional',
    scope: { providers: [], regions: ['east_china'], cities: [] },
  });
  const counted = await readAll(api);
  const countedForLimited = await readAll(limited);
  expect((await database.pool.query('select from cohort_count')).rowCount).toBe(0);

  const { id } = await context.db
    .selectFrom('assessment')
    .select('id')
    .where('status', '=', 'published')
    .where('period', '=', '2026-10')
    .executeTakeFirstOrThrow();
  await context.db.transaction().execute((trx) => storeCohortDigest(trx, id, 1));
  expect((await database.pool.query('select from cohort_count')).rowCount).toBeGreaterThan(100);

  expect(await readAll(api)).toEqual(counted);
  expect(await readAll(limited)).toEqual(countedForLimited);
});

test('what is stored is used: a changed count shows', async () => {
  const before = await api.get<DirectoryFacets>('/api/provider-facets');
  await database.pool.query(`update cohort_count set count = count + 1000 where facet = ''`);
  const after = await api.get<DirectoryFacets>('/api/provider-facets');
  expect(after.category[0]?.count).toBeGreaterThan(1000);
  expect(after.city).toEqual(before.city);
});

test('renaming a provider renames it in the stored overview too', async () => {
  const { attention } = await api.get<Overview>('/api/overview');
  const example = attention.flatMap(({ examples }) => examples)[0];
  await database.pool.query(`update provider set name = '新名字' where external_id = $1`, [
    example?.providerId,
  ]);
  const renamed = (await api.get<Overview>('/api/overview')).attention.flatMap(({ examples }) => examples);
  expect(renamed.find(({ providerId }) => providerId === example?.providerId)?.name).toBe('新名字');
});
