import type { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDemoContext, openDemoDatabase } from '../../mocks/demo-context.ts';
import type { AppContext } from '../../server/context.ts';
import { prepareDatabase } from '../../server/db/prepare-database.ts';
import type { Assessment, Verification } from '../../src/contract/assessments.ts';
import type { Overview } from '../../src/contract/overview.ts';
import type { DirectoryFacets, DirectoryPage } from '../../src/contract/providers.ts';
import type { Scorecard } from '../../src/contract/scorecards.ts';
import type { Session } from '../../src/contract/session.ts';
import { createTestDatabase } from '../support/database.ts';
import { type ApiClient, createApiClient, createTestContext, seen } from './api-client.ts';
import { assessAndPublish, importSampleCohort, MODEL } from './sample-cohort.ts';

/** The demo's own context and database: the same app, so the same answers. */
let database: PGlite;
let context: AppContext;
let api: ApiClient;

beforeAll(async () => {
  database = await openDemoDatabase();
  context = createDemoContext(database, '0.0.0');
  await prepareDatabase(context);
  await importSampleCohort(context, { step: 12, firstMonth: '2026-06' });
  for (const period of ['2026-09', '2026-10']) await assessAndPublish(context, period);
  api = createApiClient(context);
}, 120_000);
afterAll(() => database.close());

test('the demo says that it is one', async () => {
  expect(await api.get<Session>('/api/session')).toMatchObject({ mode: 'demo', latestPeriod: '2026-10' });
});

test('every list and picture answers as the contract says', async () => {
  const page = await api.get<DirectoryPage>('/api/providers?sort=-capability:traffic&limit=7');
  expect(page.total).toBe(44);
  const next = await api.get<DirectoryPage>(
    `/api/providers?sort=-capability:traffic&limit=7&cursor=${page.nextCursor}`,
  );
  expect(next.items).toHaveLength(7);
  expect(
    (await api.get<DirectoryFacets>('/api/provider-facets')).tier.reduce((sum, one) => sum + one.count, 0),
  ).toBe(44);
  expect((await api.get<Overview>('/api/overview')).headline.providers).toBe(44);
  const card = await api.get<Scorecard>(`/api/providers/${page.items[0]?.id}/scorecard`);
  expect(card.history).toHaveLength(2);
  expect(card.provider.joinedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  await api.get(
    `/api/comparison?ids=${page.items
      .slice(0, 3)
      .map((row) => row.id)
      .join(',')}`,
  );
  await api.get('/api/models');
  await api.get('/api/imports');
  await api.get(`/api/assessable-periods?model=${MODEL}`);
  expect(await api.text('/api/providers.csv')).toContain(page.items[0]?.name);
});

test('an assessment is written, verified, and discarded', async () => {
  const draft = await api.post<Assessment>('/api/assessments', { model: MODEL, period: '2026-10' });
  expect(await api.post<Verification>(`/api/assessments/${draft.id}/verify`)).toMatchObject({ ok: true });
  const path = `/api/assessments/${draft.id}`;
  expect((await api.send('DELETE', path, undefined, seen(draft.revision))).status).toBe(204);
});

test('both databases give the same bytes', async () => {
  const server = await createTestDatabase();
  try {
    const other = createTestContext(server);
    await importSampleCohort(other, { step: 12, firstMonth: '2026-06' });
    for (const period of ['2026-09', '2026-10']) await assessAndPublish(other, period);
    const hashes = async (client: ApiClient) =>
      (await client.get<{ items: Assessment[] }>('/api/assessments')).items.map((one) => [
        one.period,
        one.inputHash,
        one.resultHash,
      ]);
    expect(await hashes(api)).toEqual(await hashes(createApiClient(other)));
  } finally {
    await server.close();
  }
}, 60_000);

test('requests at the same time do not meet in one transaction', async () => {
  const answers = await Promise.all([
    api.post<Assessment>('/api/assessments', { model: MODEL, period: '2026-10' }),
    api.get('/api/overview'),
    api.problem('POST', '/api/assessments', { model: MODEL, period: '2020-01' }),
    api.get('/api/providers'),
    api.post<Assessment>('/api/assessments', { model: MODEL, period: '2026-10' }),
  ]);
  expect(answers[0].resultHash).toBe(answers[4].resultHash);
});

test('published results are as fixed here as on the server', async () => {
  await expect(database.query('update assessment_result set total = 1')).rejects.toThrow(/never change/);
});
