import type { FileEncoding, ImportKind, putImportContent } from '../../src/contract/imports.ts';
import type { AppContext } from '../context.ts';
import type { Call } from '../http/handler.ts';
import { ApiProblem, conflict } from '../http/problem.ts';
import type { WriteUnit } from '../http/unit-of-work.ts';
import { readFamily, readModel } from '../models/read-model.ts';
import { asFileProblem } from './file-problem.ts';
import { whileHeld } from './hold-import.ts';
import { createHostHash } from './host-hash.ts';
import { KIND_STEPS } from './import-kinds.ts';
import { type ImportRow, readImport, type StoredFailure } from './import-record.ts';
import { readTable, type Table } from './reading/read-table.ts';
import { reportProgress } from './reading-progress.ts';
import { RejectionLog } from './rejection-log.ts';
import { endReading, ReadingCancelled, startReading } from './running-imports.ts';
import { dropStagingTable } from './staging-table.ts';
import type { StagingReport } from './staging-task.ts';

type ContentCall = Call<typeof putImportContent>;

/** Reads the file while it arrives; answers when every row is staged or written into the report. */
export async function receiveContent(call: ContentCall): Promise<ImportRow> {
  const { context, params } = call;
  const { id } = await readImport(context.db, params.importId);
  return whileHeld(context, id, sentAlready, () => readHeld(call));
}

async function readHeld(call: ContentCall): Promise<ImportRow> {
  const row = await claim(call.context, call.params.importId);
  const stop = startReading(row.publicId);
  try {
    return await read(call, row, stop);
  } catch (error) {
    throw await abandon(call, row, stop.signal.aborted ? stop.signal.reason : error);
  } finally {
    endReading(row.publicId);
  }
}

/** The content of an import is sent once: a second sender finds it in another status. */
async function claim(context: AppContext, publicId: string): Promise<ImportRow> {
  const claimed = await context.db
    .updateTable('import')
    .set({ status: 'reading' })
    .where('publicId', '=', publicId)
    .where('status', '=', 'awaiting_content')
    .returningAll()
    .executeTakeFirst();
  if (claimed) return claimed;
  throw sentAlready();
}

function sentAlready(): ApiProblem {
  return conflict(
    { zh: '这次导入的文件已经上传过。', en: 'The file of this import was sent already.' },
    { zh: '新建一次导入，再上传文件。', en: 'Open a new import and send the file to it.' },
  );
}

async function read(
  { context, body, signal, write }: ContentCall,
  row: ImportRow,
  stop: AbortController,
): Promise<ImportRow> {
  const hash = createHostHash();
  const until = AbortSignal.any([signal, stop.signal]);
  let table: Table | null = null;
  const progress = reportProgress(context.db, row.id, () => table?.progress ?? { bytes: 0, rows: 0 }, stop);
  try {
    const { inForceVersion } = await readFamily(context.db, row.modelCode);
    const model = await readModel(context.db, row.modelCode, inForceVersion);
    table = await readTable(body, {
      limits: context.limits,
      encoding: row.encoding as FileEncoding | null,
      signal: until,
      onBytes: hash.update,
    });
    const rejections = new RejectionLog(context.db, row.id, row.modelCode);
    const { stage } = KIND_STEPS[row.kind as ImportKind];
    const report = await stage({ context, row, model, table, rejections, signal: until });
    await rejections.flush();
    refuseIncomplete(row, table.progress.bytes);
    await progress.end();
    until.throwIfAborted();
    const reading = { table, report, rejections, sha256: hash.hex() };
    return await write(({ db, record }) => finish({ db, record }, row, reading));
  } finally {
    await progress.end();
  }
}

interface Reading {
  table: Table;
  report: StagingReport;
  rejections: RejectionLog;
  sha256: string;
}

async function finish(
  { db, record }: Pick<WriteUnit, 'db' | 'record'>,
  row: ImportRow,
  reading: Reading,
): Promise<ImportRow> {
  const { table, report, rejections, sha256 } = reading;
  const ready = await db
    .updateTable('import')
    .set({
      status: 'ready',
      sha256,
      encoding: table.progress.encoding,
      delimiter: table.delimiter,
      bytesRead: table.progress.bytes,
      rowsRead: table.progress.rows,
      counts: JSON.stringify(report.counts),
      rejectionSummary: JSON.stringify(rejections.summary()),
      periods: JSON.stringify(report.periods),
      headers: JSON.stringify(table.columns.map(({ header }) => header)),
      sameFileAs: await findSameFile(db, row, sha256),
    })
    .where('id', '=', row.id)
    .where('status', '=', 'reading')
    .returningAll()
    .executeTakeFirst();
  if (!ready) throw new ReadingCancelled();
  record({
    object: { type: 'import', id: row.publicId },
    before: { status: row.status },
    after: { status: ready.status, sha256, counts: ready.counts },
  });
  return ready;
}

async function findSameFile(db: WriteUnit['db'], row: ImportRow, sha256: string): Promise<string | null> {
  const same = await db
    .selectFrom('import')
    .select('publicId')
    .where('sha256', '=', sha256)
    .where('status', '=', 'confirmed')
    .where('modelCode', '=', row.modelCode)
    .where('kind', '=', row.kind)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return same?.publicId ?? null;
}

/** A connection that broke in the wrong moment can look like the end of the file. */
function refuseIncomplete(row: ImportRow, received: number): void {
  const announced = Number(row.sizeBytes);
  if (announced === received) return;
  throw new ApiProblem(
    'file_unreadable',
    {
      zh: `收到 ${received} 字节，文件大小应为 ${announced} 字节。`,
      en: `${received} bytes arrived, the file was announced with ${announced}.`,
    },
    { zh: '重新上传完整的文件。', en: 'Upload the whole file again.' },
  );
}

/** Leaves nothing of the reading but its reason. @returns what the caller is told */
async function abandon(call: ContentCall, row: ImportRow, cause: unknown): Promise<unknown> {
  const { context, requestId } = call;
  if (!call.body.locked) await call.body.cancel().catch(() => undefined);
  const problem = explain(call, cause);
  const failure: StoredFailure = { code: problem.code, detail: problem.detail, fix: problem.fix, requestId };
  await context.db
    .updateTable('import')
    .set({ status: 'failed', failure: JSON.stringify(failure) })
    .where('id', '=', row.id)
    .where('status', '=', 'reading')
    .execute();
  await dropStagingTable(context.db, row);
  await context.db.deleteFrom('importRejection').where('importId', '=', row.id).execute();
  return problem.code === 'internal' ? cause : problem;
}

function explain(call: ContentCall, cause: unknown): ApiProblem {
  const known = asFileProblem(cause);
  if (known instanceof ApiProblem) return known;
  if (cause instanceof ReadingCancelled) {
    return conflict({ zh: '导入已取消，数据未变更。', en: 'The import was cancelled; nothing was stored.' });
  }
  if (call.signal.aborted || isBrokenTransfer(cause)) {
    return new ApiProblem(
      'file_unreadable',
      { zh: '上传中断，文件没有收完，数据未变更。', en: 'The upload broke off; nothing was stored.' },
      { zh: '检查网络后重新上传。', en: 'Check the network and upload the file again.' },
    );
  }
  return new ApiProblem(
    'internal',
    {
      zh: '读取文件时服务出错，数据未变更。',
      en: 'The service failed while reading the file; nothing was stored.',
    },
    {
      zh: `重新上传；若再次出现，请提供编号 ${call.requestId}。`,
      en: `Upload the file again; if it comes back, quote ${call.requestId}.`,
    },
  );
}

/** What a byte stream ends with when its sender goes away, by the names the hosts give it. */
function isBrokenTransfer(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false;
  const { code } = cause as { code?: unknown };
  return code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE' || cause.name === 'AbortError';
}
