import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../../server/context.ts';
import { storeDefaultSettings } from '../../server/leaps/settings-in-force.ts';
import type { MerchantFigures } from '../../src/contract/merchant-figures.ts';
import type { MerchantDetail, MerchantFacets, MerchantPage } from '../../src/contract/merchants.ts';
import { compareGrowth, growthMultiple } from '../../src/domain/merchant/growth-multiple.ts';
import { countPenetration } from '../../src/domain/merchant/penetration.ts';
import { periodEndDate, periodRange } from '../../src/domain/period/period.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { storeCourses } from '../support/store-courses.ts';
import { type ApiClient, createApiClient, createTestContext } from './api-client.ts';

const MONTHS = periodRange('2025-10', '2026-11');
const WAN = 10_000;

/** The regional lead of the northeast, and the people of provider P1, which is there too. */
const LEAD: Caller = {
  id: 'lead',
  name: 'lead',
  role: 'regional',
  scope: { providers: [], regions: ['northeast'], cities: [] },
};
const OWNER: Caller = {
  id: 'owner',
  name: 'owner',
  role: 'provider_owner',
  scope: { providers: ['P1'], regions: [], cities: [] },
};

let database: TestDatabase;
let client: ApiClient;
let lead: ApiClient;
let owner: ApiClient;
beforeAll(async () => {
  database = await createTestDatabase();
  const context = createTestContext(database);
  await storeDefaultSettings(context.db, context.now());
  await seed();
  await storeCourses(context);
  client = createApiClient(context);
  lead = createApiClient(context, LEAD);
  owner = createApiClient(context, OWNER);
});
afterAll(() => database.close());

/**
 * M1 and M2 are served by P1 (northeast), M3 by P2 (east), M4 was, M5 never; M1, M4 and M5 are in the northeast. M2 has
 * no row in 2026-09; M6 has none at all. The clock stands in November 2026, of which only M1 has a row.
 */
async function seed() {
  const { pool } = database;
  const providers = [
    ['P1', '甲服务', 'northeast', '210100'],
    ['P2', '乙服务', 'east', '330100'],
  ];
  for (const [id, name, region, city] of providers) {
    await pool.query(
      `insert into provider (external_id, name, pinyin, region, city_adcode, compliance, model_code, sample, created_at, updated_at)
       values ($1, $2, '', $3, $4, 'clear', 'five-capability', false, now(), now())`,
      [id, name, region, city],
    );
  }
  const merchants = [
    ['M1', '沈阳一店', 'shenyangyidian sysd', 'belt', '服饰', 'northeast', '210100', '沈阳', '2024-05-01'],
    ['M2', '杭州二店', 'hangzhouerdian hzed', 'mcn', '服饰', 'east', '330100', '杭州', null],
    ['M3', '杭州三店', '', 'mcn', '美妆', 'east', '330100', '杭州', '2025-01-15'],
    ['M4', '长春四店', '', 'brand', '美妆', 'northeast', '220100', '长春', null],
    ['M5', '沈阳五店', '', null, null, 'northeast', '210100', '沈阳', null],
    ['M6', '=无名', '', null, null, null, null, null, null],
  ];
  for (const merchant of merchants) {
    await pool.query(
      `insert into merchant (external_id, name, pinyin, kind, industry, region, city_adcode, city_name, opened_on, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, now(), now())`,
      merchant,
    );
  }
  const relations = [
    ['P1', 'M1', 'primary', '2026-03-10', null, 'counted'],
    ['P2', 'M1', 'assist', '2026-06-01', null, 'assisted'],
    ['P1', 'M2', 'primary', '2026-01-01', '2026-02-28', 'ended'],
    ['P1', 'M2', 'assist', '2026-08-15', null, 'assisting'],
    ['P2', 'M3', 'primary', '2026-10-31', null, 'not_started'],
    ['P2', 'M4', 'primary', '2025-11-01', '2026-10-30', null],
  ];
  for (const [provider, merchant, role, from, to, state] of relations) {
    const { rows } = await pool.query<{ id: number; providerId: number; merchantId: number }>(
      `insert into service_relation (provider_id, merchant_id, role, started_on, ended_on)
       select p.id, m.id, $3, $4, $5 from provider p, merchant m where p.external_id = $1 and m.external_id = $2
       returning id, provider_id as "providerId", merchant_id as "merchantId"`,
      [provider, merchant, role, from, to],
    );
    const [row] = rows;
    if (!row || state === null) continue;
    await pool.query(
      `insert into leap_outcome (relation_id, provider_id, merchant_id, state, is_open, completed_month, held_months, content, fingerprint, evaluation_id)
       values ($1, $2, $3, $4, false, case when $4 = 'counted' then '2026-06' end, 0, '{}', 0, 1)`,
      [row.id, row.providerId, row.merchantId, state],
    );
  }
  for (const [at, month] of MONTHS.entries()) {
    await pool.query(
      `insert into period (code, cadence, starts_on, ends_on) values ($1, 'month', $2, $3) on conflict do nothing`,
      [month, `${month}-01`, periodEndDate(month)],
    );
    for (const [merchant, yuan] of monthAmounts(month, at)) {
      await pool.query(
        `insert into merchant_month (period_id, merchant_id, paid_gmv, net_gmv, refund_gmv, orders, import_id)
         select t.id, m.id, $3::double precision, $3 - 100, 100, 7, 1 from period t, merchant m where t.code = $1 and m.external_id = $2`,
        [month, merchant, yuan],
      );
    }
  }
}

/** November is not over. */
const FULL_MONTHS = MONTHS.slice(0, -1);

function monthAmounts(month: string, at: number): [string, number | null][] {
  if (month === '2026-11') return [['M1', 1]];
  const rows: [string, number | null][] = [
    ['M1', (8 + at * 4) * WAN],
    ['M3', 30 * WAN],
    ['M4', at % 2 === 0 ? 0 : 99 * WAN],
    ['M5', month === '2026-10' ? null : 5 * WAN],
  ];
  if (month !== '2026-09') rows.push(['M2', 40 * WAN + at]);
  return rows;
}

const ids = ({ items }: MerchantPage) => items.map(({ id }) => id);

describe('the list', () => {
  it('shows the latest full month with band, service and trend, largest first, nothing known last', async () => {
    const page = await client.get<MerchantPage>('/api/merchants');
    expect(page).toMatchObject({ total: 6, month: '2026-10', nextCursor: null });
    expect(page.months).toEqual(FULL_MONTHS.toReversed());
    expect(ids(page)).toEqual(['M1', 'M2', 'M3', 'M4', 'M5', 'M6']);
    expect(page.items[0]).toMatchObject({
      paidGmvYuan: 56 * WAN,
      previousGmvYuan: 52 * WAN,
      growth: 56 / 52 - 1,
      band: 'B3',
      servedBy: { id: 'P1' },
      leap: 'counted',
      city: { adcode: '210100', name: '沈阳' },
    });
    expect(page.items[0]?.trend).toEqual(
      [12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56].map((n) => n * WAN),
    );
    // Its primary relation is over, so the assisting one that runs is shown; 2026-09 is a gap and no growth.
    expect(page.items[1]).toMatchObject({
      servedBy: { id: 'P1' },
      leap: 'assisting',
      previousGmvYuan: null,
      growth: null,
    });
    expect(page.items[1]?.trend.slice(-3)).toEqual([40 * WAN + 10, null, 40 * WAN + 12]);
    // Over since the day before the last: nobody serves it, and the relation is still named.
    expect(page.items[3]).toMatchObject({ id: 'M4', servedBy: null, leap: null, paidGmvYuan: 0, band: 'B0' });
    expect(page.items[3]?.leapId).toMatch(/^\d+$/);
    expect(page.items[4]).toMatchObject({ kind: null, paidGmvYuan: null, band: null, leapId: null });
    expect(page.items[5]?.trend).toEqual(Array(12).fill(null));
  });

  it('looks back at another month, also one that is not stored', async () => {
    const back = await client.get<MerchantPage>('/api/merchants?month=2026-02&sort=id');
    expect(back.items.map(({ servedBy }) => servedBy?.id ?? null)).toEqual([
      null,
      'P1',
      null,
      'P2',
      null,
      null,
    ]);
    expect(back.items[1]).toMatchObject({ leap: 'ended', paidGmvYuan: 40 * WAN + 4 });
    const never = await client.get<MerchantPage>('/api/merchants?month=2020-01');
    expect(never).toMatchObject({ month: '2020-01', total: 6 });
    expect(never.items.every(({ paidGmvYuan }) => paidGmvYuan === null)).toBe(true);
    expect((await client.problem('GET', '/api/merchants?month=2026-Q3')).status).toBe(400);
  });

  it.each([
    ['q=hangzhou er', ['M2']],
    ['q=M5', ['M5']],
    ['q=%25', []],
    ['kind=mcn', ['M2', 'M3']],
    ['kind=unknown,brand', ['M4', 'M5', 'M6']],
    ['region=northeast', ['M1', 'M4', 'M5']],
    ['city=330100&industry=服饰', ['M2']],
    ['band=none', ['M5', 'M6']],
    ['band=B0,B3', ['M1', 'M4']],
    ['served=yes', ['M1', 'M2', 'M3']],
    ['served=no', ['M4', 'M5', 'M6']],
    ['served=no&month=2026-02', ['M3', 'M1', 'M5', 'M6']],
    ['provider=P2', ['M1', 'M3', 'M4']],
    ['leap=counted,not_started', ['M1', 'M3']],
    ['leap=ended', []],
    ['sold=yes', ['M1', 'M2', 'M3']],
    ['sold=no', ['M4']],
    ['sold=unknown,no', ['M4', 'M5', 'M6']],
    ['sold=yes&month=2026-09', ['M4', 'M1', 'M3', 'M5']],
    // Its relation ended a day before the month did.
    ['inService=yes', ['M1', 'M2', 'M3', 'M4']],
    ['inService=no', ['M5', 'M6']],
    ['inService=yes&month=2026-02', ['M2', 'M4']],
    ['joinedFrom=2026-01&joinedTo=2026-03', ['M1', 'M2']],
    ['joinedTo=2025-12', ['M4']],
    ['joinedFrom=2026-04', ['M3']],
    ['everServed=no', ['M5', 'M6']],
    ['everServed=yes&sold=yes', ['M1', 'M2', 'M3']],
    ['everServed=no&joinedFrom=2020-01', []],
    ['leaptTo=2026-06', ['M1']],
    ['leaptTo=2026-05', []],
  ])('keeps of %s %j', async (filter, expected) => {
    const page = await client.get<MerchantPage>(`/api/merchants?${filter}`);
    expect(ids(page)).toEqual(expected);
    expect(page.total).toBe(expected.length);
  });

  it.each([
    ['gmv', ['M4', 'M3', 'M2', 'M1', 'M5', 'M6']],
    ['-growth', ['M1', 'M3', 'M4', 'M2', 'M5', 'M6']],
    ['-id', ['M6', 'M5', 'M4', 'M3', 'M2', 'M1']],
    ['openedOn', ['M1', 'M3', 'M2', 'M4', 'M5', 'M6']],
  ])('sorted by %s is the same page by page', async (sort, expected) => {
    const found: string[] = [];
    let cursor = '';
    do {
      const page = await client.get<MerchantPage>(`/api/merchants?sort=${sort}&limit=2${cursor}`);
      found.push(...ids(page));
      cursor = page.nextCursor ? `&cursor=${page.nextCursor}` : '';
    } while (cursor);
    expect(found).toEqual(expected);
  });

  it('counts every filter value with its own filter lifted', async () => {
    const facets = await client.get<MerchantFacets>('/api/merchant-facets?region=northeast');
    expect(facets.region.map(({ value, count }) => [value, count])).toEqual([
      ['northeast', 3],
      ['east', 2],
    ]);
    expect(facets.city).toEqual([
      { value: '210100', label: { zh: '沈阳', en: 'Shenyang' }, count: 2 },
      { value: '220100', label: { zh: '长春', en: 'Changchun' }, count: 1 },
    ]);
    expect(facets.served.map(({ value, count }) => [value, count])).toEqual([
      ['no', 2],
      ['yes', 1],
    ]);
    expect(facets.kind.map(({ value }) => value).sort()).toEqual(['belt', 'brand', 'unknown']);
    expect(facets.band.map(({ value }) => value).sort()).toEqual(['B0', 'B3', 'none']);
    // Each count is what the list then has.
    for (const name of ['band', 'kind', 'leap', 'sold', 'served', 'city'] as const) {
      for (const { value, count } of facets[name]) {
        const page = await client.get<MerchantPage>(`/api/merchants?region=northeast&${name}=${value}`);
        expect(page.total, `${name} ${value}`).toBe(count);
      }
    }
  });

  it('counts rows that two filters leave out for neither, and joining months with their own filter lifted', async () => {
    const facets = await client.get<MerchantFacets>(
      '/api/merchant-facets?region=northeast&sold=yes&joinedFrom=2026-01&joinedTo=2026-05',
    );
    // M2 and M3 are elsewhere, and M3 joined later besides; M4 joined before and did not sell.
    expect(facets.region).toEqual([
      { value: 'east', label: null, count: 1 },
      { value: 'northeast', label: null, count: 1 },
    ]);
    expect(facets.joined).toEqual([{ value: '2026-03', label: null, count: 1 }]);
    expect(facets.sold).toEqual([{ value: 'yes', label: null, count: 1 }]);
    const all = await client.get<MerchantFacets>('/api/merchant-facets');
    expect(all.joined).toContainEqual({ value: 'never', label: null, count: 2 });
    expect(all.joined.reduce((sum, { count }) => sum + count, 0)).toBe(6);
  });

  it('tells a provider’s people of their own service and leaps only', async () => {
    const found = async (filter: string) =>
      ids(await owner.get<MerchantPage>(`/api/merchants?sort=id&${filter}`));
    expect(await found('joinedFrom=2026-01&joinedTo=2026-12')).toEqual(['M1', 'M2']);
    expect(await found('joinedTo=2026-02')).toEqual(['M2']);
    expect(await found('everServed=no')).toEqual([]);
    expect(await found('leaptTo=2026-06')).toEqual(['M1']);
    expect(await found('inService=no&month=2026-07')).toEqual(['M2']);
    const other = createApiClient(createTestContext(database), {
      ...OWNER,
      scope: { providers: ['P2'], regions: [], cities: [] },
    });
    const page = await other.get<MerchantPage>('/api/merchants?leaptTo=2026-12');
    expect(page.total).toBe(0);
    // M1 joined with the other provider in March; with them in June.
    expect(ids(await other.get<MerchantPage>('/api/merchants?joinedFrom=2026-06&joinedTo=2026-06'))).toEqual([
      'M1',
    ]);
  });

  it('is exported with its filter, in its order, without a formula', async () => {
    const lines = (await client.text('/api/merchants.csv?kind=unknown&lang=zh')).split('\r\n');
    expect(lines[0]).toBe('内容,商家，2 行');
    expect(lines).toContain('筛选,类型 未知');
    expect(lines).toContain('月份,2026-10');
    const header = lines.findIndex((line) => line.startsWith('编号,'));
    expect(lines[header]).toContain('2026-10 支付GMV（元）');
    expect(lines[header + 1]).toMatch(/^M5,沈阳五店,,,/);
    expect(lines[header + 2]).toMatch(/^M6,'=无名,/);
    expect(await client.text('/api/merchants.csv?lang=en&q=M1')).toContain('Counted');
  });
});

describe('figures', () => {
  /** By the domain, from the rows of the list. */
  async function expected(month: string, against: string, filter = '') {
    const at = async (one: string) =>
      (await client.get<MerchantPage>(`/api/merchants?sort=id&month=${one}${filter}`)).items;
    const [now, before] = await Promise.all([at(month), at(against)]);
    const amounts = (items: typeof now) => Float64Array.from(items, (row) => row.paidGmvYuan ?? Number.NaN);
    const served = (items: typeof now) => Uint8Array.from(items, (row) => (row.servedBy ? 1 : 0));
    const compared = compareGrowth(amounts(before), amounts(now), served(now));
    return {
      month,
      against,
      merchants: now.length,
      penetration: countPenetration(amounts(now), served(now)),
      penetrationBefore: countPenetration(amounts(before), served(before)),
      publishedPenetration: 0.18,
      ...compared,
      multiple: growthMultiple(compared.served, compared.unserved),
    };
  }

  it.each([
    ['2026-10', '2026-09', 'previous_month', ''],
    ['2026-10', '2025-10', 'last_year', ''],
    ['2026-08', '2026-07', 'previous_month', '&region=northeast'],
    ['2026-07', '2026-06', 'previous_month', '&kind=unknown'],
    ['2025-10', '2025-09', 'previous_month', ''],
  ])('of %s against %s are those of the rows', async (month, against, code, filter) => {
    const figures = await client.get<MerchantFigures>(
      `/api/merchant-figures?month=${month}&against=${code}${filter}`,
    );
    expect(figures).toMatchObject(await expected(month, against, filter));
  });

  it('compare only what has both months, and count a zero month as not active', async () => {
    const figures = await client.get<MerchantFigures>('/api/merchant-figures');
    // M2 has no September, M4 sold nothing in October, M5 did not report it.
    expect(figures).toMatchObject({
      penetration: { served: 3, active: 3, share: 1 },
      served: { merchants: 2, previousYuan: 82 * WAN, currentYuan: 86 * WAN },
      unserved: { merchants: 1, previousYuan: 99 * WAN, currentYuan: 0, growth: -1 },
      multiple: { ofLevels: null, ofGrowth: null, reason: 'unserved_not_growing' },
      paidGmvYuan: 126 * WAN + 12,
    });
  });

  it.each(['2026-10', '2026-09', '2026-08'])('open to their rows in %s', async (month) => {
    for (const reader of [client, lead]) {
      const rows = async (filter: string) =>
        (await reader.get<MerchantPage>(`/api/merchants?month=${month}&${filter}`)).total;
      const { penetration } = await reader.get<MerchantFigures>(`/api/merchant-figures?month=${month}`);
      expect(await rows('sold=yes')).toBe(penetration.active);
      expect(await rows('sold=yes&served=yes')).toBe(penetration.served);
    }
  });

  it('are not for the people of a provider', async () => {
    expect((await owner.problem('GET', '/api/merchant-figures')).status).toBe(403);
    expect((await lead.get<MerchantFigures>('/api/merchant-figures')).merchants).toBe(4);
  });
});

describe('one merchant', () => {
  it('has every month, gaps named, and its relations, newest first', async () => {
    const detail = await client.get<MerchantDetail>('/api/merchants/M2');
    expect(detail.months.map(({ month }) => month)).toEqual(FULL_MONTHS);
    expect(detail.months.filter(({ state }) => state === 'no_row').map(({ month }) => month)).toEqual([
      '2026-09',
    ]);
    expect(detail.months[0]).toEqual({
      month: '2025-10',
      state: 'reported',
      paidGmvYuan: 40 * WAN,
      netGmvYuan: 40 * WAN - 100,
      refundYuan: 100,
      orders: 7,
      band: 'B2',
    });
    expect(detail.bands[1]).toEqual({ code: 'B1', fromYuan: 10 * WAN });
    expect(
      detail.relations.map(({ role, startedOn, endedOn, leap }) => [role, startedOn, endedOn, leap]),
    ).toEqual([
      ['assist', '2026-08-15', null, 'assisting'],
      ['primary', '2026-01-01', '2026-02-28', 'ended'],
    ]);
    expect((await client.get<MerchantDetail>('/api/merchants/M6')).months).toEqual([]);
    expect((await client.problem('GET', '/api/merchants/M99')).status).toBe(404);
  });
});

describe('a regional lead', () => {
  it('sees the merchants of the region and those its providers serve, and whom only its providers serve', async () => {
    const page = await lead.get<MerchantPage>('/api/merchants?sort=id');
    expect(ids(page)).toEqual(['M1', 'M2', 'M4', 'M5']);
    expect(page.items.map(({ servedBy }) => servedBy?.id ?? null)).toEqual(['P1', 'P1', null, null]);
    expect((await lead.get<MerchantDetail>('/api/merchants/M1')).relations).toHaveLength(1);
    expect((await lead.problem('GET', '/api/merchants/M3')).status).toBe(404);
    expect(ids(await lead.get<MerchantPage>('/api/merchants?provider=P2'))).toEqual([]);
  });
});

describe('the people of a provider', () => {
  it('see its merchants only, in the months its service rests on', async () => {
    const page = await owner.get<MerchantPage>('/api/merchants?sort=id');
    expect(ids(page)).toEqual(['M1', 'M2']);
    expect(page.month).toBe('2026-10');
    const [first] = page.items;
    expect(first?.servedBy?.id).toBe('P1');
    expect(first?.trend.slice(0, 2)).toEqual([null, 20 * WAN - 4 * WAN]);
    const detail = await owner.get<MerchantDetail>('/api/merchants/M1');
    expect(detail.relations.map(({ provider }) => provider.id)).toEqual(['P1']);
    expect(detail.months[0]?.month).toBe('2025-12');
    for (const id of ['M3', 'M4', 'M5', 'M99']) {
      const problem = await owner.problem('GET', `/api/merchants/${id}`);
      expect([problem.status, problem.code]).toEqual([404, 'not_found']);
      expect(problem.detail.replace(id, '')).toBe(
        (await owner.problem('GET', '/api/merchants/M99')).detail.replace('M99', ''),
      );
    }
  });

  it('are told a month they are not shown from a month without a row', async () => {
    await database.pool.query(
      `update service_relation set ended_on = '2026-08-20' where role = 'assist'
         and merchant_id = (select id from merchant where external_id = 'M2');
       update service_relation set started_on = '2025-12-20', ended_on = '2025-12-31' where role = 'primary'
         and merchant_id = (select id from merchant where external_id = 'M2')`,
    );
    const { months } = await owner.get<MerchantDetail>('/api/merchants/M2');
    expect(months.map(({ month, state }) => `${month} ${state}`)).toEqual([
      '2025-10 reported',
      '2025-11 reported',
      '2025-12 reported',
      '2026-01 reported',
      '2026-02 reported',
      '2026-03 reported',
      '2026-04 not_shown',
      '2026-05 reported',
      '2026-06 reported',
      '2026-07 reported',
      '2026-08 reported',
      '2026-09 no_row',
      '2026-10 reported',
    ]);
  });
});
