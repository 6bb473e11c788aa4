import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MerchantFigures } from '../../src/contract/merchant-figures.ts';
import type { MerchantMoves } from '../../src/contract/merchant-moves.ts';
import type { MerchantDetail, MerchantFacets, MerchantPage } from '../../src/contract/merchants.ts';
import type { CohortsView } from '../../src/contract/programme.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { storeCourses } from '../support/store-courses.ts';
import { type ApiClient, createTestContext } from './api-client.ts';
import { clientOf } from './programme-world.ts';

/**
 * What the platform counts for one region is what the lead of that region counts, although some of its merchants are
 * served by providers from elsewhere, whom the lead may not see.
 */
let database: TestDatabase;
let ops: ApiClient;
let lead: ApiClient;
beforeAll(async () => {
  database = await createTestDatabase();
  const context = createTestContext(database);
  await store();
  await storeCourses(context);
  ops = clientOf(context, 'ops_viewer', null);
  lead = clientOf(context, 'regional', { regions: ['northeast'] });
});
afterAll(() => database.close());

/** N serves Home; E, from elsewhere, serves Guest and once served Former; nobody ever served Free. Far is not of the region. */
async function store() {
  const { db } = createTestContext(database);
  await sql`insert into provider (external_id, name, region, model_code, created_at, updated_at)
    values ('N', '北方服务', 'northeast', 'five-capability', now(), now()),
      ('E', '东方服务', 'east_china', 'five-capability', now(), now())`.execute(db);
  await sql`insert into merchant (external_id, name, region, city_adcode, industry, created_at, updated_at)
    select id, id, region, city, '服装', now(), now() from (values ('Home', 'northeast', '210100'),
      ('Guest', 'northeast', '210100'), ('Former', 'northeast', '220100'), ('Free', 'northeast', '220100'),
      ('Far', 'east_china', '330100')) as m (id, region, city)`.execute(db);
  await sql`insert into service_relation (provider_id, merchant_id, role, started_on, ended_on)
    select p.id, m.id, 'primary', started::date, ended::date from (values ('N', 'Home', '2026-07-05', null),
      ('E', 'Guest', '2026-08-10', null), ('E', 'Former', '2026-07-01', '2026-09-20'), ('E', 'Far', '2026-06-01', null))
      as r (provider, merchant, started, ended)
    join provider p on p.external_id = provider join merchant m on m.external_id = merchant`.execute(db);
  await sql`insert into leap_outcome (relation_id, provider_id, merchant_id, state, is_open, completed_month, held_months,
      content, fingerprint, evaluation_id)
    select r.id, r.provider_id, r.merchant_id, 'counted', false, '2026-10', 3, '{}', 0, 1
    from service_relation r join merchant m on m.id = r.merchant_id where m.external_id in ('Guest', 'Far')`.execute(
    db,
  );
  await sql`insert into period (code, cadence, starts_on, ends_on)
    select to_char(d, 'YYYY-MM'), 'month', d::date, (d + interval '1 month - 1 day')::date
    from generate_series('2026-05-01'::date, '2026-10-01', '1 month') d on conflict do nothing`.execute(db);
  // Only Far reaches back to May: the axis is everybody's all the same.
  await sql`insert into merchant_month (period_id, merchant_id, paid_gmv, import_id)
    select t.id, m.id, 1000 * m.id * extract(month from t.starts_on), 1 from merchant m cross join period t
    where t.code between '2026-06' and '2026-10' or (m.external_id = 'Far' and t.code = '2026-05')`.execute(
    db,
  );
}

const REGION = 'region=northeast';

it.each([
  ['/api/merchant-figures', ''],
  ['/api/merchant-figures', 'month=2026-08'],
  ['/api/merchant-figures', 'against=last_year'],
  ['/api/cohorts', ''],
  ['/api/merchant-moves', ''],
])('%s %s', async (path, query) => {
  const asked = `${path}?${[REGION, query].filter(Boolean).join('&')}`;
  const whole = await ops.get<MerchantFigures | CohortsView | MerchantMoves>(asked);
  expect(await lead.get(asked)).toEqual(whole);
  expect(JSON.stringify(whole)).toMatch(/[1-9]/);
});

it('the numbers say something', async () => {
  const figures = await lead.get<MerchantFigures>(`/api/merchant-figures?${REGION}`);
  expect(figures.penetration).toMatchObject({ served: 2, active: 4 });
  const cohorts = await lead.get<CohortsView>(`/api/cohorts?${REGION}`);
  expect(cohorts).toMatchObject({ months: { from: '2026-05', through: '2026-10' }, neverServed: 1 });
  expect(cohorts.all).toMatchObject({ merchants: 3, timeToLeap: { leapt: 1 } });
});

it('lists and counts what is served alike, and does not say by whom', async () => {
  for (const served of ['yes', 'no'] as const) {
    const ids = async (client: ApiClient) =>
      (await client.get<MerchantPage>(`/api/merchants?sort=id&${REGION}&served=${served}`)).items.map(
        ({ id, served: isServed }) => [id, isServed],
      );
    expect(await ids(lead)).toEqual(await ids(ops));
  }
  const facets = (client: ApiClient) => client.get<MerchantFacets>(`/api/merchant-facets?${REGION}`);
  expect((await facets(lead)).served).toEqual((await facets(ops)).served);
  const { items } = await lead.get<MerchantPage>('/api/merchants?sort=id');
  expect(items.map(({ id, served, servedBy }) => [id, served, servedBy?.id ?? null])).toEqual([
    ['Former', false, null],
    ['Free', false, null],
    ['Guest', true, null],
    ['Home', true, 'N'],
  ]);
  const guest = await lead.get<MerchantDetail>('/api/merchants/Guest');
  expect(guest.relations).toEqual([]);
  expect(JSON.stringify([items, guest])).not.toContain('东方');
});

it('a provider is told of its own service only', async () => {
  const own = clientOf(createTestContext(database), 'provider_owner', { providers: ['N'] });
  const { items } = await own.get<MerchantPage>('/api/merchants');
  expect(items.map(({ id, served }) => [id, served])).toEqual([['Home', true]]);
  const client = await createTestContext(database).openFor({
    id: 'own',
    name: 'own',
    role: 'provider_owner',
    scope: { providers: ['N'], regions: [], cities: [] },
  });
  try {
    const spans = await sql`select * from service_span`.execute(client);
    const leaps = await sql`select * from first_leap`.execute(client);
    expect([spans.rows.length, leaps.rows.length]).toEqual([1, 0]);
  } finally {
    await client.destroy();
  }
});
