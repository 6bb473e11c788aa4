import type { Explain, Explanation } from './explanation.ts';
import type {
  IssueDetail,
  NumberProblem,
  PeriodProblem,
  RejectionCode,
  WarningCode,
} from './import-issue.ts';
import { MERCHANT_TEXTS, MERCHANT_WARNING_TEXTS } from './merchant-texts.ts';
import { FACT_TEXTS, NUMBER_TEXTS, WARNING_TEXTS } from './number-texts.ts';
import { PERIOD_TEXTS } from './period-texts.ts';
import { ROW_TEXTS } from './row-texts.ts';

export type { Explanation } from './explanation.ts';

interface Explainable {
  code: RejectionCode | WarningCode;
  /** The cell's text. */
  value: string | null;
  detail: IssueDetail;
}

/** Complete by its type: a code without words does not compile. */
const TEXTS: Record<RejectionCode | WarningCode, Explain> = {
  ...ROW_TEXTS,
  ...PERIOD_TEXTS,
  ...NUMBER_TEXTS,
  ...FACT_TEXTS,
  ...WARNING_TEXTS,
  ...MERCHANT_TEXTS,
  ...MERCHANT_WARNING_TEXTS,
};

/** Reason and fix of one rejection or warning, in both languages. */
export function explainIssue(issue: Explainable): Explanation {
  return TEXTS[issue.code](issue.value, issue.detail);
}

/** The same for a text that failed outside a row, e.g. in a form. */
export function explainText(
  code: NumberProblem | PeriodProblem | 'bad_date',
  value: string,
  detail: IssueDetail,
): Explanation {
  return TEXTS[code](value, detail);
}
