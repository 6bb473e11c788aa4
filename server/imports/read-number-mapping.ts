import type { ColumnMapping } from '../../src/domain/import/column-mapping.ts';
import { type IndicatorName, suggestMapping } from '../../src/domain/import/suggest-mapping.ts';
import { fromWireMapping } from './contract-mapping.ts';
import type { StagingTask } from './staging-task.ts';

/** The import's mapping for its file. The decimal sign is the file's own unless a person chose it. */
export function readNumberMapping(
  { row, table }: StagingTask,
  indicators: readonly IndicatorName[],
  sample: string[][],
): ColumnMapping {
  const headers = table.columns.map(({ header }) => header);
  const { mapping } = suggestMapping(headers, sample, indicators, row.mapping.kind);
  return fromWireMapping(row.mapping, table.columns, 'decimal' in mapping ? mapping.decimal : '.');
}
