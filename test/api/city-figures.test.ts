import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CityFigures, CityRow } from '../../src/contract/city-figures.ts';
import type { LeapPage } from '../../src/contract/leaps.ts';
import type { MerchantFigures } from '../../src/contract/merchant-figures.ts';
import type { ProgrammeBoard } from '../../src/contract/programme.ts';
import type { TargetDetail } from '../../src/contract/targets.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { storeCourses } from '../support/store-courses.ts';
import { type ApiClient, createTestContext } from './api-client.ts';
import { clientOf } from './programme-world.ts';

/** Of an outcome only what the list of leaps says of each. */
const CONTENT = {
  ...{ firstServiceMonth: '2025-03', lastCountingMonth: '2027-03', heldOf: 3, targetYuan: null },
  ...{ baseline: { yuan: null, band: null }, window: null, higher: null },
  ...{ missing: [], lapse: null, attribution: null, leapMonth: null },
};

let database: TestDatabase;
let callers: Record<'ops' | 'lead' | 'two regions' | 'one city', ApiClient>;
beforeAll(async () => {
  database = await createTestDatabase();
  const context = createTestContext(database);
  await store();
  await storeCourses(context);
  callers = {
    ops: clientOf(context, 'ops_admin', null),
    lead: clientOf(context, 'regional', { regions: ['northeast'] }),
    'two regions': clientOf(context, 'regional', { regions: ['northeast', 'east_china'] }),
    'one city': clientOf(context, 'regional', { cities: ['210100'] }),
  };
});
afterAll(() => database.close());

/**
 * Providers in two cities of the northeast, in Hangzhou, in a region without a city and in no place at all; 80 merchants
 * in more cities than that, some of them of no city, served across the borders and with every state of a leap.
 */
async function store() {
  const { db } = createTestContext(database);
  await sql`insert into provider (external_id, name, region, city_adcode, city_name, joined_on, model_code, created_at, updated_at)
    select id, id, region, city, city, joined::date, 'five-capability', now(), now()
    from (values ('N1', 'northeast', '210100', '2024-01-01'), ('N2', 'northeast', '210100', null),
      ('N3', 'northeast', '220100', '2025-05-01'), ('N4', 'northeast', null, null),
      ('N5', 'northeast', '210200', '2026-11-03'),
      ('E1', 'east_china', '330100', null), ('X1', null, null, null)) as p (id, region, city, joined)`.execute(
    db,
  );
  await sql`insert into merchant (external_id, name, region, city_adcode, city_name, created_at, updated_at)
    select 'S' || n, 'S' || n,
      (array['northeast', 'northeast', 'northeast', 'east_china', 'northeast', 'east_china', null])[1 + n % 7],
      (array['210100', '220100', '210200', '330100', null, null, null])[1 + n % 7], null, now(), now()
    from generate_series(1, 80) n`.execute(db);
  await sql`insert into service_relation (provider_id, merchant_id, role, started_on, ended_on)
    select p.id, m.id, 'primary', '2025-02-01'::date + m.id, case when m.id % 5 = 0 then '2026-10-15'::date end
    from merchant m join provider p on p.external_id = (array['N1', 'N2', 'N3', 'N4', 'E1', 'X1'])[1 + m.id * m.id % 6]
    where m.id % 3 > 0`.execute(db);
  await sql`insert into leap_outcome (relation_id, provider_id, merchant_id, state, is_open, completed_month, held_months,
      content, fingerprint, evaluation_id)
    select r.id, r.provider_id, r.merchant_id, s.state, false,
      case when s.state = 'counted' then (array['2025-11', '2026-03', '2026-10'])[1 + r.id % 3] end, 1, ${JSON.stringify(CONTENT)}::jsonb, 0, 1
    from service_relation r
    cross join lateral (select (array['counted', 'near', 'counted', 'disputed', 'building'])[1 + r.id % 5] as state) s`.execute(
    db,
  );
  await sql`insert into period (code, cadence, starts_on, ends_on)
    select to_char(d, 'YYYY-MM'), 'month', d::date, (d + interval '1 month - 1 day')::date
    from generate_series('2026-08-01'::date, '2026-10-01', '1 month') d on conflict do nothing`.execute(db);
  await sql`insert into merchant_month (period_id, merchant_id, paid_gmv, import_id)
    select t.id, m.id, case when m.id % 11 = 0 then 0 else 100 * m.id + 7 * m.id * extract(month from t.starts_on) end, 1
    from merchant m cross join period t
    where t.code between '2026-08' and '2026-10' and (m.id + extract(month from t.starts_on)::int) % 6 > 0`.execute(
    db,
  );
  await sql`insert into provider_month (provider_id, month, gmv_reported, leaps_counted)
    select p.id, '2026-' || n, 1000, case when p.external_id in ('N1', 'N3') then 2 else 0 end
    from provider p cross join unnest(array['08', '09', '10']) n`.execute(db);
}

const figures = (client: ApiClient, query = '') => client.get<CityFigures>(`/api/city-figures${query}`);

function sumOf(rows: readonly CityRow[], of: (row: CityRow) => number): number {
  return rows.reduce((sum, row) => sum + of(row), 0);
}

const everybody = ['ops', 'lead', 'two regions', 'one city'] as const;
const questions = ['', '?region=northeast', '?region=east_china', '?region=northeast&month=2026-09'];
const asked = everybody.flatMap((who) => questions.map((query) => [who, query] as const));

describe.each(asked)('to %s, %s, the rows add up', (who, query) => {
  const region = /region=\w+/.exec(query)?.[0] ?? '';

  it('to the figures of the merchants', async () => {
    const { items, month } = await figures(callers[who], query);
    const whole = await callers[who].get<MerchantFigures>(`/api/merchant-figures${query}`);
    expect(month).toBe(whole.month);
    expect({
      merchants: sumOf(items, (row) => row.merchants),
      served: sumOf(items, (row) => row.penetration.served),
      active: sumOf(items, (row) => row.penetration.active),
      compared: ['served', 'unserved'].map((group) =>
        ['previousYuan', 'currentYuan', 'merchants'].map((key) =>
          sumOf(items, (row) => row[group as 'served'][key as 'merchants']),
        ),
      ),
    }).toEqual({
      merchants: whole.merchants,
      served: whole.penetration.served,
      active: whole.penetration.active,
      compared: [whole.served, whole.unserved].map(({ previousYuan, currentYuan, merchants }) => [
        previousYuan,
        currentYuan,
        merchants,
      ]),
    });
  });

  it('to the leaps', async () => {
    const { items, programmeYear: year } = await figures(callers[who], query);
    const page = (more: string) => callers[who].get<LeapPage>(`/api/leaps?limit=1&${region}${more}`);
    const { counts } = await page('');
    const counted = await page(`&state=counted&completedFrom=${year.from}&completedTo=${year.to}`);
    const stateCount = (state: string) => counts.find((one) => one.state === state)?.count ?? 0;
    expect(sumOf(items, ({ leaps }) => leaps.counted)).toBe(counted.total);
    expect(sumOf(items, ({ leaps }) => leaps.near)).toBe(stateCount('near'));
    expect(sumOf(items, ({ leaps }) => leaps.disputed)).toBe(stateCount('disputed'));
  });

  it('to the providers', async () => {
    const { items, ratedPeriod } = await figures(callers[who], query);
    const board = await callers[who].get<ProgrammeBoard>(`/api/programme${region && `?${region}`}`);
    expect(sumOf(items, ({ providers }) => providers)).toBe(board.providers);
    expect(sumOf(items, ({ rated }) => rated)).toBe(board.rated);
    expect(ratedPeriod).toBe(board.ratedPeriod);
  });
});

it('the numbers say something', async () => {
  const { items, ...rest } = await figures(callers.lead);
  expect(rest).toEqual({
    month: '2026-10',
    against: '2026-09',
    programmeYear: { from: '2026-01', to: '2026-12' },
    targetsMonth: '2026-10',
    ratedPeriod: null,
    publishedPenetration: 0.18,
  });
  expect(items.map(({ place, city, region, name }) => [place, city, region, name?.zh ?? null])).toEqual([
    ['city', '210100', 'northeast', '沈阳'],
    ['city', '210200', 'northeast', '大连'],
    ['city', '220100', 'northeast', '长春'],
    ['no_city', null, null, null],
    ['elsewhere', null, null, null],
  ]);
  // N5 joins after the month.
  expect(items.map(({ providers }) => providers)).toEqual([2, 0, 1, 1, 0]);
  expect(sumOf(items, ({ leaps }) => leaps.counted)).toBeGreaterThan(3);
  expect(sumOf(items, ({ leaps }) => leaps.near)).toBeGreaterThan(1);
  expect(sumOf(items, ({ leaps }) => leaps.disputed)).toBeGreaterThan(1);
  expect(items[0]).toMatchObject({
    penetration: { reason: null },
    multiple: { reason: null },
    targets: { leaps: null, providers: null },
  });
  expect(items[0]!.penetration.share).toBeCloseTo(
    items[0]!.penetration.served / items[0]!.penetration.active,
    12,
  );
});

it('merchants elsewhere are counted and not judged', async () => {
  const elsewhere = (await figures(callers.lead)).items.at(-1)!;
  expect(elsewhere).toMatchObject({
    place: 'elsewhere',
    penetration: { share: null, reason: 'outside_scope' },
    multiple: { ofLevels: null, ofGrowth: null, reason: 'outside_scope' },
    leaps: { counted: 0, near: 0, disputed: 0 },
  });
  expect(elsewhere.penetration.active).toBeGreaterThan(0);
  const { items } = await figures(callers.ops);
  expect(items.map(({ place }) => place)).not.toContain('elsewhere');
});

it('a city’s row is the same whoever may see the whole city', async () => {
  const shenyang = async (who: (typeof everybody)[number]) =>
    (await figures(callers[who])).items.find(({ city }) => city === '210100');
  const whole = await shenyang('ops');
  for (const who of everybody) expect(await shenyang(who)).toEqual(whole);
});

it('shows the city’s own targets, and a city of which nothing is there yet but a target', async () => {
  const set = (scope: string, measure: string, goal: number, from = '2026-01') =>
    callers.ops.post<TargetDetail>('/api/targets', {
      ...{ level: 'city', scope, measure, goal, startValue: 0, from, to: '2026-12' },
      ...{ curve: { kind: 'straight' }, owner: null, note: null },
    });
  const leaps = await set('210100', 'leaps', 24);
  await set('210100', 'leaps', 5, '2026-10');
  await set('210100', 'providers', 10);
  await set('230100', 'leaps', 12);
  await set('330100', 'leaps', 12);
  const { items } = await figures(callers.lead);
  const row = (city: string) => items.find((one) => one.city === city);
  expect(row('210100')?.targets).toMatchObject({
    leaps: {
      ...{ id: leaps.id, goal: 24, attained: leaps.attained },
      ...{ pace: leaps.pace, needed: leaps.needed },
    },
    providers: { goal: 10, attained: 2 },
  });
  expect(leaps).toMatchObject({ attained: 6, pace: { status: 'at_high_risk' }, needed: { remaining: 18 } });
  expect(row('230100')).toMatchObject({ providers: 0, merchants: 0, region: 'northeast' });
  expect(row('330100')).toBeUndefined();
  const elsewhere = await figures(callers['two regions'], '?region=east_china');
  expect(elsewhere.items.map(({ city, targets }) => [city, targets.leaps?.goal ?? null])).toContainEqual([
    '330100',
    12,
  ]);
});

it('is not told to a provider', async () => {
  const owner = clientOf(createTestContext(database), 'provider_owner', { providers: ['N1'] });
  expect((await owner.problem('GET', '/api/city-figures')).status).toBe(403);
});

it('says so before anything is stored', async () => {
  const empty = await createTestDatabase();
  try {
    const client = clientOf(createTestContext(empty), 'regional', { regions: ['northeast'] });
    expect(await figures(client)).toMatchObject({
      month: null,
      against: null,
      targetsMonth: null,
      items: [],
    });
  } finally {
    await empty.close();
  }
});
