/**
 * Import of 1,000,000 facts and of 1,000,000 merchant-months through the running product (HTTP, validation, staging,
 * confirmation, key), each beside a bare COPY of the same file into a plain table without a key, on the same
 * PostgreSQL and in the same round.
 * Usage: node scripts/bench/bench-import.ts [rounds]
 */
import { createReadStream, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { findRunningPostgres } from '../../server/node/embedded-postgres.ts';
import { importFile } from './import-file.ts';
import {
  writeFactsFile,
  writeMerchantMonthsFile,
  writeMerchantsFile,
  writeProvidersFile,
} from './import-files.ts';
import { median } from './median.ts';
import { startProduct } from './start-product.ts';

interface Subject {
  name: string;
  kind: string;
  /** Columns of the bare table, as the file has them. */
  columns: string;
  write: (file: string, year: number, rows: number) => Promise<void>;
}

const SUBJECTS: readonly Subject[] = [
  {
    name: 'facts',
    kind: 'facts_long',
    columns: `provider text, period text, indicator text, numerator double precision, denominator double precision,
      n double precision`,
    write: writeFactsFile,
  },
  {
    name: 'merchant-months',
    kind: 'merchant_months',
    columns: `merchant text, period text, paid_gmv double precision, net_gmv double precision,
      refund_gmv double precision, orders double precision`,
    write: writeMerchantMonthsFile,
  },
];
const ROWS = 1_000_000;
const FEW_ROWS = 100_000;
/** Every import is one of a year without rows. */
const FIRST_YEAR = 1991;
const rounds = Number(process.argv[2] ?? 5);

const product = await startProduct({ sample: false });
try {
  const postgres = findRunningPostgres(product.dataFolder);
  if (!postgres) throw new Error('the database of the server was not found');
  const client = new pg.Client(postgres);
  await client.connect();
  for (const [kind, write] of [
    ['providers', writeProvidersFile],
    ['merchants', writeMerchantsFile],
  ] as const) {
    const file = join(product.folder, `${kind}.csv`);
    await write(file);
    await importFile(product, file, kind);
  }
  for (const subject of SUBJECTS) await measure(client, subject);
  await client.end();
} finally {
  await product.stop();
}

async function measure(client: pg.Client, { name, kind, columns, write }: Subject): Promise<void> {
  const few = join(product.folder, 'few.csv');
  await write(few, FIRST_YEAR, FEW_ROWS);
  const idle = product.residentMegabytes();
  const [, peakOfFew] = await watchMemory(() => importFile(product, few, kind));

  const bare: number[] = [];
  const staged: number[] = [];
  const whole: number[] = [];
  const again: number[] = [];
  const peaks: number[] = [];
  let bytes = 0;
  for (let round = 1; round <= rounds; round++) {
    const file = join(product.folder, `${kind}-${round}.csv`);
    await write(file, FIRST_YEAR + round, ROWS);
    bytes = statSync(file).size;
    bare.push(await bareCopy(client, file, columns));
    const [fresh, peak] = await watchMemory(() => importFile(product, file, kind));
    peaks.push(peak);
    staged.push(fresh.staged);
    whole.push(fresh.staged + fresh.confirmed);
    expectCount(fresh.counts, 'created');
    const repeated = await importFile(product, file, kind);
    again.push(repeated.staged + repeated.confirmed);
    expectCount(repeated.counts, 'unchanged');
    rmSync(file);
  }

  const megabytes = (bytes / 1e6).toFixed(1);
  console.log(
    `import of ${ROWS.toLocaleString('en')} ${name}, ${megabytes} MB as CSV, 12 periods; medians of ${rounds}`,
  );
  printTime('bare COPY into a plain table, logged, no key', bare);
  printTime('import: read, checked, staged', staged);
  printTime('import: the same, confirmed and keyed', whole);
  printTime('import of the same file again', again);
  const ratio = median(whole.map((time, round) => time / (bare[round] as number)));
  console.log(`import ÷ bare COPY, median of the rounds: ${ratio.toFixed(2)} (aim: at most 2.5)`);
  console.log(
    `memory of the server: ${idle} MB before, at most ${peakOfFew} MB with ${FEW_ROWS.toLocaleString('en')} rows, ` +
      `at most ${median(peaks)} MB with ${ROWS.toLocaleString('en')} (median), ${product.residentMegabytes()} MB after\n`,
  );
}

function printTime(label: string, values: readonly number[]): void {
  const seconds = median(values) / 1000;
  const thousands = Math.round(ROWS / seconds / 1000);
  console.log(
    `${label.padEnd(46)} ${seconds.toFixed(2).padStart(6)} s ${String(thousands).padStart(5)},000 rows/s`,
  );
}

async function bareCopy(client: pg.Client, file: string, columns: string): Promise<number> {
  await client.query('drop table if exists bare');
  await client.query(`create table bare (${columns})`);
  const start = performance.now();
  await pipeline(
    createReadStream(file, { highWaterMark: 1 << 20 }),
    client.query(copyFrom('copy bare from stdin (format csv, header)')),
  );
  const elapsed = performance.now() - start;
  await client.query('drop table bare');
  return elapsed;
}

function expectCount(counts: Record<string, number>, name: string): void {
  if (counts[name] !== ROWS) throw new Error(`${name} should be ${ROWS}: ${JSON.stringify(counts)}`);
}

/** The highest memory seen while the work runs. */
async function watchMemory<T>(work: () => Promise<T>): Promise<[result: T, peakMegabytes: number]> {
  let peak = product.residentMegabytes();
  const sampler = setInterval(() => {
    peak = Math.max(peak, product.residentMegabytes());
  }, 50);
  try {
    return [await work(), peak];
  } finally {
    clearInterval(sampler);
  }
}
