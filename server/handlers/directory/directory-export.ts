import { type Kysely, sql } from 'kysely';
import type { exportProviders } from '../../../src/contract/providers.ts';
import { CSV_BOM, csvLine } from '../../../src/domain/csv/write-csv.ts';
import type { Database } from '../../db/schema.ts';
import type { Call, FileOutput } from '../../http/handler.ts';
import { ApiProblem } from '../../http/problem.ts';
import { readModel } from '../../models/read-model.ts';
import { resolveView } from '../assessment-view.ts';
import { type DirectoryColumn, directoryColumns } from './directory-columns.ts';
import { DirectoryMatches } from './directory-matches.ts';
import { readDirectoryRows } from './directory-row.ts';
import { directorySort } from './directory-sort.ts';
import { exportHead } from './export-head.ts';
import { providerRows } from './provider-rows.ts';

const ROWS_PER_CHUNK = 1000;

/** Everything the filter matches, in its order, read piece by piece: the order is taken once, so no row moves meanwhile. */
export async function exportDirectory({
  context,
  caller,
  query,
}: Call<typeof exportProviders>): Promise<FileOutput> {
  const view = await resolveView(context.db, query);
  const { assessment } = view;
  const model = assessment && (await readModel(context.db, view.modelCode, assessment.modelVersion));
  const known = directoryColumns(view, model, query.lang);
  const columns = chooseColumns(known, query.columns);
  const sides = await providerRows(context.db, view, caller);
  const order = await new DirectoryMatches(context.db, sides, query, view).keys(
    directorySort(query.sort, view),
  );
  const sample = await holdsSample(context.db, order);

  async function* chunks() {
    const { lang: language, sort, columns: _, ...filter } = query;
    const count = order.length;
    const head = exportHead({
      view,
      model,
      filter,
      sort,
      columns: known,
      count,
      sample,
      now: context.now(),
      language,
    });
    yield CSV_BOM + head.map((cells) => csvLine(cells)).join('');
    yield csvLine(columns.map((column) => column.header));
    for (let start = 0; start < order.length; start += ROWS_PER_CHUNK) {
      const rows = await readDirectoryRows(context.db, view, order.slice(start, start + ROWS_PER_CHUNK));
      yield rows.map((row) => csvLine(columns.map((column) => column.value(row)))).join('');
    }
  }
  const period = assessment ? `-${assessment.stamp.period}` : '';
  return { fileName: `${{ zh: '服务商', en: 'providers' }[query.lang]}${period}.csv`, chunks: chunks() };
}

async function holdsSample(db: Kysely<Database>, keys: readonly number[]): Promise<boolean> {
  const { rows } = await sql<{ sample: boolean }>`
    select exists (select from provider where sample and id = any(${keys}::integer[])) as sample`.execute(db);
  return rows[0]?.sample ?? false;
}

function chooseColumns(columns: DirectoryColumn[], codes: string[] | undefined): DirectoryColumn[] {
  if (!codes || codes.length === 0) return columns;
  const chosen = codes.map((code) => {
    const column = columns.find((one) => one.code === code);
    if (column) return column;
    throw new ApiProblem(
      'invalid_request',
      { zh: `没有名为 ${code} 的列。`, en: `There is no column ${code}.` },
      { zh: '刷新页面后重新导出。', en: 'Reload the page and export again.' },
      [{ path: 'query.columns', message: { zh: `未知列：${code}`, en: `unknown column: ${code}` } }],
    );
  });
  // The screen shows the id under the name; a file needs it in a column of its own.
  const [id] = columns;
  return id && chosen.some((column) => column.code === 'name') && !chosen.includes(id)
    ? [id, ...chosen]
    : chosen;
}
