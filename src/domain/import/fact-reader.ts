import type { Cadence } from '../model/capability-model.ts';
import type { FactsLongMapping, FactsMapping, FactsWideMapping } from './column-mapping.ts';
import { emptyBatch, emptyCounts, type FactBatch, type FactCounts } from './fact-batch.ts';
import type { IndicatorRule } from './indicator-rule.ts';
import { LongFacts } from './long-facts.ts';
import type { RowBlock } from './row-block.ts';
import { IdKeys, PeriodKeys } from './row-keys.ts';
import type { TableColumn } from './table-column.ts';
import { WideFacts } from './wide-facts.ts';

/** What facts are checked against. */
export interface FactDictionary {
  cadence: Cadence;
  /** Last period that may be reported, canonical and inclusive; null accepts any. */
  latestPeriod: string | null;
  indicators: readonly IndicatorRule[];
  /** Ids of the providers that exist; 'any' takes them from the file. */
  providerIds: readonly string[] | 'any';
}

/** Turns blocks of rows into checked facts. It keeps state (duplicates, the ledger): one reader per file, blocks in order. */
export interface FactReader {
  read(block: RowBlock): FactBatch;
  readonly counts: Readonly<FactCounts>;
  /** What providerIndex points to. */
  readonly providerIds: readonly string[];
  /** What periodIndex points to; grows while reading. */
  readonly periods: readonly string[];
  /** What indicatorIndex points to. */
  readonly indicatorCodes: readonly string[];
}

/** Everything the two row readers share. */
export interface FactContext {
  columns: readonly TableColumn[];
  rules: readonly IndicatorRule[];
  providers: IdKeys;
  periods: PeriodKeys;
  counts: FactCounts;
  /** Number of providers, Infinity while they are being discovered. */
  providerLimit: number;
}

/**
 * A reader for one file. The mapping must have passed checkMapping against these columns and indicators.
 */
export function createFactReader(
  mapping: FactsMapping,
  columns: readonly TableColumn[],
  dictionary: FactDictionary,
): FactReader {
  const providers = new IdKeys(dictionary.providerIds, 'unknown_provider');
  const periods = new PeriodKeys(dictionary.cadence, dictionary.latestPeriod);
  const counts = emptyCounts();
  const context: FactContext = {
    columns,
    rules: dictionary.indicators,
    providers,
    periods,
    counts,
    providerLimit:
      dictionary.providerIds === 'any' ? Number.POSITIVE_INFINITY : dictionary.providerIds.length,
  };
  const rows = rowReader(mapping, context);
  return {
    read(block) {
      const batch = emptyBatch(block.rowCount * rows.factsPerRow);
      for (let row = 0; row < block.rowCount; row++) rows.read(block, row, batch);
      counts.warnings += batch.warnings.length;
      return batch;
    },
    counts,
    providerIds: providers.lookup.keys,
    periods: periods.periods,
    indicatorCodes: dictionary.indicators.map((rule) => rule.code),
  };
}

function rowReader(mapping: FactsMapping, context: FactContext): LongFacts | WideFacts {
  return mapping.kind === 'facts_long'
    ? new LongFacts(mapping satisfies FactsLongMapping, context)
    : new WideFacts(mapping satisfies FactsWideMapping, context);
}
