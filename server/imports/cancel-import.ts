import type { AppContext } from '../context.ts';
import { conflict } from '../http/problem.ts';
import { type ImportRow, type ImportStatus, readImport } from './import-record.ts';
import { stopReading } from './running-imports.ts';
import { dropStagingTable } from './staging-table.ts';

/** Stops the reading or discards what is staged; the report of a file read to its end stays. Repeatable. */
export async function cancelImport(db: AppContext['db'], publicId: string): Promise<ImportRow> {
  const waiting = await markCancelled(db, publicId, ['awaiting_content', 'ready']);
  if (waiting) {
    await dropStagingTable(db, waiting);
    return waiting;
  }
  const reading = await markCancelled(db, publicId, ['reading']);
  if (reading) {
    // The reader discards what it has staged. One in another process sees the status when it next reports progress.
    stopReading(publicId);
    return reading;
  }
  const row = await readImport(db, publicId);
  if (row.status !== 'cancelled') throw cannotCancel(row.status as ImportStatus);
  return row;
}

function markCancelled(
  db: AppContext['db'],
  publicId: string,
  from: ImportStatus[],
): Promise<ImportRow | undefined> {
  return db
    .updateTable('import')
    .set({ status: 'cancelled' })
    .where('publicId', '=', publicId)
    .where('status', 'in', from)
    .returningAll()
    .executeTakeFirst();
}

function cannotCancel(status: ImportStatus) {
  return status === 'confirmed'
    ? conflict(
        { zh: '已经入库，无法取消。', en: 'The rows are stored; that cannot be cancelled.' },
        { zh: '要更正数据，再导入一份更正后的文件。', en: 'To correct the data, import a corrected file.' },
      )
    : conflict({
        zh: '这次导入已失败，没有可取消的内容。',
        en: 'This import failed; there is nothing to cancel.',
      });
}
