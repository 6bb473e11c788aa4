import { duplicateOf, issueOf, type RowProblem, requiredColumn, rowFault } from './fact-issue.ts';
import { halfWidth } from './half-width.ts';
import type { ImportWarning, IssueDetail, Rejection, RejectionCode, WarningCode } from './import-issue.ts';
import { parseNumber } from './parse-number.ts';
import { parseDate } from './parse-period.ts';
import { cellText, detached, type RowBlock } from './row-block.ts';
import { isCleanText, LONGEST_KEY } from './row-keys.ts';
import type { TableColumn } from './table-column.ts';

export interface TextBatch<Row> {
  rows: Row[];
  rejections: Rejection[];
  warnings: ImportWarning[];
}

/** rowsIn = rowsStored + rowsRejected, always. */
interface RowCounts {
  rowsIn: number;
  rowsStored: number;
  rowsRejected: number;
  warnings: number;
}

/** Turns blocks of rows into checked objects: one reader per file, blocks in order. */
export interface TextReader<Row> {
  read(block: RowBlock): TextBatch<Row>;
  readonly counts: Readonly<RowCounts>;
}

/** What an integer column of the database holds. */
const LARGEST_COUNT = 2_147_483_647;

/** Thrown while a row is read: the row is left out and reported. */
export class RowRejected extends Error {
  readonly problem: RowProblem;

  constructor(code: RejectionCode, column: TableColumn | null, detail: IssueDetail = {}) {
    super(code);
    this.problem = { code, column, detail };
  }
}

/** The cells of the row at hand, by field. Every method throws RowRejected for a cell that cannot be read. */
export interface FieldCells<Field extends string> {
  /** Physical line of the row. */
  readonly line: number;
  column(field: Field): TableColumn | null;
  /** null: the file has no such column or leaves the cell blank. */
  text(field: Field): string | null;
  /** ISO date. */
  date(field: Field): string | null;
  /** The code behind one of the accepted words. */
  coded<Code extends string>(
    field: Field,
    words: ReadonlyMap<string, Code>,
    unknown: RejectionCode,
  ): Code | null;
  /** A whole number of at least 0, grouped by commas or not; null as in text, and for the words that say nothing (`--`). */
  count(field: Field, notACount: RejectionCode): number | null;
  /** Remarks on the row, if it is kept. */
  warn(code: WarningCode, field: Field): void;
}

/** Accepted spellings, folded, to their code. */
export function wordIndex<Code extends string>(
  entries: readonly { code: Code; names: readonly string[] }[],
): Map<string, Code> {
  return new Map(
    entries.flatMap(({ code, names }) => [code, ...names].map((name) => [folded(name), code] as const)),
  );
}

function folded(text: string): string {
  return halfWidth(text).trim().toLowerCase();
}

/** A cell as text: trimmed, and without the apostrophe that our own exports put in front of formulas. */
function plainText(text: string): string {
  return text.trim().replace(/^'(?=[=+\-@])/, '');
}

/**
 * A reader of files with one object per row. `readRow` answers the object and its key; of two rows with one key the
 * first stands. The mapping must have passed checkMapping against these columns.
 */
export function createTextReader<Field extends string, Row extends { line: number }>(
  fields: Readonly<Record<Field, string | null>>,
  columns: readonly TableColumn[],
  readRow: (cells: FieldCells<Field>) => { key: string; row: Row },
): TextReader<Row> {
  const counts: RowCounts = { rowsIn: 0, rowsStored: 0, rowsRejected: 0, warnings: 0 };
  const found = new Map<Field, TableColumn | null>();
  for (const field of Object.keys(fields) as Field[]) {
    const key = fields[field];
    found.set(field, key === null || key === '' ? null : requiredColumn(columns, key));
  }
  const column = (field: Field) => found.get(field) ?? null;
  const seen = new Map<string, { line: number; content: string }>();

  function cellsOf(block: RowBlock, row: number, warnings: ImportWarning[]): FieldCells<Field> {
    const first = block.firstCell[row] as number;
    const text = (field: Field): string | null => {
      const at = column(field);
      if (at === null) return null;
      const cell = plainText(cellText(block, first + at.index));
      if (!isCleanText(cell)) throw new RowRejected('bad_text', at, { limit: LONGEST_KEY });
      return cell === '' ? null : detached(cell);
    };
    return {
      line: block.lines[row] as number,
      column,
      text,
      date(field) {
        const cell = text(field);
        const date = cell === null ? null : parseDate(cell);
        if (cell !== null && date === null) throw new RowRejected('bad_date', column(field));
        return date;
      },
      coded(field, words, unknown) {
        const cell = text(field);
        if (cell === null) return null;
        const code = words.get(folded(cell));
        if (code !== undefined) return code;
        throw new RowRejected(unknown, column(field), { allowed: [...new Set(words.values())].join(', ') });
      },
      count(field, notACount) {
        const cell = text(field);
        if (cell === null) return null;
        const number = parseNumber(cell, { unit: 'count' });
        if (!number.ok) throw new RowRejected(number.code, column(field), { unit: 'count' });
        const { value } = number;
        if (value !== null && !(value >= 0 && value <= LARGEST_COUNT && Number.isInteger(value)))
          throw new RowRejected(notACount, column(field));
        return value;
      },
      warn: (code, field) => warnings.push(issueOf(block, row, { code, column: column(field), detail: {} })),
    };
  }

  function take(block: RowBlock, row: number, batch: TextBatch<Row>): void {
    const fault = rowFault(block, row, columns.length);
    if (fault !== null) throw new RowRejected(fault.code, fault.column, fault.detail);
    const warnings: ImportWarning[] = [];
    const { key, row: read } = readRow(cellsOf(block, row, warnings));
    const content = JSON.stringify({ ...read, line: 0 });
    const earlier = seen.get(key);
    if (earlier !== undefined) {
      const { code, detail } = duplicateOf(earlier.content === content ? earlier.line : -earlier.line);
      throw new RowRejected(code, null, detail);
    }
    seen.set(key, { line: read.line, content });
    batch.rows.push(read);
    batch.warnings.push(...warnings);
  }

  return {
    counts,
    read(block) {
      const batch: TextBatch<Row> = { rows: [], rejections: [], warnings: [] };
      for (let row = 0; row < block.rowCount; row++) {
        counts.rowsIn++;
        try {
          take(block, row, batch);
          counts.rowsStored++;
        } catch (error) {
          if (!(error instanceof RowRejected)) throw error;
          counts.rowsRejected++;
          batch.rejections.push(issueOf(block, row, error.problem));
        }
      }
      counts.warnings += batch.warnings.length;
      return batch;
    },
  };
}
