import type { ReactNode } from 'react';
import type { MetricDefinition } from '../blocks/definition-popover.tsx';

export type CellValue = string | number | null;

/** One column of a DataTable. Functions are called per visible row and must be cheap and pure. */
export interface DataColumn<Row> {
  id: string;
  /** Header text, without the unit. */
  header: string;
  /** The one unit of the column, shown in the header: 万元. */
  unit?: string;
  /** px; the table stretches columns when there is room. */
  width: number;
  /** Numbers end, text start. */
  align?: 'start' | 'end' | 'center';
  /** The value that is sorted, filtered, exported, and shown when `cell` is absent. Null is missing. */
  value: (row: Row) => CellValue;
  /** What the cell shows; never called when `value` is null and `missing` is given. */
  cell?: (row: Row) => ReactNode;
  /** Exact or longer text for hover and keyboard focus. */
  tip?: (row: Row) => string | undefined;
  /** Why the value is missing. */
  missing?: (row: Row) => string;
  /** 口径 behind the "?" in the header. */
  definition?: MetricDefinition | undefined;
  sortable?: boolean;
  /** The name the server knows the sort by; `id` without it. */
  sortId?: string;
  /** First click sorts descending; numbers do so by default (`align: 'end'`). */
  descendingFirst?: boolean;
  /** Stays at the left while the rest scrolls. */
  pinned?: 'start';
  /** False: always shown, e.g. the name. */
  hideable?: boolean;
  /** Off until the reader switches it on. */
  hidden?: boolean;
  /** Where the column goes in the card of a narrow screen; columns without it stay in the table only. */
  card?: 'title' | 'badge' | 'fact';
  /** What the CSV carries; `value` without it. */
  exportValue?: (row: Row) => CellValue;
  /** Heading in the column settings. */
  group?: string;
}

/** `id` is the column's `sortId ?? id`. Null is the default order of the rows. */
export interface TableSort {
  id: string;
  desc: boolean;
}

export function sortIdOf<Row>(column: DataColumn<Row>): string {
  return column.sortId ?? column.id;
}
