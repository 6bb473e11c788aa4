import type { CapabilityModel } from '../../src/domain/model/capability-model.ts';
import type { AppContext } from '../context.ts';
import type { ImportCounts, ImportRow } from './import-record.ts';
import type { Table } from './reading/read-table.ts';
import type { RejectionLog } from './rejection-log.ts';

export interface StagingTask {
  context: AppContext;
  row: ImportRow;
  model: CapabilityModel;
  table: Table;
  rejections: RejectionLog;
  signal: AbortSignal;
}

export interface StagingReport {
  counts: ImportCounts;
  /** Periods of the staged rows with their number; empty for objects. */
  periods: { code: string; facts: number }[];
}
