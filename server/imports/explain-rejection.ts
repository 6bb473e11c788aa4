import type { IssueDetail, RejectionCode } from '../../src/domain/import/import-issue.ts';
import { type Explanation, explainIssue } from '../../src/domain/import/issue-text.ts';
import type { Both } from '../http/language.ts';

/** What a code says of many rows at once; the cell's own sentence comes from `explainRejection`. */
const TITLES: Record<RejectionCode, Both> = {
  too_few_columns: { zh: '列数少于表头', en: 'Fewer columns than the header' },
  too_many_columns: { zh: '列数多于表头', en: 'More columns than the header' },
  cell_too_long: { zh: '单元格过长', en: 'A cell is too long' },
  broken_quotes: { zh: '引号不成对', en: 'Broken quotes' },
  blank_key: { zh: '识别列为空', en: 'An identifying cell is empty' },
  bad_text: { zh: '文字含控制字符或过长', en: 'Control characters, or text too long' },
  unknown_provider: { zh: '没有这家服务商', en: 'Unknown provider' },
  unknown_indicator: { zh: '模型中没有这个指标', en: 'Unknown indicator' },
  bad_period: { zh: '周期无法识别', en: 'Not a valid period' },
  ambiguous_period: { zh: '周期有多种读法', en: 'The period can be read in more than one way' },
  wrong_cadence: { zh: '周期类型与模型不符', en: 'The period does not fit the model' },
  future_period: { zh: '周期尚未开始', en: 'The period lies in the future' },
  duplicate_identical: { zh: '与前面的行完全相同', en: 'Identical to an earlier line' },
  duplicate_conflict: { zh: '与前面的行重复但数值不同', en: 'Repeats an earlier line with other content' },
  not_a_number: { zh: '不是数字', en: 'Not a number' },
  decimal_comma: { zh: '像是用逗号作小数点', en: 'Looks like a decimal comma' },
  spreadsheet_error: { zh: '表格软件的公式错误', en: "A spreadsheet's formula error" },
  unit_mismatch: { zh: '单位与指标不符', en: 'The unit does not fit the indicator' },
  number_too_large: { zh: '数值超出范围', en: 'The number is too large' },
  n_not_a_count: { zh: '样本量不是非负整数', en: 'The sample size is not a whole number' },
  numerator_missing: { zh: '缺少分子', en: 'The numerator is missing' },
  denominator_missing: { zh: '缺少分母', en: 'The denominator is missing' },
  denominator_zero: { zh: '分母为 0', en: 'The denominator is 0' },
  numerator_above_denominator: { zh: '占比的分子大于分母', en: 'A share above 100 %' },
  negative_value: { zh: '不可能为负的数值', en: 'Negative where it cannot be' },
  below_minimum: { zh: '低于可能的下限', en: 'Below the possible minimum' },
  above_maximum: { zh: '高于可能的上限', en: 'Above the possible maximum' },
  unknown_category: { zh: '没有这个分类', en: 'Unknown category' },
  unknown_compliance: { zh: '没有这个合规状态', en: 'Unknown compliance state' },
  bad_date: { zh: '日期无法识别', en: 'Not a valid date' },
  unknown_merchant: { zh: '没有这家商家', en: 'Unknown merchant' },
  unknown_merchant_kind: { zh: '没有这个商家类型', en: 'Unknown kind of merchant' },
  unknown_role: { zh: '服务角色无法识别', en: 'Unknown role of service' },
  ends_before_start: { zh: '结束日期早于开始日期', en: 'The end lies before the start' },
  overlapping_service: { zh: '服务时间重叠', en: 'Overlapping spans of service' },
  not_a_month: { zh: '不是月份', en: 'Not a month' },
  negative_amount: { zh: '金额不可能为负', en: 'An amount that cannot be negative' },
  net_above_paid: { zh: '净 GMV 大于支付 GMV', en: 'Net GMV above paid GMV' },
  sessions_not_a_count: { zh: '操盘场次不是非负整数', en: 'The number of sessions is not a whole number' },
  orders_not_a_count: { zh: '订单数不是非负整数', en: 'The number of orders is not a whole number' },
};

export function rejectionTitle(code: string): Both {
  return TITLES[code as RejectionCode] ?? { zh: code, en: code };
}

interface StoredRejection {
  code: string;
  cell: string | null;
  detail: IssueDetail;
}

/** Reason and fix of one rejected row. */
export function explainRejection({ code, cell, detail }: StoredRejection): Explanation {
  if (code === 'unknown_provider' && detail.otherModel !== undefined) return explainOtherModel(cell, detail);
  return explainIssue({ code: code as RejectionCode, value: cell, detail });
}

/** The id exists, but its provider is graded by another model: its facts would never be read there. */
function explainOtherModel(cell: string | null, { otherModel, model }: IssueDetail): Explanation {
  return {
    reason: {
      zh: `服务商“${cell}”由模型 ${otherModel} 评分，不属于本次导入的模型 ${model}`,
      en: `Provider “${cell}” is graded by model ${otherModel}, not by ${model}, which this import is for`,
    },
    fix: {
      zh: `把文件导入模型 ${otherModel};若要改由 ${model} 评分，先在该模型下导入这家服务商`,
      en: `Import the file for model ${otherModel}; to have ${model} grade the provider, import the provider under it first`,
    },
  };
}
