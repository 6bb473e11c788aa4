import { sql, type Transaction } from 'kysely';
import type { confirmImport as route } from '../../src/contract/imports.ts';
import type { AppContext } from '../context.ts';
import type { Database } from '../db/schema.ts';
import type { Call } from '../http/handler.ts';
import { type ApiProblem, conflict } from '../http/problem.ts';
import type { WriteUnit } from '../http/unit-of-work.ts';
import { lockFactsForStoring } from './fact-lock.ts';
import { whileHeld } from './hold-import.ts';
import {
  describeImport,
  type ImportOutput,
  type ImportRow,
  importNotFound,
  readImport,
} from './import-record.ts';
import { STAGING_LOST } from './recover-imports.ts';
import { rememberMapping } from './remembered-mapping.ts';
import { providerColumns } from './stage-providers.ts';
import { dropStagingTable, stagingTable } from './staging-table.ts';
import { StagedRowsLost, type StoredCounts, storeFacts } from './store-facts.ts';
import { storeProviders } from './store-providers.ts';

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
      const stored = await store(unit.db, context, claimed);
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

async function store(trx: Trx, context: AppContext, row: ImportRow): Promise<StoredCounts> {
  const table = stagingTable(row);
  await refuseMissingTable(trx, table);
  if (row.kind === 'providers') {
    return storeProviders(trx, {
      table,
      providers: row.counts.rowsAccepted,
      columns: providerColumns(row.mapping),
      model: row.modelCode,
      now: context.now(),
    });
  }
  await refuseMovedProviders(trx, table, row.modelCode);
  return storeFacts(trx, { table, periods: row.periods });
}

async function refuseMissingTable(trx: Trx, table: string): Promise<void> {
  const { rows } = await sql<{ found: boolean }>`select to_regclass(${table}) is not null as found`.execute(
    trx,
  );
  if (!rows[0]?.found) throw new StagedRowsLost(`${table} is gone`);
}

/** Between reading and confirming, another import may have put a provider under another model. */
async function refuseMovedProviders(trx: Trx, table: string, model: string): Promise<void> {
  const { rows } = await sql<{ id: number; name: string | null }>`
    select staged.provider_id as id, provider.external_id as name
    from (select distinct provider_id from ${sql.id(table)}) staged
    left join provider on provider.id = staged.provider_id
    where provider.model_code is distinct from ${model}
    order by 2, 1`.execute(trx);
  if (rows.length === 0) return;
  const names = rows.slice(0, 5).map(({ id, name }) => name ?? `#${id}`);
  throw conflict(
    {
      zh: `读取文件之后,有 ${rows.length} 家服务商不再属于模型 ${model}(${names.join('、')})。未入库。`,
      en: `Since the file was read, ${rows.length} of its providers no longer belong to model ${model} (${names.join(', ')}). Nothing was stored.`,
    },
    { zh: '取消这次导入,重新上传文件。', en: 'Cancel this import and upload the file again.' },
  );
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
      zh: `报告中有 ${found} 行被拒,您确认的是 ${seen} 行。未入库。`,
      en: `The report has ${found} rejected rows, you confirmed ${seen}. Nothing was stored.`,
    },
    { zh: '刷新页面,查看报告后再确认。', en: 'Reload the page, look at the report and confirm again.' },
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
    { zh: `这次导入不能确认:${text.zh}。`, en: `This import cannot be confirmed: ${text.en}.` },
    { zh: '刷新页面查看当前状态。', en: 'Reload the page to see its state.' },
  );
}
