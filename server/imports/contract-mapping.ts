import type { ColumnMapping as WireMapping } from '../../src/contract/imports.ts';
import {
  type ColumnMapping,
  checkMapping,
  MEASURE_PARTS,
  mappedColumns,
  type WideMeasure,
} from '../../src/domain/import/column-mapping.ts';
import type { DecimalSign } from '../../src/domain/import/decimal-sign.ts';
import { fieldsMapping } from '../../src/domain/import/field-mapping.ts';
import { headerPower } from '../../src/domain/import/suggest-mapping.ts';
import { headerKey, type TableColumn } from '../../src/domain/import/table-column.ts';
import { ApiProblem } from '../http/problem.ts';

/**
 * A mapping on the wire says for each column of the file what it feeds: `provider`, `period`, `indicator`, `value`, an
 * indicator's code or `code.numerator` in a wide file, a field of the provider or merchant. The reader's says it the other way round.
 */
export function toWireMapping(mapping: ColumnMapping, columns: readonly TableColumn[]): WireMapping {
  const targets = new Map(mappedColumns(mapping).map(({ field, column }) => [column, field]));
  return {
    kind: mapping.kind,
    columns: columns.map(({ key, header }) => ({ header, target: targets.get(key) ?? null })),
    ...('decimal' in mapping ? { decimal: mapping.decimal } : {}),
  };
}

/** Columns the file lacks stay in as such, for checkMapping to name. The decimal sign given is used when nobody chose one. */
export function fromWireMapping(
  mapping: WireMapping,
  columns: readonly TableColumn[],
  guessedDecimal: DecimalSign,
): ColumnMapping {
  const keys = new Map<string, { key: string; header: string }>();
  const isSameFile =
    mapping.columns.length === columns.length &&
    mapping.columns.every(({ header }, at) => headerKey(header) === headerKey(columns[at]?.header ?? ''));
  mapping.columns.forEach(({ header, target }, at) => {
    if (target !== null)
      keys.set(target, { key: isSameFile ? (columns[at]?.key ?? '') : headerKey(header), header });
  });
  const key = (target: string) => keys.get(target)?.key ?? null;
  const decimal = mapping.decimal ?? guessedDecimal;
  if (mapping.kind !== 'facts_long' && mapping.kind !== 'facts_wide')
    return fieldsMapping(mapping.kind, key, decimal);
  const shared = { decimal, provider: key('provider') ?? '', period: key('period') ?? '' };
  if (mapping.kind === 'facts_wide') {
    const measures = [...keys].flatMap(([target, column]) => measureOf(target, column) ?? []);
    return { kind: 'facts_wide', ...shared, measures };
  }
  return {
    kind: 'facts_long',
    ...shared,
    indicator: key('indicator') ?? '',
    numerator: key('numerator'),
    denominator: key('denominator'),
    n: key('n'),
    value: key('value'),
  };
}

function measureOf(target: string, { key, header }: { key: string; header: string }): WideMeasure | null {
  if (target === 'provider' || target === 'period') return null;
  const part = MEASURE_PARTS.find((name) => target.endsWith(`.${name}`));
  const indicator = part ? target.slice(0, -part.length - 1) : target;
  return { column: key, indicator, part: part ?? 'value', powerOfTen: headerPower(header) };
}

/** Throws `ApiProblem` when the file lacks what the mapping speaks of. */
export function refuseMismatch(
  mapping: ColumnMapping,
  columns: readonly TableColumn[],
  indicatorCodes: readonly string[],
): void {
  const [problem] = checkMapping(mapping, columns, indicatorCodes);
  if (!problem) return;
  const { zh, en } = problem.text;
  throw new ApiProblem(
    'file_unreadable',
    { zh: `列映射与文件不符：${zh}。`, en: `The column mapping does not fit the file: ${en}.` },
    { zh: '重新上传，并重新选择各列。', en: 'Upload the file again and choose the columns anew.' },
  );
}
