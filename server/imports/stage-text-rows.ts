import type { TextReader } from '../../src/domain/import/text-rows.ts';
import type { LoadBatch } from '../context.ts';
import { NO_COUNTS } from './import-record.ts';
import { createStagingTable } from './staging-table.ts';
import type { StagingReport, StagingTask } from './staging-task.ts';
import { expectCount } from './stored-counts.ts';

/** Reads a file of objects to its end: accepted ones into the staging table, the others into the log. */
export async function stageTextRows<Row>(
  { context, row, table, rejections, signal }: StagingTask,
  reader: TextReader<Row>,
  columns: readonly string[],
  loadBatch: (rows: readonly Row[]) => LoadBatch,
): Promise<StagingReport> {
  async function* loadBatches(): AsyncGenerator<LoadBatch> {
    for await (const block of table.blocks) {
      const batch = reader.read(block);
      await rejections.add(batch.rejections);
      if (batch.rows.length > 0) yield loadBatch(batch.rows);
    }
  }
  const staging = await createStagingTable(context.db, row);
  const staged = await context.bulk.load(staging, columns, loadBatches(), signal);
  const { rowsIn, rowsStored, rowsRejected, warnings } = reader.counts;
  expectCount(rowsStored, staged);
  return {
    counts: { ...NO_COUNTS, rowsIn, rowsAccepted: rowsStored, rowsRejected, warnings },
    periods: [],
  };
}
