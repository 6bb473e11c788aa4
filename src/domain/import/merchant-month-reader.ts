import { checkMonth, type MonthNumbers, remarkOnMonth } from './check-month.ts';
import { duplicateOf, issueOf, type RowProblem, requiredColumn, rowFault } from './fact-issue.ts';
import { type MerchantMonthsMapping, MONTH_AMOUNTS, type MonthAmount } from './field-mapping.ts';
import type { ImportWarning, Rejection } from './import-issue.ts';
import { NumberCells } from './number-cells.ts';
import type { RowBlock } from './row-block.ts';
import { IdKeys, PeriodKeys } from './row-keys.ts';
import { factFingerprint, SeenRows } from './seen-rows.ts';
import { headerPower } from './suggest-mapping.ts';
import type { TableColumn } from './table-column.ts';

export interface MonthDictionary {
  merchantIds: readonly string[];
  /** Last month that may be reported, canonical and inclusive. */
  latestMonth: string;
}

/** Accepted months of one block as columns, ready for a binary COPY. Only the first `count` entries count; NaN is null. */
export interface MonthBatch extends Record<MonthAmount, Float64Array> {
  count: number;
  /** Into the dictionary's merchantIds. */
  merchantIndex: Int32Array;
  /** Into the reader's periods. */
  periodIndex: Int32Array;
  rejections: Rejection[];
  warnings: ImportWarning[];
}

/** rowsIn = rowsStored + rowsRejected, always. */
interface MonthCounts {
  rowsIn: number;
  rowsStored: number;
  rowsRejected: number;
  warnings: number;
}

/** Turns blocks of rows into checked months: one reader per file, blocks in order. */
export class MerchantMonthReader {
  readonly counts: MonthCounts = { rowsIn: 0, rowsStored: 0, rowsRejected: 0, warnings: 0 };
  readonly #columns: readonly TableColumn[];
  readonly #merchants: IdKeys;
  readonly #months: PeriodKeys;
  readonly #numbers: NumberCells;
  readonly #seen: SeenRows;
  readonly #merchant: TableColumn;
  readonly #month: TableColumn;
  /** Columns of the numbers, null where the file has none, and the power of ten their headers promise. */
  readonly #amounts: { amount: MonthAmount; column: TableColumn; powerOfTen: number }[] = [];
  readonly #row: MonthNumbers = { paidGmv: NaN, netGmv: NaN, refundGmv: NaN, orders: NaN };
  readonly #hasPaid: boolean;

  /** The mapping must have passed checkMapping against these columns. */
  constructor(
    { decimal, fields }: MerchantMonthsMapping,
    columns: readonly TableColumn[],
    { merchantIds, latestMonth }: MonthDictionary,
  ) {
    this.#columns = columns;
    this.#merchants = new IdKeys(merchantIds, 'unknown_merchant');
    this.#months = new PeriodKeys('month', latestMonth);
    this.#numbers = new NumberCells(decimal);
    this.#seen = new SeenRows(merchantIds.length);
    this.#merchant = requiredColumn(columns, fields.merchant ?? '');
    this.#month = requiredColumn(columns, fields.period ?? '');
    for (const amount of MONTH_AMOUNTS) {
      const key = fields[amount];
      if (key === null || key === '') continue;
      const column = requiredColumn(columns, key);
      this.#amounts.push({ amount, column, powerOfTen: headerPower(column.header) });
    }
    this.#hasPaid = this.#amounts.some(({ amount }) => amount === 'paidGmv');
  }

  /** What periodIndex points to; grows while reading. */
  get periods(): readonly string[] {
    return this.#months.periods;
  }

  read(block: RowBlock): MonthBatch {
    const numbers = () => new Float64Array(block.rowCount);
    const batch: MonthBatch = {
      count: 0,
      merchantIndex: new Int32Array(block.rowCount),
      periodIndex: new Int32Array(block.rowCount),
      paidGmv: numbers(),
      netGmv: numbers(),
      refundGmv: numbers(),
      orders: numbers(),
      rejections: [],
      warnings: [],
    };
    for (let row = 0; row < block.rowCount; row++) {
      const problem = this.#take(block, row, batch);
      if (problem !== null) batch.rejections.push(issueOf(block, row, problem));
    }
    this.counts.rowsIn += block.rowCount;
    this.counts.rowsStored += batch.count;
    this.counts.rowsRejected += batch.rejections.length;
    this.counts.warnings += batch.warnings.length;
    return batch;
  }

  /** Stores the row's month and answers null, or answers what is wrong with it. */
  #take(block: RowBlock, row: number, batch: MonthBatch): RowProblem | null {
    const fault = rowFault(block, row, this.#columns.length);
    if (fault !== null) return fault;
    const first = block.firstCell[row] as number;
    const merchant = this.#merchants.find(block, first + this.#merchant.index);
    if (merchant < 0) return { ...this.#merchants.problem, column: this.#merchant };
    const month = this.#months.find(block, first + this.#month.index);
    if (month < 0) return this.#monthProblem();
    const numbers = this.#row;
    for (const { amount, column, powerOfTen } of this.#amounts) {
      const unit = amount === 'orders' ? 'count' : 'yuan';
      numbers[amount] = this.#numbers.read(block, first + column.index, unit, powerOfTen);
      const code = this.#numbers.problem;
      if (code === null) continue;
      this.#numbers.problem = null;
      return { code, column, detail: { unit } };
    }
    const problem = checkMonth(numbers);
    if (problem !== null) return { ...problem, column: this.#columnOf(problem.amount) };
    const line = block.lines[row] as number;
    const earlier = this.#seen.add(month, merchant, line, fingerprintOf(numbers));
    if (earlier !== 0) return duplicateOf(earlier);
    const remark = remarkOnMonth(numbers);
    if (remark !== null && (this.#hasPaid || remark.code !== 'paid_missing'))
      batch.warnings.push(issueOf(block, row, { ...remark, column: this.#columnOf(remark.amount) }));
    const at = batch.count++;
    batch.merchantIndex[at] = merchant;
    batch.periodIndex[at] = month;
    for (const amount of MONTH_AMOUNTS) batch[amount][at] = numbers[amount];
    return null;
  }

  /** Models grade by other cadences; a merchant's month is always a month. */
  #monthProblem(): RowProblem {
    const { code, detail } = this.#months.problem;
    return { code: code === 'wrong_cadence' ? 'not_a_month' : code, column: this.#month, detail };
  }

  #columnOf(amount: MonthAmount): TableColumn | null {
    return this.#amounts.find((known) => known.amount === amount)?.column ?? null;
  }
}

function fingerprintOf({ paidGmv, netGmv, refundGmv, orders }: MonthNumbers): number {
  return factFingerprint(0, { numerator: paidGmv, denominator: netGmv, n: orders, value: refundGmv });
}
