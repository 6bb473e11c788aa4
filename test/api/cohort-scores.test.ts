import { afterEach, expect, test } from 'vitest';
import type { AppContext, Caller } from '../../server/context.ts';
import type { ImprovementPlan } from '../../src/contract/improvement-plans.ts';
import type { DirectoryPage } from '../../src/contract/providers.ts';
import type { CapabilityScore, Scorecard } from '../../src/contract/scorecards.ts';
import { defaultModel } from '../../src/domain/model/default-model.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { createApiClient, createTestContext } from './api-client.ts';
import { assessAndPublish, importSampleCohort } from './sample-cohort.ts';

/** Scored against the cohort, each in another way. */
const RELATIVE = {
  paid_roi: { method: 'min_max' },
  gpm: { method: 'percentile_rank' },
  cost_per_follower: { method: 'z_score', centre: 50, spread: 15, beyond: 'clamp' },
} as const;

let database: TestDatabase;
afterEach(() => database.close());

async function gradedCohort(step: number): Promise<AppContext> {
  database = await createTestDatabase();
  const context = createTestContext(database);
  await importSampleCohort(context, { step, firstMonth: '2026-05' });
  const model = {
    ...defaultModel,
    indicators: defaultModel.indicators.map((indicator) => ({
      ...indicator,
      normalisation: RELATIVE[indicator.code as keyof typeof RELATIVE] ?? indicator.normalisation,
    })),
  };
  await createApiClient(context).post('/api/models', { model });
  for (const period of ['2026-09', '2026-10']) await assessAndPublish(context, period);
  return context;
}

const GRADER: Caller = { id: 'grader', name: 'grader', role: 'ops_grader', scope: null };
const nowhere = { providers: [], regions: [], cities: [] };
const owner = (provider: string): Caller => ({
  id: `owner-of-${provider}`,
  name: provider,
  role: 'provider_owner',
  scope: { ...nowhere, providers: [provider] },
});
const indicatorsOf = ({ capabilities }: { capabilities: CapabilityScore[] }) =>
  capabilities.flatMap(({ indicators }) => indicators);

test('scored against the cohort, everybody sees the numbers that the grader sees', async () => {
  const context = await gradedCohort(16);
  const ops = createApiClient(context, GRADER);
  const rows = (await ops.get<DirectoryPage>('/api/providers?limit=200')).items.filter((row) => row.rating);
  expect(rows.length).toBeGreaterThan(20);
  let relative = 0;
  for (const row of rows.slice(0, 10)) {
    const limited = [owner(row.id)];
    if (row.region)
      limited.push({
        id: 'lead',
        name: 'lead',
        role: 'regional',
        scope: { ...nowhere, regions: [row.region] },
      });
    for (const caller of limited) {
      const own = createApiClient(context, caller);
      const card = `/api/providers/${row.id}/scorecard`;
      const mine = await own.get<Scorecard>(card);
      expect({ ...mine, stamp: null }).toEqual({ ...(await ops.get<Scorecard>(card)), stamp: null });
      // What was stored when the whole cohort was graded at once.
      expect(mine.capabilities.map(({ code, score, state }) => ({ code, score, state }))).toEqual(
        row.rating?.capabilities,
      );
      relative += indicatorsOf(mine).filter(({ code, score }) => code in RELATIVE && score !== null).length;
      for (const target of ['next', 'hold']) {
        const plan = `/api/providers/${row.id}/improvement-plan?target=${target}`;
        expect({ ...(await own.get<ImprovementPlan>(plan)), stamp: null }).toEqual({
          ...(await ops.get<ImprovementPlan>(plan)),
          stamp: null,
        });
      }
    }
  }
  expect(relative).toBeGreaterThan(10);
}, 120_000);

test('below 8 peers nobody is told what would be another’s number', async () => {
  const context = await gradedCohort(100);
  const ops = createApiClient(context, GRADER);
  const rows = (await ops.get<DirectoryPage>('/api/providers?limit=200')).items.filter((row) => row.rating);
  expect(rows.length).toBeLessThan(8);
  let seen = 0;
  for (const row of rows) {
    const own = createApiClient(context, owner(row.id));
    const card = await own.get<Scorecard>(`/api/providers/${row.id}/scorecard`);
    expect(card.peers.medianTotal).toBeNull();
    expect(card.capabilities.every(({ peerMedian }) => peerMedian === null)).toBe(true);
    const full = new Map(
      indicatorsOf(await ops.get<Scorecard>(`/api/providers/${row.id}/scorecard`)).map((one) => [
        one.code,
        one,
      ]),
    );
    const plan = `/api/providers/${row.id}/improvement-plan?target=next`;
    const mine = await own.get<ImprovementPlan>(plan);
    expect((await ops.get<ImprovementPlan>(plan)).withheld).toEqual([]);
    for (const one of indicatorsOf(card)) {
      expect(one.peerMedian).toBeNull();
      expect(one.score).toBe(full.get(one.code)?.score);
      if (!(one.code in RELATIVE) || one.score === null) continue;
      seen++;
      expect(one.goalposts).toBeNull();
      if (one.code === 'paid_roi') {
        expect(one.goalpostsBasis).toBe('cohort');
        expect(full.get(one.code)?.goalposts).not.toBeNull();
      }
      expect(mine.withheld).toContain(one.code);
      expect(mine.path?.changes.map(({ code }) => code) ?? []).not.toContain(one.code);
    }
  }
  expect(seen).toBeGreaterThan(3);
}, 120_000);
