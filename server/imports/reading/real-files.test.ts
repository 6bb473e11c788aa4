import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FactsMapping } from '../../../src/domain/import/column-mapping.ts';
import type { FactReader } from '../../../src/domain/import/fact-reader.ts';
import type { ProvidersMapping } from '../../../src/domain/import/field-mapping.ts';
import type { ImportWarning, Rejection } from '../../../src/domain/import/import-issue.ts';
import type { IndicatorRule } from '../../../src/domain/import/indicator-rule.ts';
import type { Cadence } from '../../../src/domain/model/capability-model.ts';
import { streamOf } from '../../../test/support/table-bytes.ts';
import { inspectTable } from './inspect-table.ts';
import { readFacts } from './read-facts.ts';
import { readProviders } from './read-providers.ts';

const DATA = resolve(import.meta.dirname, '../../../../shared/data');
const isPresent = existsSync(DATA);
if (!isPresent) console.log(`skipped: no real files in ${DATA}`);

const bytesOf = (path: string) => new Uint8Array(readFileSync(resolve(DATA, path)));

/** Rules from the catalogue beside the data: hours, days and counts cannot be negative, rates are shares. */
function rulesOf(catalogue: string): IndicatorRule[] {
  const [, ...lines] = readFileSync(resolve(DATA, catalogue), 'utf8').trim().split('\n');
  return lines.map((line) => {
    const [code = '', , unit = ''] = line.split(',');
    const isGrowth = code === 'gmv_mom' || code === 'gmv_change';
    const isShare = /_rate$|_share$/.test(code) && code !== 'follow_rate';
    return {
      code,
      aliases: [],
      unit,
      kind: 'last',
      factor: 1,
      offset: 0,
      minimum: isGrowth ? null : 0,
      maximum: isShare ? 1 : null,
      share: isShare,
      usual: isGrowth ? { minimum: -100, maximum: 100 } : null,
    };
  });
}

interface Result {
  reader: FactReader;
  rejections: Rejection[];
  warnings: ImportWarning[];
  /** provider, period and indicator to value, for comparing two files. */
  values: Map<string, number>;
}

async function importFacts(path: string, rules: IndicatorRule[], cadence: Cadence): Promise<Result> {
  const bytes = bytesOf(path);
  const { suggestion } = inspectTable(bytes, { indicators: rules });
  expect(suggestion.confidence).toBe(1);
  const dictionary = { cadence, latestPeriod: null, indicators: rules, providerIds: 'any' as const };
  const { reader, batches } = await readFacts(
    streamOf(bytes),
    suggestion.mapping as FactsMapping,
    dictionary,
  );
  const result: Result = { reader, rejections: [], warnings: [], values: new Map() };
  for await (const batch of batches) {
    result.rejections.push(...batch.rejections);
    result.warnings.push(...batch.warnings);
    for (let at = 0; at < batch.count; at++) {
      const provider = reader.providerIds[batch.providerIndex[at] as number];
      const period = reader.periods[batch.periodIndex[at] as number];
      const indicator = reader.indicatorCodes[batch.indicatorIndex[at] as number];
      result.values.set(`${provider} ${period} ${indicator}`, batch.value[at] as number);
    }
  }
  const { counts } = reader;
  console.log(
    path,
    JSON.stringify({ ...counts, periods: reader.periods.length, providers: reader.providerIds.length }),
  );
  expect(counts.rowsIn).toBe(counts.rowsStored + counts.rowsRejected);
  expect(counts.factsIn).toBe(counts.factsStored + counts.factsRejected);
  return result;
}

describe.skipIf(!isPresent)('real files', () => {
  const olist = () => rulesOf('olist/indicator_catalog.csv');

  it('olist, long: every one of the 48,490 rows is accounted for', async () => {
    const { reader, rejections, warnings } = await importFacts(
      'olist/seller_month_indicators_long.csv',
      olist(),
      'month',
    );
    expect(reader.counts).toMatchObject({
      rowsIn: 48_490,
      rowsStored: 48_488,
      rowsRejected: 2,
      factsNotReported: 8_373,
    });
    // README fault 5: a negative mean handling time is impossible.
    expect(rejections.map(({ code, detail }) => [code, detail.indicator])).toEqual([
      ['negative_value', 'handling_hours'],
      ['negative_value', 'handling_hours'],
    ]);
    expect(warnings).toEqual([]);
    expect(reader.periods).toHaveLength(6);
    expect(reader.providerIds).toHaveLength(600);
  });

  it('olist, long: without bounds nothing is left out', async () => {
    const open = olist().map((rule) => ({ ...rule, minimum: null, maximum: null, share: false }));
    const { reader } = await importFacts('olist/seller_month_indicators_long.csv', open, 'month');
    expect(reader.counts).toMatchObject({ rowsStored: 48_490, rowsRejected: 0 });
  });

  it('olist, wide: the same facts as the long file', async () => {
    const wide = await importFacts('olist/seller_month_indicators_wide.csv', olist(), 'month');
    expect(wide.reader.counts).toMatchObject({
      rowsIn: 1_865,
      rowsStored: 1_865,
      rowsRejected: 0,
      rowsPartlyStored: 2,
      factsIn: 48_490,
      factsStored: 48_488,
      factsRejected: 2,
    });
    const narrow = await importFacts('olist/seller_month_indicators_long.csv', olist(), 'month');
    expect(wide.values).toEqual(narrow.values);
  });

  it.each([
    ['month', 336, 2, { no_value_with_sample: 7 }],
    ['week', 1_248, 9, { no_value_with_sample: 15, extreme_value: 1 }],
  ] as const)('douyin, %s: every row is stored', async (cadence, rows, periods, remarks) => {
    const rules = rulesOf('douyin-live/indicator_catalog.csv');
    const path = `douyin-live/host_${cadence}_indicators_long.csv`;
    const { reader, warnings } = await importFacts(path, rules, cadence);
    expect(reader.counts).toMatchObject({ rowsIn: rows, rowsStored: rows, rowsRejected: 0 });
    expect(reader.periods).toHaveLength(periods);
    // The first period of a host has no change, though its sessions are counted.
    const found: Record<string, number> = {};
    for (const { code } of warnings) found[code] = (found[code] ?? 0) + 1;
    expect(found).toEqual(remarks);
  });

  it('a monthly file under a weekly model is refused row by row', async () => {
    const rules = rulesOf('douyin-live/indicator_catalog.csv');
    const { reader, rejections } = await importFacts(
      'douyin-live/host_month_indicators_long.csv',
      rules,
      'week',
    );
    expect(reader.counts.rowsRejected).toBe(336);
    expect(new Set(rejections.map((rejection) => rejection.code))).toEqual(new Set(['wrong_cadence']));
  });

  it.each([
    ['olist/merchants.csv', 793, { id: 'merchant_id', city: 'city', province: 'state' }],
    ['douyin-live/hosts.csv', 8, { id: 'host_id' }],
  ] as const)(
    '%s as providers: ids stay text, odd places are kept with a remark',
    async (path, rows, columns) => {
      const none = { name: null, nameEn: null, category: null, region: null, province: null, city: null };
      const fields = {
        ...none,
        adcode: null,
        industry: null,
        joinedOn: null,
        compliance: null,
        model: null,
        ...columns,
      };
      const mapping: ProvidersMapping = { kind: 'providers', fields };
      const { reader, batches } = await readProviders(streamOf(bytesOf(path)), mapping, { categories: [] });
      const ids: string[] = [];
      for await (const batch of batches) ids.push(...batch.rows.map((row) => row.id));
      console.log(path, JSON.stringify(reader.counts));
      expect(reader.counts).toMatchObject({ rowsIn: rows, rowsStored: rows, rowsRejected: 0 });
      expect(new Set(ids).size).toBe(rows);
    },
  );
});
