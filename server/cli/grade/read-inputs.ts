import { present } from '../../../src/domain/facts/combine-window.ts';
import type { GradedProvider } from '../../../src/domain/facts/fact-columns.ts';
import { FactTable } from '../../../src/domain/facts/fact-table.ts';
import type { FactsMapping } from '../../../src/domain/import/column-mapping.ts';
import type { FactBatch } from '../../../src/domain/import/fact-batch.ts';
import type { FactReader } from '../../../src/domain/import/fact-reader.ts';
import type { ProvidersMapping } from '../../../src/domain/import/field-mapping.ts';
import type { Rejection } from '../../../src/domain/import/import-issue.ts';
import { indicatorRule } from '../../../src/domain/import/indicator-rule.ts';
import type { CapabilityModel } from '../../../src/domain/model/capability-model.ts';
import { readFacts } from '../../imports/reading/read-facts.ts';
import { readProviders } from '../../imports/reading/read-providers.ts';
import type { Language } from './command-options.ts';
import { explained, inspectFile, streamFile } from './open-table.ts';

/** A provider as the outputs name it. */
export interface NamedProvider extends GradedProvider {
  name: string | null;
}

/** What became of the rows of one file: rowsIn = rowsStored + rowsRejected. */
export interface Ledger {
  rowsIn: number;
  rowsStored: number;
  rowsRejected: number;
  /** Remarks on rows that were stored all the same. */
  warnings: number;
}

/** The same for its facts, of which a row of a wide file holds many: factsIn = factsStored + factsRejected. */
export interface FactsLedger extends Ledger {
  factsIn: number;
  factsStored: number;
  factsRejected: number;
}

/** Takes the rejected rows of one file, whose headers come first. */
export interface RejectionSink {
  open(headers: readonly string[]): Promise<void>;
  write(rejections: readonly Rejection[]): Promise<void>;
}

/** Providers of the file with their attributes; rejected rows go to the sink. */
export async function readProvidersFile(
  path: string,
  model: CapabilityModel,
  language: Language,
  rejections: RejectionSink,
): Promise<{ providers: NamedProvider[]; ledger: Ledger }> {
  const { mapping, headers } = await inspectFile(path, ['providers'], [], language);
  await rejections.open(headers);
  return explained(path, language, async () => {
    const dictionary = {
      categories: model.categories.map(({ code, name }) => ({ code, names: [name.zh, name.en] })),
    };
    const { reader, batches } = await readProviders(
      streamFile(path),
      mapping as ProvidersMapping,
      dictionary,
    );
    const providers: NamedProvider[] = [];
    for await (const batch of batches) {
      for (const { id, name, category, region, industry, compliance } of batch.rows) {
        providers.push({ id, name, category, region, industry, compliance: compliance ?? 'clear' });
      }
      await rejections.write(batch.rejections);
    }
    return { providers, ledger: ledgerOf(reader.counts) };
  });
}

/** Facts of the file in columns, read as a stream; rejected rows go to the sink. */
export async function readFactsFile(
  path: string,
  model: CapabilityModel,
  providers: readonly NamedProvider[] | null,
  language: Language,
  rejections: RejectionSink,
): Promise<{ table: FactTable; ledger: FactsLedger; providerIds: readonly string[] }> {
  const rules = model.indicators.map(indicatorRule);
  const { mapping, headers } = await inspectFile(path, ['facts_long', 'facts_wide'], rules, language);
  await rejections.open(headers);
  return explained(path, language, async () => {
    const { reader, batches } = await readFacts(streamFile(path), mapping as FactsMapping, {
      cadence: model.cadence,
      latestPeriod: null,
      indicators: rules,
      providerIds: providers ? providers.map(({ id }) => id) : 'any',
    });
    const table = new FactTable();
    for await (const batch of batches) {
      addBatch(table, batch, reader);
      await rejections.write(batch.rejections);
    }
    const { factsIn, factsStored, factsRejected } = reader.counts;
    const ledger = { ...ledgerOf(reader.counts), factsIn, factsStored, factsRejected };
    return { table, ledger, providerIds: reader.providerIds };
  });
}

function addBatch(table: FactTable, batch: FactBatch, reader: FactReader): void {
  for (let at = 0; at < batch.count; at++) {
    table.add({
      provider: reader.providerIds[batch.providerIndex[at]!]!,
      period: reader.periods[batch.periodIndex[at]!]!,
      indicator: reader.indicatorCodes[batch.indicatorIndex[at]!]!,
      numerator: present(batch.numerator[at]!),
      denominator: present(batch.denominator[at]!),
      n: present(batch.n[at]!),
      value: present(batch.value[at]!),
    });
  }
}

function ledgerOf({ rowsIn, rowsStored, rowsRejected, warnings }: Ledger): Ledger {
  return { rowsIn, rowsStored, rowsRejected, warnings };
}
