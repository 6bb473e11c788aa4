import { sql, type Transaction } from 'kysely';
import type { ImportKind, confirmImport as route } from '../../src/contract/imports.ts';
import type { AppContext } from '../context.ts';
import type { Database } from '../db/schema.ts';
import type { Call } from '../http/handler.ts';
import { type ApiProblem, conflict } from '../http/problem.ts';
import type { WriteUnit } from '../http/unit-of-work.ts';
import { lockFactsForStoring } from './fact-lock.ts';
import { whileHeld } from './hold-import.ts';
import { KIND_STEPS } from './import-kinds.ts';
import {
  describeImport,
  type ImportOutput,
  type ImportRow,
  importNotFound,
  readImport,
} from './import-record.ts';
import { STAGING_LOST } from './recover-imports.ts';
import { rememberMapping } from './remembered-mapping.ts';
import { dropStagingTable, stagingTable } from './staging-table.ts';
import { StagedRowsLost, type StoredCounts } from './stored-counts.ts';

type Trx = Transaction<Database>;

type ConfirmCall = Call<typeof route>;

/** Stores the accepted rows in one transaction: all of them or none. */
export async function confirmImport(call: ConfirmCall): Promise<ImportOutput> {
  const { context, params } = call;
  const { id, status } = await readImport(context.db, params.importId);
  const refuse = () => notReady(status === 'ready' ? 'held' : status);
  return whileHeld(context, id, refuse, () => storeHeld(call));
}

/** Whatever goes wrong, the import is then as it was before and may be tried again. */
async function storeHeld(call: ConfirmCall): Promise<ImportOutput> {
  const { context, caller, language } = call;
  let claimed: ImportRow | null = null;
  try {
    return await call.write(async (unit) => {
      claimed = await claim(call, unit);
      await lockFactsForStoring(unit.db);
      const stored = await store(unit.db, context, claimed, caller.name);
      await dropStagingTable(unit.db, claimed);
      await rememberMapping(unit.db, claimed, context.now());
      const row = await finish(unit.db, claimed, stored, { by: caller.name, now: context.now() });
      unit.record({
        object: { type: 'import', id: row.publicId },
        before: { status: 'ready' },
        after: { status: row.status, sha256: row.sha256, counts: row.counts },
      });
      return describeImport(row, language);
    });
  } catch (error) {
    if (!(error instanceof StagedRowsLost) || !claimed) throw error;
    await giveUp(context, claimed);
    throw conflict(STAGING_LOST.detail, STAGING_LOST.fix);
  }
}

/** Only one request gets to store an import; the others wait here and then find it in another status. */
async function claim({ params, body, language }: ConfirmCall, unit: WriteUnit): Promise<ImportRow> {
  const row = await unit.db
    .selectFrom('import')
    .selectAll()
    .where('publicId', '=', params.importId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw importNotFound(params.importId);
  await unit.expectRevision(row.revision, () => describeImport(row, language));
  if (row.status !== 'ready') throw notReady(row.status);
  const { rowsRejected } = row.counts;
  if (rowsRejected !== body.rowsRejected) throw otherReport(rowsRejected, body.rowsRejected);
  return row;
}

async function store(trx: Trx, context: AppContext, row: ImportRow, by: string): Promise<StoredCounts> {
  await refuseMissingTable(trx, stagingTable(row));
  const { store, follow } = KIND_STEPS[row.kind as ImportKind];
  const counts = await store(trx, context, row);
  await follow?.(trx, context, { by, row });
  return counts;
}

async function refuseMissingTable(trx: Trx, table: string): Promise<void> {
  const { rows } = await sql<{ found: boolean }>`select to_regclass(${table}) is not null as found`.execute(
    trx,
  );
  if (!rows[0]?.found) throw new StagedRowsLost(`${table} is gone`);
}

function finish(
  trx: Trx,
  row: ImportRow,
  stored: StoredCounts,
  { by, now }: { by: string; now: Date },
): Promise<ImportRow> {
  return trx
    .updateTable('import')
    .set({
      status: 'confirmed',
      counts: JSON.stringify({ ...row.counts, ...stored }),
      confirmedAt: now,
      confirmedBy: by,
    })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Everything was undone, and trying again would fail the same way: the staged rows are gone. */
async function giveUp(context: AppContext, row: ImportRow): Promise<void> {
  await context.db
    .updateTable('import')
    .set({ status: 'failed', failure: JSON.stringify(STAGING_LOST) })
    .where('id', '=', row.id)
    .where('status', '=', 'ready')
    .execute();
  await dropStagingTable(context.db, row);
}

function otherReport(found: number, seen: number): ApiProblem {
  return conflict(
    {
      zh: `报告中有 ${found} 行被拒，您确认的是 ${seen} 行。未入库。`,
      en: `The report has ${found} rejected rows, you confirmed ${seen}. Nothing was stored.`,
    },
    { zh: '刷新页面，查看报告后再确认。', en: 'Reload the page, look at the report and confirm again.' },
  );
}

const STATE_TEXTS: Record<string, { zh: string; en: string }> = {
  awaiting_content: { zh: '文件还没有上传', en: 'its file has not arrived' },
  reading: { zh: '文件还在读取', en: 'its file is still being read' },
  held: { zh: '正在入库', en: 'it is being stored already' },
  confirmed: { zh: '已经入库', en: 'it is stored already' },
  cancelled: { zh: '已取消', en: 'it was cancelled' },
  failed: { zh: '已失败', en: 'it failed' },
};

function notReady(status: string): ApiProblem {
  const text = STATE_TEXTS[status] ?? { zh: status, en: status };
  return conflict(
    { zh: `这次导入不能确认：${text.zh}。`, en: `This import cannot be confirmed: ${text.en}.` },
    { zh: '刷新页面查看当前状态。', en: 'Reload the page to see its state.' },
  );
}
