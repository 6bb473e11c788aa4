import { parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AppContext } from '../../server/context.ts';
import type { DirectoryFacets, DirectoryPage, DirectoryRow } from '../../src/contract/providers.ts';
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
  await importSampleCohort(context, { step: 4, firstMonth: '2025-09' });
}, 60_000);
afterAll(() => database.close());

/** Every row of a list, page by page. */
async function readAll(query: string, limit = 200): Promise<DirectoryRow[]> {
  const items: DirectoryRow[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: DirectoryPage = await api.get(`/api/providers?${query}&limit=${limit}&cursor=${cursor}`);
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
}

/** External ids that a condition over the stored tables finds. */
async function idsWhere(condition: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select p.external_id as id from provider p
    left join assessment a on a.status = 'published' and a.period = '2026-10'
    left join assessment_result r on r.assessment_id = a.id and r.provider_id = p.id
    where ${sql.raw(condition)} order by 1`.execute(database.db);
  return rows.map((row) => row.id);
}

describe('before anything is published', () => {
  test('the providers are listed without ratings', async () => {
    const page = await api.get<DirectoryPage>('/api/providers?limit=5');
    expect(page.stamp).toBeNull();
    expect(page.total).toBe(131);
    expect(page.items.every((row) => row.rating === null)).toBe(true);
    const facets = await api.get<DirectoryFacets>('/api/provider-facets');
    expect(facets.tier).toEqual([{ value: 'not_rated', label: null, count: 131 }]);
  });

  test('sorting by a capability has nothing to sort by and still pages', async () => {
    expect(await readAll('sort=-capability:traffic', 50)).toHaveLength(131);
  });
});

describe('after two published months', () => {
  beforeAll(async () => {
    await assessAndPublish(context, '2026-09');
    await assessAndPublish(context, '2026-10');
  }, 60_000);

  test('the latest month is shown, with its stamp', async () => {
    const page = await api.get<DirectoryPage>('/api/providers?limit=3&sort=rank');
    expect(page.stamp).toMatchObject({
      period: '2026-10',
      previousPeriod: '2026-09',
      status: 'published',
      dataThrough: '2026-10-31',
    });
    expect(page.items.map((row) => row.rating?.rank)).toEqual([1, 2, 3]);
    expect(page.items[0]?.rating?.trend).toHaveLength(2);
  });

  test('a row says what is stored', async () => {
    const [row] = (await api.get<DirectoryPage>('/api/providers?limit=1')).items;
    const { rows } = await sql<Record<string, unknown>>`
      select r.*, p.joined_on::text as joined, p.sample from provider p join assessment_result r on r.provider_id = p.id
      join assessment a on a.id = r.assessment_id and a.period = '2026-10'
      where p.external_id = ${row?.id}`.execute(database.db);
    const [stored] = rows;
    expect(row).toMatchObject({
      joinedOn: stored?.joined,
      sample: stored?.sample,
      category: stored?.category,
    });
    expect(row?.rating?.capabilities.map((one) => one.score)).toEqual(stored?.capabilityScores);
    expect(row?.rating).toMatchObject({
      total: stored?.total,
      tier: stored?.tier,
      coverage: stored?.coverage,
      delta: stored?.delta,
      movement: stored?.movement,
      bottleneck: stored?.bottleneck,
    });
  });

  test('another period answers with that period, a period without an assessment without ratings', async () => {
    expect((await api.get<DirectoryPage>('/api/providers?period=2026-09&limit=1')).stamp?.period).toBe(
      '2026-09',
    );
    const empty = await api.get<DirectoryPage>('/api/providers?period=2020-01&limit=1');
    expect(empty.stamp).toBeNull();
  });

  describe('filters find exactly what SQL finds', () => {
    test.each([
      ['category=mcn', `r.category = 'mcn'`],
      ['category=mcn,belt', `r.category in ('mcn', 'belt')`],
      ['category=mcn&category=belt', `r.category in ('mcn', 'belt')`],
      ['category=undetermined', `r.category is null`],
      ['tier=strategic', `r.tier = 'strategic'`],
      ['tier=candidate,suspended', `r.tier_outcome in ('candidate', 'suspended')`],
      ['tier=not_rated', `r.tier_outcome = 'not_rated' or r.provider_id is null`],
      ['previousTier=core', `r.previous_tier = 'core'`],
      ['region=east_china,northeast', `p.region in ('east_china', 'northeast')`],
      ['province=330000', `p.province = '330000'`],
      ['city=330100', `p.city_adcode = '330100'`],
      ['industry=服装', `p.industry = '服装'`],
      ['compliance=watch,veto', `p.compliance in ('watch', 'veto')`],
      ['movement=up,down', `r.movement in ('up', 'down')`],
      ['attention=near_next_tier,fell_a_tier', `r.attention && '{near_next_tier,fell_a_tier}'`],
      ['bottleneck=traffic', `r.bottleneck = 'traffic'`],
      ['minTotal=60&maxTotal=70', `r.total >= 60 and r.total < 70`],
      ['minTotal=0', `r.total is not null`],
      ['measureFrom=nobody_knows:1', `false`],
      ['ids=P00001,P00005,NOBODY', `p.external_id in ('P00001', 'P00005')`],
      [
        'category=mcn&tier=quality&region=east_china',
        `r.category = 'mcn' and r.tier = 'quality' and r.region = 'east_china'`,
      ],
    ])('%s', async (query, condition) => {
      const expected = await idsWhere(condition);
      const found = await readAll(query, 50);
      expect(found.map((row) => row.id).sort()).toEqual(expected);
      expect((await api.get<DirectoryPage>(`/api/providers?${query}&limit=1`)).total).toBe(expected.length);
    });

    test('the conditions above are not empty everywhere', async () => {
      expect((await idsWhere(`r.tier = 'strategic'`)).length).toBeGreaterThan(0);
      expect((await idsWhere(`r.category is null`)).length).toBeGreaterThan(0);
      expect((await idsWhere(`r.bottleneck = 'traffic'`)).length).toBeGreaterThan(0);
    });

    test('the top of the scale is inside its range', async () => {
      await database.pool.query(`alter table assessment_result disable trigger user`);
      const { rows } = await database.pool.query<{ id: number; total: number }>(`
        update assessment_result r set total = 100 from assessment a
        where a.id = r.assessment_id and a.period = '2026-10' and r.rank = 1
        returning r.provider_id as id, (select total from assessment_result o
          where o.assessment_id = r.assessment_id and o.provider_id = r.provider_id) as total`);
      expect((await readAll('maxTotal=100')).some((row) => row.rating?.total === 100)).toBe(true);
      expect((await readAll('maxTotal=99')).some((row) => row.rating?.total === 100)).toBe(false);
      await database.pool.query(
        `update assessment_result r set total = $2 from assessment a
         where a.id = r.assessment_id and a.period = '2026-10' and r.provider_id = $1`,
        [rows[0]?.id, rows[0]?.total],
      );
      await database.pool.query(`alter table assessment_result enable trigger user`);
    });
  });

  describe('search', () => {
    let row: DirectoryRow;
    beforeAll(async () => {
      [row] = (await readAll('category=mcn')) as [DirectoryRow];
    });
    const finds = async (q: string) =>
      (await readAll(`q=${encodeURIComponent(q)}`)).some((found) => found.id === row.id);

    test('by part of the name, the English name in any case, the id, pinyin with blanks, and initials', async () => {
      const { rows } = await sql<{ pinyin: string }>`
        select pinyin from provider where external_id = ${row.id}`.execute(database.db);
      const [full = '', initials = ''] = rows[0]?.pinyin.split(' ') ?? [];
      expect(full.length).toBeGreaterThan(initials.length);
      expect(await finds(row.name.slice(1, 4))).toBe(true);
      expect(await finds((row.nameEn ?? '').slice(0, 8).toUpperCase())).toBe(true);
      expect(await finds(row.id.toLowerCase())).toBe(true);
      expect(await finds(full)).toBe(true);
      expect(await finds(`${full.slice(0, 3)} ${full.slice(3, 9)}`)).toBe(true);
      expect(await finds(initials)).toBe(true);
    });

    test('signs of a pattern are letters like others', async () => {
      for (const sign of ['%', '_', '\\', '";--'])
        expect(await readAll(`q=${encodeURIComponent(sign)}`)).toEqual([]);
      const quoted = await readAll(`q=${encodeURIComponent("'")}`);
      expect(quoted.map((one) => one.id).sort()).toEqual(await idsWhere(`p.name_en like '%''%'`));
    });
  });

  describe('order', () => {
    test.each([
      '-total',
      'total',
      'rank',
      '-delta',
      'coverage',
      'name',
      '-id',
      'joinedOn',
      '-tier',
      'category',
      'city',
      '-capability:live_ops',
      'capability:fulfillment',
      '-measure:gmv_t12m',
      'measure:leap_merchants',
    ])('%s gives every row once, whatever the page size, ties and gaps included', async (sort) => {
      const whole = await readAll(`sort=${sort}`);
      const pages = await readAll(`sort=${sort}`, 7);
      expect(pages.map((row) => row.id)).toEqual(whole.map((row) => row.id));
      expect(new Set(whole.map((row) => row.id)).size).toBe(131);
    });

    test('numbers descend and ascend with the absent last', async () => {
      for (const sort of ['-total', 'total']) {
        const totals = (await readAll(`sort=${sort}`)).map((row) => row.rating?.total ?? null);
        const present = totals.filter((total) => total !== null);
        expect(totals.slice(0, present.length)).toEqual(present);
        expect(present).toEqual([...present].sort((a, b) => (sort === 'total' ? a - b : b - a)));
      }
    });

    test('a tier is ordered by total inside', async () => {
      const rows = await readAll('sort=-tier&tier=core');
      const totals = rows.map((row) => row.rating?.total ?? 0);
      expect(totals).toEqual([...totals].sort((a, b) => b - a));
    });

    test('a cursor belongs to its query', async () => {
      const { nextCursor } = await api.get<DirectoryPage>('/api/providers?sort=-total&limit=5');
      for (const query of [
        `sort=total&limit=5&cursor=${nextCursor}`,
        `sort=-total&category=mcn&cursor=${nextCursor}`,
        'cursor=abc',
        'cursor=%F0%9F',
      ]) {
        const problem = await api.problem('GET', `/api/providers?${query}`);
        expect(problem.code).toBe('invalid_request');
      }
      // The page size may change on the way.
      await api.get(`/api/providers?sort=-total&limit=9&cursor=${nextCursor}`);
    });

    test('an unknown capability cannot be sorted by', async () => {
      const problem = await api.problem('GET', '/api/providers?sort=-capability:charm');
      expect(problem.errors.map((error) => error.path)).toEqual(['query.sort']);
    });
  });

  test('facets count what choosing them would find, their own filter lifted', async () => {
    const base = 'category=mcn&tier=quality,core&movement=same';
    const facets = await api.get<DirectoryFacets>(`/api/provider-facets?${base}`);
    const others: Record<string, string> = {
      category: 'tier=quality,core&movement=same',
      tier: 'category=mcn&movement=same',
      movement: 'category=mcn&tier=quality,core',
      region: base,
      bottleneck: base,
      attention: base,
      compliance: base,
      city: base,
      industry: base,
    };
    for (const [name, rest] of Object.entries(others)) {
      const values = facets[name as keyof DirectoryFacets];
      expect(values.length, name).toBeGreaterThan(0);
      for (const { value, count } of values) {
        const page = await api.get<DirectoryPage>(
          `/api/providers?${rest}&${name}=${encodeURIComponent(value)}&limit=1`,
        );
        expect(page.total, `${name}=${value}`).toBe(count);
      }
    }
    expect(facets.city.every((one) => one.label !== null)).toBe(true);
  });

  describe('export', () => {
    const read = (text: string) => {
      const [head = '', body = ''] = text.slice(1).split(/\r\n,*\r\n|\r\n\r\n/, 2);
      return {
        head,
        rows: parse(body, { columns: true, relax_column_count: true }) as Record<string, string>[],
      };
    };

    test('is the filtered, sorted list in the columns asked for, with what it is in its head', async () => {
      const query = 'category=mcn&sort=-capability:traffic';
      const response = await api.send(
        'GET',
        `/api/providers.csv?${query}&columns=name,total,capability:traffic&lang=en`,
      );
      expect(response.headers.get('Content-Type')).toBe('text/csv; charset=utf-8');
      expect(response.headers.get('Content-Disposition')).toContain('providers-2026-10.csv');
      const bytes = new Uint8Array(await response.arrayBuffer());
      expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
      const { head, rows } = read(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
      for (const part of ['five-capability v1', '2026-10', '2026-10-31', 'MCN', 'fictional'])
        expect(head).toContain(part);
      const listed = await readAll(query);
      expect(rows.map((row) => row.Id)).toEqual(listed.map((row) => row.id));
      expect(rows.map((row) => row.Total)).toEqual(listed.map((row) => String(row.rating?.total ?? '')));
      expect(Object.keys(rows[0] ?? {})).toEqual(['Id', 'Provider', 'Total', 'Traffic']);
    });

    test('a name that looks like a formula stays a name', async () => {
      await database.pool.query(
        `update provider set name = '=cmd|'' /C calc''!A0' where external_id = 'P00001'`,
      );
      const { rows } = read(await api.text('/api/providers.csv?ids=P00001'));
      expect(rows[0]?.服务商).toBe(`'=cmd|' /C calc'!A0`);
    });

    test('an unknown column is refused', async () => {
      expect((await api.problem('GET', '/api/providers.csv?columns=name,nonsense')).code).toBe(
        'invalid_request',
      );
    });
  });

  test('an unknown model', async () => {
    for (const path of [
      '/api/providers',
      '/api/provider-facets',
      '/api/providers.csv',
      '/api/overview',
      '/api/periods',
    ]) {
      expect((await api.problem('GET', `${path}?model=none`)).code, path).toBe('not_found');
    }
  });

  test('a later provider is found, unrated, and not in a look back', async () => {
    await database.pool.query(`
      insert into provider (external_id, name, pinyin, joined_on, model_code, created_at, updated_at)
      values ('LATE', '后来者', 'houlaizhe hlz', '2026-11-02', 'five-capability', now(), now())`);
    const [late] = await readAll('q=houlaizhe');
    expect(late).toMatchObject({ id: 'LATE', rating: null });
    expect((await readAll('tier=not_rated')).map((row) => row.id)).toContain('LATE');
    expect(await readAll('period=2026-09&q=houlaizhe')).toEqual([]);
  });
});
