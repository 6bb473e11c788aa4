import type { LocalizedText } from '../model/capability-model.ts';
import { type Explain, explain, quoted } from './explanation.ts';
import type { IssueDetail, PeriodProblem } from './import-issue.ts';

const PERIOD_FORMS: Record<string, LocalizedText> = {
  month: { zh: '2021-06、2021/6/1 或 2021年6月', en: '2021-06, 2021/6/1 or 2021年6月' },
  week: {
    zh: '2021-W22 或该周的某一天 2021-06-01',
    en: '2021-W22, or a day of that week such as 2021-06-01',
  },
  quarter: { zh: '2021-Q2 或 2021年第2季度', en: '2021-Q2 or 2021年第2季度' },
  year: { zh: '2021', en: '2021' },
};
const CADENCE_NAMES: Record<string, LocalizedText> = {
  month: { zh: '月度', en: 'month' },
  week: { zh: '周度', en: 'week' },
  quarter: { zh: '季度', en: 'quarter' },
  year: { zh: '年度', en: 'year' },
};

function forms(detail: IssueDetail): LocalizedText {
  return PERIOD_FORMS[String(detail.cadence)] ?? { zh: '2021-06', en: '2021-06' };
}
function cadenceName(code: string | number | undefined): LocalizedText {
  return CADENCE_NAMES[String(code)] ?? { zh: String(code), en: String(code) };
}

export const PERIOD_TEXTS: Record<PeriodProblem | 'future_period' | 'bad_date', Explain> = {
  bad_period: (value, d) =>
    explain(
      `${quoted(value)} 不是有效的周期`,
      `写成 ${forms(d).zh}`,
      `${quoted(value)} is not a valid period`,
      `Write ${forms(d).en}`,
    ),
  ambiguous_period: (value, d) =>
    explain(
      `${quoted(value)} 有多种读法，无法确定是哪一期`,
      `写成 ${forms(d).zh}`,
      `${quoted(value)} can be read in more than one way`,
      `Write ${forms(d).en}`,
    ),
  wrong_cadence: (value, d) =>
    explain(
      `${quoted(value)} 是${cadenceName(d.found).zh}周期，这个模型按${cadenceName(d.cadence).zh}评分`,
      `写成 ${forms(d).zh}`,
      `${quoted(value)} is a ${cadenceName(d.found).en}; this model grades by ${cadenceName(d.cadence).en}`,
      `Write ${forms(d).en}`,
    ),
  future_period: (value, d) =>
    explain(
      `${quoted(value)} 晚于最近一期 ${d.latest}`,
      '改正周期，或等这一期结束后再导入',
      `${quoted(value)} is later than the latest period ${d.latest}`,
      'Correct the period, or import it when it has ended',
    ),
  bad_date: (value) =>
    explain(
      `${quoted(value)} 不是有效的日期`,
      '写成 2021-06-01、2021/6/1 或 2021年6月1日',
      `${quoted(value)} is not a valid date`,
      'Write 2021-06-01, 2021/6/1 or 2021年6月1日',
    ),
};
