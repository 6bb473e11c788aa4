import type { z } from 'zod';
import type { listRejections as route } from '../../src/contract/imports.ts';
import { CSV_BOM, csvLine } from '../../src/domain/csv/write-csv.ts';
import type { AppContext } from '../context.ts';
import { readCursor, writeCursor } from '../http/cursor.ts';
import type { FileOutput } from '../http/handler.ts';
import type { Language } from '../http/language.ts';
import { explainRejection } from './explain-rejection.ts';
import { type ImportRow, readImport } from './import-record.ts';

type Page = z.input<typeof route.response.shape>;

const ROWS_PER_CHUNK = 1000;

/** Rejected rows in file order. `total` counts every one; only the first 100,000 can be listed. */
export async function listRejections(
  context: AppContext,
  publicId: string,
  query: { cursor?: string | undefined; limit: number },
): Promise<Page> {
  const row = await readImport(context.db, publicId);
  const from = readCursor(query.cursor, publicId)?.id ?? 0;
  const rejections = await readRejections(context.db, row.id, from, query.limit + 1);
  const next = rejections[query.limit];
  const shown = rejections.slice(0, query.limit);
  return {
    items: shown.map((rejection) => ({
      line: rejection.line,
      column: rejection.columnName,
      value: rejection.cell,
      code: rejection.code,
      ...explainRejection(rejection),
    })),
    // While the file is being read there is no sum yet.
    total: Math.max(countRejections(row), from + shown.length),
    nextCursor: next ? writeCursor({ value: null, id: next.position }, publicId) : null,
  };
}

/** Names that no file of facts or providers uses: a corrected report can be uploaded as it is. */
const HEADINGS = {
  zh: ['导入_行号', '导入_列', '导入_原因', '导入_修改建议'],
  en: ['import_line', 'import_column', 'import_reason', 'import_fix'],
};

/** The rejected rows as they were, each with its line, column, reason and fix behind its own cells. */
export async function exportRejections(
  context: AppContext,
  publicId: string,
  language: Language,
): Promise<FileOutput> {
  const row = await readImport(context.db, publicId);
  const name = row.fileName.replace(/\.[^.]*$/, '');
  return {
    fileName: language === 'zh' ? `${name}-被拒行.csv` : `${name}-rejected.csv`,
    chunks: rejectionLines(context.db, row, language),
  };
}

async function* rejectionLines(
  db: AppContext['db'],
  row: ImportRow,
  language: Language,
): AsyncGenerator<string> {
  const width = row.headers.length;
  yield CSV_BOM + csvLine([...row.headers, ...HEADINGS[language]]);
  let listed = 0;
  for (;;) {
    const rejections = await readRejections(db, row.id, listed, ROWS_PER_CHUNK);
    if (rejections.length === 0) break;
    listed += rejections.length;
    yield rejections
      .map((rejection) => {
        const { reason, fix } = explainRejection(rejection);
        const own = Array.from({ length: width }, (_, at) => rejection.cells[at] ?? '');
        // Cells beyond the header stand last, so that every heading stays above its own column.
        const beyond = rejection.cells.slice(width);
        return csvLine([
          ...own,
          rejection.line,
          rejection.columnName,
          reason[language],
          fix[language],
          ...beyond,
        ]);
      })
      .join('');
  }
  const missing = countRejections(row) - listed;
  if (missing > 0) {
    const note =
      language === 'zh'
        ? `此处只列出前 ${listed} 条，另有 ${missing} 条未列出`
        : `Only the first ${listed} are listed here; there are ${missing} more`;
    yield csvLine([...row.headers.map(() => null), null, null, note, null]);
  }
}

/** Positions run from 0 without gaps. */
function readRejections(db: AppContext['db'], importId: number, from: number, limit: number) {
  return db
    .selectFrom('importRejection')
    .select(['position', 'line', 'columnName', 'cell', 'code', 'detail', 'cells'])
    .where('importId', '=', importId)
    .where('position', '>=', from)
    .orderBy('position')
    .limit(limit)
    .execute();
}

/** A wide row may have several rejected cells, so this is not the number of rejected rows. */
function countRejections(row: ImportRow): number {
  return row.rejectionSummary.reduce((sum, { count }) => sum + count, 0);
}
