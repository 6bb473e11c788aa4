import { detached, ROW_FAULT, rowCells } from '../../src/domain/import/row-block.ts';
import type { LocalizedText } from '../../src/domain/model/capability-model.ts';
import { ApiProblem } from '../http/problem.ts';
import { asFileProblem } from '../imports/file-problem.ts';
import { createFileHash } from '../imports/reading/file-hash.ts';
import { readTable, type Table } from '../imports/reading/read-table.ts';
import { columnOfHeader, REQUIRED_COLUMNS, TARGET_COLUMNS, type TargetColumn } from './target-columns.ts';

/** Read in one call and held whole, so it stays small. */
const LIMITS = { fileBytes: 2 * 1024 * 1024, rows: 5000, columns: 40, cellLength: 2000, rowLength: 20_000 };

export interface FileFault {
  line: number;
  /** Header as the file writes it; null: the row or the file. */
  column: string | null;
  cell: string | null;
  code: string;
  reason: LocalizedText;
  fix: LocalizedText;
}

export interface TargetFileRow {
  line: number;
  /** Trimmed; undefined: the file has no such column. */
  cells: Partial<Record<TargetColumn, string>>;
}

export interface TargetFile {
  sha256: string;
  /** Header of each column that is read, as the file writes it. */
  headers: Partial<Record<TargetColumn, string>>;
  rows: TargetFileRow[];
  faults: FileFault[];
}

/** Reads a file of targets to its end. A file that is no table is thrown as a problem; everything else is a fault. */
export async function readTargetFile(body: ReadableStream<Uint8Array>): Promise<TargetFile> {
  const hash = createFileHash();
  try {
    const table = await readTable(body, { limits: LIMITS, onBytes: (bytes) => hash.update(bytes) });
    const { positions, headers, faults } = matchHeaders(table);
    const rows = await readRows(table, positions, faults);
    return { sha256: hash.hex(), headers, rows, faults };
  } catch (error) {
    throw asFileProblem(error);
  }
}

function matchHeaders({ columns, headerLine, headerProblems }: Table) {
  const positions = new Map<TargetColumn, number>();
  const headers: TargetFile['headers'] = {};
  const faults: FileFault[] = [];
  for (const { index, header, key } of columns) {
    const column = columnOfHeader(key);
    if (column === undefined) faults.push(unknownColumn(headerLine, header));
    else if (column !== 'information' && !positions.has(column)) {
      positions.set(column, index);
      headers[column] = header;
    }
  }
  if (headerProblems.some(({ code }) => code === 'looks_like_data')) throw withoutHeader();
  for (const column of REQUIRED_COLUMNS) {
    if (!positions.has(column)) faults.push(missingColumn(headerLine, TARGET_COLUMNS[column]));
  }
  return { positions, headers, faults };
}

async function readRows(
  table: Table,
  positions: ReadonlyMap<TargetColumn, number>,
  faults: FileFault[],
): Promise<TargetFileRow[]> {
  const rows: TargetFileRow[] = [];
  for await (const block of table.blocks) {
    for (let row = 0; row < block.rowCount; row++) {
      const line = block.lines[row]!;
      if (block.faults[row] !== ROW_FAULT.none) {
        faults.push(unreadableRow(line));
        continue;
      }
      const texts = rowCells(block, row);
      const cells = Object.fromEntries([...positions].map(([column, at]) => [column, cellOf(texts[at])]));
      rows.push({ line, cells });
    }
  }
  return rows;
}

/** An export puts an apostrophe before what a spreadsheet would run as a formula. */
function cellOf(text = ''): string {
  return detached(text.trim()).replace(/^'(?=\s*[=+\-@＝＋－＠])/, '');
}

function unknownColumn(line: number, header: string): FileFault {
  return {
    line,
    column: header,
    cell: null,
    code: 'column_unknown',
    reason: { zh: `不认识“${header}”列`, en: `The column “${header}” is not known` },
    fix: { zh: '改成模板中的列名，或删除这一列', en: 'Name it as the export does, or remove it' },
  };
}

function missingColumn(line: number, name: LocalizedText): FileFault {
  return {
    line,
    column: null,
    cell: null,
    code: 'column_missing',
    reason: { zh: `缺少“${name.zh}”列`, en: `The column “${name.en}” is missing` },
    fix: { zh: '先导出目标，在导出的文件上修改', en: 'Export the targets first and change that file' },
  };
}

function unreadableRow(line: number): FileFault {
  return {
    line,
    column: null,
    cell: null,
    code: 'row_unreadable',
    reason: { zh: '引号不成对，或单元格过长', en: 'Its quotes do not pair, or a cell is too long' },
    fix: { zh: '检查这一行的引号', en: 'Check the quotes of this row' },
  };
}

function withoutHeader(): ApiProblem {
  return new ApiProblem(
    'file_unreadable',
    { zh: '第一行是数据，不是表头。', en: 'The first line holds data, not column names.' },
    { zh: '在第一行写上列名。', en: 'Write the column names into the first line.' },
  );
}
