import { headerKey } from '../../src/domain/import/table-column.ts';
import type { LocalizedText } from '../../src/domain/model/capability-model.ts';
import type { TargetLevel } from '../../src/domain/target/measure.ts';

/** Columns that a file of targets is read from, in the order they are written. */
export const TARGET_COLUMNS = {
  level: { zh: '层级', en: 'level' },
  scope: { zh: '范围', en: 'scope' },
  measure: { zh: '指标', en: 'measure' },
  from: { zh: '开始月', en: 'from' },
  to: { zh: '结束月', en: 'to' },
  goal: { zh: '目标值', en: 'goal' },
  startValue: { zh: '起点值', en: 'start_value' },
  curve: { zh: '曲线', en: 'curve' },
  owner: { zh: '负责人', en: 'owner' },
} as const satisfies Record<string, LocalizedText>;
export type TargetColumn = keyof typeof TARGET_COLUMNS;

/** Columns an export says more with; read over when the file comes back. */
export const INFORMATION_COLUMNS = {
  scopeName: { zh: '范围名称', en: 'scope_name' },
  month: { zh: '截至月份', en: 'month' },
  attained: { zh: '已达成', en: 'attained' },
  index: { zh: '进度指数', en: 'pace_index' },
  forecast: { zh: '预测值', en: 'forecast' },
} as const satisfies Record<string, LocalizedText>;

/** Without these a row says nothing. */
export const REQUIRED_COLUMNS: readonly TargetColumn[] = ['level', 'scope', 'measure', 'from', 'to', 'goal'];

export const LEVEL_NAMES: Readonly<Record<TargetLevel, LocalizedText>> = {
  programme: { zh: '计划', en: 'programme' },
  region: { zh: '大区', en: 'region' },
  city: { zh: '城市', en: 'city' },
  provider: { zh: '服务商', en: 'provider' },
};

const byHeader = new Map<string, TargetColumn | 'information'>([
  ...Object.entries(TARGET_COLUMNS).flatMap(([column, names]) =>
    Object.values(names).map((name) => [headerKey(name), column as TargetColumn] as const),
  ),
  ...Object.values(INFORMATION_COLUMNS).flatMap((names) =>
    Object.values(names).map((name) => [headerKey(name), 'information'] as const),
  ),
]);

/** What a column of a file feeds; undefined for a header nobody knows. */
export function columnOfHeader(key: string): TargetColumn | 'information' | undefined {
  return byHeader.get(key);
}
