import { checkMapping } from '../../../src/domain/import/column-mapping.ts';
import type { ProvidersMapping } from '../../../src/domain/import/field-mapping.ts';
import {
  createProviderReader,
  type ProviderBatch,
  type ProviderDictionary,
  type ProviderReader,
} from '../../../src/domain/import/provider-reader.ts';
import { mappingMismatch } from './import-file-error.ts';
import { type ReadTableOptions, readTable, type Table } from './read-table.ts';

export interface ProvidersFile {
  table: Table;
  /** Ledger; final when `batches` has ended. */
  reader: ProviderReader;
  batches: AsyncIterable<ProviderBatch>;
}

/** Opens a file of providers. A mapping that does not fit the file is an ImportFileError. */
export async function readProviders(
  stream: ReadableStream<Uint8Array>,
  mapping: ProvidersMapping,
  dictionary: ProviderDictionary,
  options: ReadTableOptions = {},
): Promise<ProvidersFile> {
  const table = await readTable(stream, options);
  const [problem] = checkMapping(mapping, table.columns, []);
  if (problem !== undefined) {
    await table.close();
    throw mappingMismatch(problem);
  }
  const reader = createProviderReader(mapping, table.columns, dictionary);
  return { table, reader, batches: providerBatches(table, reader) };
}

async function* providerBatches(
  table: Table,
  reader: ProviderReader,
): AsyncGenerator<ProviderBatch, void, undefined> {
  for await (const block of table.blocks) yield reader.read(block);
}
