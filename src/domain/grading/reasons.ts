import type { LocalizedText } from '../model/capability-model.ts';

/** Finer than a state: what exactly stood in the way. A closed list. */
export const REASONS = {
  no_fact_in_window: { zh: '窗口期内没有上报数据', en: 'Nothing was reported in the window' },
  below_minimum_sample: { zh: '样本量低于最小样本', en: 'The sample is below the minimum' },
  sample_not_stated: {
    zh: '数据未给出样本量，无法确认达到最小样本',
    en: 'The source states no sample size, so the minimum cannot be checked',
  },
  zero_denominator: { zh: '分母为0', en: 'The denominator is zero' },
  negative_denominator: { zh: '分母为负', en: 'The denominator is negative' },
  not_finite: { zh: '数值超出可计算范围', en: 'The value is too large to compute with' },
  logarithm_of_non_positive: { zh: '取对数的指标值不大于0', en: 'A logarithm needs a value above zero' },
  cohort_without_spread: {
    zh: '参评者数值全部相同，无法区分',
    en: 'Everybody has the same value, so nothing separates them',
  },
  peers_too_few: { zh: '同行组人数不足且没有备用上下限', en: 'Too few peers and no fallback goalposts' },
  peer_group_unknown: {
    zh: '缺少分组属性，找不到同行组',
    en: 'The attribute that defines the peer group is missing',
  },
  context_measure: { zh: '仅作展示与门槛，不计分', en: 'A context measure: shown and gated on, not scored' },
  weight_zero: { zh: '权重为0，不计分', en: 'Its weight is zero' },
  no_member_scored: { zh: '没有任何可计分的下级指标', en: 'None of its members is scored' },
  coverage_below_threshold: {
    zh: '可计分权重占比低于要求',
    en: 'The scored weight share is below the threshold',
  },
  all_weights_zero: { zh: '全部权重为0', en: 'All weights are zero' },
  zero_in_geometric_mean: { zh: '几何平均中有成员为0', en: 'A member of the geometric mean is zero' },
} as const satisfies Record<string, LocalizedText>;

export type Reason = keyof typeof REASONS;
