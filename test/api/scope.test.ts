import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AppContext } from '../../server/context.ts';
import type { Overview } from '../../src/contract/overview.ts';
import type { DirectoryFacets, DirectoryPage } from '../../src/contract/providers.ts';
import { routes } from '../../src/contract/routes.ts';
import type { Comparison, PeriodEntry, Scorecard } from '../../src/contract/scorecards.ts';
import type { Scope } from '../../src/domain/access/scope.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { type ApiClient, createApiClient, createTestContext } from './api-client.ts';
import { assessAndPublish, importSampleCohort } from './sample-cohort.ts';

let database: TestDatabase;
let context: AppContext;
let all: ApiClient;

beforeAll(async () => {
  database = await createTestDatabase();
  context = createTestContext(database);
  all = createApiClient(context);
  await importSampleCohort(context, { step: 5, firstMonth: '2025-09' });
  for (const period of ['2026-09', '2026-10']) await assessAndPublish(context, period);
}, 60_000);
afterAll(() => database.close());

const ids = (page: DirectoryPage) => page.items.map((row) => row.id);

describe.each<[string, Scope, string]>([
  ['one provider', { providers: ['P00006'], regions: [], cities: [] }, 'ids=P00006'],
  ['one region', { providers: [], regions: ['northeast'], cities: [] }, 'region=northeast'],
  ['a region and a provider elsewhere', { providers: ['P00006'], regions: ['northeast'], cities: [] }, ''],
  ['nothing', { providers: [], regions: [], cities: [] }, 'ids=NOBODY'],
])('a caller with %s', (_, scope, filter) => {
  let api: ApiClient;
  let own: string[];
  let others: string[];

  beforeAll(async () => {
    api = createApiClient(context, { id: 'limited', name: 'limited', role: 'regional', scope });
    const everybody = (await all.get<DirectoryPage>('/api/providers?limit=200')).items;
    own = everybody
      .filter((row) => scope.providers.includes(row.id) || scope.regions.includes(row.region ?? ''))
      .map((row) => row.id);
    others = everybody.map((row) => row.id).filter((id) => !own.includes(id));
  });

  test('lists those rows and no other, whatever is asked', async () => {
    const page = await api.get<DirectoryPage>('/api/providers?limit=200');
    expect(ids(page).sort()).toEqual([...own].sort());
    expect(page.total).toBe(own.length);
    expect(ids(await api.get<DirectoryPage>(`/api/providers?ids=${others.slice(0, 50).join(',')}`))).toEqual(
      [],
    );
    expect(ids(await api.get<DirectoryPage>(`/api/providers?q=${others[0]}`))).toEqual([]);
  });

  test('facets count those rows', async () => {
    const facets = await api.get<DirectoryFacets>('/api/provider-facets');
    for (const name of ['tier', 'category'] as const) {
      expect(facets[name].reduce((sum, one) => sum + one.count, 0)).toBe(own.length);
    }
  });

  test('the overview sums those rows', async () => {
    const mine = await api.get<Overview>('/api/overview');
    expect(mine.headline.providers).toBe(own.length);
    const named = mine.attention.flatMap((one) => one.examples.map((example) => example.providerId));
    expect(named.filter((id) => others.includes(id))).toEqual([]);
    const listed = await all.get<DirectoryPage>(`/api/providers?ids=${own.join(',') || 'NOBODY'}&limit=200`);
    for (const { indicator, sum } of mine.measures) {
      const expected = listed.items.reduce((total, row) => total + (row.rating?.measures[indicator] ?? 0), 0);
      expect(sum ?? 0).toBeCloseTo(expected, 3);
    }
    if (filter.startsWith('region')) {
      const same = await all.get<Overview>(`/api/overview?${filter}`);
      expect({ ...mine, stamp: null }).toEqual({ ...same, stamp: null });
    }
  });

  test('exports carry those rows', async () => {
    const text = await api.text('/api/providers.csv');
    for (const id of own) expect(text).toContain(`\r\n${id},`);
    for (const id of others) expect(text).not.toContain(`\r\n${id},`);
    const [latest] = (await all.get<{ items: PeriodEntry[] }>('/api/periods')).items;
    const results = await api.text(`/api/assessments/${latest?.assessmentId}/results.csv`);
    for (const id of others) expect(results).not.toContain(`\r\n${id},`);
    for (const id of own) expect(results).toContain(`\r\n${id},`);
  });

  test('scorecards and comparisons of others do not exist', async () => {
    for (const id of own.slice(0, 2))
      expect((await api.get<Scorecard>(`/api/providers/${id}/scorecard`)).provider.id).toBe(id);
    for (const id of others.slice(0, 3)) {
      const problem = await api.problem('GET', `/api/providers/${id}/scorecard`);
      const unknown = await api.problem('GET', '/api/providers/NOBODY/scorecard');
      expect(problem.code).toBe('not_found');
      expect(problem.detail.replaceAll(id, 'X')).toBe(unknown.detail.replaceAll('NOBODY', 'X'));
    }
    const asked = [...own.slice(0, 1), ...others.slice(0, 2)];
    const compared = await api.get<Comparison>(`/api/comparison?ids=${asked.join(',')}`);
    expect(compared.items.map((item) => item.provider.id)).toEqual(own.slice(0, 1));
    expect(compared.missing).toEqual(others.slice(0, 2));
  });

  test('periods count those rows', async () => {
    const { items } = await api.get<{ items: PeriodEntry[] }>('/api/periods');
    for (const item of items) expect(item.providers).toBe(own.length);
    expect(items).toHaveLength(own.length > 0 ? 2 : 0);
  });

  test('everything that concerns the whole platform is refused, before anything is looked up', async () => {
    const open = new Set(['session.read', 'model.read']);
    for (const route of Object.values(routes)) {
      if (route.scope !== 'platform' || open.has(route.action)) continue;
      const path = route.path.replace(/\{\w+\}/g, 'x');
      const problem = await api.problem(route.method.toUpperCase(), path);
      expect(problem.code, route.id).toBe('forbidden');
    }
    await api.get('/api/models');
    await api.get('/api/session');
  });
});
