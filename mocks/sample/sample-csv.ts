/** FICTION, in the product's own import formats: the sample enters through the same door as real data. */
import { generateSampleFacts } from './sample-facts.ts';
import { generateSampleMerchants } from './sample-merchants.ts';
import { generateSampleProviders } from './sample-providers.ts';

export const SAMPLE_PROVIDER_COLUMNS = [
  'id',
  'name',
  'nameEn',
  'category',
  'city',
  'industry',
  'joinedOn',
  'compliance',
] as const;
export const SAMPLE_FACT_COLUMNS = [
  'provider',
  'period',
  'indicator',
  'numerator',
  'denominator',
  'n',
] as const;

export const SAMPLE_MERCHANT_COLUMNS = [
  'id',
  'name',
  'nameEn',
  'kind',
  'industry',
  'adcode',
  'openedOn',
  'compliance',
] as const;
export const SAMPLE_RELATION_COLUMNS = [
  'provider',
  'merchant',
  'role',
  'startedOn',
  'endedOn',
  'operatedSessions',
] as const;
export const SAMPLE_MERCHANT_MONTH_COLUMNS = [
  'merchant',
  'period',
  'paidGmv',
  'netGmv',
  'refundGmv',
  'orders',
] as const;

/** One row per provider; `city` is a GB/T 2260 code, an empty category is undetermined. UTF-8, LF, no BOM. */
export function sampleProvidersCsv(): string {
  const rows = generateSampleProviders().map((provider) =>
    SAMPLE_PROVIDER_COLUMNS.map((column) => provider[column] ?? '').join(','),
  );
  return [SAMPLE_PROVIDER_COLUMNS.join(','), ...rows, ''].join('\n');
}

/** One row per provider, month and indicator, about 14 MB. Empty cells are not applicable, never 0. */
export function sampleFactsCsv(): string {
  return [...sampleFactsCsvLines()].join('');
}

/** The same text line by line, for streaming into an import. */
export function* sampleFactsCsvLines(): Generator<string, void, undefined> {
  yield `${SAMPLE_FACT_COLUMNS.join(',')}\n`;
  for (const { provider, period, indicator, numerator, denominator, n } of generateSampleFacts()) {
    yield `${provider},${period},${indicator},${numerator ?? ''},${denominator ?? ''},${n ?? ''}\n`;
  }
}

/** One row per merchant; an empty opening day is not known. */
export function* sampleMerchantsCsvLines(): Generator<string, void, undefined> {
  yield `${SAMPLE_MERCHANT_COLUMNS.join(',')}\n`;
  for (const merchant of generateSampleMerchants())
    yield `${SAMPLE_MERCHANT_COLUMNS.map((column) => merchant[column] ?? '').join(',')}\n`;
}

/** One row per service; an empty end: it goes on; empty sessions are not reported, never 0. */
export function* sampleRelationsCsvLines(): Generator<string, void, undefined> {
  yield `${SAMPLE_RELATION_COLUMNS.join(',')}\n`;
  for (const { id, relations } of generateSampleMerchants()) {
    for (const { provider, role, startedOn, endedOn, operatedSessions } of relations)
      yield `${provider},${id},${role},${startedOn},${endedOn ?? ''},${operatedSessions ?? ''}\n`;
  }
}

/** One row per merchant and month, about 7 MB. Empty cells are not reported, never 0. */
export function* sampleMerchantMonthsCsvLines(): Generator<string, void, undefined> {
  yield `${SAMPLE_MERCHANT_MONTH_COLUMNS.join(',')}\n`;
  for (const { id, months } of generateSampleMerchants()) {
    for (const { period, paidGmv, netGmv, refundGmv, orders } of months)
      yield `${id},${period},${paidGmv},${netGmv ?? ''},${refundGmv ?? ''},${orders}\n`;
  }
}
