import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadSampleData } from '../../mocks/sample/load-sample.ts';
import { generateSampleFacts } from '../../mocks/sample/sample-facts.ts';
import { generateSampleMerchants } from '../../mocks/sample/sample-merchants.ts';
import type { AppContext } from '../../server/context.ts';
import type { Verification } from '../../src/contract/assessments.ts';
import type { DirectoryPage } from '../../src/contract/providers.ts';
import type { PeriodEntry } from '../../src/contract/scorecards.ts';
import type { Session } from '../../src/contract/session.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { createApiClient, createTestContext } from './api-client.ts';

let database: TestDatabase;
let context: AppContext;

beforeAll(async () => {
  database = await createTestDatabase();
  // A clock far behind the sample: a first start must not depend on the machine's date.
  context = { ...createTestContext(database), now: () => new Date('2025-01-01T00:00:00Z') };
});
afterAll(() => database.close());

test('an interrupted load goes on where it stopped, and a finished one is left alone', async () => {
  const stopAt = (period: string) => (line: string) => {
    if (line.includes(period)) throw new Error('interrupted');
  };
  await expect(loadSampleData(context, stopAt('2025-07'))).rejects.toThrow('interrupted');
  const lines: string[] = [];
  expect(await loadSampleData(context, (line) => lines.push(line))).toBe(true);
  expect(lines.at(-1)).toContain('2026-10 (18/18)');

  const api = createApiClient(context);
  const { items } = await api.get<{ items: PeriodEntry[] }>('/api/periods');
  expect(items.map((item) => item.period).reverse()).toEqual([
    ...['05', '06', '07', '08', '09', '10', '11', '12'].map((month) => `2025-${month}`),
    ...['01', '02', '03', '04', '05', '06', '07', '08', '09', '10'].map((month) => `2026-${month}`),
  ]);
  expect(await api.get<Session>('/api/session')).toMatchObject({ sampleData: true, latestPeriod: '2026-10' });
  const page = await api.get<DirectoryPage>('/api/providers?limit=200');
  expect(page.total).toBeGreaterThan(500);
  expect(page.items.every((row) => row.sample)).toBe(true);
  expect(page.items[0]?.rating?.trend).toHaveLength(12);
  expect(await api.post<Verification>(`/api/assessments/${items[0]?.assessmentId}/verify`)).toMatchObject({
    ok: true,
  });

  const again: string[] = [];
  expect(await loadSampleData(context, (line) => again.push(line))).toBe(true);
  expect(again).toEqual([]);
}, 300_000);

test('the merchants, their relations and months are stored as generated', async () => {
  const merchants = generateSampleMerchants();
  const { rows } = await sql<Record<string, number>>`select
      (select count(*)::int from merchant where sample) as merchants,
      (select count(*)::int from service_relation) as relations,
      (select count(*)::int from merchant_month) as months,
      (select count(*)::int from leap_outcome where state = 'counted') as counted`.execute(database.db);
  expect(rows[0]).toMatchObject({
    merchants: merchants.length,
    relations: merchants.reduce((sum, { relations }) => sum + relations.length, 0),
    months: merchants.reduce((sum, { months }) => sum + months.length, 0),
  });
  expect(rows[0]?.counted).toBeGreaterThan(11_500);
});

test('the leaps found in them are those the sample providers report', async () => {
  const { rows } = await sql<{ provider: string; period: string; numerator: number }>`
    select p.external_id as provider, t.code as period, f.numerator
    from fact f join provider p on p.id = f.provider_id join period t on t.id = f.period_id
    join indicator i on i.id = f.indicator_id where i.code = 'leap_merchants'`.execute(database.db);
  const stored = new Map(rows.map(({ provider, period, numerator }) => [`${provider} ${period}`, numerator]));
  const changed: string[] = [];
  for (const { provider, period, indicator, numerator } of generateSampleFacts()) {
    if (indicator !== 'leap_merchants') continue;
    const key = `${provider} ${period}`;
    if (stored.get(key) !== numerator) changed.push(`${key}: ${numerator} became ${stored.get(key)}`);
    stored.delete(key);
  }
  expect(changed).toEqual([]);
  // Months in which a provider reports nothing may only say that nobody leapt.
  expect([...stored].filter(([, count]) => count !== 0)).toEqual([]);
});

test('a database with providers of its own gets no fictional ones', async () => {
  const own = await createTestDatabase();
  try {
    await own.pool.query(`
      insert into provider (external_id, name, model_code, created_at, updated_at)
      values ('REAL', '真实服务商', 'five-capability', now(), now())`);
    expect(await loadSampleData(createTestContext(own))).toBe(false);
    const { rows } = await own.pool.query('select external_id from provider');
    expect(rows).toEqual([{ external_id: 'REAL' }]);
  } finally {
    await own.close();
  }
});
