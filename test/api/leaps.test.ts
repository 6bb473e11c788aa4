import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importText } from '../../mocks/sample/import-text.ts';
import type { AppContext, Caller } from '../../server/context.ts';
import type { LeapDetail, LeapPage, LeapRun } from '../../src/contract/leaps.ts';
import type { MerchantDetail } from '../../src/contract/merchants.ts';
import type {
  ProgrammeContent,
  ProgrammeEffect,
  ProgrammeSettingsVersion,
} from '../../src/contract/programme-settings.ts';
import type { Scorecard } from '../../src/contract/scorecards.ts';
import type { Role } from '../../src/domain/access/role.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { type ApiClient, createApiClient, createTestContext, seen } from './api-client.ts';
import { assessAndPublish, MODEL } from './sample-cohort.ts';

const WAN = 10_000;
const REASON = '实地核对了两家的操盘记录。';

let database: TestDatabase;
let context: AppContext;
let grader: ApiClient;

const personOf = (role: Role, scope: Caller['scope'], id: string = role): Caller => ({
  id,
  name: id,
  role,
  scope,
});
const clientOf = (role: Role, scope: Caller['scope'] = null) =>
  createApiClient(context, personOf(role, scope));
const ownerOf = (provider: string) =>
  clientOf('provider_owner', { providers: [provider], regions: [], cities: [] });
const leadOf = (...regions: string[]) => clientOf('regional', { providers: [], regions, cities: [] });

async function importCsv(kind: Parameters<typeof importText>[2], header: string, lines: readonly string[]) {
  const columns = header.split(',');
  const text = `${[header, ...lines].join('\n')}\n`;
  await importText(context, MODEL, kind, `${kind}.csv`, columns, [text]);
}

/** Months from `first` on in 万; null is a month without a row. */
function monthsOf(merchant: string, first: string, wan: readonly (number | null)[]): string[] {
  const [year = 0, month = 1] = first.split('-').map(Number);
  return wan.flatMap((amount, at) => {
    if (amount === null) return [];
    const index = year * 12 + month - 1 + at;
    const code = `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
    return [`${merchant},${code},${Math.round(amount * WAN)}`];
  });
}

const MONTH_HEADER = 'merchant,period,paidGmv';
const RELATION_HEADER = 'provider,merchant,role,startedOn,endedOn';

beforeAll(async () => {
  database = await createTestDatabase();
  context = createTestContext(database);
  grader = clientOf('ops_grader');
  await importCsv('providers', 'id,name,city,joinedOn', [
    'PA,甲服务商,杭州,2024-01-01',
    'PB,乙服务商,宁波,2024-01-01',
    'PC,丙服务商,沈阳,2024-01-01',
  ]);
  await importCsv('merchants', 'id,name,city', [
    ...['M1,一店', 'M2,二店', 'M3,三店', 'M4,四店', 'M5,五店'].map((row) => `${row},杭州`),
    'M6,六店,沈阳',
  ]);
  await importCsv('service_relations', RELATION_HEADER, [
    'PA,M1,primary,2026-01-01,',
    'PA,M2,primary,2026-01-01,',
    'PA,M3,primary,2026-08-01,',
    // Two of one region dispute M4, two of different regions M5.
    'PA,M4,primary,2026-01-01,',
    'PB,M4,primary,2026-01-01,',
    'PA,M5,primary,2026-01-01,',
    'PC,M5,primary,2026-01-01,',
    'PB,M1,assist,2026-01-01,',
    'PC,M6,primary,2026-03-15,',
  ]);
  await importCsv('merchant_months', MONTH_HEADER, [
    ...monthsOf('M1', '2025-10', [8, 12, 9, 15, 31, 33, 36]),
    ...monthsOf('M2', '2025-10', [9, 9.5, 9.2, 10.1, 10.4, 10.6]),
    ...monthsOf('M3', '2026-05', [8, 8, 8, 12, 13, 14]).slice(0, 5),
    ...monthsOf('M4', '2025-10', [8, 8, 8, 40, 40, 40]),
    ...monthsOf('M5', '2025-10', [8, 8, 8, 40, 40, 40]),
    ...monthsOf('M6', '2025-12', [300, 500, 1900]),
  ]);
}, 60_000);
afterAll(() => database.close());

const list = (query = '', client = grader) => client.get<LeapPage>(`/api/leaps?limit=200&${query}`);
async function find(provider: string, merchant: string, client = grader): Promise<LeapDetail> {
  const { items } = await list(`provider=${provider}&merchant=${merchant}`, client);
  return client.get<LeapDetail>(`/api/leaps/${items[0]?.id ?? 'none'}`);
}
const countsOf = ({ counts }: Pick<LeapPage, 'counts'>) =>
  Object.fromEntries(counts.map(({ state, count }) => [state, count]));
async function leapFacts(provider: string): Promise<[string, number, string][]> {
  const { rows } = await database.pool.query<[string, number, string]>({
    text: `select t.code, f.numerator, m.file_name from fact f join provider p on p.id = f.provider_id
      join period t on t.id = f.period_id join indicator i on i.id = f.indicator_id join import m on m.id = f.import_id
      where p.external_id = $1 and i.code = 'leap_merchants' and f.numerator > 0 order by 1`,
    values: [provider],
    rowMode: 'array',
  });
  return rows;
}

describe('the examples of the rule, through imports', () => {
  test('8/12/9 before, 15/31/33/36 after: from B0 to B2 in the fourth month', async () => {
    const leap = await find('PA', 'M1');
    expect(leap).toMatchObject({
      state: 'counted',
      baselineYuan: 9 * WAN,
      baselineBand: 'B0',
      completedMonth: '2026-04',
      reachedBand: 'B2',
      bandsJumped: 2,
      window: { firstMonth: '2026-01', lastMonth: '2026-03', band: 'B1' },
      highest: { firstMonth: '2026-02', lastMonth: '2026-04', yuan: [310_000, 330_000, 360_000] },
      attribution: { basis: 'only_candidate', candidates: [{ provider: { id: 'PA' }, owner: true }] },
      monthsThrough: '2026-09',
      settingsVersion: 1,
      mayDecide: false,
    });
    expect(leap.months.map(({ month, band }) => `${month} ${band}`)).toEqual([
      '2025-10 B0',
      '2025-11 B1',
      '2025-12 B0',
      '2026-01 B1',
      '2026-02 B2',
      '2026-03 B2',
      '2026-04 B2',
    ]);
  });

  test('9/9.5/9.2 before, 10.1/10.4/10.6 after: border hopping is no leap', async () => {
    expect(await find('PA', 'M2')).toMatchObject({
      state: 'growth_short',
      baselineYuan: 9.2 * WAN,
      completedMonth: null,
      window: { yuan: [101_000, 104_000, 106_000] },
    });
  });

  test('two of three months held: the next month and its least amount are told', async () => {
    expect(await find('PA', 'M3')).toMatchObject({
      state: 'near',
      open: true,
      held: { months: 2, of: 3 },
      monthsToGo: 1,
      neededYuan: expect.any(Number),
      missing: [{ kind: 'hold', month: '2026-10' }],
    });
  });

  test('whoever assists sees it as 协同 and counts none', async () => {
    expect(await find('PB', 'M1')).toMatchObject({ state: 'assisted', completedMonth: '2026-03' });
  });

  test('lists count by state whatever the state asked for, and page without loss in either direction', async () => {
    const all = await list();
    expect(all.total).toBe(9);
    expect(Object.values(countsOf(all)).reduce((sum, count) => sum + count, 0)).toBe(9);
    const counted = await list('state=counted');
    expect(counted.items.every(({ state }) => state === 'counted')).toBe(true);
    expect(counted.total).toBe(countsOf(all).counted);
    expect(counted.counts).toEqual(all.counts);
    for (const sort of ['completed', '-completed', 'needed', '-needed', 'merchant', '-provider']) {
      const whole = await list(`sort=${sort}`);
      const ids: string[] = [];
      for (let cursor = ''; ; ) {
        const page = await grader.get<LeapPage>(
          `/api/leaps?limit=2&sort=${sort}${cursor && `&cursor=${cursor}`}`,
        );
        ids.push(...page.items.map(({ id }) => id));
        if (page.nextCursor === null) break;
        cursor = page.nextCursor;
      }
      expect(ids).toEqual(whole.items.map(({ id }) => id));
    }
    const csv = await grader.text('/api/leaps/export?sort=merchant');
    expect(csv.trim().split('\r\n')).toHaveLength(1 + 9);
    expect(csv).toContain('差一个月,已保持2/3个月；2026-10需要 ≥ 100000元,');
  });

  test('filters keep what they say', async () => {
    const ids = async (query: string) => (await list(query)).items.map(({ merchant }) => merchant.id).sort();
    expect(await ids('completedFrom=2026-04&completedTo=2026-04&state=counted')).toEqual(['M1']);
    expect(await ids('open=yes&provider=PA')).toContain('M3');
    expect(await ids('region=northeast')).toEqual(['M5', 'M6']);
    expect(await ids('q=liudian')).toEqual(['M6']);
    expect(await ids('lapse=lapsed,held,pending,unknown&state=counted')).toEqual(['M1']);
    expect(await ids('merchant=M2')).toEqual(['M2']);
  });
});

describe('what leaps feed', () => {
  test('leap_merchants facts, with an import record as their origin, counted by the assessment', async () => {
    expect(await leapFacts('PA')).toEqual([['2026-04', 1, 'leaps-2026-09.csv']]);
    const { rows } = await database.pool.query<{ provider: string; months: number; zeros: number }>(
      `select p.external_id as provider, count(*)::int as months, count(*) filter (where numerator = 0)::int as zeros
       from fact join provider p on p.id = provider_id group by 1 order by 1`,
    );
    // Every month from the first stored to the last: none is a known number too.
    expect(rows).toEqual([
      { provider: 'PA', months: 12, zeros: 11 },
      { provider: 'PB', months: 12, zeros: 12 },
      { provider: 'PC', months: 12, zeros: 12 },
    ]);
    await assessAndPublish(context, '2026-09');
    const card = await grader.get<Scorecard>('/api/providers/PA/scorecard?period=2026-09');
    const indicator = card.capabilities
      .flatMap(({ indicators }) => indicators)
      .find(({ code }) => code === 'leap_merchants');
    expect(indicator).toMatchObject({ raw: 1 });
  });

  test('monthly sums of providers: attributed GMV has one owner, and reported GMV goes before it', async () => {
    const read = async () => {
      const { rows } = await database.pool.query<unknown[]>({
        text: `select p.external_id, gmv_yuan, leaps, served_merchants from provider_month
          join provider p on p.id = provider_id where month = '2026-03' order by 1`,
        rowMode: 'array',
      });
      return rows;
    };
    // M1 33, M2 10.6, and of the merchants with two primary relations the one begun first: 40 each.
    expect(await read()).toEqual([
      ['PA', 33 * WAN + 106_000 + 40 * WAN + 40 * WAN, 0, 4],
      ['PB', null, 0, 2],
      ['PC', null, 0, 2],
    ]);
    await importCsv('facts_long', 'provider,period,indicator,numerator', ['PA,2026-03,gmv_t12m,7000000']);
    expect((await read())[0]).toEqual(['PA', 7_000_000, 0, 4]);
  });

  test('importing the same again stores no second fact and no import record', async () => {
    const before = await grader.get<{ total: number; items: LeapRun[] }>('/api/leap-runs');
    await importCsv('merchant_months', MONTH_HEADER, monthsOf('M2', '2025-10', [9, 9.5]));
    const after = await grader.get<{ total: number; items: LeapRun[] }>('/api/leap-runs');
    expect(after.total).toBe(before.total + 1);
    expect(after.items[0]).toMatchObject({
      cause: 'import',
      importIds: [],
      relations: 9,
      monthsFrom: '2025-10',
    });
    expect(before.items.some(({ importIds }) => importIds.length === 1)).toBe(true);
  });
});

describe('a disputed owner', () => {
  const decide = (client: ApiClient, id: string, providerId: string) =>
    client.send('POST', `/api/leaps/${id}/attribution`, { providerId, reason: REASON });

  test('a provider sees that there is another candidate, and not who', async () => {
    const seenByOwner = await find('PA', 'M4', ownerOf('PA'));
    expect(seenByOwner).toMatchObject({ state: 'disputed', mayDecide: false });
    expect(seenByOwner.attribution?.candidates).toMatchObject([
      { provider: { id: 'PA' }, leapId: seenByOwner.id },
      { provider: null, leapId: null },
    ]);
    expect(JSON.stringify(seenByOwner)).not.toMatch(/PB|乙/);
    const page = await list('', ownerOf('PB'));
    expect(page.items.map(({ merchant }) => merchant.id).sort()).toEqual(['M1', 'M4']);
    const other = (await find('PA', 'M4')).id;
    expect(await ownerOf('PB').problem('GET', `/api/leaps/${other}`)).toMatchObject({ status: 404 });
    expect((await decide(ownerOf('PA'), seenByOwner.id, 'PA')).status).toBe(403);
  });

  test('a lead decides only where every candidate is theirs', async () => {
    const leap = await find('PA', 'M5', leadOf('east_china'));
    expect(leap).toMatchObject({ state: 'disputed', mayDecide: false });
    const refusal = await leadOf('east_china').problem('POST', `/api/leaps/${leap.id}/attribution`, {
      providerId: 'PA',
      reason: REASON,
    });
    expect(refusal).toMatchObject({ code: 'forbidden', detail: expect.stringContaining('平台运营') });
    expect((await find('PA', 'M5')).mayDecide).toBe(true);
  });

  test('the decision names the owner, is logged, counted and told to nobody of the providers', async () => {
    const lead = leadOf('east_china');
    const leap = await find('PB', 'M4', lead);
    expect(leap).toMatchObject({
      state: 'disputed',
      mayDecide: true,
      attribution: { basis: 'sessions_unknown' },
    });
    expect((await decide(lead, leap.id, 'PC')).status).toBe(400);
    const response = await decide(lead, leap.id, 'PB');
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      state: 'counted',
      attribution: { basis: 'decision', decision: { by: 'regional', reason: REASON } },
    });
    expect(await find('PA', 'M4')).toMatchObject({ state: 'assisted' });
    expect(await leapFacts('PB')).toMatchObject([['2026-03', 1, 'leaps-2026-09.csv']]);
    expect((await find('PB', 'M4', ownerOf('PB'))).attribution).toMatchObject({
      basis: 'decision',
      decision: null,
    });
    // Once decided there is nothing left to decide, for whoever comes second.
    expect((await decide(lead, leap.id, 'PA')).status).toBe(409);
    const { items } = await clientOf('ops_admin').get<{ items: unknown[] }>(
      '/api/audit?action=decideAttribution&outcome=done',
    );
    expect(items).toMatchObject([
      { outcome: 'done', object: { type: 'leap', id: leap.id }, after: { owner: 'PB' }, reason: REASON },
    ]);
    // The lead's own rights are back: what follows in the same connection sees its own region only.
    expect((await list('', lead)).items.every(({ provider }) => provider.id !== 'PC')).toBe(true);
  });

  test('operated sessions decide where both are known and differ, and say why where they do not', async () => {
    const report = (sessions: Record<string, number | ''>) =>
      importCsv(
        'service_relations',
        'provider,merchant,startedOn,operatedSessions',
        Object.entries(sessions).map(([provider, count]) => `${provider},M5,2026-01-01,${count}`),
      );
    const sessionsOf = ({ attribution }: LeapDetail) =>
      attribution?.candidates.map(({ operatedSessions }) => operatedSessions);
    await report({ PA: 30 });
    const unknown = await find('PA', 'M5');
    expect(unknown).toMatchObject({
      state: 'disputed',
      missing: [{ kind: 'decision', because: 'sessions_unknown' }],
      attribution: { basis: 'sessions_unknown' },
    });
    expect(sessionsOf(unknown)).toEqual([30, null]);
    const reasonOf = ({ missing, attribution }: LeapDetail) => [missing, attribution?.basis];
    const undisclosed = [[{ kind: 'decision', because: 'decision_required' }], 'decision_required'];
    // One's own gap is told; another's is not, or it would differ from a tie.
    expect(await find('PC', 'M5', ownerOf('PC'))).toMatchObject({
      missing: [{ kind: 'decision', because: 'sessions_unknown' }],
      attribution: { basis: 'sessions_unknown' },
    });
    expect(reasonOf(await find('PA', 'M5', ownerOf('PA')))).toEqual(undisclosed);

    await report({ PC: 30 });
    expect(await find('PA', 'M5')).toMatchObject({
      state: 'disputed',
      missing: [{ kind: 'decision', because: 'tied' }],
      attribution: { basis: 'tied' },
    });
    expect(await grader.text('/api/leaps/export?merchant=M5')).toContain('候选服务商操盘场次相同');
    // Whoever sees its own number and not the other's would read the other's from “tied”.
    for (const [provider, client] of [
      ['PA', ownerOf('PA')],
      ['PC', ownerOf('PC')],
      ['PA', leadOf('east_china')],
    ] as const) {
      const leap = await find(provider, 'M5', client);
      expect(leap.state).toBe('disputed');
      expect(reasonOf(leap)).toEqual(undisclosed);
      const { items } = await list('merchant=M5', client);
      expect(items.map(({ missing }) => missing)).toEqual([undisclosed[0]]);
      const csv = await client.text('/api/leaps/export?merchant=M5');
      expect(csv).toContain('按规则须由区域负责人裁定归属');
      expect(csv).not.toContain('操盘场次相同');
    }
    expect(reasonOf(await find('PA', 'M5', leadOf('east_china', 'northeast')))).toEqual([
      [{ kind: 'decision', because: 'tied' }],
      'tied',
    ]);

    await report({ PC: 12 });
    expect(await find('PA', 'M5')).toMatchObject({
      state: 'counted',
      attribution: { basis: 'operated_sessions' },
    });
    expect(await leapFacts('PA')).toContainEqual(['2026-03', 1, 'leaps-2026-09.csv']);
    // Each is told its own number, and that the other had more.
    const lost = await find('PC', 'M5', ownerOf('PC'));
    expect(lost).toMatchObject({ state: 'assisted', attribution: { basis: 'operated_sessions' } });
    expect(sessionsOf(lost)).toEqual([null, 12]);
    const shop = await ownerOf('PC').get<MerchantDetail>('/api/merchants/M5');
    expect(shop.relations.map(({ operatedSessions }) => operatedSessions)).toEqual([12]);

    await report({ PC: '' });
    expect(await find('PC', 'M5')).toMatchObject({ state: 'disputed' });
    expect(await leapFacts('PA')).not.toContainEqual(['2026-03', 1, expect.any(String)]);
  });
});

describe('settings', () => {
  const read = (client = grader) => client.get<ProgrammeSettingsVersion>('/api/programme-settings');
  const lower = (content: ProgrammeContent): ProgrammeContent => ({
    ...content,
    leap: { ...content.leap, growthFactor: 1.1, holdMonths: 2, largestMonthShare: 0.9 },
  });

  test('are there from the start, and readable by those they count', async () => {
    const { version, content, createdBy } = await read(ownerOf('PA'));
    expect({ version, createdBy, period: content.period }).toEqual({
      version: 1,
      createdBy: 'system',
      period: { from: '2026-01', to: '2026-12' },
    });
    expect(content.leap.bands[1]).toEqual({ code: 'B1', fromYuan: 100_000 });
    expect((await ownerOf('PA').send('GET', '/api/programme-settings/versions')).status).toBe(403);
  });

  test('a preview stores nothing and tells what the update then gives', async () => {
    const { version, content } = await read();
    const before = countsOf(await list());
    const changed = lower(content);
    const effect = await grader.post<ProgrammeEffect>('/api/programme-settings/preview', {
      content: changed,
    });
    expect(countsOf(await list())).toEqual(before);
    expect(effect.version).toBe(version);
    expect(
      Object.fromEntries(effect.states.map((one) => [one.state, one.before]).filter(([, n]) => n)),
    ).toEqual(before);
    expect(effect.counted.after).toBeGreaterThan(effect.counted.before);

    const body = { content: changed, note: '试行两个月的保持期' };
    const response = await grader.send('PUT', '/api/programme-settings', body, seen(version));
    expect(await response.json()).toMatchObject({ version: version + 1, note: body.note });
    const after = await list();
    expect(countsOf(after)).toEqual(
      Object.fromEntries(effect.states.map((one) => [one.state, one.after]).filter(([, n]) => n)),
    );
    for (const { provider, after: count } of effect.providers) {
      expect((await list(`state=counted&provider=${provider.id}`)).total).toBe(count);
      const facts = await leapFacts(provider.id);
      expect(facts.reduce((sum, [, leaps]) => sum + leaps, 0)).toBe(count);
    }
    expect((await grader.get<{ total: number }>('/api/programme-settings/versions')).total).toBe(2);
  });

  test('what cannot work is refused field by field, what is stale or unchanged too', async () => {
    const { version, content } = await read();
    const faulty = {
      ...content,
      leap: { ...content.leap, growthFactor: 0.5, holdMonths: 0 },
      period: { from: '2026-12', to: '2026-01' },
    };
    const problem = await grader.problem('POST', '/api/programme-settings/preview', { content: faulty });
    expect(problem.errors.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        'body.content.leap.growthFactor',
        'body.content.leap.holdMonths',
        'body.content.period',
      ]),
    );
    const put = (body: unknown, revision: number) =>
      grader.problem('PUT', '/api/programme-settings', body, seen(revision));
    const note = '说明说明说明';
    expect(await put({ content: lower(content), note }, version - 1)).toMatchObject({
      code: 'precondition_failed',
      current: { version },
    });
    expect(await put({ content, note }, version)).toMatchObject({ code: 'conflict' });
    expect(await put({ content: lower(content), note: '' }, version)).toMatchObject({
      code: 'invalid_request',
    });
  });

  test('history is only ever added to', async () => {
    await expect(database.pool.query(`update programme_settings set note = 'x'`)).rejects.toThrow(
      /only ever added/,
    );
    await expect(database.pool.query(`delete from leap_decision`)).rejects.toThrow(/only ever added/);
  });
});
