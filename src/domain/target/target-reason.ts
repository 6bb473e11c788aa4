import type { LocalizedText } from '../model/capability-model.ts';

/** Why a number of a target is null. A closed list. */
export const TARGET_REASONS = {
  before_period: { zh: '目标期间还没有完整的月份', en: 'No full month of the period has passed yet' },
  period_over: { zh: '目标期间已结束', en: 'The period is over' },
  goal_not_above_start: {
    zh: '目标值不高于起点值，没有可衡量的增量',
    en: 'The goal is not above the start value, so there is no increase to measure',
  },
  nothing_expected_yet: {
    zh: '按目标曲线，此时还不要求有进展',
    en: 'The curve expects nothing by this month',
  },
  value_not_known: { zh: '没有可用的实际值', en: 'The attained value is not known' },
  no_recent_months: {
    zh: '最近几个完整月份没有数据，无法推算',
    en: 'The last full months hold no data to project from',
  },
  too_few_errors: {
    zh: '同样预测长度的历史误差太少，不给区间',
    en: 'Too few past errors at this horizon for a range',
  },
  nothing_projected: {
    zh: '推算的余下部分为0，误差比例没有意义',
    en: 'Nothing is projected, so a relative error says nothing',
  },
  no_actuals: { zh: '历史实际值合计为0或没有', en: 'The past actuals are absent or sum to zero' },
} as const satisfies Record<string, LocalizedText>;

export type TargetReason = keyof typeof TARGET_REASONS;
