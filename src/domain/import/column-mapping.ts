import type { LocalizedText } from '../model/capability-model.ts';
import type { DecimalSign } from './decimal-sign.ts';
import { type FieldsMapping, MONTH_AMOUNTS, mappedFields } from './field-mapping.ts';
import type { TableColumn } from './table-column.ts';

/**
 * Which column of a file means what. Columns are named by their key (table-column.ts), so a remembered mapping
 * survives another column order. An empty string is a required field nobody has chosen yet.
 */

export type ImportKind = ColumnMapping['kind'];

export const MEASURE_PARTS = ['value', 'numerator', 'denominator', 'n'] as const;
export type MeasurePart = (typeof MEASURE_PARTS)[number];

/** One row per provider, period and indicator. */
export interface FactsLongMapping {
  kind: 'facts_long';
  decimal: DecimalSign;
  provider: string;
  period: string;
  indicator: string;
  numerator: string | null;
  denominator: string | null;
  n: string | null;
  value: string | null;
}

/** One column of a wide file: a part of one indicator. */
export interface WideMeasure {
  column: string;
  indicator: string;
  part: MeasurePart;
  /** Power of ten the header promises, e.g. 4 for "GMV(万元)", −2 for "(%)"; 0 for plain numbers. */
  powerOfTen: number;
}

/** One row per provider and period. */
export interface FactsWideMapping {
  kind: 'facts_wide';
  decimal: DecimalSign;
  provider: string;
  period: string;
  measures: WideMeasure[];
}

export type FactsMapping = FactsLongMapping | FactsWideMapping;
export type ColumnMapping = FactsMapping | FieldsMapping;

type MappingProblemCode =
  | 'field_missing'
  | 'column_not_in_file'
  | 'column_used_twice'
  | 'no_number_column'
  | 'no_amount_column'
  | 'denominator_without_numerator'
  | 'unknown_indicator'
  | 'measure_twice'
  | 'measure_without_value';

export interface MappingProblem {
  code: MappingProblemCode;
  /** Field of the mapping: provider, period …, or the indicator's code in a wide mapping. */
  field: string;
  /** Key of the column concerned; null when none is chosen. */
  column: string | null;
  text: LocalizedText;
}

function problem(code: MappingProblemCode, field: string, column: string | null): MappingProblem {
  return { code, field, column, text: PROBLEM_TEXTS[code](field, column ?? '') };
}

const PROBLEM_TEXTS: Record<MappingProblemCode, (field: string, column: string) => LocalizedText> = {
  field_missing: (field) => ({ zh: `请选择“${field}”对应的列`, en: `Choose the column for ${field}` }),
  column_not_in_file: (field, column) => ({
    zh: `文件里没有“${field}”所用的列“${column}”`,
    en: `The file has no column “${column}” (chosen for ${field})`,
  }),
  column_used_twice: (field, column) => ({
    zh: `列“${column}”被用了两次(${field})`,
    en: `The column “${column}” is used twice (${field})`,
  }),
  no_number_column: () => ({
    zh: '请至少选择一列数值：分子，或直接的数值',
    en: 'Choose at least one number column: numerator or value',
  }),
  no_amount_column: () => ({
    zh: '请至少选择一列数值：支付 GMV、净 GMV、退款金额或订单数',
    en: 'Choose at least one number column: paid GMV, net GMV, refunds or orders',
  }),
  denominator_without_numerator: () => ({
    zh: '选择了分母，还需要选择分子',
    en: 'A denominator needs a numerator column as well',
  }),
  unknown_indicator: (field, column) => ({
    zh: `能力模型里没有指标“${field}”(列“${column}”)`,
    en: `The model has no indicator ${field} (column “${column}”)`,
  }),
  measure_twice: (field, column) => ({
    zh: `指标“${field}”的同一部分对应了两列(“${column}”)`,
    en: `The same part of ${field} is mapped twice (column “${column}”)`,
  }),
  measure_without_value: (field) => ({
    zh: `指标“${field}”缺少分子或数值列`,
    en: `${field} needs a numerator or a value column`,
  }),
};

/** Every column a mapping uses, with the field that uses it. */
export function mappedColumns(
  mapping: ColumnMapping,
): { field: string; column: string | null; required: boolean }[] {
  if ('fields' in mapping) return mappedFields(mapping);
  const keys = [
    { field: 'provider', column: mapping.provider, required: true },
    { field: 'period', column: mapping.period, required: true },
  ];
  if (mapping.kind === 'facts_wide') {
    const measures = mapping.measures.map(({ column, indicator, part }) => ({
      field: part === 'value' ? indicator : `${indicator}.${part}`,
      column,
      required: true,
    }));
    return [...keys, ...measures];
  }
  const parts = MEASURE_PARTS.map((part) => ({ field: part, column: mapping[part], required: false }));
  return [...keys, { field: 'indicator', column: mapping.indicator, required: true }, ...parts];
}

/** What stands in the way of reading a file with this mapping; empty when nothing does. */
export function checkMapping(
  mapping: ColumnMapping,
  columns: readonly TableColumn[],
  indicatorCodes: Iterable<string>,
): MappingProblem[] {
  const problems: MappingProblem[] = [];
  const keys = new Set(columns.map((column) => column.key));
  const used = new Set<string>();
  for (const { field, column, required } of mappedColumns(mapping)) {
    if (column === null || column === '') {
      if (required) problems.push(problem('field_missing', field, null));
      continue;
    }
    if (!keys.has(column)) problems.push(problem('column_not_in_file', field, column));
    if (used.has(column)) problems.push(problem('column_used_twice', field, column));
    used.add(column);
  }
  if (mapping.kind === 'facts_long') {
    if (mapping.numerator === null && mapping.value === null)
      problems.push(problem('no_number_column', 'value', null));
    if (mapping.denominator !== null && mapping.numerator === null) {
      problems.push(problem('denominator_without_numerator', 'numerator', mapping.denominator));
    }
  }
  if (mapping.kind === 'merchant_months' && MONTH_AMOUNTS.every((amount) => !mapping.fields[amount]))
    problems.push(problem('no_amount_column', 'paidGmv', null));
  if (mapping.kind === 'facts_wide')
    problems.push(...checkMeasures(mapping.measures, new Set(indicatorCodes)));
  return problems;
}

function checkMeasures(measures: readonly WideMeasure[], codes: ReadonlySet<string>): MappingProblem[] {
  const problems: MappingProblem[] = [];
  const parts = new Set<string>();
  if (measures.length === 0) problems.push(problem('no_number_column', 'value', null));
  for (const { column, indicator, part } of measures) {
    if (!codes.has(indicator)) problems.push(problem('unknown_indicator', indicator, column));
    const id = `${indicator}.${part}`;
    if (parts.has(id)) problems.push(problem('measure_twice', id, column));
    parts.add(id);
  }
  for (const indicator of new Set(measures.map((measure) => measure.indicator))) {
    const hasNumber = parts.has(`${indicator}.value`) || parts.has(`${indicator}.numerator`);
    if (!hasNumber) problems.push(problem('measure_without_value', indicator, null));
  }
  return problems;
}
