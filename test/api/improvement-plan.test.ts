import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AppContext } from '../../server/context.ts';
import type { ImprovementPlan } from '../../src/contract/improvement-plans.ts';
import type { DirectoryPage, DirectoryRow } from '../../src/contract/providers.ts';
import type { Scorecard } from '../../src/contract/scorecards.ts';
import { profileFromScores } from '../../src/domain/explain/profile.ts';
import { defaultModel } from '../../src/domain/model/default-model.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { type ApiClient, createApiClient, createTestContext } from './api-client.ts';
import { assessAndPublish, importSampleCohort } from './sample-cohort.ts';

let database: TestDatabase;
let context: AppContext;
let api: ApiClient;
let rows: DirectoryRow[];

beforeAll(async () => {
  database = await createTestDatabase();
  context = createTestContext(database);
  api = createApiClient(context);
  await importSampleCohort(context, { step: 8, firstMonth: '2025-08' });
  for (const period of ['2026-08', '2026-09', '2026-10']) await assessAndPublish(context, period);
  rows = (await api.get<DirectoryPage>('/api/providers?limit=200')).items.filter((row) => row.rating);
}, 120_000);
afterAll(() => database.close());

const path = (id: string, query = '') => `/api/providers/${id}/improvement-plan${query}`;
const plan = (id: string, query = '') => api.get<ImprovementPlan>(path(id, query));
const pick = (matches: (row: DirectoryRow) => boolean): string => {
  const found = rows.find(matches);
  if (!found) throw new Error('the sample has no such provider');
  return found.id;
};
const tiered = (row: DirectoryRow, tier: string) => row.rating?.tier === tier && row.compliance === 'clear';

test('it starts from what the scorecard says', async () => {
  for (const row of rows.slice(0, 12)) {
    const shown = await plan(row.id);
    const card = await api.get<Scorecard>(`/api/providers/${row.id}/scorecard`);
    expect(shown.provider).toEqual(card.provider);
    expect(shown.stamp).toEqual(card.stamp);
    expect(shown).toMatchObject({ total: card.total, totalState: card.totalState, delta: card.delta });
    expect(shown.trend).toEqual(card.history.map(({ period, total }) => ({ period, total })));
    if (!shown.path) continue;
    expect(shown.path.gates).toEqual(card.gates.find(({ tier }) => tier === shown.path?.tier)?.gates);
    const raws = new Map(
      [...card.capabilities.flatMap(({ indicators }) => indicators), ...card.measures].map((one) => [
        one.code,
        one,
      ]),
    );
    for (const change of shown.path.changes) {
      expect(change.from).toBe(raws.get(change.code)?.raw);
      const score = raws.get(change.code)?.score ?? null;
      if (change.scoreFrom === null) expect(score).toBeNull();
      else expect(Math.abs(change.scoreFrom - (score ?? Number.NaN))).toBeLessThan(0.051);
    }
  }
});

test('scored again with the path’s scores, the total is the one promised', async () => {
  const id = pick((row) => tiered(row, 'quality') && row.rating?.coverage === 1);
  const shown = await plan(id, '?target=next');
  const card = await api.get<Scorecard>(`/api/providers/${id}/scorecard`);
  const changed = new Map(shown.path?.changes.map(({ code, scoreTo }) => [code, scoreTo]));
  const goalposts = new Map(defaultModel.indicators.map(({ code, normalisation }) => [code, normalisation]));
  const scores = card.capabilities
    .flatMap(({ indicators }) => indicators)
    .map(({ code, raw }): [string, number | null] => {
      const rule = goalposts.get(code);
      if (rule?.method !== 'goalposts' || raw === null) return [code, null];
      const own = (100 * (raw - rule.floor)) / (rule.target - rule.floor);
      return [code, changed.get(code) ?? Math.min(100, Math.max(0, own))];
    });
  const again = profileFromScores(defaultModel, card.provider.category, Object.fromEntries(scores));
  expect(shown.path?.reachable).toBe(true);
  expect(again.shownTotal).toBe(shown.path?.totalAfter);
  expect(shown.path?.tierAfter).toBe('core');
});

describe('what is asked for', () => {
  test('the tier of the last quarter end, the next settlement, and the months that count', async () => {
    const shown = await plan(pick((row) => tiered(row, 'core')));
    expect(shown.current.settledPeriod).toBe('2026-09');
    expect(shown.today).toBe('2026-11-05');
    expect(shown.settlement).toEqual({
      quarter: '2026-Q4',
      dataThrough: '2026-12-31',
      settlesOn: '2027-01-05',
      daysLeft: 61,
    });
    expect(shown.projected?.months.map(({ period }) => period)).toEqual(['2026-08', '2026-09', '2026-10']);
    expect(shown.projected?.leavesNext).toBe('2026-08');
    expect(shown.windows[0]?.leavesNext).toBeDefined();
  });

  test('the next tier or the present one', async () => {
    const id = pick((row) => tiered(row, 'core'));
    const { current } = await plan(id);
    expect((await plan(id, '?target=hold')).path?.tier ?? null).toBe(current.tier);
    const next = await plan(id, '?target=next');
    expect(next.path?.tier).not.toBe(current.tier);
    expect(next.path?.effort).toBeGreaterThan(0);
  });

  test('efforts: what is dear comes later, what is fixed stays', async () => {
    const id = pick((row) => tiered(row, 'quality') && (row.rating?.total ?? 100) < 66);
    const free = await plan(id, '?target=next');
    const [first] = free.path?.changes.filter(({ meetsGate }) => !meetsGate) ?? [];
    if (!first) throw new Error('the path has no change of choice');
    const fixed = await plan(id, `?target=next&effort=${first.code}:fixed`);
    expect(fixed.path?.changes.map(({ code }) => code)).not.toContain(first.code);
    const dear = await plan(id, `?target=next&effort=${first.code}:50`);
    expect(dear.path?.effort).toBeGreaterThanOrEqual(free.path?.effort ?? 0);
  });

  test('compliance and missing data are obstacles by name', async () => {
    const kinds = new Set<string>();
    for (const row of rows.filter((one) => one.compliance !== 'clear' || (one.rating?.coverage ?? 0) < 0.8)) {
      const { path: shown } = await plan(row.id, '?target=next');
      if (!shown) continue;
      for (const { kind } of shown.obstacles) kinds.add(kind);
      expect(shown.reachable).toBe(shown.obstacles.length === 0);
      if (row.compliance === 'veto') expect(shown.obstacles.map(({ kind }) => kind)).toContain('veto');
      for (const { kind, indicators } of shown.obstacles) {
        if (kind === 'coverage') expect(indicators.length).toBeGreaterThan(0);
      }
    }
    expect([...kinds]).toEqual(expect.arrayContaining(['veto', 'capped']));
  });

  test('an earlier period is answered from its own frozen numbers', async () => {
    const id = pick((row) => tiered(row, 'quality'));
    const shown = await plan(id, '?period=2026-09');
    expect(shown.stamp.period).toBe('2026-09');
    expect(shown.current).toMatchObject({ settledPeriod: null });
    expect(shown.trend.at(-1)?.period).toBe('2026-09');
  });
});

describe('what is refused', () => {
  test('efforts that cannot be used are named', async () => {
    const id = rows[0]?.id ?? '';
    for (const effort of ['live_cvr', 'live_cvr:0', 'live_cvr:1000', 'live_cvr:-1', 'live_cvr:x', ':1']) {
      const problem = await api.problem('GET', path(id, `?effort=${encodeURIComponent(effort)}`));
      expect(problem.code, effort).toBe('invalid_request');
    }
    expect((await api.problem('GET', path(id, '?effort=nothing_such:2'))).errors[0]).toMatchObject({
      path: 'query.effort',
      message: 'nothing_such',
    });
    expect((await api.problem('GET', path(id, '?target=sideways'))).code).toBe('invalid_request');
  });

  test('a foreign provider and one that does not exist answer alike', async () => {
    const [own, foreign] = rows;
    if (!own || !foreign) throw new Error('the sample is empty');
    const client = createApiClient(context, {
      id: 'owner',
      name: 'owner',
      role: 'provider_owner',
      scope: { providers: [own.id], regions: [], cities: [] },
    });
    expect((await client.get<ImprovementPlan>(path(own.id))).provider.id).toBe(own.id);
    const refused = await client.problem('GET', path(foreign.id));
    const absent = await client.problem('GET', path('P99999'));
    expect(refused.code).toBe('not_found');
    const alike = ({ requestId: _, detail, ...rest }: typeof refused, id: string) => ({
      ...rest,
      detail: detail.replace(id, 'ID'),
    });
    expect(alike(refused, foreign.id)).toEqual(alike(absent, 'P99999'));
  });
});
