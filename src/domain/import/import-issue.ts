/**
 * Why a row of an import was left out, or kept with a remark. Closed lists: the interface, the report file
 * and the API know exactly these codes. The words for each are in issue-text.ts.
 */

/** A problem of one number text (parse-number.ts). */
const NUMBER_PROBLEMS = [
  'not_a_number',
  'decimal_comma', // 1,5 while the mapping says the decimal sign is a point, or 1.234.567
  'spreadsheet_error', // #DIV/0!, #REF! …
  'unit_mismatch', // 5% in a yuan column, ￥12 in a ratio column
  'number_too_large',
] as const;
export type NumberProblem = (typeof NUMBER_PROBLEMS)[number];

/** A problem of one period text (parse-period.ts). */
const PERIOD_PROBLEMS = [
  'bad_period',
  'ambiguous_period', // Jun-21, 01/06/2021: two readings, so none is taken
  'wrong_cadence', // a month in a weekly file
] as const;
export type PeriodProblem = (typeof PERIOD_PROBLEMS)[number];

export const REJECTION_CODES = [
  // the row as a whole
  'too_few_columns',
  'too_many_columns',
  'cell_too_long',
  'broken_quotes',
  // keys
  'blank_key',
  'bad_text', // control characters, or an id or name beyond its length
  'unknown_provider',
  'unknown_merchant',
  'unknown_indicator',
  ...PERIOD_PROBLEMS,
  'future_period',
  'duplicate_identical', // the same key and the same values as an earlier line
  'duplicate_conflict', // the same key with other values
  // numbers
  ...NUMBER_PROBLEMS,
  'n_not_a_count', // negative or fractional
  'numerator_missing',
  'denominator_missing',
  'denominator_zero', // a numerator over nothing
  'numerator_above_denominator', // of a share
  'negative_value', // where the dictionary says it cannot be
  'below_minimum',
  'above_maximum',
  // providers, merchants and who serves whom
  'unknown_category',
  'unknown_compliance',
  'unknown_merchant_kind',
  'unknown_role',
  'bad_date',
  'ends_before_start',
  'overlapping_service', // the same provider and merchant twice on one day
  'sessions_not_a_count', // negative or fractional
  // months of a merchant
  'not_a_month', // a week, quarter or year
  'negative_amount',
  'net_above_paid',
  'orders_not_a_count', // negative or fractional
] as const;
export type RejectionCode = (typeof REJECTION_CODES)[number];

export const WARNING_CODES = [
  'extreme_value', // possible but far outside the goalposts
  'no_value_with_sample', // blank value beside n > 0; stored as not reported
  'negative_denominator', // a net figure such as net new fans; it counts in the ratio of sums
  'value_disagrees', // the finished value is not what numerator and denominator give
  'unknown_place', // a city or region outside the table; kept as text
  'paid_missing', // a month without paid GMV; no leap is read across it
  'refund_above_paid', // refunds of earlier sales count where they are paid back
  'paid_without_orders',
] as const;
export type WarningCode = (typeof WARNING_CODES)[number];

/** Names and numbers the text of a code mentions, e.g. `{ firstLine: 17 }`. JSON-safe. */
export type IssueDetail = Readonly<Record<string, string | number>>;

export interface RowIssue<Code extends string> {
  /** Physical line of the file on which the row starts; the first line is 1. */
  line: number;
  /** Header as the file writes it; null when the whole row is meant. */
  column: string | null;
  /** The cell as the file writes it; null when the whole row is meant. */
  value: string | null;
  code: Code;
  detail: IssueDetail;
  /** All cells of the row, for the report file. */
  cells: readonly string[];
}

export type Rejection = RowIssue<RejectionCode>;
export type ImportWarning = RowIssue<WarningCode>;

const NO_DETAIL: IssueDetail = {};

/** Builds an issue; a missing column means the whole row. */
export function rowIssue<Code extends string>(
  code: Code,
  row: { line: number; cells: readonly string[] },
  at: { column: string; value: string } | null = null,
  detail: IssueDetail = NO_DETAIL,
): RowIssue<Code> {
  return {
    line: row.line,
    column: at?.column ?? null,
    value: at?.value ?? null,
    code,
    detail,
    cells: row.cells,
  };
}
