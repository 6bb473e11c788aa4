import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importText } from '../../mocks/sample/import-text.ts';
import type { AppContext, Caller } from '../../server/context.ts';
import type { MerchantMoves } from '../../src/contract/merchant-moves.ts';
import { DEFAULT_BANDS } from '../../src/domain/leap/band.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { type ApiClient, createApiClient, createTestContext } from './api-client.ts';
import { MODEL } from './sample-cohort.ts';

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
  scope: { providers: ['PA'], regions: [], cities: [] },
};

let database: TestDatabase;
let context: AppContext;
let ops: ApiClient;

async function importCsv(kind: Parameters<typeof importText>[2], lines: readonly string[]) {
  const columns = lines[0]?.split(',') ?? [];
  await importText(context, MODEL, kind, `${kind}.csv`, columns, [`${lines.join('\n')}\n`]);
}

/**
 * S1 and S2 are in 沈阳, H1 and H2 in 杭州; PA serves H1 from 沈阳. S1 rises over a band and falls; S2 has no row in
 * 2026-08 and an empty amount in 2026-09; H1 rises by one; H2 has only the month that still runs.
 */
beforeAll(async () => {
  database = await createTestDatabase();
  context = createTestContext(database);
  ops = createApiClient(context);
  await importCsv('providers', ['id,name,city', 'PA,甲服务商,沈阳']);
  await importCsv('merchants', [
    'id,name,city,kind,industry',
    'S1,一店,沈阳,belt,服饰',
    'S2,二店,沈阳,,服饰',
    'H1,三店,杭州,mcn,美妆',
    'H2,四店,杭州,mcn,美妆',
  ]);
  await importCsv('service_relations', [
    'provider,merchant,role,startedOn,endedOn',
    'PA,H1,primary,2026-01-01,',
  ]);
  await importCsv('merchant_months', [
    'merchant,period,paidGmv,refundGmv',
    'S1,2026-07,50000,0',
    'S1,2026-08,400000,0',
    'S1,2026-09,90000,0',
    'S1,2026-10,90000,0',
    'S2,2026-07,50000,0',
    'S2,2026-09,,5',
    'S2,2026-10,600000,0',
    'H1,2026-09,200000,0',
    'H1,2026-10,300000,0',
    'H2,2026-11,300000,0',
  ]);
}, 60_000);
afterAll(() => database.close());

const moves = (query = '', client = ops) => client.get<MerchantMoves>(`/api/merchant-moves?${query}`);

describe('moves between the bands', () => {
  it('are reported by month and in all, up to the last full month', async () => {
    const { months, total, ...rest } = await moves();
    expect(rest).toEqual({ from: '2026-07', to: '2026-10', bands: DEFAULT_BANDS });
    expect(months).toEqual([
      { month: '2026-07', merchants: 2, up: 0, upByMore: 0, down: 0, same: 0, gap: 0, first: 2 },
      { month: '2026-08', merchants: 1, up: 1, upByMore: 1, down: 0, same: 0, gap: 0, first: 0 },
      { month: '2026-09', merchants: 2, up: 0, upByMore: 0, down: 1, same: 0, gap: 0, first: 1 },
      { month: '2026-10', merchants: 3, up: 1, upByMore: 0, down: 0, same: 1, gap: 1, first: 0 },
    ]);
    expect(total).toEqual({ merchants: 8, up: 2, upByMore: 1, down: 1, same: 1, gap: 1, first: 3 });
  });

  it('compare the first month asked for with what lies before it', async () => {
    const { months, total } = await moves('from=2026-10&to=2026-10');
    expect(months.map(({ month }) => month)).toEqual(['2026-10']);
    expect(total).toMatchObject({ up: 1, same: 1, gap: 1, first: 0 });
    expect(await moves('from=2026-10&to=2026-08')).toMatchObject({ from: null, to: null, months: [] });
  });

  it.each([
    ['region=northeast', 6],
    ['city=330100', 2],
    ['industry=美妆,服饰', 8],
    ['kind=unknown', 2],
    ['kind=belt&city=330100', 0],
  ])('of %s: %i merchant-months', async (query, merchants) => {
    expect((await moves(query)).total.merchants).toBe(merchants);
  });

  it('count for a region what it may see: its own merchants and those its providers serve', async () => {
    const lead = createApiClient(context, LEAD);
    expect((await moves('', lead)).total.merchants).toBe(8);
    const elsewhere = createApiClient(context, {
      ...LEAD,
      scope: { providers: [], regions: ['east_china'], cities: [] },
    });
    expect((await moves('', elsewhere)).total).toMatchObject({ merchants: 2, up: 1, first: 1 });
    const nowhere = createApiClient(context, {
      ...LEAD,
      scope: { providers: [], regions: ['northwest'], cities: [] },
    });
    expect((await moves('', nowhere)).total.merchants).toBe(0);
  });

  it('are not for providers, of whose merchants only some months may be seen', async () => {
    const owner = createApiClient(context, OWNER);
    expect((await owner.problem('GET', '/api/merchant-moves')).status).toBe(403);
  });

  it('refuse a month that is none', async () => {
    expect((await ops.problem('GET', '/api/merchant-moves?from=2026-13')).status).toBe(400);
  });
});
