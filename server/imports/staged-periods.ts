import type { CapabilityModel } from '../../src/domain/model/capability-model.ts';
import { periodOfDate } from '../../src/domain/period/period.ts';
import type { AppContext, LoadBatch } from '../context.ts';
import { ApiProblem } from '../http/problem.ts';
import { registerPeriods } from './period-tables.ts';
import { addStagingPart } from './staging-table.ts';

/** Periods one file may speak of: each may become a table of its own. */
const LARGEST_PERIODS = 600;
/** The day begins up to 14 hours before UTC's; a period has begun where it has begun anywhere. */
const EARLIEST_DAY_MILLISECONDS = 14 * 3_600_000;

/** The period that is running: its numbers so far may be reported, those of the next may not. */
export function latestPeriod({ now }: Pick<AppContext, 'now'>, cadence: CapabilityModel['cadence']): string {
  return periodOfDate(new Date(now().getTime() + EARLIEST_DAY_MILLISECONDS).toISOString(), cadence);
}

/** Rows of one block; periodIndex points into the reader's periods. */
interface PeriodBatch {
  count: number;
  periodIndex: Int32Array;
}

/** Gives every period of the file its key and its part of the staging table, and counts its rows. */
class StagedPeriods {
  readonly #context: AppContext;
  readonly #table: string;
  readonly #reader: { readonly periods: readonly string[] };
  readonly #keys: number[] = [];
  readonly #rows: number[] = [];

  constructor(context: AppContext, table: string, reader: { readonly periods: readonly string[] }) {
    this.#context = context;
    this.#table = table;
    this.#reader = reader;
  }

  /** False when the reader has met a period since the last `admit`. */
  get areAdmitted(): boolean {
    return this.#keys.length === this.#reader.periods.length;
  }

  async admit(): Promise<void> {
    const { db } = this.#context;
    const codes = this.#reader.periods.slice(this.#keys.length);
    if (codes.length === 0) return;
    if (this.#reader.periods.length > LARGEST_PERIODS) throw tooManyPeriods();
    for (const key of await registerPeriods(db, codes)) {
      await addStagingPart(db, this.#table, key);
      this.#keys.push(key);
      this.#rows.push(0);
    }
  }

  translate({ periodIndex, count }: PeriodBatch): void {
    for (let at = 0; at < count; at++) {
      const index = periodIndex[at] as number;
      this.#rows[index] = (this.#rows[index] as number) + 1;
      periodIndex[at] = this.#keys[index] as number;
    }
  }

  /** Periods that only rejected rows speak of are left out. */
  list(): { code: string; facts: number }[] {
    return this.#rows
      .map((facts, index) => ({ code: this.#reader.periods[index] as string, facts }))
      .filter(({ facts }) => facts > 0);
  }
}

interface PeriodLoad<Batch extends PeriodBatch> {
  context: AppContext;
  /** Staging table. */
  table: string;
  columns: readonly string[];
  /** Periods met so far; grows while batches are read. */
  reader: { readonly periods: readonly string[] };
  batches: AsyncGenerator<Batch>;
  loadBatch: (batch: Batch) => LoadBatch;
  signal: AbortSignal;
}

/** Brings all batches into the staging table, the part of each period before its first row. */
export async function loadPeriods<Batch extends PeriodBatch>({
  context,
  table,
  columns,
  reader,
  batches,
  loadBatch,
  signal,
}: PeriodLoad<Batch>): Promise<{ rows: number; periods: { code: string; facts: number }[] }> {
  const periods = new StagedPeriods(context, table, reader);
  let staged = 0;
  try {
    // One load lasts until a period turns up that has no part in the staging table yet.
    for (let next = await batches.next(); !next.done; ) {
      await periods.admit();
      async function* load(): AsyncGenerator<LoadBatch> {
        while (!next.done && periods.areAdmitted) {
          periods.translate(next.value);
          yield loadBatch(next.value);
          next = await batches.next();
        }
      }
      staged += await context.bulk.load(table, columns, load(), signal);
    }
  } finally {
    await batches.return(undefined);
  }
  return { rows: staged, periods: periods.list() };
}

function tooManyPeriods(): ApiProblem {
  return new ApiProblem(
    'limit_exceeded',
    {
      zh: `文件涉及的周期超过 ${LARGEST_PERIODS} 个。`,
      en: `The file speaks of more than ${LARGEST_PERIODS} periods.`,
    },
    {
      zh: '检查周期列；若无误，按年份拆分后分别导入。',
      en: 'Check the period column; if it is right, split the file by year.',
    },
  );
}
