import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createImportApi, type ImportApi } from '../support/import-api.ts';

/** Real merchants, who won them and their months may be read where they lie and are never shipped. */
const olist = resolve(import.meta.dirname, '../../../shared/data/olist');
const FILES = ['merchants.csv', 'provider_merchant.csv', 'merchant_month_gmv.csv'];
const missing = FILES.filter((file) => !existsSync(join(olist, file)));

describe('olist', () => {
  if (missing.length > 0) {
    const reason = `../shared/data/olist lacks ${missing.join(', ')}`;
    console.warn(`SKIPPED: real merchants were not imported, because ${reason}.`);
    it.skip(`imported through the product (${reason})`, () => undefined);
    return;
  }

  const bytes = (file: string) => new Uint8Array(readFileSync(join(olist, file)));
  const rowsOf = (file: string) => parse(bytes(file), { columns: true }) as Record<string, string>[];
  let api: ImportApi;
  beforeAll(async () => {
    api = await createImportApi();
    const providers = new Set(rowsOf('provider_merchant.csv').map((row) => row.provider_id));
    // The description of the data says 8; the file names 7.
    expect(providers.size).toBe(7);
    await api.client.import(['id', ...providers, ''].join('\n'), { kind: 'providers' });
  });
  afterAll(() => api.database.close());

  it('its merchants are taken for merchants, every one stored', async () => {
    const record = await api.client.import(bytes('merchants.csv'));
    expect(record).toMatchObject({
      kind: 'merchants',
      counts: { rowsIn: 793, rowsAccepted: 793, rowsRejected: 0, created: 793 },
    });
    const [first] = rowsOf('merchants.csv');
    const stored = await api.context.db
      .selectFrom('merchant')
      .selectAll()
      .where('externalId', '=', first?.merchant_id ?? '')
      .executeTakeFirstOrThrow();
    // A place outside the country stays as text.
    expect(stored).toMatchObject({ industry: first?.main_category, cityName: first?.city, region: null });
  });

  it('its months are taken for months, and the sums are those of the file', async () => {
    const file = rowsOf('merchant_month_gmv.csv');
    const known = new Set(rowsOf('merchants.csv').map((row) => row.merchant_id));
    const accepted = file.filter((row) => known.has(row.merchant_id));
    const record = await api.client.import(bytes('merchant_month_gmv.csv'));
    expect(record).toMatchObject({
      kind: 'merchant_months',
      counts: { rowsIn: 1865, rowsAccepted: accepted.length, created: accepted.length },
    });
    const { rows } = await api.database.pool.query<{ months: number; gmv: number; orders: number }>(
      'select count(*)::int as months, sum(paid_gmv) as gmv, sum(orders) as orders from merchant_month',
    );
    const sum = (column: string) => accepted.reduce((total, row) => total + Number(row[column]), 0);
    expect(rows[0]?.months).toBe(accepted.length);
    expect(rows[0]?.gmv).toBeCloseTo(sum('gmv_brl'), 2);
    expect(rows[0]?.orders).toBe(sum('orders'));
    console.info(
      `olist months: ${file.length} rows, ${accepted.length} stored, ${sum('gmv_brl').toFixed(2)} in all`,
    );
    expect((await api.client.import(bytes('merchant_month_gmv.csv'))).counts).toMatchObject({
      created: 0,
      changed: 0,
      unchanged: accepted.length,
    });
  });

  it('its relations are taken for relations; a merchant that never sold is not there', async () => {
    const file = rowsOf('provider_merchant.csv');
    const known = new Set(rowsOf('merchants.csv').map((row) => row.merchant_id));
    const accepted = file.filter((row) => known.has(row.merchant_id)).length;
    const record = await api.client.import(bytes('provider_merchant.csv'));
    expect(record).toMatchObject({
      kind: 'service_relations',
      counts: { rowsIn: 359, rowsAccepted: accepted, rowsRejected: 359 - accepted, created: accepted },
      rejectionSummary: accepted === 359 ? [] : [{ code: 'unknown_merchant', count: 359 - accepted }],
    });
    console.info(`olist relations: 359 rows, ${accepted} stored, ${359 - accepted} of unknown merchants`);
  });

  it('with a list of all its merchants every relation is stored', async () => {
    const merchants = rowsOf('provider_merchant.csv').map((row) => row.merchant_id);
    await api.client.import(['merchant_id', ...merchants, ''].join('\n'), { kind: 'merchants' });
    const record = await api.client.import(bytes('provider_merchant.csv'));
    expect(record.counts).toMatchObject({ rowsIn: 359, rowsAccepted: 359, rowsRejected: 0 });
    const { rows } = await api.database.pool.query(
      'select count(distinct provider_id)::int as providers, count(*)::int as relations from service_relation',
    );
    expect(rows).toEqual([{ providers: 7, relations: 359 }]);
  });
});
