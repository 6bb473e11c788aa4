import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AppContext } from '../../server/context.ts';
import type { Overview } from '../../src/contract/overview.ts';
import type { DirectoryPage, DirectoryRow } from '../../src/contract/providers.ts';
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
  await importSampleCohort(context, { step: 3, firstMonth: '2025-09' });
}, 60_000);
afterAll(() => database.close());

test('before anything is published it says how many providers wait', async () => {
  const overview = await api.get<Overview>('/api/overview');
  expect(overview.stamp).toBeNull();
  expect(overview.headline).toMatchObject({ providers: 175, rated: 0, notRated: 175 });
});

describe.each([
  ['everybody', ''],
  ['one category', 'category=mcn'],
  ['two regions and the undetermined', 'region=east_china,south_china&category=mcn,undetermined'],
])('%s', (_, filter) => {
  let overview: Overview;
  let rows: DirectoryRow[];
  const bucketOf = (row: DirectoryRow) => row.rating?.tier ?? row.rating?.tierOutcome ?? 'not_rated';
  const count = async (query: string) =>
    (await api.get<DirectoryPage>(`/api/providers?${filter}&${query}&limit=1`)).total;

  beforeAll(async () => {
    const periods = await api.get<{ items: unknown[] }>('/api/periods');
    if (periods.items.length === 0)
      for (const period of ['2026-09', '2026-10']) await assessAndPublish(context, period);
    overview = await api.get<Overview>(`/api/overview?${filter}`);
    rows = (await api.get<DirectoryPage>(`/api/providers?${filter}&limit=200`)).items;
  }, 60_000);

  test('the headline counts what the directory lists', async () => {
    const { headline } = overview;
    expect(headline.providers).toBe(rows.length);
    expect(headline.rated).toBe(await count('minTotal=0'));
    expect(headline.notRated).toBe(await count('tier=not_rated'));
    expect(headline.movedUp).toBe(await count('movement=up'));
    expect(headline.movedDown).toBe(await count('movement=down'));
    expect(headline.nearNextTier).toBe(await count('attention=near_next_tier'));
    expect(headline.coverageLow).toBe(await count('attention=coverage_low'));
    const totals = rows.flatMap((row) => row.rating?.total ?? []);
    expect(headline.meanTotal).toBeCloseTo(totals.reduce((sum, one) => sum + one, 0) / totals.length, 1);
    if (headline.commonBottleneck) {
      expect(headline.commonBottleneck.count).toBe(
        await count(`bottleneck=${headline.commonBottleneck.capability}`),
      );
    }
  });

  test('every cell of the matrix opens the rows it counts', async () => {
    expect(overview.matrix.reduce((sum, cell) => sum + cell.count, 0)).toBe(rows.length);
    for (const cell of overview.matrix) {
      const inside = rows.filter(
        (row) => bucketOf(row) === cell.tier && (row.category ?? 'undetermined') === cell.category,
      );
      expect(cell.count, `${cell.tier} ${cell.category}`).toBe(inside.length);
      // Stock now = stock before + in − out, but for those who were not there before.
      const fresh = inside.filter((row) => row.rating?.previousTierOutcome === null).length;
      expect(cell.count).toBe((cell.previousCount ?? 0) + (cell.movedIn ?? 0) - (cell.movedOut ?? 0) + fresh);
    }
  });

  test('every bin opens the rows it counts, and the tier lines are the model’s', async () => {
    const { bins, tierLines, binWidth } = overview.distribution;
    expect(binWidth).toBe(5);
    expect(bins).toHaveLength(20);
    expect(bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(overview.headline.rated);
    for (const bin of bins)
      expect(await count(`minTotal=${bin.from}&maxTotal=${bin.to}`), `${bin.from}`).toBe(bin.count);
    expect(tierLines).toEqual([
      { tier: 'quality', at: 60 },
      { tier: 'core', at: 70 },
      { tier: 'strategic', at: 80 },
    ]);
  });

  test('capability medians', () => {
    for (const cell of overview.capabilityMedians) {
      const scores = rows
        .filter((row) => (row.category ?? 'undetermined') === cell.category)
        .flatMap((row) => row.rating?.capabilities.find((one) => one.code === cell.capability)?.score ?? [])
        .sort((a, b) => a - b);
      expect(cell.scored).toBe(scores.length);
      if (scores.length === 0) {
        expect(cell.median).toBeNull();
        continue;
      }
      const middle = (scores.length - 1) / 2;
      expect(cell.median).toBeCloseTo(
        ((scores[Math.floor(middle)] ?? 0) + (scores[Math.ceil(middle)] ?? 0)) / 2,
        1,
      );
    }
  });

  test('what needs attention is counted, and the most urgent are named', async () => {
    for (const { kind, count: counted, examples } of overview.attention) {
      expect(counted, kind).toBe(await count(`attention=${kind}`));
      expect(examples.length, kind).toBe(Math.min(5, counted));
      for (const example of examples) expect(rows.map((row) => row.id)).toContain(example.providerId);
    }
    const moved = overview.attention.find((one) => one.kind === 'total_moved')?.examples ?? [];
    const sizes = moved.map((one) => Math.abs(one.amount ?? 0));
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  });

  test('sums and clubs are those of the rows in view', async () => {
    for (const { indicator, sum } of overview.measures) {
      const values = rows.flatMap((row) => row.rating?.measures[indicator] ?? []);
      expect(sum).toBeCloseTo(
        values.reduce((total, one) => total + one, 0),
        3,
      );
    }
    expect(overview.clubs.map((club) => club.atLeast)).toEqual([1e7, 1e8, 3e8, 1e9]);
    for (const { indicator, atLeast, count: counted } of overview.clubs) {
      expect(counted).toBe(rows.filter((row) => (row.rating?.measures[indicator] ?? -1) >= atLeast).length);
      expect(counted, 'the directory finds them').toBe(await count(`measureFrom=${indicator}:${atLeast}`));
    }
  });
});

test('the first published month has no movement', async () => {
  const overview = await api.get<Overview>('/api/overview?period=2026-09');
  expect(overview.headline).toMatchObject({ movedUp: 0, movedDown: 0, previousMeanTotal: null });
  expect(overview.matrix.every((cell) => cell.previousCount === null && cell.movedIn === null)).toBe(true);
  expect(overview.measures.every((one) => one.previousSum === null)).toBe(true);
});
