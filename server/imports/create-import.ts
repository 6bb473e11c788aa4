import type { z } from 'zod';
import type { createImport as route } from '../../src/contract/imports.ts';
import type { AppContext, Caller } from '../context.ts';
import { ApiProblem } from '../http/problem.ts';
import { readFamily, readModel } from '../models/read-model.ts';
import { type ImportRow, NO_COUNTS } from './import-record.ts';
import { refuseBadMapping } from './refuse-bad-mapping.ts';

/** Opens an import; its file follows. */
export async function createImport(
  context: AppContext,
  caller: Caller,
  entry: z.output<typeof route.body.shape>,
): Promise<ImportRow> {
  const { inForceVersion } = await readFamily(context.db, entry.model);
  refuseBadMapping(entry.mapping, await readModel(context.db, entry.model, inForceVersion));
  refuseLargeFile(context, entry.sizeBytes);
  return context.db
    .insertInto('import')
    .values({
      publicId: context.newId(),
      kind: entry.mapping.kind,
      modelCode: entry.model,
      fileName: entry.fileName,
      sizeBytes: entry.sizeBytes,
      mapping: JSON.stringify(entry.mapping),
      encoding: entry.encoding ?? null,
      status: 'awaiting_content',
      bytesRead: 0,
      rowsRead: 0,
      counts: JSON.stringify(NO_COUNTS),
      rejectionSummary: '[]',
      periods: '[]',
      headers: '[]',
      createdAt: context.now(),
      createdBy: caller.name,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Said before the file travels. */
function refuseLargeFile({ limits }: AppContext, sizeBytes: number): void {
  if (sizeBytes <= limits.fileBytes) return;
  const megabytes = (bytes: number) => Math.round((bytes / 1024 / 1024) * 10) / 10;
  throw new ApiProblem(
    'limit_exceeded',
    {
      zh: `文件有 ${megabytes(sizeBytes)} MB，上限是 ${megabytes(limits.fileBytes)} MB。`,
      en: `The file has ${megabytes(sizeBytes)} MB, the limit is ${megabytes(limits.fileBytes)} MB.`,
    },
    { zh: '按周期拆成几个文件分别导入。', en: 'Split it by period and import the parts one by one.' },
  );
}
