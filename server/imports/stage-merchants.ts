import type { MerchantsMapping } from '../../src/domain/import/field-mapping.ts';
import { createMerchantReader } from '../../src/domain/import/merchant-reader.ts';
import { fromWireMapping, refuseMismatch } from './contract-mapping.ts';
import { loadMerchants, OBJECT_COLUMNS } from './object-columns.ts';
import { stageTextRows } from './stage-text-rows.ts';
import type { StagingReport, StagingTask } from './staging-task.ts';

/** Reads a file of merchants. */
export async function stageMerchants(task: StagingTask): Promise<StagingReport> {
  const { row, table } = task;
  const mapping = fromWireMapping(row.mapping, table.columns, '.') as MerchantsMapping;
  refuseMismatch(mapping, table.columns, []);
  const reader = createMerchantReader(mapping, table.columns);
  return stageTextRows(task, reader, OBJECT_COLUMNS.merchants, loadMerchants);
}
