import type { Selectable } from 'kysely';
import type { z } from 'zod';
import type { ImportKind, importRecord } from '../../src/contract/imports.ts';
import type { AppContext } from '../context.ts';
import type { ImportTable } from '../db/schema.ts';
import type { Both, Language } from '../http/language.ts';
import { ApiProblem, describeProblem, notFound } from '../http/problem.ts';
import { rejectionTitle } from './explain-rejection.ts';

export type ImportRow = Selectable<ImportTable>;
export type ImportOutput = z.input<typeof importRecord>;
export type ImportStatus = ImportOutput['status'];
export type ImportCounts = ImportOutput['counts'];

/** Why an import failed, in both languages; kept with it. */
export interface StoredFailure {
  code: ApiProblem['code'];
  detail: Both;
  fix: Both | null;
  requestId: string;
}

export const NO_COUNTS: ImportCounts = {
  rowsIn: 0,
  rowsAccepted: 0,
  rowsRejected: 0,
  warnings: 0,
  factsAccepted: 0,
  created: 0,
  changed: 0,
  unchanged: 0,
};

/** The import; throws not_found. */
export async function readImport(db: AppContext['db'], publicId: string): Promise<ImportRow> {
  const row = await db.selectFrom('import').selectAll().where('publicId', '=', publicId).executeTakeFirst();
  if (!row) throw importNotFound(publicId);
  return row;
}

export function importNotFound(publicId: string): ApiProblem {
  return notFound({ zh: `导入 ${publicId}`, en: `import ${publicId}` });
}

export function describeImport(row: ImportRow, language: Language): ImportOutput {
  return {
    id: row.publicId,
    kind: row.kind as ImportKind,
    model: row.modelCode,
    fileName: row.fileName,
    sizeBytes: Number(row.sizeBytes),
    sha256: row.sha256,
    encoding: row.encoding,
    delimiter: row.delimiter,
    mapping: row.mapping,
    status: row.status as ImportStatus,
    revision: row.revision,
    progress: { bytesRead: Number(row.bytesRead), rowsRead: row.rowsRead },
    counts: row.counts,
    rejectionSummary: row.rejectionSummary.map(({ code, count }) => ({
      code,
      count,
      reason: rejectionTitle(code),
    })),
    periods: row.periods.map(({ code }) => code).sort(),
    sameFileAs: row.sameFileAs,
    appealId: row.appealId,
    failure: row.failure && describeFailure(row.failure, language),
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdBy,
    confirmedAt: row.confirmedAt?.toISOString() ?? null,
    confirmedBy: row.confirmedBy,
  };
}

function describeFailure(failure: StoredFailure, language: Language): ImportOutput['failure'] {
  const problem = new ApiProblem(failure.code, failure.detail, failure.fix);
  return describeProblem(problem, language, failure.requestId);
}
