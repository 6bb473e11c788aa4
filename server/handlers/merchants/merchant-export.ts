import { type Kysely, sql } from 'kysely';
import type { exportMerchants } from '../../../src/contract/merchants.ts';
import { CSV_BOM, csvLine } from '../../../src/domain/csv/write-csv.ts';
import type { Database } from '../../db/schema.ts';
import type { Call, FileOutput } from '../../http/handler.ts';
import { merchantExportColumns } from './merchant-export-columns.ts';
import { merchantExportHead } from './merchant-export-head.ts';
import { MerchantMatches } from './merchant-matches.ts';
import { readMerchantRows, trendMonths } from './merchant-rows.ts';
import { resolveMerchantView } from './merchant-view.ts';

const ROWS_PER_CHUNK = 1000;

/** Everything the filter matches, in its order, read piece by piece: the order is taken once, so no row moves meanwhile. */
export async function exportMerchantList({
  context,
  caller,
  query,
}: Call<typeof exportMerchants>): Promise<FileOutput> {
  const { db } = context;
  const { lang: language, sort, ...filter } = query;
  const view = await resolveMerchantView(db, caller, query.month, context.now());
  const order = await new MerchantMatches(db, view, filter, sort).keys();
  const sample = await holdsSample(db, order);

  async function* chunks() {
    const { month } = view;
    const count = order.length;
    const head = merchantExportHead({ month, filter, sort, count, sample, now: context.now(), language });
    yield CSV_BOM + head.map((cells) => csvLine(cells)).join('');
    const columns = merchantExportColumns(trendMonths(view), language);
    yield csvLine(columns.map((column) => column.header));
    for (let start = 0; start < order.length; start += ROWS_PER_CHUNK) {
      const rows = await readMerchantRows(db, view, order.slice(start, start + ROWS_PER_CHUNK));
      yield rows.map((row) => csvLine(columns.map((column) => column.value(row)))).join('');
    }
  }
  const month = view.month === null ? '' : `-${view.month}`;
  return { fileName: `${{ zh: '商家', en: 'merchants' }[language]}${month}.csv`, chunks: chunks() };
}

async function holdsSample(db: Kysely<Database>, keys: readonly number[]): Promise<boolean> {
  const { rows } = await sql<{ sample: boolean }>`
    select exists (select from merchant where sample and id = any(${keys}::integer[])) as sample`.execute(db);
  return rows[0]?.sample ?? false;
}
