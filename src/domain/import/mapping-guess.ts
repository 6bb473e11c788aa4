import type { ColumnMapping } from './column-mapping.ts';
import { halfWidth } from './half-width.ts';
import { parsePeriod } from './parse-period.ts';
import type { TableColumn } from './table-column.ts';

/** Header without case, blanks, separators and trailing bracket: `GMV（万元）` → gmv. */
export function word(header: string): string {
  return halfWidth(header)
    .toLowerCase()
    .replace(/[([【][^)\]】]*[)\]】]\s*$/, '')
    .replace(/[\s_\-.:]+/g, '');
}

export interface Candidate {
  key: string;
  /** 1: the name is known and the sample fits; less where one of the two is missing. */
  certainty: number;
}
const NOTHING: Candidate = { key: '', certainty: 0 };

/** The columns of a file that no field has taken yet, and what their names and first rows say. */
export class Guess {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly string[])[];
  readonly taken = new Set<string>();

  constructor(columns: readonly TableColumn[], rows: readonly (readonly string[])[]) {
    this.columns = columns;
    this.rows = rows;
  }

  /** Share of the filled sample cells that pass; null when there are none. */
  share(column: TableColumn, passes: (text: string) => boolean): number | null {
    const texts = this.rows.map((row) => row[column.index]?.trim() ?? '').filter((text) => text !== '');
    return texts.length === 0 ? null : texts.filter(passes).length / texts.length;
  }

  /** By name, checked against the sample; else, where the sample alone can tell, by content. */
  take(words: readonly string[], fits?: (text: string) => boolean, byContent = false): Candidate {
    const free = this.columns.filter((column) => !this.taken.has(column.key));
    const named = words.flatMap((name) => free.filter((column) => word(column.header) === name))[0];
    const choice = named
      ? { key: named.key, certainty: fits && (this.share(named, fits) ?? 1) < 0.5 ? 0.5 : 1 }
      : byContent && fits
        ? (free
            .filter((column) => (this.share(column, fits) ?? 0) >= 0.8)
            .map((column) => ({ key: column.key, certainty: 0.6 }))[0] ?? NOTHING)
        : NOTHING;
    if (choice.key !== '') this.taken.add(choice.key);
    return choice;
  }
}

export function isPeriod(text: string): boolean {
  return (['month', 'week', 'quarter', 'year'] as const).some((cadence) => parsePeriod(text, cadence).ok);
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1);
}

/** One way to read the file. */
export interface Draft {
  mapping: ColumnMapping;
  confidence: number;
}
