import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { AppContext } from '../../server/context.ts';
import type { TargetFilePreview } from '../../src/contract/target-imports.ts';
import type { listTargets, TargetDetail, TargetView } from '../../src/contract/targets.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { type ApiClient, createTestContext, seen } from './api-client.ts';
import { clientOf, storeAccount, storeProgrammeWorld } from './programme-world.ts';

type Page = z.output<typeof listTargets.response.shape>;

let database: TestDatabase;
let context: AppContext;
let grader: ApiClient;
/** Targets set before the tests, by a short name. */
const set: Record<string, TargetDetail> = {};

const YEAR = { from: '2026-01', to: '2026-12', curve: { kind: 'straight' } };
const draft = (level: string, scope: string | null, goal: number, more: object = {}) => ({
  ...{ level, scope, measure: 'leaps', goal, startValue: null, owner: null, ...YEAR },
  ...more,
});
const termsOf = ({ goal, startSource, startValue, from, to, curve, owner }: TargetView) => ({
  ...{ goal, from, to, curve, owner: owner?.id ?? null },
  startValue: startSource === 'typed' ? startValue : null,
});
const list = async (query = '', api = grader) => api.get<Page>(`/api/targets?limit=200${query}`);
const idsOf = ({ items }: Page) => items.map(({ id }) => id);
const asFile = (content: string) => ({
  body: new TextEncoder().encode(content),
  headers: { 'Content-Type': 'text/csv' },
});
async function inspect(content: string): Promise<TargetFilePreview> {
  const { body, headers } = asFile(content);
  const response = await grader.send('POST', '/api/targets/inspect', body, headers);
  expect(response.status).toBe(200);
  return (await response.json()) as TargetFilePreview;
}

beforeAll(async () => {
  database = await createTestDatabase();
  context = createTestContext(database);
  await storeProgrammeWorld(context);
  await storeAccount(database.db, 'lead-north', '东北负责人');
  grader = clientOf(context, 'ops_grader', null);
  const create = (body: object) => grader.post<TargetDetail>('/api/targets', body);
  set.region = await create(draft('region', 'northeast', 120, { owner: 'lead-north', note: '年初定的' }));
  set.shenyang = await create(draft('city', '210100', 70));
  set.dalian = await create(draft('city', '210200', 40));
  set.provider = await create(draft('provider', 'N1', 60));
  set.east = await create(draft('region', 'east_china', 2, { measure: 'gmv100m_providers', startValue: 0 }));
}, 60_000);
afterAll(() => database.close());

describe('what a target says', () => {
  test('the published goals are there from the start, with nobody answering for them', async () => {
    const { items, month } = await list('&level=programme');
    expect(month).toBe('2026-10');
    expect(
      items.map(({ measure, goal, startValue, startSource, attained, owner }) => [
        ...[measure, goal, startValue, startSource, attained, owner],
      ]),
    ).toEqual([
      ['leap50_providers', 50, 1, 'data', 1, null],
      ['leap20_providers', 100, 2, 'data', 2, null],
      ['gmv1b_providers', 100, 2, 'data', 2, null],
      ['gmv100m_providers', 200, 1, 'data', 1, null],
    ]);
    expect(items[0]?.pace).toMatchObject({
      index: 0,
      status: 'at_high_risk',
      expectedValue: 1 + (49 * 10) / 12,
    });
  });

  test('attained, pace, what is needed and the forecast, by hand', () => {
    // 8 leaps a month over 10 of 12 months of 120.
    expect(set.region).toMatchObject({
      ...{ month: '2026-10', attained: 80, startValue: 0, startSource: 'data', unit: 'leap' },
      scopeName: { zh: '东北', en: 'Northeast' },
      owner: { id: 'lead-north', name: '东北负责人' },
      pace: { index: 0.8, status: 'behind', expectedValue: 100, reason: null },
      needed: { remaining: 40, monthsLeft: 2, perMonth: 20 },
      forecast: { value: 96, status: 'gap', ratePerMonth: 8, gapMonths: [], range: { low: 96, high: 96 } },
    });
    expect(set.region?.forecast.backTest).toMatchObject({ horizonMonths: 2, wape: 0, bias: 0 });
    expect(set.provider).toMatchObject({ attained: 50, pace: { index: 1, status: 'on_track' } });
  });

  test('a typed start value is taken off both sides', () => {
    // N2 has no part in the east; E1 is in the higher club: nobody stands in this one.
    expect(set.east).toMatchObject({ startValue: 0, startSource: 'typed', attained: 0, pace: { index: 0 } });
  });

  test('months before and after the one looked at', async () => {
    const then = await grader.get<TargetDetail>(`/api/targets/${set.region?.id}?month=2026-03`);
    expect(then).toMatchObject({ month: '2026-03', attained: 24, pace: { expectedValue: 30 } });
    expect(then.series.map(({ attained }) => attained)).toEqual([8, 16, 24, ...Array(9).fill(null)]);
    expect(then.series.map(({ expected }) => expected)).toEqual(
      Array.from({ length: 12 }, (_, at) => expect.closeTo((at + 1) * 10, 9)),
    );
    const problem = await grader.problem('GET', `/api/targets/${set.region?.id}?month=2026-11`);
    expect(problem).toMatchObject({ code: 'invalid_request', errors: [{ path: 'query.month' }] });
  });

  test.each(['region', 'shenyang', 'provider', 'leap50', 'east'])(
    'the number of %s is the sum of its rows',
    async (name) => {
      const id = set[name]?.id ?? (await list('&level=programme')).items[0]!.id;
      const { attained, parts, partsTotal } = await grader.get<TargetDetail>(`/api/targets/${id}`);
      const sumOf = (rows: TargetDetail['parts']) => rows.reduce((sum, { value }) => sum + (value ?? 0), 0);
      const at = (depth: string) => parts.filter((part) => part.depth === depth);
      expect(partsTotal).toBe(attained);
      for (const depth of ['region', 'city', 'provider']) expect(sumOf(at(depth)), depth).toBe(attained);
      for (const region of at('region'))
        expect(sumOf(at('city').filter((city) => city.region === region.region))).toBe(region.value ?? 0);
      for (const city of at('city'))
        expect(
          sumOf(at('provider').filter((one) => one.city === city.city && one.region === city.region)),
        ).toBe(city.value ?? 0);
    },
  );

  test('the goals below add up, level by level', async () => {
    const detail = await grader.get<TargetDetail>(`/api/targets/${set.region?.id}`);
    expect(detail.split).toEqual({
      ...{ level: 'city', targets: 2, whole: 120, parts: 110, remainder: 10, state: 'unallocated' },
    });
    expect(detail.children.map(({ id, goal, attained, status }) => [id, goal, attained, status])).toEqual([
      [set.shenyang?.id, 70, 60, 'on_track'],
      [set.dalian?.id, 40, 20, 'at_high_risk'],
    ]);
    const city = await grader.get<TargetDetail>(`/api/targets/${set.shenyang?.id}`);
    expect(city.split).toMatchObject({ level: 'provider', targets: 1, parts: 60 });
  });
});

describe('who sees which target', () => {
  test.each([
    ['a lead of the region', { regions: ['northeast'] }, ['region', 'shenyang', 'dalian', 'provider']],
    ['a lead of one city', { cities: ['210100'] }, ['shenyang', 'provider']],
    ['a lead elsewhere', { regions: ['east_china'] }, ['east']],
  ])('%s', async (_, scope, names) => {
    const lead = clientOf(context, 'regional', scope);
    const page = await list('', lead);
    expect(new Set(idsOf(page))).toEqual(new Set(names.map((name) => set[name]?.id)));
    for (const one of page.items) {
      const all = await grader.get<TargetView>(`/api/targets/${one.id}`);
      expect(one.attained, one.id).toBe(all.attained);
    }
  });

  test('a provider sees its own target, without what others wrote about it', async () => {
    const own = clientOf(context, 'provider_owner', { providers: ['N1'] });
    expect(idsOf(await list('', own))).toEqual([set.provider?.id]);
    expect((await own.get<TargetDetail>(`/api/targets/${set.provider?.id}`)).history).toEqual([]);
    expect((await own.problem('GET', `/api/targets/${set.region?.id}`)).code).toBe('not_found');
    expect((await own.problem('POST', '/api/targets', { ...draft('region', 'northeast', 1) })).code).toBe(
      'forbidden',
    );
    expect((await own.problem('GET', '/api/target-owners')).code).toBe('forbidden');
  });

  test('the list filters, counts, sorts and pages', async () => {
    const behind = await list('&status=behind');
    expect(idsOf(behind)).toEqual([set.region?.id]);
    const { counts, total, withoutOwner } = await list();
    expect(counts.reduce((sum, { targets }) => sum + targets, 0)).toBe(total);
    expect(withoutOwner).toBe(total - 1);
    expect(behind.counts).toEqual(counts);
    expect(idsOf(await list('&owner=lead-north'))).toEqual([set.region?.id]);
    expect(idsOf(await list(`&q=${encodeURIComponent('大连')}`))).toEqual([set.dalian?.id]);
    const whole = idsOf(await list('&sort=-goal'));
    const walked: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Page = await grader.get<Page>(
        `/api/targets?sort=-goal&limit=2${cursor && `&cursor=${cursor}`}`,
      );
      walked.push(...idsOf(page));
      cursor = page.nextCursor;
    }
    expect(walked).toEqual(whole);
    expect(new Set(walked).size).toBe(total);
  });
});

describe('changing targets', () => {
  test('needs the revision that was seen, and keeps the history', async () => {
    const before = await grader.post<TargetDetail>('/api/targets', draft('provider', 'N3', 10));
    const body = { ...termsOf(before), goal: 14, note: '二季度上调' };
    const path = `/api/targets/${before.id}`;
    expect((await grader.problem('PUT', path, body)).code).toBe('precondition_required');
    const response = await grader.send('PUT', path, body, seen(before.revision));
    expect(response.status).toBe(200);
    const after = (await response.json()) as TargetDetail;
    expect(after).toMatchObject({ goal: 14, revision: before.revision + 1 });
    expect(after.history).toMatchObject([
      { note: '二季度上调', before: { goal: 10 }, after: { goal: 14 } },
      { note: null, before: null, after: { goal: 10 } },
    ]);
    const stale = await grader.problem('PUT', path, body, seen(before.revision));
    expect(stale).toMatchObject({ code: 'precondition_failed', current: { goal: 14 } });
    const archived = await grader.post<TargetDetail>(`${path}/archive`, { note: null }, after.revision);
    expect(archived.archivedAt).not.toBeNull();
    expect(idsOf(await list())).not.toContain(before.id);
    expect(idsOf(await list('&archived=only'))).toContain(before.id);
    expect((await grader.problem('PUT', path, body, seen(archived.revision))).code).toBe('conflict');
    // Its place is free again.
    await grader.post<TargetDetail>('/api/targets', draft('provider', 'N3', 12));
  });

  test.each([
    ['a scope that is not there', draft('provider', 'nobody', 5), 'body.scope'],
    ['a city that is none', draft('city', '999999', 5), 'body.scope'],
    ['an owner without an account', draft('region', 'south_china', 5, { owner: 'nobody' }), 'body.owner'],
    ['a club of one provider', draft('provider', 'N1', 5, { measure: 'leap50_providers' }), 'body.measure'],
    [
      'a curve that falls',
      draft('region', 'south_china', 5, { to: '2026-02', curve: { kind: 'own', shares: [0.6, 0.4] } }),
      'body.curve.shares.1',
    ],
  ])('refuses %s', async (_, body, path) => {
    const problem = await grader.problem('POST', '/api/targets', body);
    expect(problem).toMatchObject({ code: 'invalid_request', errors: [expect.objectContaining({ path })] });
  });

  test('the same scope, measure and period twice is a conflict; the same intent twice is not', async () => {
    expect((await grader.problem('POST', '/api/targets', draft('region', 'northeast', 1))).code).toBe(
      'conflict',
    );
    const key = { 'Idempotency-Key': 'one-intent' };
    const body = draft('region', 'southwest', 9);
    const first = await grader.send('POST', '/api/targets', body, key);
    const second = await grader.send('POST', '/api/targets', body, key);
    expect(second.headers.get('Idempotent-Replayed')).toBe('true');
    expect(await second.json()).toEqual(await first.json());
  });

  test('many at once are stored all or none', async () => {
    const [a, b] = (await list('&level=city')).items as [TargetView, TargetView];
    const change = (one: TargetView, changes: object, revision = one.revision) => ({
      id: one.id,
      revision,
      changes,
    });
    const bulk = (...targets: object[]) => ({ targets, note: null });
    const faulty = await grader.problem(
      'POST',
      '/api/targets/bulk',
      bulk(change(a, { goal: 71 }), change(b, { goal: -1 })),
    );
    expect(faulty.errors).toEqual([expect.objectContaining({ path: 'body.targets.1.changes.goal' })]);
    const stale = await grader.problem(
      'POST',
      '/api/targets/bulk',
      bulk(change(a, { goal: 71 }), change(b, { goal: 41 }, b.revision - 1)),
    );
    expect(stale).toMatchObject({
      code: 'precondition_failed',
      current: { items: [{ id: b.id, revision: b.revision }] },
    });
    expect((await list('&level=city')).items.map(({ goal }) => goal)).toEqual([a.goal, b.goal]);
    const { items } = await grader.post<{ items: TargetView[] }>(
      '/api/targets/bulk',
      bulk(change(a, { goal: a.goal + 1 }), change(b, { owner: 'lead-north' })),
    );
    expect(items.map(({ goal, owner, revision }) => [goal, owner?.id, revision])).toEqual([
      [a.goal + 1, undefined, a.revision + 1],
      [b.goal, 'lead-north', b.revision + 1],
    ]);
  });
});

describe('files of targets', () => {
  test.each(['zh', 'en'])('an export (%s) comes back as it went', async (lang) => {
    const preview = await inspect(await grader.text(`/api/targets.csv?lang=${lang}`));
    const { total } = await list();
    expect(preview.faults).toEqual([]);
    expect(preview.counts).toEqual({ created: 0, changed: 0, unchanged: total, rejected: 0 });
  });

  test('rows set and change targets, all of them or none', async () => {
    const content = [
      '层级,范围,指标,开始月,结束月,目标值,负责人',
      '城市,大连,成功跃迁商家数,2026-01,2026/12,44,东北负责人',
      'region,华南,归属支付GMV,2026-01,2026-12,1.2亿,',
    ].join('\n');
    const preview = await inspect(content);
    expect(preview.counts).toEqual({ created: 1, changed: 1, unchanged: 0, rejected: 0 });
    expect(preview.items).toMatchObject([
      { line: 2, action: 'change', id: set.dalian?.id, after: { goal: 44, owner: '东北负责人' } },
      { line: 3, action: 'create', scope: 'south_china', before: null, after: { goal: 120_000_000 } },
    ]);
    const { body, headers } = asFile(content);
    const send = (sha256: string, key: string) =>
      grader.send('POST', `/api/targets/import?sha256=${sha256}`, body, {
        ...headers,
        'Idempotency-Key': key,
      });
    expect((await send('0'.repeat(64), 'other bytes')).status).toBe(409);
    const done = await send(preview.sha256, 'the file');
    expect(await done.json()).toEqual({ created: 1, changed: 1, unchanged: 0 });
    expect(await (await send(preview.sha256, 'the file')).json()).toEqual({
      created: 1,
      changed: 1,
      unchanged: 0,
    });
    expect((await inspect(content)).counts).toEqual({ created: 0, changed: 0, unchanged: 2, rejected: 0 });
    expect((await list('&measure=gmv')).items).toMatchObject([{ goal: 120_000_000, region: 'south_china' }]);
  });

  test('every fault is named with its line and column, and then nothing is stored', async () => {
    const content = [
      'level,scope,measure,from,to,goal,curve',
      'region,northwest,leaps,2026-01,2026-12,30,straight',
      'region,nowhere,leaps,2026-01,2026-12,30,',
      'region,northwest,leapfrogs,2026-01,2026-12,x,zigzag',
      'region,northwest,leaps,2026-01,2026-12,31,',
    ].join('\n');
    const preview = await inspect(content);
    expect(preview.counts).toEqual({ created: 1, changed: 0, unchanged: 0, rejected: 3 });
    expect(preview.faults.map(({ line, column, code }) => [line, column, code])).toEqual([
      [3, 'scope', 'scope_unknown'],
      [4, 'measure', 'word_unknown'],
      [4, 'goal', 'not_a_number'],
      [4, 'curve', 'curve_invalid'],
      [5, null, 'row_repeated'],
    ]);
    const { body, headers } = asFile(content);
    const response = await grader.send('POST', `/api/targets/import?sha256=${preview.sha256}`, body, headers);
    expect(response.status).toBe(400);
    expect(idsOf(await list('&region=northwest'))).toEqual([]);
    const misspelt = await inspect(
      'level,scope,measure,from,to,gaol\nregion,northwest,leaps,2026-01,2026-12,3',
    );
    expect(misspelt.faults.map(({ code, column }) => [code, column])).toEqual([
      ['column_unknown', 'gaol'],
      ['column_missing', null],
    ]);
  });
});
