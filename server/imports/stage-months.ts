import type { MerchantMonthsMapping } from '../../src/domain/import/field-mapping.ts';
import { MerchantMonthReader, type MonthBatch } from '../../src/domain/import/merchant-month-reader.ts';
import type { LoadBatch } from '../context.ts';
import { refuseMismatch } from './contract-mapping.ts';
import { NO_COUNTS } from './import-record.ts';
import { readIds, translate } from './object-ids.ts';
import { peekBlocks } from './peek-blocks.ts';
import { MERCHANT_MONTHS, stagedColumns } from './period-tables.ts';
import { readNumberMapping } from './read-number-mapping.ts';
import { latestPeriod, loadPeriods } from './staged-periods.ts';
import { createStagingTable } from './staging-table.ts';
import type { StagingReport, StagingTask } from './staging-task.ts';
import { expectCount } from './stored-counts.ts';

/** Reads a file of merchants' months to its end: accepted ones into the staging table, the others into the log. */
export async function stageMonths(task: StagingTask): Promise<StagingReport> {
  const { context, row, table, signal } = task;
  const { sample, blocks } = await peekBlocks(table);
  const mapping = readNumberMapping(task, [], sample) as MerchantMonthsMapping;
  refuseMismatch(mapping, table.columns, []);
  const merchants = await readIds(context.db, 'merchant');
  const reader = new MerchantMonthReader(mapping, table.columns, {
    merchantIds: merchants.ids,
    latestMonth: latestPeriod(context, 'month'),
  });

  async function* monthBatches(): AsyncGenerator<MonthBatch> {
    for await (const block of blocks) {
      const batch = reader.read(block);
      await task.rejections.add(batch.rejections);
      translate(batch.merchantIndex, batch.count, merchants.keys);
      if (batch.count > 0) yield batch;
    }
  }
  const staged = await loadPeriods({
    context,
    table: await createStagingTable(context.db, row),
    columns: stagedColumns(MERCHANT_MONTHS),
    reader,
    batches: monthBatches(),
    loadBatch,
    signal,
  });
  const { rowsIn, rowsStored, rowsRejected, warnings } = reader.counts;
  expectCount(rowsStored, staged.rows);
  return {
    counts: { ...NO_COUNTS, rowsIn, rowsAccepted: rowsStored, rowsRejected, warnings },
    periods: staged.periods,
  };
}

/** In the order of the staged columns. */
function loadBatch({ count, periodIndex, merchantIndex, ...numbers }: MonthBatch): LoadBatch {
  return {
    rowCount: count,
    columns: [
      { type: 'int2', values: periodIndex },
      { type: 'int4', values: merchantIndex },
      { type: 'float8', values: numbers.paidGmv },
      { type: 'float8', values: numbers.netGmv },
      { type: 'float8', values: numbers.refundGmv },
      { type: 'float8', values: numbers.orders },
    ],
  };
}
