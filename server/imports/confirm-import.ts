import { sql, type Transaction } from 'kysely';
import type { AppContext, Caller } from '../context.ts';
import type { Database } from '../db/schema.ts';
import { type ApiProblem, conflict } from '../http/problem.ts';
import { whileHeld } from './hold-import.ts';
import { type ImportRow, readImport } from './import-record.ts';
import { STAGING_LOST } from './recover-imports.ts';
import { rememberMapping } from './remembered-mapping.ts';
import { providerColumns } from './stage-providers.ts';
import { dropStagingTable, stagingTable } from './staging-table.ts';
import { StagedRowsLost, type StoredCounts, storeFacts } from './store-facts.ts';
import { storeProviders } from './store-providers.ts';

type Trx = Transaction<Database>;

/** Any fixed number: imports are stored one after the other. */
const STORE_LOCK = 4_680_001;

export interface Confirmation {
  context: AppContext;
  caller: Caller;
  publicId: string;
  /** The number of rejected rows the person saw. */
  rowsRejected: number;
}

/** Stores the accepted rows in one transaction: all of them or none. */
export async function confirmImport(confirmation: Confirmation): Promise<ImportRow> {
  const { context, publicId } = confirmation;
  const { id, status } = await readImport(context.db, publicId);
  const refuse = () => notReady(status === 'ready' ? 'confirming' : status);
  return whileHeld(context, id, refuse, () => storeHeld(confirmation));
}

async function storeHeld(confirmation: Confirmation): Promise<ImportRow> {
  const { context } = confirmation;
  const row = await claim(confirmation);
  try {
    return await context.db.transaction().execute(async (trx) => {
      await prepareTransaction(trx);
      const stored = await store(trx, context, row);
      await dropStagingTable(trx, row);
      await rememberMapping(trx, row, context.now());
      return finish(trx, confirmation, row, stored);
    });
  } catch (error) {
    await release(context, row, error);
    throw error instanceof StagedRowsLost ? stagingLost() : error;
  }
}

/** Only one request gets to store an import; the others find it in another status. */
async function claim({ context, publicId, rowsRejected }: Confirmation): Promise<ImportRow> {
  const row = await readImport(context.db, publicId);
  const { rowsRejected: rejected } = row.counts;
  if (row.status === 'ready' && rejected !== rowsRejected) throw otherReport(rejected, rowsRejected);
  const claimed = await context.db
    .updateTable('import')
    .set({ status: 'confirming' })
    .where('id', '=', row.id)
    .where('status', '=', 'ready')
    .returningAll()
    .executeTakeFirst();
  if (!claimed) throw notReady((await readImport(context.db, publicId)).status);
  return claimed;
}

async function prepareTransaction(trx: Trx): Promise<void> {
  // Storing a large file is one long statement after the other, and waiting for another import is not a fault.
  await sql`set local statement_timeout = 0`.execute(trx);
  await sql`set local lock_timeout = 0`.execute(trx);
  await sql`set local work_mem = '128MB'`.execute(trx);
  await sql`set local maintenance_work_mem = '256MB'`.execute(trx);
  await sql`select pg_advisory_xact_lock(${sql.lit(STORE_LOCK)})`.execute(trx);
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
  confirmation: Confirmation,
  row: ImportRow,
  stored: StoredCounts,
): Promise<ImportRow> {
  const { context, caller } = confirmation;
  return trx
    .updateTable('import')
    .set({
      status: 'confirmed',
      counts: JSON.stringify({ ...row.counts, ...stored }),
      confirmedAt: context.now(),
      confirmedBy: caller.name,
    })
    .where('id', '=', row.id)
    .where('status', '=', 'confirming')
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Everything was undone. The staged rows are still there, so the person may try again, unless they were lost. */
async function release(context: AppContext, row: ImportRow, error: unknown): Promise<void> {
  const lost = error instanceof StagedRowsLost;
  await context.db
    .updateTable('import')
    .set(lost ? { status: 'failed', failure: JSON.stringify(STAGING_LOST) } : { status: 'ready' })
    .where('id', '=', row.id)
    .where('status', '=', 'confirming')
    .execute();
  if (lost) await dropStagingTable(context.db, row);
}

function stagingLost(): ApiProblem {
  return conflict(STAGING_LOST.detail, STAGING_LOST.fix);
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
  confirming: { zh: '正在入库', en: 'it is being stored already' },
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
