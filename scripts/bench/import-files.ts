import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { defaultModel } from '../../src/domain/model/default-model.ts';

const PROVIDERS = 3624;
/** A year of them is more than the rows asked for. */
const MERCHANTS = 84_000;
const MONTHS = 12;
const LINES_PER_PIECE = 2000;
/** The scored indicators of the default model that are a ratio: each gives a numerator, a denominator and an n. */
const indicators = defaultModel.indicators.filter(
  ({ formula, normalisation }) => formula.kind === 'ratio' && normalisation?.method === 'goalposts',
);

const providerId = (index: number) => `B${String(index).padStart(6, '0')}`;

export function writeProvidersFile(file: string): Promise<void> {
  return write(file, ['id\n', ...Array.from({ length: PROVIDERS }, (_, index) => `${providerId(index)}\n`)]);
}

const merchantId = (index: number) => `S${String(index).padStart(6, '0')}`;

export function writeMerchantsFile(file: string): Promise<void> {
  return write(file, ['id\n', ...Array.from({ length: MERCHANTS }, (_, index) => `${merchantId(index)}\n`)]);
}

/** The first `rows` months of a year, one row per merchant and month. */
export function writeMerchantMonthsFile(file: string, year: number, rows: number): Promise<void> {
  return write(file, monthLines(year, rows));
}

function* monthLines(year: number, rows: number): Generator<string> {
  yield 'merchant,period,paidGmv,netGmv,refundGmv,orders\n';
  if (rows > MERCHANTS * MONTHS) throw new RangeError(`at most ${MERCHANTS * MONTHS} rows`);
  let seed = year;
  let piece = '';
  for (let row = 0; row < rows; row++) {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    const orders = 10 + (seed % 5000);
    const paid = orders * 87.5;
    const refund = paid * ((seed % 40) / 100);
    const month = String((row % MONTHS) + 1).padStart(2, '0');
    piece += `${merchantId(Math.floor(row / MONTHS))},${year}-${month},${paid.toFixed(2)},`;
    piece += `${(paid - refund).toFixed(2)},${refund.toFixed(2)},${orders}\n`;
    if (row % LINES_PER_PIECE === 0) {
      yield piece;
      piece = '';
    }
  }
  yield piece;
}

/** The first `rows` facts of a year, one row per provider, month and indicator, all of them possible. */
export function writeFactsFile(file: string, year: number, rows: number): Promise<void> {
  return write(file, factLines(year, rows));
}

function* factLines(year: number, rows: number): Generator<string> {
  yield 'provider,period,indicator,numerator,denominator,n\n';
  const perProvider = MONTHS * indicators.length;
  if (rows > PROVIDERS * perProvider) throw new RangeError(`at most ${PROVIDERS * perProvider} rows`);
  let seed = year;
  let piece = '';
  for (let row = 0; row < rows; row++) {
    const indicator = indicators[row % indicators.length];
    if (indicator?.normalisation?.method !== 'goalposts') continue;
    const { code, formula, normalisation } = indicator;
    const month = (Math.floor(row / indicators.length) % MONTHS) + 1;
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    const raw = normalisation.floor + (seed / 0x80000000) * (normalisation.target - normalisation.floor);
    const denominator = 100_000 + (seed % 900_000);
    const numerator = (((raw - formula.offset) / formula.factor) * denominator).toFixed(2);
    const key = `${providerId(Math.floor(row / perProvider))},${year}-${String(month).padStart(2, '0')}`;
    piece += `${key},${code},${numerator},${denominator},${denominator}\n`;
    if (row % LINES_PER_PIECE === 0) {
      yield piece;
      piece = '';
    }
  }
  yield piece;
}

function write(file: string, lines: Iterable<string>): Promise<void> {
  return pipeline(Readable.from(lines), createWriteStream(file));
}
