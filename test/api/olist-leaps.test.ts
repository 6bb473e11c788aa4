import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LeapDetail, LeapPage } from '../../src/contract/leaps.ts';
import type { MerchantMoves } from '../../src/contract/merchant-moves.ts';
import type { ProgrammeEffect, ProgrammeSettingsVersion } from '../../src/contract/programme-settings.ts';
import { createImportApi, type ImportApi } from '../support/import-api.ts';
import { succeed } from '../support/import-client.ts';
import { countMoves, type PlainMonth, type PlainRelation, plainLeap } from '../support/plain-leap.ts';

/** Real merchants, who won them and their months may be read where they lie and are never shipped. */
const olist = resolve(import.meta.dirname, '../../../shared/data/olist');
const FILES = [
  'merchants.csv',
  'provider_merchant.csv',
  'merchant_month_gmv.csv',
  'provider_merchant_month_gmv.csv',
];
const missing = FILES.filter((file) => !existsSync(join(olist, file)));

/** The published bands stand for amounts a hundred times these; the currency is the Brazilian real. */
const BANDS = [
  { code: 'B0', fromYuan: 0 },
  { code: 'B1', fromYuan: 1000 },
  { code: 'B2', fromYuan: 3000 },
  { code: 'B3', fromYuan: 5000 },
  { code: 'B4', fromYuan: 10_000 },
];

describe('olist', () => {
  if (missing.length > 0) {
    const reason = `../shared/data/olist lacks ${missing.join(', ')}`;
    console.warn(`SKIPPED: moves and leaps of real merchants were not checked, because ${reason}.`);
    it.skip(`moves and leaps of real merchants (${reason})`, () => undefined);
    return;
  }

  const bytes = (file: string) => new Uint8Array(readFileSync(join(olist, file)));
  const rowsOf = (file: string) => parse(bytes(file), { columns: true }) as Record<string, string>[];
  const won = rowsOf('provider_merchant.csv');
  const monthRows = rowsOf('merchant_month_gmv.csv');
  const wonRows = rowsOf('provider_merchant_month_gmv.csv');
  const monthOf = (row: Record<string, string>): PlainMonth => ({
    merchant: row.merchant_id ?? '',
    month: row.month ?? '',
    gmv: Number(row.gmv_brl),
    band: Number(row.band_x100),
  });
  const months = monthRows.map(monthOf);
  const allMonths = [...months, ...wonRows.map(monthOf)];

  let api: ImportApi;
  const get = async <T>(path: string) => succeed(await api.client.call<T>('GET', path));
  const movesOf = (query = '') => get<MerchantMoves>(`/api/merchant-moves?${query}`);

  beforeAll(async () => {
    api = await createImportApi();
    const providers = new Set(won.map((row) => row.provider_id));
    await api.client.import(['id', ...providers, ''].join('\n'), { kind: 'providers' });
    await api.client.import(bytes('merchants.csv'));
    // More than half of the merchants won never sold and are in no list of sellers.
    const silent = won.flatMap((row) => (row.has_sales === '0' ? [row.merchant_id] : []));
    await api.client.import(['merchant_id', ...silent, ''].join('\n'), { kind: 'merchants' });
    await api.client.import(bytes('provider_merchant.csv'));
    await api.client.import(bytes('merchant_month_gmv.csv'));
  }, 120_000);
  afterAll(() => api.database.close());

  it('has 7 representatives who won merchants; who made the first contact is another column and no provider', async () => {
    const distinct = (column: string) => new Set(won.map((row) => row[column]));
    expect(distinct('provider_id').size).toBe(7);
    expect(distinct('sdr_id').size).toBe(17);
    // Two people are in both columns, so counting the file's people together gives neither 7 nor 8.
    expect(new Set([...distinct('provider_id'), ...distinct('sdr_id')]).size).toBe(22);
    const { rows } = await api.database.pool.query<{ provider: string; merchants: number }>(
      `select p.external_id as provider, count(*)::int as merchants from service_relation r
       join provider p on p.id = r.provider_id group by 1`,
    );
    const expected = Map.groupBy(won, (row) => row.provider_id ?? '');
    expect(new Map(rows.map((row) => [row.provider, row.merchants]))).toEqual(
      new Map([...expected].map(([provider, merchants]) => [provider, merchants.length])),
    );
    expect(rows.reduce((sum, row) => sum + row.merchants, 0)).toBe(359);
  });

  it('with the published bands nobody moves: the dearest month is below the first', async () => {
    expect(Math.max(...allMonths.map(({ gmv }) => gmv))).toBeLessThan(100_000);
    const { total } = await movesOf();
    expect(total).toMatchObject({ merchants: 1865, up: 0, upByMore: 0, down: 0, first: 600 });
    const { same, gap } = countMoves(months);
    expect(total.same).toBe(same + countMoves(months).up + countMoves(months).down);
    expect(total.gap).toBe(gap);
  });

  it('takes the bands as settings and says beforehand what they do', async () => {
    const path = '/api/programme-settings';
    const { version, content } = await get<ProgrammeSettingsVersion>(path);
    const changed = { ...content, leap: { ...content.leap, bands: BANDS } };
    const effect = succeed(
      await api.client.call<ProgrammeEffect>('POST', `${path}/preview`, { content: changed }),
    );
    expect(effect.version).toBe(version);
    const body = { content: changed, note: 'Bands for amounts in BRL' };
    const stored = succeed(await api.client.call<ProgrammeSettingsVersion>('PUT', path, body, version));
    expect(stored.content.leap.bands).toEqual(BANDS);
    const counted = await get<LeapPage>('/api/leaps?state=counted');
    expect(effect.counted.after).toBe(counted.total);
  });

  it('reports the moves of its 1,865 months as a plain reading of the file counts them', async () => {
    expect(months).toHaveLength(1865);
    const moves = await movesOf();
    const expected = countMoves(months);
    expect(moves.total).toEqual(expected);
    expect(moves).toMatchObject({ from: '2017-04', to: '2017-09', bands: BANDS });
    for (const { month, ...reported } of moves.months) {
      expect(reported, month).toEqual(countMoves(months, month));
    }
    console.info(`olist moves, 1,865 rows: ${JSON.stringify(moves.total)}`);
    for (const month of moves.months) console.info(`olist moves: ${JSON.stringify(month)}`);
  });

  it('narrows months without forgetting what lies before them', async () => {
    const moves = await movesOf('from=2017-08&to=2017-09');
    expect(moves.months.map(({ month }) => month)).toEqual(['2017-08', '2017-09']);
    for (const { month, ...reported } of moves.months) expect(reported).toEqual(countMoves(months, month));
    expect(moves.total.first).toBeLessThan(moves.total.merchants);
    expect((await movesOf('from=2030-01')).months).toEqual([]);
    expect((await movesOf('to=2030-01')).to).toBe('2017-09');
  });

  it('adds up over industries, each as counted in the file', async () => {
    const industryOf = new Map(rowsOf('merchants.csv').map((row) => [row.merchant_id, row.main_category]));
    const industries = Map.groupBy(months, ({ merchant }) => industryOf.get(merchant) ?? '');
    industries.delete('');
    const largest = [...industries].sort((a, b) => b[1].length - a[1].length).slice(0, 6);
    for (const [industry, rows] of largest) {
      const { total } = await movesOf(`industry=${encodeURIComponent(industry)}`);
      expect(total, industry).toEqual(countMoves(rows));
    }
    expect((await movesOf('region=east_china')).total.merchants).toBe(0);
  });

  it('takes the 154 months of the won merchants too: two sets with months between them, one axis', async () => {
    const record = await api.client.import(bytes('provider_merchant_month_gmv.csv'));
    expect(record).toMatchObject({
      kind: 'merchant_months',
      counts: { rowsIn: 154, rowsAccepted: 154, rowsRejected: 0 },
    });
    const moves = await movesOf();
    expect(moves).toMatchObject({ from: '2017-04', to: '2018-05', total: countMoves(allMonths) });
    expect(moves.months).toHaveLength(14);
    for (const { month, ...reported } of moves.months) {
      expect(reported, month).toEqual(countMoves(allMonths, month));
    }
    expect(moves.months.find(({ month }) => month === '2017-12')).toMatchObject({ merchants: 0, gap: 0 });
    console.info(`olist moves, 2,019 rows: ${JSON.stringify(moves.total)}`);
  });

  describe('leaps', () => {
    const relations = won.map(
      (row): PlainRelation => ({
        provider: row.provider_id ?? '',
        merchant: row.merchant_id ?? '',
        startedOn: (row.won_at ?? '').slice(0, 10),
        openedOn: null,
      }),
    );

    it('as the files are: none can be judged, because no merchant has a month before it was won', async () => {
      const counts = await checkLeaps('as the files are', relations);
      expect(counts).toEqual({ baseline_missing: 359 });
    });

    it('with each shop taken to have opened on the day it was won', async () => {
      const opened = relations.map((one) => ({ ...one, openedOn: one.startedOn }));
      const lines = opened.map(({ merchant, openedOn }) => `${merchant},${openedOn}`);
      await api.client.import(['merchant_id,openedOn', ...lines, ''].join('\n'), { kind: 'merchants' });
      await checkLeaps('opened when won', opened);
    });

    it('real months under relations made up for all 600 sellers', async () => {
      await api.client.import('id\nMADE-UP\n', { kind: 'providers' });
      const sellers = [...new Set(months.map(({ merchant }) => merchant))];
      const madeUp = sellers.map(
        (merchant): PlainRelation => ({
          provider: 'MADE-UP',
          merchant,
          startedOn: '2017-07-01',
          openedOn: null,
        }),
      );
      const lines = madeUp.map((one) => `${one.provider},${one.merchant},primary,${one.startedOn}`);
      await api.client.import(['provider,merchant,role,startedOn', ...lines, ''].join('\n'));
      const counts = await checkLeaps('made-up relations', madeUp, 'provider=MADE-UP');
      expect(counts.counted).toBeGreaterThan(5);
    });
  });

  /** Every relation's answer against a plain reading of the rows, in both directions; the counts by state. */
  async function checkLeaps(name: string, relations: readonly PlainRelation[], filter = '') {
    const { counts } = await get<LeapPage>(`/api/leaps?limit=1&${filter}`);
    const states = Object.fromEntries(counts.map(({ state, count }) => [state, count]));
    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(relations.length);
    const expected = new Map<string, ReturnType<typeof plainLeap>>();
    for (const relation of relations) {
      const leap = plainLeap(relation, allMonths, BANDS);
      if (leap) expected.set(relation.merchant, leap);
    }
    const found = new Map<string, ReturnType<typeof plainLeap>>();
    let cursor: string | null = null;
    do {
      const next: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
      const page: LeapPage = await get<LeapPage>(`/api/leaps?limit=200&state=counted&${filter}${next}`);
      for (const { id, merchant } of page.items) {
        const leap = await get<LeapDetail>(`/api/leaps/${id}`);
        found.set(merchant.id, {
          baseline: leap.baselineYuan,
          baselineBand: leap.baselineBand ?? '',
          band: leap.reachedBand ?? '',
          completed: leap.completedMonth ?? '',
          months: leap.highest?.yuan ?? [],
        });
      }
      cursor = page.nextCursor;
    } while (cursor);
    expect(found).toEqual(expected);
    expect(states.counted ?? 0).toBe(expected.size);
    console.info(`olist leaps, ${name}: ${JSON.stringify(states)}`);
    return states;
  }
});
