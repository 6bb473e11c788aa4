import type { ProvidersMapping } from '../../src/domain/import/field-mapping.ts';
import { createProviderReader } from '../../src/domain/import/provider-reader.ts';
import { fromWireMapping, refuseMismatch } from './contract-mapping.ts';
import { loadProviders, OBJECT_COLUMNS } from './object-columns.ts';
import { stageTextRows } from './stage-text-rows.ts';
import type { StagingReport, StagingTask } from './staging-task.ts';

/** Reads a file of providers, checked against the categories of the model. */
export async function stageProviders(task: StagingTask): Promise<StagingReport> {
  const { row, model, table } = task;
  const mapping = fromWireMapping(row.mapping, table.columns, '.') as ProvidersMapping;
  refuseMismatch(mapping, table.columns, []);
  const reader = createProviderReader(mapping, table.columns, {
    categories: model.categories.map(({ code, name }) => ({ code, names: [name.zh, name.en] })),
  });
  return stageTextRows(task, reader, OBJECT_COLUMNS.providers, loadProviders);
}
