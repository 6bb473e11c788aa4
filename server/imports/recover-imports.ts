import { sql, type Transaction } from 'kysely';
import type { AppContext } from '../context.ts';
import type { Database } from '../db/schema.ts';
import { takeIdleImport } from './hold-import.ts';
import type { ImportStatus, StoredFailure } from './import-record.ts';
import { dropStagingTable, listStagedImports, stagingTable } from './staging-table.ts';

type Trx = Transaction<Database>;
type ImportKey = { id: number; kind: string };

/**
 * Ends what a host that is gone left unfinished; imports that another host is at work on are left to it. Call once at
 * the start, before requests are taken: nothing is half stored, because storing is one transaction.
 */
export async function recoverImports(context: Pick<AppContext, 'db' | 'log' | 'now'>): Promise<void> {
  const { db, log } = context;
  await forgetAbandoned(context);
  const open = await db
    .selectFrom('import')
    .select(['id', 'kind'])
    .where('status', 'in', ['reading', 'ready'] satisfies ImportStatus[])
    .execute();
  const staged = await listStagedImports(db);
  const left: ImportKey[] = [...open, ...staged.filter(({ id }) => !open.some((row) => row.id === id))];
  for (const key of left) {
    const failed = await db.transaction().execute((trx) => recoverImport(trx, key));
    if (failed === null) continue;
    log({
      level: 'info',
      message: `Import ${failed} was unfinished at the last stop and is marked as failed.`,
    });
  }
}

/** @returns the public id of an import that has failed by this */
async function recoverImport(trx: Trx, key: ImportKey): Promise<string | null> {
  if (!(await takeIdleImport(trx, key.id))) return null;
  const row = await trx
    .selectFrom('import')
    .select(['id', 'publicId', 'status', 'counts'])
    .where('id', '=', key.id)
    .executeTakeFirst();
  const isReady = row?.status === 'ready';
  if (isReady && (row.counts.rowsAccepted === 0 || (await isStaged(trx, key)))) return null;
  await dropStagingTable(trx, key);
  if (!row || !(isReady || row.status === 'reading')) return null;
  // A report that breaks off would look like a whole one.
  if (row.status === 'reading')
    await trx.deleteFrom('importRejection').where('importId', '=', row.id).execute();
  await trx
    .updateTable('import')
    .set({ status: 'failed', failure: JSON.stringify(isReady ? STAGING_LOST : INTERRUPTED) })
    .where('id', '=', row.id)
    .execute();
  return row.publicId;
}

/** Opened, and then the page was closed before the file was sent. */
async function forgetAbandoned({ db, now }: Pick<AppContext, 'db' | 'now'>): Promise<void> {
  await db
    .deleteFrom('import')
    .where('status', '=', 'awaiting_content')
    .where('createdAt', '<', new Date(now().getTime() - ABANDONED_MILLISECONDS))
    .execute();
}

async function isStaged(trx: Trx, key: ImportKey): Promise<boolean> {
  const table = stagingTable(key);
  const found = await sql<{ found: boolean }>`select to_regclass(${table}) is not null as found`.execute(trx);
  if (!found.rows[0]?.found) return false;
  const { rows } = await sql`select 1 from ${sql.id(table)} limit 1`.execute(trx);
  return rows.length > 0;
}

const ABANDONED_MILLISECONDS = 24 * 3_600_000;

const INTERRUPTED: StoredFailure = {
  code: 'unavailable',
  detail: {
    zh: '服务在导入途中停止，这次导入没有完成，数据未变更。',
    en: 'The service stopped during this import; nothing was stored.',
  },
  fix: { zh: '重新上传文件。', en: 'Upload the file again.' },
  requestId: '-',
};

export const STAGING_LOST: StoredFailure = {
  code: 'unavailable',
  detail: {
    zh: '数据库曾异常停止，待确认的行已丢失，数据未变更。',
    en: 'The database stopped abnormally and the rows waiting for confirmation were lost; nothing was stored.',
  },
  fix: { zh: '重新上传文件。', en: 'Upload the file again.' },
  requestId: '-',
};
