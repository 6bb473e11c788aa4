import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AppContext } from '../../server/context.ts';
import type { MerchantPage } from '../../src/contract/merchants.ts';
import type { CohortsView, LadderView, ProgrammeBoard } from '../../src/contract/programme.ts';
import type { DirectoryPage } from '../../src/contract/providers.ts';
import type { TargetDetail } from '../../src/contract/targets.ts';
import { shiftPeriod } from '../../src/domain/period/period.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { storeCourses } from '../support/store-courses.ts';
import { type ApiClient, createTestContext } from './api-client.ts';
import { clientOf, storeProgrammeWorld } from './programme-world.ts';
import { assessAndPublish, importSampleCohort } from './sample-cohort.ts';

const LEADS = {
  north: { regions: ['northeast'] },
  city: { cities: ['210100'] },
  two: { regions: ['northeast', 'east_china'] },
};
const MILLION = 1_000_000;

const board = (api: ApiClient, query = '') => api.get<ProgrammeBoard>(`/api/programme${query}`);
const ladderOf = ({ ladders }: ProgrammeBoard, code: string): LadderView =>
  ladders.find((one) => one.code === code) ?? expect.fail(code);
const totalOf = ({ totals }: ProgrammeBoard, amount: string) =>
  totals.find((one) => one.amount === amount) ?? expect.fail(amount);
const sum = (values: readonly (number | null)[]) => values.reduce<number>((all, one) => all + (one ?? 0), 0);

/** Every number of a board is the sum of the rows below it. */
function expectToAddUp(view: ProgrammeBoard): void {
  const { regions, ladders, totals, providers, rated } = view;
  expect(sum(regions.map((row) => row.providers))).toBe(providers);
  expect(sum(regions.map((row) => row.rated))).toBe(rated);
  expect(sum(regions.map((row) => row.leaps))).toBe(totalOf(view, 'leaps').trailing12 ?? 0);
  expect(sum(regions.map((row) => row.gmvYuan))).toBe(totalOf(view, 'gmv').trailing12 ?? 0);
  expect(sum(regions.map((row) => row.gmvUnknown))).toBe(totalOf(view, 'gmv').amountUnknown);
  for (const { code, attained, funnel, series } of ladders) {
    const inRegions = regions.map(({ clubs }) => clubs.find((club) => club.code === code)?.providers ?? 0);
    expect(sum(inRegions), code).toBe(attained ?? 0);
    const [joined, ...later] = funnel.steps.map((step) => step.providers);
    expect((joined ?? 0) + funnel.leftForHigherClub, code).toBe(providers);
    expect([joined, ...later].toSorted((a, b) => b! - a!)).toEqual([joined, ...later]);
    expect((later.at(-1) ?? 0) + funnel.unratedReached, code).toBe(attained ?? 0);
    expect(series.find(({ month }) => month === view.month)?.attained, code).toBe(attained);
  }
  for (const { series, trailing12 } of totals)
    expect(sum(series.slice(-12).map(({ value }) => value))).toBe(trailing12 ?? 0);
}

let database: TestDatabase;
let context: AppContext;
let ops: ApiClient;

beforeAll(async () => {
  database = await createTestDatabase();
  context = createTestContext(database);
  ops = clientOf(context, 'ops_grader', null);
}, 30_000);
afterAll(() => database.close());

test('a board before anything is stored says so', async () => {
  const view = await board(ops);
  expect(view).toMatchObject({
    month: null,
    months: [],
    providers: 0,
    rated: 0,
    ratedPeriod: null,
    regions: [],
  });
  expect(view.ladders.map(({ attained, goal }) => [attained, goal?.goal, goal?.pace.reason])).toEqual([
    [null, 50, 'value_not_known'],
    [null, 100, 'value_not_known'],
    [null, 100, 'value_not_known'],
    [null, 200, 'value_not_known'],
  ]);
  const { months, all, byMonth } = await ops.get<CohortsView>('/api/cohorts');
  expect([months, all.merchants, byMonth]).toEqual([null, 0, []]);
});

describe('with providers and their months', () => {
  beforeAll(() => storeProgrammeWorld(context));

  test('ladders, totals and goals, by hand', async () => {
    const view = await board(ops);
    expectToAddUp(view);
    expect(view).toMatchObject({
      month: '2026-10',
      goalScope: 'programme',
      providers: 7,
      countMode: 'exclusive',
    });
    expect(view.ladders.map(({ code, attained, below }) => [code, attained, below])).toEqual([
      ['leap50', 1, null],
      ['leap20', 2, 50],
      ['gmv1b', 2, null],
      ['gmv100m', 1, 1_000 * MILLION],
    ]);
    const { funnel, goal, next } = ladderOf(view, 'leap20');
    // E1 is at 48 of 50 and N2 at 24; N3 and X1 stand at 12 of 20; E3 is not known.
    expect(funnel).toMatchObject({
      leftForHigherClub: 1,
      unratedStarted: 4,
      unratedReached: 2,
      amountUnknown: 1,
    });
    expect(goal).toMatchObject({
      goal: 100,
      startValue: 2,
      startSource: 'data',
      forecast: { value: 2, status: 'gap' },
    });
    expect(
      next.map(({ provider, attained, needed, neededPerMonth, willReach }) => [
        ...[provider.id, attained, needed, neededPerMonth, willReach],
      ]),
    ).toEqual([
      ['N3', 12, 10, 5, false],
      ['X1', 12, 10, 5, false],
    ]);
    expect(totalOf(view, 'leaps')).toMatchObject({
      implied: 4500,
      trailing12: 156,
      inClubs: 132,
      periodToDate: 130,
    });
    expect(totalOf(view, 'gmv')).toMatchObject({ implied: 120_000 * MILLION, trailing12: 2472 * MILLION });
    expect(
      view.regions.map(({ region, providers, leaps, gmvUnknown }) => [region, providers, leaps, gmvUnknown]),
    ).toEqual([
      ['east_china', 3, 48, 1],
      ['northeast', 3, 96, 0],
      [null, 1, 12, 0],
    ]);
  });

  test('counted nested, who is in a higher club is in the lower one too', async () => {
    const view = await board(ops, '?countMode=nested');
    expectToAddUp(view);
    expect(view).toMatchObject({ countMode: 'nested', countModeInForce: 'exclusive' });
    expect(view.ladders.map(({ attained }) => attained)).toEqual([1, 3, 2, 3]);
    expect(view.ladders.map(({ goal }) => goal?.startValue)).toEqual([1, 3, 2, 3]);
    // Fifty of the hundred fill the lower club too.
    expect(totalOf(view, 'leaps').implied).toBe(50 * 50 + 50 * 20);
  });

  test('a look back sees no later month', async () => {
    const view = await board(ops, '?month=2026-02');
    expectToAddUp(view);
    // E2 joined in March.
    expect(view.providers).toBe(6);
    expect(totalOf(view, 'leaps')).toMatchObject({ periodToDate: 26 });
    expect(ladderOf(view, 'leap50').series.at(-1)).toMatchObject({
      month: '2026-12',
      attained: null,
      expected: 50,
    });
    const problem = await ops.problem('GET', '/api/programme?month=2026-11');
    expect(problem).toMatchObject({ code: 'invalid_request', errors: [{ path: 'query.month' }] });
  });

  test.each(Object.entries(LEADS))('the sums of a lead (%s) are those of their rows', async (name, scope) => {
    const lead = clientOf(context, 'regional', scope);
    const view = await board(lead);
    expectToAddUp(view);
    const rows = (await board(ops)).regions.filter(({ region }) =>
      (scope as { regions?: string[] }).regions?.includes(region ?? ''),
    );
    if (name !== 'city') expect(view.regions).toEqual(rows);
    expect(view.providers).toBe({ north: 3, city: 2, two: 6 }[name]);
    expect(view.goalScope).toBe({ north: 'region', city: 'city', two: 'none' }[name]);
    // Nobody set goals there: the programme's are no business of theirs.
    expect(view.ladders.every(({ goal }) => goal === null)).toBe(true);
    expect(totalOf(view, 'leaps').implied).toBeNull();
  });

  test('a target of the region stands on the board of its lead, and on the region’s', async () => {
    const set = await ops.post<TargetDetail>('/api/targets', {
      ...{ level: 'region', scope: 'northeast', measure: 'leap50_providers', goal: 3, startValue: 0 },
      ...{ from: '2026-01', to: '2026-12', curve: { kind: 'straight' }, owner: null },
    });
    for (const view of [
      await board(clientOf(context, 'regional', LEADS.north)),
      await board(ops, '?region=northeast'),
      await board(clientOf(context, 'regional', LEADS.two), '?region=northeast'),
    ]) {
      expectToAddUp(view);
      expect(view.providers).toBe(3);
      expect(ladderOf(view, 'leap50').goal).toMatchObject({
        targetId: set.id,
        goal: 3,
        pace: { index: 0.4 },
      });
      expect(ladderOf(view, 'leap20').goal).toBeNull();
    }
    const part = await board(clientOf(context, 'regional', LEADS.city), '?region=northeast');
    expect(part).toMatchObject({ goalScope: 'none', providers: 2 });
  });

  test('a provider’s people have no board', async () => {
    const own = clientOf(context, 'provider_owner', { providers: ['N1'] });
    expect((await own.problem('GET', '/api/programme')).code).toBe('forbidden');
    expect((await own.problem('GET', '/api/cohorts')).code).toBe('forbidden');
  });
});

describe('cohorts', () => {
  beforeAll(async () => {
    const { db } = context;
    await sql`insert into period (code, cadence, starts_on, ends_on)
      select to_char(d, 'YYYY-MM'), 'month', d::date, (d + interval '1 month - 1 day')::date
      from generate_series('2026-06-01'::date, '2026-10-01', '1 month') d on conflict do nothing`.execute(db);
    // M1 and M2 are served by N1 since July, M3 by E1 since August; M4 by nobody.
    await sql`insert into merchant (external_id, name, region, industry, created_at, updated_at)
      select id, id, region, industry, now(), now() from (values ('M1', 'northeast', '服装'), ('M2', 'northeast', '食品'),
        ('M3', 'east_china', '服装'), ('M4', 'east_china', null)) as m (id, region, industry)`.execute(db);
    await sql`insert into service_relation (provider_id, merchant_id, role, started_on, ended_on)
      select p.id, m.id, 'primary', r.started::date, r.ended::date from (values ('N1', 'M1', '2026-07-05', null),
        ('N1', 'M2', '2026-07-20', '2026-08-31'), ('E1', 'M3', '2026-08-01', null)) as r (provider, merchant, started, ended)
      join provider p on p.external_id = r.provider join merchant m on m.external_id = r.merchant`.execute(
      db,
    );
    await sql`insert into merchant_month (period_id, merchant_id, paid_gmv, import_id)
      select p.id, m.id, 100, 1 from merchant m cross join period p
      where p.code between '2026-06' and '2026-10' and not (m.external_id = 'M1' and p.code = '2026-09')`.execute(
      db,
    );
    await sql`insert into leap_outcome (relation_id, provider_id, merchant_id, state, is_open, completed_month, held_months, content, fingerprint, evaluation_id)
      select r.id, r.provider_id, r.merchant_id, 'counted', false, '2026-10', 3, '{}', 0, 1
      from service_relation r join merchant m on m.id = r.merchant_id where m.external_id = 'M1'`.execute(db);
    await storeCourses(context);
  });

  test('retention, graduation and time to leap, by hand', async () => {
    const view = await ops.get<CohortsView>('/api/cohorts');
    expect(view).toMatchObject({ months: { from: '2026-06', through: '2026-10' }, neverServed: 1 });
    const [july, august] = view.byMonth;
    expect(july).toMatchObject({ month: '2026-07', merchants: 2 });
    // M1 has no row in September; M2 is no longer served then.
    expect(
      july?.retention.map(({ reached, observed, withoutRow }) => [reached, observed, withoutRow]),
    ).toEqual([
      [2, 2, 0],
      [2, 2, 0],
      [0, 2, 1],
      [1, 2, 0],
    ]);
    expect(july?.graduation.map(({ share }) => share)).toEqual([0, 0, 0, 0.5]);
    expect(july?.timeToLeap).toMatchObject({ leapt: 1, medianOfAllMonths: 3 });
    expect(august).toMatchObject({ month: '2026-08', merchants: 1 });
    expect(view.all.merchants).toBe(3);
    expect(sum(view.industries.map(({ merchants }) => merchants))).toBe(4);
  });

  test('every number opens to its rows', async () => {
    for (const reader of [ops, clientOf(context, 'regional', LEADS.north)]) {
      const view = await reader.get<CohortsView>('/api/cohorts');
      const rows = async (filter: string) =>
        (await reader.get<MerchantPage>(`/api/merchants?${filter}`)).total;
      expect(await rows('everServed=no')).toBe(view.neverServed);
      expect(await rows('joinedFrom=2026-06&joinedTo=2026-10')).toBe(view.all.merchants);
      for (const { month, merchants, retention, graduation, timeToLeap } of view.byMonth) {
        const joined = `joinedFrom=${month}&joinedTo=${month}`;
        expect(await rows(joined)).toBe(merchants);
        expect(await rows(`${joined}&leaptTo=2026-10`)).toBe(timeToLeap.leapt);
        for (const { afterMonths, observed, reached, withoutRow } of retention) {
          const cell = `${joined}&month=${shiftPeriod(month ?? '', afterMonths)}`;
          expect(await rows(cell)).toBe(observed);
          expect(await rows(`${cell}&inService=yes&sold=yes`)).toBe(reached);
          expect(await rows(`${cell}&inService=yes&sold=unknown`)).toBe(withoutRow);
        }
        for (const { afterMonths, reached } of graduation) {
          expect(await rows(`${joined}&leaptTo=${shiftPeriod(month ?? '', afterMonths)}`)).toBe(reached);
        }
      }
    }
  });

  test('filters, and what a lead sees of it', async () => {
    const clothes = await ops.get<CohortsView>(`/api/cohorts?industry=${encodeURIComponent('服装')}`);
    expect([clothes.all.merchants, clothes.neverServed]).toEqual([2, 0]);
    const unknown = await ops.get<CohortsView>('/api/cohorts?industry=none');
    expect([unknown.all.merchants, unknown.neverServed]).toEqual([0, 1]);
    const lead = await clientOf(context, 'regional', LEADS.north).get<CohortsView>('/api/cohorts');
    expect([lead.all.merchants, lead.neverServed]).toEqual([2, 0]);
    expect(await ops.get<CohortsView>('/api/cohorts?region=northeast')).toMatchObject({ all: lead.all });
  });
});

test('rated are those with a total in the latest published assessment', async () => {
  const own = await createTestDatabase();
  try {
    const sample = createTestContext(own);
    await importSampleCohort(sample, { step: 25, firstMonth: '2025-11' });
    await assessAndPublish(sample, '2026-10');
    const api = clientOf(sample, 'ops_viewer', null);
    const { items } = await api.get<DirectoryPage>('/api/providers?limit=200');
    const rated = items.filter(({ rating }) => rating?.total !== null && rating !== null);
    const view = await board(api);
    expectToAddUp(view);
    expect(view).toMatchObject({ ratedPeriod: '2026-10', rated: rated.length });
    expect(rated.length).toBeGreaterThan(0);
  } finally {
    await own.close();
  }
}, 60_000);
