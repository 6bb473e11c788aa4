import type { FactsMapping } from '../../src/domain/import/column-mapping.ts';
import type { FactBatch } from '../../src/domain/import/fact-batch.ts';
import { createFactReader } from '../../src/domain/import/fact-reader.ts';
import { type IndicatorRule, indicatorRule } from '../../src/domain/import/indicator-rule.ts';
import type { AppContext, LoadBatch } from '../context.ts';
import { refuseMismatch } from './contract-mapping.ts';
import { NO_COUNTS } from './import-record.ts';
import { readIds, translate } from './object-ids.ts';
import { peekBlocks } from './peek-blocks.ts';
import { FACTS, stagedColumns } from './period-tables.ts';
import { readNumberMapping } from './read-number-mapping.ts';
import { latestPeriod, loadPeriods } from './staged-periods.ts';
import { createStagingTable } from './staging-table.ts';
import type { StagingReport, StagingTask } from './staging-task.ts';
import { expectCount } from './stored-counts.ts';

/** Reads a file of facts to its end: accepted facts into the staging table, the others into the log. */
export async function stageFacts(task: StagingTask): Promise<StagingReport> {
  const { context, row, model, table, signal } = task;
  const rules = model.indicators.map(indicatorRule);
  const codes = rules.map(({ code }) => code);
  const { sample, blocks } = await peekBlocks(table);
  const mapping = readNumberMapping(task, rules, sample) as FactsMapping;
  refuseMismatch(mapping, table.columns, codes);
  const providers = await readIds(context.db, 'provider', row.modelCode);
  const indicatorKeys = await readIndicatorKeys(context, rules);
  const reader = createFactReader(mapping, table.columns, {
    cadence: model.cadence,
    latestPeriod: latestPeriod(context, model.cadence),
    indicators: rules,
    providerIds: providers.ids,
  });

  async function* factBatches(): AsyncGenerator<FactBatch> {
    for await (const block of blocks) {
      const batch = reader.read(block);
      await task.rejections.add(batch.rejections);
      translate(batch.providerIndex, batch.count, providers.keys);
      translate(batch.indicatorIndex, batch.count, indicatorKeys);
      if (batch.count > 0) yield batch;
    }
  }
  const staged = await loadPeriods({
    context,
    table: await createStagingTable(context.db, row),
    columns: stagedColumns(FACTS),
    reader,
    batches: factBatches(),
    loadBatch,
    signal,
  });
  const { rowsIn, rowsStored, rowsRejected, warnings, factsStored } = reader.counts;
  expectCount(factsStored, staged.rows);
  return {
    counts: {
      ...NO_COUNTS,
      rowsIn,
      rowsAccepted: rowsStored,
      rowsRejected,
      warnings,
      factsAccepted: factsStored,
    },
    periods: staged.periods,
  };
}

async function readIndicatorKeys(context: AppContext, rules: readonly IndicatorRule[]): Promise<Int32Array> {
  const codes = rules.map(({ code }) => code);
  const rows = await context.db
    .selectFrom('indicator')
    .select(['id', 'code'])
    .where('code', 'in', codes)
    .execute();
  const keys = new Map(rows.map(({ id, code }) => [code, id]));
  return Int32Array.from(codes, (code) => {
    const key = keys.get(code);
    if (key === undefined) throw new Error(`indicator ${code} of a stored model is not registered`);
    return key;
  });
}

/** In the order of the staged columns. */
function loadBatch({ count, periodIndex, providerIndex, indicatorIndex, ...numbers }: FactBatch): LoadBatch {
  return {
    rowCount: count,
    columns: [
      { type: 'int2', values: periodIndex },
      { type: 'int4', values: providerIndex },
      { type: 'int2', values: indicatorIndex },
      { type: 'float8', values: numbers.numerator },
      { type: 'float8', values: numbers.denominator },
      { type: 'float8', values: numbers.n },
      { type: 'float8', values: numbers.value },
    ],
  };
}
