import { type Explain, explain, quoted } from './explanation.ts';
import type { NumberProblem, RejectionCode, WarningCode } from './import-issue.ts';

/** Texts that are no number of the wanted unit. */
export const NUMBER_TEXTS: Record<NumberProblem, Explain> = {
  not_a_number: (value) =>
    explain(
      `${quoted(value)} 不是数字`,
      '填数字，例如 1234.5、12.3万、5%；没有数据就留空',
      `${quoted(value)} is not a number`,
      'Write a number such as 1234.5, 12.3万 or 5%; leave the cell empty when there is none',
    ),
  decimal_comma: (value) =>
    explain(
      `${quoted(value)} 像是用逗号作小数点`,
      '小数点改用“.”，或在列映射中把小数点设为逗号',
      `${quoted(value)} looks like a decimal comma`,
      'Use a point, or set the decimal sign to a comma in the column mapping',
    ),
  spreadsheet_error: (value) =>
    explain(
      `${quoted(value)} 是表格软件的公式错误`,
      '修正公式后重新导出；没有数据就留空',
      `${quoted(value)} is a spreadsheet's formula error`,
      'Repair the formula and export again; leave the cell empty when there is no data',
    ),
  unit_mismatch: (value, d) =>
    explain(
      `${quoted(value)} 的单位与指标单位 ${d.unit} 不符`,
      `换算成 ${d.unit},只写数字`,
      `The unit in ${quoted(value)} does not fit the indicator's unit ${d.unit}`,
      `Convert to ${d.unit} and write the plain number`,
    ),
  number_too_large: (value) =>
    explain(
      `${quoted(value)} 超出可存储的范围`,
      '核对数值和单位',
      `${quoted(value)} is too large to store`,
      'Check the number and its unit',
    ),
};

/** Numbers that cannot be true together. */
export const FACT_TEXTS = {
  n_not_a_count: (value) =>
    explain(
      `样本量 ${quoted(value)} 不是大于等于 0 的整数`,
      '填整数；没有样本量就留空',
      `The sample size ${quoted(value)} is not a whole number of at least 0`,
      'Write a whole number; leave the cell empty when it is unknown',
    ),
  numerator_missing: () =>
    explain(
      '有分母但没有分子',
      '补上分子；若没有数据，分母也留空',
      'There is a denominator but no numerator',
      'Add the numerator; leave both empty when there is no data',
    ),
  denominator_missing: () =>
    explain(
      '有分子但没有分母，无法计算比率',
      '补上分母；若没有数据，分子也留空',
      'There is a numerator but no denominator, so no ratio can be computed',
      'Add the denominator; leave both empty when there is no data',
    ),
  denominator_zero: () =>
    explain(
      '分母是 0，分子却不是 0',
      '核对分母；若没有数据，两格都留空',
      'The denominator is 0 while the numerator is not',
      'Check the denominator; leave both empty when there is no data',
    ),
  numerator_above_denominator: (_, d) =>
    explain(
      `分子 ${d.numerator} 大于分母 ${d.denominator},但这个指标是占比`,
      '核对分子和分母是否颠倒或口径不同',
      `The numerator ${d.numerator} is above the denominator ${d.denominator}, but the indicator is a share`,
      'Check whether they are swapped or counted differently',
    ),
  negative_value: (value, d) =>
    explain(
      `${quoted(value)} 是负数，${d.indicator} 不可能为负`,
      '核对来源；没有可信数据就留空',
      `${quoted(value)} is negative; ${d.indicator} cannot be`,
      'Check the source; leave the cell empty when there is no reliable number',
    ),
  below_minimum: (value, d) =>
    explain(
      `${quoted(value)} 低于 ${d.indicator} 的下限 ${d.minimum}`,
      '核对数值和单位',
      `${quoted(value)} is below the minimum ${d.minimum} of ${d.indicator}`,
      'Check the number and its unit',
    ),
  above_maximum: (value, d) =>
    explain(
      `${quoted(value)} 高于 ${d.indicator} 的上限 ${d.maximum}`,
      d.maximum === 1 ? '比率写成 0.85 或 85%' : '核对数值和单位',
      `${quoted(value)} is above the maximum ${d.maximum} of ${d.indicator}`,
      d.maximum === 1 ? 'Write a ratio as 0.85 or 85%' : 'Check the number and its unit',
    ),
} satisfies Partial<Record<RejectionCode, Explain>>;

/** What is kept and deserves a look. */
export const WARNING_TEXTS = {
  extreme_value: (value, d) =>
    explain(
      `${quoted(value)} 远超 ${d.indicator} 的常见范围`,
      '将予保留；请核对样本量是否过小或单位有误',
      `${quoted(value)} is far outside the usual range of ${d.indicator}`,
      'It stays; check for a tiny sample or a wrong unit',
    ),
  no_value_with_sample: () =>
    explain(
      '样本量大于 0，但没有数值',
      '将按“未上报”保存；若有数值请补上',
      'There is a sample but no value',
      'It counts as not reported; add the value if there is one',
    ),
  negative_denominator: () =>
    explain(
      '分母是负数',
      '将予保留，按窗口求和后再相除；若不是净值请核对',
      'The denominator is negative',
      'It stays and counts in the sum over the window; check it unless it is a net figure',
    ),
  value_disagrees: (value, d) =>
    explain(
      `数值 ${quoted(value)} 与分子分母算出的 ${d.computed} 不一致`,
      '将予保留，评分使用分子和分母；请核对口径',
      `The value ${quoted(value)} differs from ${d.computed}, which numerator and denominator give`,
      'It stays, grading uses numerator and denominator; check the definition',
    ),
  unknown_place: (value) =>
    explain(
      `无法确定 ${quoted(value)} 是哪个地点`,
      '将按文字保留，不计入地图；请写标准城市名并补充省份，或写行政区划代码',
      `${quoted(value)} cannot be matched to one place`,
      'It stays as text and off the map; add the province to the standard city name, or use the adcode',
    ),
} satisfies Partial<Record<WarningCode, Explain>>;
