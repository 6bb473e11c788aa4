import { findPlace } from '../../src/domain/geography/places.ts';
import { OTHER_REGION, REGIONS } from '../../src/domain/geography/regions.ts';
import { halfWidth } from '../../src/domain/import/half-width.ts';
import { parseNumber } from '../../src/domain/import/parse-number.ts';
import { parsePeriod } from '../../src/domain/import/parse-period.ts';
import type { LocalizedText } from '../../src/domain/model/capability-model.ts';
import { MEASURE_RULES, TARGET_LEVELS, TARGET_MEASURES } from '../../src/domain/target/measure.ts';
import type { TargetDraft } from './check-draft.ts';
import { readCurve } from './curve-cell.ts';
import type { TargetFileRow } from './read-target-file.ts';
import { LEVEL_NAMES, type TargetColumn } from './target-columns.ts';

/** Why a cell cannot be read. */
export interface CellFault {
  column: TargetColumn;
  code: string;
  reason: LocalizedText;
  fix: LocalizedText;
}

/** A row as far as it says something; undefined: the file has no such column. The owner is still what is written. */
export type RowDraft = Pick<TargetDraft, 'level' | 'scope' | 'measure' | 'goal' | 'from' | 'to'> &
  Partial<Pick<TargetDraft, 'startValue' | 'curve' | 'owner'>>;

/** Reads the cells of one row; a draft only without faults. */
export function readTargetCells({ cells }: TargetFileRow): { draft: RowDraft | null; faults: CellFault[] } {
  const faults: CellFault[] = [];
  const refuse = (column: TargetColumn, code: string, reason: LocalizedText, fix: LocalizedText) => {
    faults.push({ column, code, reason, fix });
    return null;
  };
  const choose = <T extends string>(
    column: TargetColumn,
    codes: readonly T[],
    nameOf: (code: T) => LocalizedText,
  ): T | null => {
    const text = cells[column] ?? '';
    const found = codes.find((code) =>
      [code, nameOf(code).zh, nameOf(code).en].some((word) => isSame(word, text)),
    );
    const choices = (language: 'zh' | 'en') => codes.map((code) => nameOf(code)[language]).join(' / ');
    return (
      found ??
      refuse(
        column,
        'word_unknown',
        { zh: `不认识“${text}”`, en: `“${text}” is not known` },
        { zh: `填写其中之一：${choices('zh')}`, en: `Write one of: ${choices('en')}` },
      )
    );
  };
  const month = (column: 'from' | 'to') => {
    const parsed = parsePeriod(cells[column] ?? '', 'month');
    return parsed.ok
      ? parsed.period
      : refuse(
          column,
          'month_invalid',
          { zh: `“${cells[column]}”不是月份`, en: `“${cells[column]}” is not a month` },
          { zh: '写成 2026-01', en: 'Write it like 2026-01' },
        );
  };
  const number = (column: 'goal' | 'startValue') => {
    const parsed = parseNumber(cells[column] ?? '');
    if (parsed.ok) return parsed.value;
    return refuse(column, parsed.code, parsed.reason, parsed.fix);
  };

  const level = choose('level', TARGET_LEVELS, (one) => LEVEL_NAMES[one]);
  const measure = choose('measure', TARGET_MEASURES, (one) => MEASURE_RULES[one].name);
  const from = month('from');
  const to = month('to');
  const goal = number('goal');
  if (goal === null && !faults.some(({ column }) => column === 'goal'))
    refuse(
      'goal',
      'goal_blank',
      { zh: '没有目标值', en: 'There is no goal' },
      { zh: '填写大于0的目标值', en: 'Give a goal above 0' },
    );
  const startValue = cells.startValue === undefined ? undefined : number('startValue');
  const curve = readCurveCell(cells.curve, refuse);
  const owner = cells.owner === undefined ? undefined : cells.owner || null;
  if (faults.length > 0 || !level || !measure || !from || !to || goal === null)
    return { draft: null, faults };
  const scope = scopeCode(level, cells.scope ?? '');
  return {
    draft: {
      ...{ level, scope, measure, from, to, goal },
      ...(startValue !== undefined && { startValue }),
      ...(curve && { curve }),
      ...(owner !== undefined && { owner }),
    },
    faults,
  };
}

function readCurveCell(
  text: string | undefined,
  refuse: (column: 'curve', code: string, reason: LocalizedText, fix: LocalizedText) => null,
): TargetDraft['curve'] | null | undefined {
  if (text === undefined) return undefined;
  if (text === '') return { kind: 'straight' };
  return (
    readCurve(text) ??
    refuse(
      'curve',
      'curve_invalid',
      { zh: `“${text}”不是曲线`, en: `“${text}” is not a curve` },
      {
        zh: '写 straight，或 seasonal：加12个权重，或 own：加每月的累计占比',
        en: 'Write straight, seasonal: and 12 weights, or own: and the share due by each month',
      },
    )
  );
}

/** A place may be written by its name; what is not known is left for the check to name. */
function scopeCode(level: TargetDraft['level'], text: string): string | null {
  if (text === '') return null;
  if (level === 'region') {
    const region = [...REGIONS, OTHER_REGION].find(({ code, name }) =>
      [code, name.zh, name.en].some((word) => isSame(word, text)),
    );
    return region?.code ?? text;
  }
  if (level !== 'city') return text;
  const search = findPlace(text);
  return search.found && search.place.city ? search.place.city.adcode : text;
}

const isSame = (word: string, text: string) => word.toLowerCase() === halfWidth(text).trim().toLowerCase();
