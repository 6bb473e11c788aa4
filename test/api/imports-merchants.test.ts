import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recoverImports } from '../../server/imports/recover-imports.ts';
import type { ImportRecord } from '../../src/contract/imports.ts';
import { createImportApi, type ImportApi, listStagingTables } from '../support/import-api.ts';
import { path, refused } from '../support/import-client.ts';
import { importProviders } from '../support/import-upload.ts';

let api: ImportApi;
beforeAll(async () => {
  api = await createImportApi();
  await importProviders(api);
});
afterAll(() => api.database.close());

const csv = (header: string, ...rows: string[]) => [header, ...rows, ''].join('\n');
const counts = (created: number, changed: number, unchanged: number) => ({ created, changed, unchanged });

/** Line and code of every rejected row. */
async function rejected({ id }: ImportRecord): Promise<[number, string][]> {
  const { items } = await api.client.rejections(id);
  for (const { reason, fix } of items) {
    expect(reason.zh).toMatch(/\p{Script=Han}/u);
    expect(fix.en).not.toMatch(/undefined|NaN/);
  }
  return items.map(({ line, code }) => [line, code]);
}

const readMerchants = () => api.context.db.selectFrom('merchant').selectAll().orderBy('externalId').execute();

async function readRelations(): Promise<string[]> {
  const { rows } = await api.database.pool.query<{ text: string }>(
    `select p.external_id || ' ' || m.external_id || ' ' || role || ' ' || started_on || ' ' || coalesce(ended_on::text, '-')
       as text
     from service_relation join provider p on p.id = provider_id join merchant m on m.id = merchant_id order by 1`,
  );
  return rows.map(({ text }) => text);
}

async function readMonths(): Promise<unknown[][]> {
  const { rows } = await api.database.pool.query<unknown[]>({
    text: `select m.external_id, t.code, paid_gmv, net_gmv, refund_gmv, orders from merchant_month
      join merchant m on m.id = merchant_id join period t on t.id = period_id order by 1, 2`,
    rowMode: 'array',
  });
  return rows;
}

describe('merchants', () => {
  it('are told by their headers and stored with place and pinyin', async () => {
    const record = await api.client.import(
      csv(
        '商家ID,商家名称,商家类型,类目,城市,开店日期',
        'M1,沈阳示例,产业带,服饰,沈阳,2023/5/1',
        'M2,,,,,',
        'M3,丙店,brand,,亚特兰蒂斯,',
      ),
    );
    expect(record).toMatchObject({
      kind: 'merchants',
      counts: { rowsIn: 3, warnings: 1, ...counts(3, 0, 0) },
    });
    expect(await readMerchants()).toMatchObject([
      {
        externalId: 'M1',
        name: '沈阳示例',
        pinyin: 'shenyangshili sysl',
        kind: 'belt',
        industry: '服饰',
        region: 'northeast',
        cityAdcode: '210100',
        openedOn: '2023-05-01',
        compliance: 'clear',
        sample: false,
      },
      { externalId: 'M2', name: 'M2', kind: null, region: null, openedOn: null },
      { externalId: 'M3', kind: 'brand', cityAdcode: null, cityName: '亚特兰蒂斯' },
    ]);
  });

  it('change by id, only where the file speaks of a column; the same again changes nothing', async () => {
    const file = csv('merchant_id,kind,compliance', 'M1,,veto', 'M2,mcn,', 'M4,merchant,');
    expect((await api.client.import(file)).counts).toMatchObject(counts(1, 2, 0));
    expect(await readMerchants()).toMatchObject([
      { externalId: 'M1', name: '沈阳示例', kind: null, compliance: 'veto', cityName: '沈阳' },
      { externalId: 'M2', kind: 'mcn', compliance: 'clear' },
      { externalId: 'M3', kind: 'brand' },
      { externalId: 'M4', kind: 'merchant' },
    ]);
    expect((await api.client.import(file)).counts).toMatchObject(counts(0, 0, 3));
  });

  it('are rejected with line and reason', async () => {
    const record = await api.client.stage(
      csv(
        'merchant_id,name,kind,openedOn,compliance',
        'N1,甲,planet,,',
        'N2,乙,,2026-13-01,',
        'N3,丙,,,sometimes',
        ',丁,,,',
        'N5,戊,,,',
        'N5,戊,,,',
        'N5,己,,,',
      ),
    );
    expect(await rejected(record)).toEqual([
      [2, 'unknown_merchant_kind'],
      [3, 'bad_date'],
      [4, 'unknown_compliance'],
      [5, 'blank_key'],
      [7, 'duplicate_identical'],
      [8, 'duplicate_conflict'],
    ]);
    expect(record.counts).toMatchObject({ rowsIn: 7, rowsAccepted: 1, rowsRejected: 6 });
    await api.client.cancel(record.id);
    expect(await listStagingTables(api)).toEqual([]);
  });
});

describe('service relations', () => {
  const HEADER = 'provider_id,merchant_id,role,started_on,ended_on';

  it('are told by their headers; a blank role is the primary one', async () => {
    const record = await api.client.import(
      csv(HEADER, 'A1,M1,主服务,2026/3/15,', 'A2,M1,协同,2026-05-01,2026-08-31', 'A2,M2,,2025-11-01,'),
    );
    expect(record).toMatchObject({ kind: 'service_relations', counts: counts(3, 0, 0) });
    expect(await readRelations()).toEqual([
      'A1 M1 primary 2026-03-15 -',
      'A2 M1 assist 2026-05-01 2026-08-31',
      'A2 M2 primary 2025-11-01 -',
    ]);
  });

  it('are rejected with line and reason', async () => {
    const record = await api.client.stage(
      csv(
        HEADER,
        'A99,M1,,2026-01-01,',
        'A1,M99,,2026-01-01,',
        'A1,M2,boss,2026-01-01,',
        'A1,M2,,2026-01-01,2025-12-31',
        'A1,M2,,,',
        'A1,M2,,soon,',
        // Stored since 2026-03-15 without an end.
        'A1,M1,,2026-06-01,',
        'A3,M2,,2026-01-01,2026-03-31',
        'A3,M2,,2026-03-31,',
        'A3,M2,,2026-01-01,2026-03-31',
        'A3,M2,,2026-01-01,2026-02-28',
        // Another provider may serve the merchant at the same time.
        'A4,M2,,2026-01-01,',
      ),
    );
    expect(await rejected(record)).toEqual([
      [2, 'unknown_provider'],
      [3, 'unknown_merchant'],
      [4, 'unknown_role'],
      [5, 'ends_before_start'],
      [6, 'blank_key'],
      [7, 'bad_date'],
      [8, 'overlapping_service'],
      [10, 'overlapping_service'],
      [11, 'duplicate_identical'],
      [12, 'duplicate_conflict'],
    ]);
    const { items } = await api.client.rejections(record.id);
    expect(items[6]?.reason.zh).toContain('已入库');
    expect(items[7]?.reason.zh).toContain('第 9 行');
    await api.client.cancel(record.id);
  });

  it('a file may end a span and begin the next; without a column the stored one stays', async () => {
    const record = await api.client.import(
      csv(HEADER, 'A1,M1,,2026-03-15,2026-05-31', 'A1,M1,assist,2026-06-01,'),
    );
    expect(record.counts).toMatchObject({ rowsRejected: 0, ...counts(1, 1, 0) });
    const again = await api.client.import(
      csv('provider_id,merchant_id,started_on', 'A1,M1,2026-06-01', 'A2,M1,2026-05-01'),
    );
    expect(again.counts).toMatchObject(counts(0, 0, 2));
    expect(await readRelations()).toEqual([
      'A1 M1 assist 2026-06-01 -',
      'A1 M1 primary 2026-03-15 2026-05-31',
      'A2 M1 assist 2026-05-01 2026-08-31',
      'A2 M2 primary 2025-11-01 -',
    ]);
  });

  it('may say how many sessions were operated; blank is not known, and not 0', async () => {
    const WITH_SESSIONS = 'provider_id,merchant_id,started_on,操盘场次';
    const readSessions = async () => {
      const { rows } = await api.database.pool.query<{ said: string }>(
        `select p.external_id || ' ' || coalesce(r.operated_sessions::text, 'not known') as said
         from service_relation r join provider p on p.id = r.provider_id join merchant m on m.id = r.merchant_id
         where m.external_id = 'M3' order by 1`,
      );
      return rows.map(({ said }) => said);
    };
    const staged = await api.client.stage(
      csv(
        WITH_SESSIONS,
        'A1,M3,2026-01-01,-1',
        'A2,M3,2026-01-01,1.5',
        'A3,M3,2026-01-01,many',
        'A4,M3,2026-01-01,12',
      ),
    );
    expect(await rejected(staged)).toEqual([
      [2, 'sessions_not_a_count'],
      [3, 'sessions_not_a_count'],
      [4, 'not_a_number'],
    ]);
    await api.client.cancel(staged.id);
    const rows = ['A1,M3,2026-01-01,"1,200"', 'A2,M3,2026-01-01,0', 'A3,M3,2026-01-01,'];
    expect((await api.client.import(csv(WITH_SESSIONS, ...rows))).counts).toMatchObject(counts(3, 0, 0));
    expect(await readSessions()).toEqual(['A1 1200', 'A2 0', 'A3 not known']);
    // Without the column what is stored stays; with it, a blank cell takes the number back.
    await api.client.import(
      csv('provider_id,merchant_id,started_on', 'A1,M3,2026-01-01', 'A2,M3,2026-01-01'),
    );
    expect(await readSessions()).toEqual(['A1 1200', 'A2 0', 'A3 not known']);
    const again = await api.client.import(csv(WITH_SESSIONS, 'A1,M3,2026-01-01,', 'A2,M3,2026-01-01,0'));
    expect(again.counts).toMatchObject(counts(0, 1, 1));
    expect(await readSessions()).toEqual(['A1 not known', 'A2 0', 'A3 not known']);
    await api.database.pool.query(
      `delete from service_relation where merchant_id = (select id from merchant where external_id = 'M3')`,
    );
  });

  it('two files that were read before either was stored cannot make spans overlap', async () => {
    const staged = await api.client.stage(csv(HEADER, 'A5,M3,,2026-01-01,'));
    await api.client.import(csv(HEADER, 'A5,M3,,2026-02-01,'));
    const before = await readRelations();
    const confirm = path('/api/imports/{importId}/confirm', staged.id);
    const answer = await api.client.call('POST', confirm, { rowsRejected: 0 }, staged.revision);
    expect(refused(answer)).toMatchObject({ status: 409, code: 'conflict' });
    expect(refused(answer).detail).toContain('A5 – M3');
    expect(await readRelations()).toEqual(before);
    expect((await api.client.get(staged.id)).status).toBe('ready');
    await api.client.cancel(staged.id);
  });
});

describe('merchant months', () => {
  const HEADER = 'merchant_id,month,paidGmv,netGmv,refundGmv,orders';

  it('are told by their headers; a blank is not known and never 0', async () => {
    const record = await api.client.import(
      csv(
        '商家编号,月份,支付GMV(万元),退款金额,订单数',
        'M1,2026-08,36,25000,4200',
        'M1,2026-09,,,12',
        'M2,2026年8月,0,,0',
      ),
    );
    expect(record).toMatchObject({
      kind: 'merchant_months',
      periods: ['2026-08', '2026-09'],
      counts: { warnings: 1, ...counts(3, 0, 0) },
    });
    expect(await readMonths()).toEqual([
      ['M1', '2026-08', 360_000, null, 25_000, 4200],
      ['M1', '2026-09', null, null, null, 12],
      ['M2', '2026-08', 0, null, null, 0],
    ]);
  });

  it('are rejected with line, column and reason', async () => {
    const record = await api.client.stage(
      csv(
        HEADER,
        'M99,2026-08,1,,,',
        'M1,2026-13,1,,,',
        'M1,2026-W30,1,,,',
        'M1,2026-Q3,1,,,',
        'M1,2026-12,1,,,',
        'M1,2026-07,-1,,,',
        'M1,2026-07,1,,-1,',
        'M1,2026-07,100,101,,',
        'M1,2026-07,100,,,1.5',
        'M1,2026-07,100,,,-1',
        'M1,2026-07,many,,,',
        'M1,2026-06,100,-50,150,2',
        'M1,2026-06,100,-50,150,2',
        'M1,2026-06,101,,,',
        'M1,2026-05,100,,,0',
      ),
    );
    expect(await rejected(record)).toEqual([
      [2, 'unknown_merchant'],
      [3, 'bad_period'],
      [4, 'not_a_month'],
      [5, 'not_a_month'],
      [6, 'future_period'],
      [7, 'negative_amount'],
      [8, 'negative_amount'],
      [9, 'net_above_paid'],
      [10, 'orders_not_a_count'],
      [11, 'orders_not_a_count'],
      [12, 'not_a_number'],
      [14, 'duplicate_identical'],
      [15, 'duplicate_conflict'],
    ]);
    const { items } = await api.client.rejections(record.id);
    expect(items.find(({ line }) => line === 8)).toMatchObject({ column: 'refundGmv', value: '-1' });
    // Refunds above the month's own GMV, and paid without an order, are kept with a remark.
    expect(record.counts).toMatchObject({ rowsAccepted: 2, warnings: 2 });
    await api.client.cancel(record.id);
  });

  it.each([
    ['one row of many', 1],
    ['most rows', 40],
  ])('change by merchant and month, %s; numbers the file does not speak of stay', async (_, rows) => {
    const merchants = Array.from({ length: 50 }, (_, at) => `B${at}`);
    await api.client.import(csv('merchant_id,name', ...merchants.map((id) => `${id},${id}`)));
    const month = rows === 1 ? '2025-01' : '2025-02';
    const first = csv(HEADER, ...merchants.map((id, at) => `${id},${month},${1000 + at},,10,5`));
    expect((await api.client.import(first)).counts).toMatchObject(counts(50, 0, 0));
    const next = csv(
      'merchant_id,month,paidGmv',
      ...merchants.map((id, at) => `${id},${month},${at < rows ? 1 : 1000 + at}`),
    );
    expect((await api.client.import(next)).counts).toMatchObject(counts(0, rows, 50 - rows));
    const stored = (await readMonths()).filter(([, code]) => code === month);
    expect(stored.filter(([, , paid]) => paid === 1)).toHaveLength(rows);
    expect(stored.every(([, , , , refund, orders]) => refund === 10 && orders === 5)).toBe(true);
    expect((await api.client.import(next)).counts).toMatchObject(counts(0, 0, 50));
  });

  it('when the last step fails, nothing is stored and it may be tried again', async () => {
    const before = await readMonths();
    const staged = await api.client.stage(csv(HEADER, 'M3,2026-07,5,,,', 'M3,2026-08,6,,,'));
    await api.database.pool.query(`
      create function refuse() returns trigger language plpgsql as $$ begin raise 'no'; end $$;
      create trigger refuse before update on import for each row when (new.status = 'confirmed') execute function refuse()`);
    const confirm = path('/api/imports/{importId}/confirm', staged.id);
    const answer = await api.client.call('POST', confirm, { rowsRejected: 0 }, staged.revision);
    expect(refused(answer)).toMatchObject({ status: 500 });
    expect(await readMonths()).toEqual(before);
    await api.database.pool.query('drop trigger refuse on import; drop function refuse()');
    expect((await api.client.confirm(staged)).counts).toMatchObject(counts(2, 0, 0));
  });

  it('a stop of the host leaves no staging table, whatever the kind', async () => {
    const files = [
      csv('merchant_id,name,city', 'Z1,甲,杭州'),
      csv('provider_id,merchant_id,started_on', 'A9,M2,2026-01-01'),
      csv(HEADER, 'M3,2026-06,5,,,'),
    ];
    const staged = [];
    for (const file of files) staged.push(await api.client.stage(file));
    const before = await listStagingTables(api);
    expect(before.length).toBeGreaterThanOrEqual(3);
    // What is complete waits for its decision; what was being read is gone with the host.
    await recoverImports(api.context);
    expect(await listStagingTables(api)).toEqual(before);
    await api.database.pool.query(`update import set status = 'reading' where status = 'ready'`);
    await recoverImports(api.context);
    expect(await listStagingTables(api)).toEqual([]);
    for (const { id } of staged) expect((await api.client.get(id)).status).toBe('failed');
  });
});

it('the example files can be imported as they are', async () => {
  const example = (kind: string) =>
    new Uint8Array(readFileSync(resolve(import.meta.dirname, `../../public/examples/${kind}.csv`)));
  await api.client.import(example('providers'));
  for (const kind of ['merchants', 'service_relations', 'merchant_months']) {
    const record = await api.client.import(example(kind));
    expect(await rejected(record)).toEqual([]);
    expect(record).toMatchObject({ kind, counts: { rowsRejected: 0, warnings: 0, ...counts(3, 0, 0) } });
  }
});
