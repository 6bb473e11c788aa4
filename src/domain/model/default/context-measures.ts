import type { Indicator, LocalizedText } from '../capability-model.ts';

function contextMeasure(part: {
  code: string;
  name: LocalizedText;
  unit: string;
  definition: LocalizedText;
  formulaText: LocalizedText;
  kind: 'sum' | 'last';
  periods: number;
  feed: string;
}): Indicator {
  return {
    code: part.code,
    name: part.name,
    unit: part.unit,
    definition: part.definition,
    formulaText: part.formulaText,
    formula: { kind: part.kind, factor: 1, offset: 0 },
    direction: 'higher',
    window: { periods: part.periods },
    minimumSample: null,
    normalisation: null,
    digits: part.unit === 'yuan' ? 2 : 0,
    bounds: { minimum: 0, maximum: null },
    share: false,
    source: 'O',
    feed: part.feed,
  };
}

/** Measures that are shown and that tiers gate on, never scored (domain.md 3.1). */
export const contextMeasures: Indicator[] = [
  contextMeasure({
    code: 'gmv_t12m',
    name: { zh: '近12月归因支付GMV', en: 'Attributed paid GMV, 12 months' },
    unit: 'yuan',
    definition: {
      zh: '归因到本服务商的支付GMV，逐月上报，累加近12个月；只计归因且核验的部分，退款前，剔除刷单。',
      en: 'Paid GMV attributed to this provider, reported per month and summed over twelve; attributed and verified only, before refunds, fraud orders removed.',
    },
    formulaText: { zh: 'Σ12个月归因支付GMV', en: 'Σ attributed paid GMV of 12 months' },
    kind: 'sum',
    periods: 12,
    feed: 'order',
  }),
  contextMeasure({
    code: 'paid_gmv',
    name: { zh: '当月支付GMV', en: 'Paid GMV of the month' },
    unit: 'yuan',
    definition: {
      zh: '当月支付金额含运费，加支付时的主播券与平台券；退款前，剔除刷单。',
      en: 'Payments of the month including freight, plus streamer and platform coupons at pay time; before refunds, fraud orders removed.',
    },
    formulaText: { zh: 'Σ支付金额', en: 'Σ payments' },
    kind: 'sum',
    periods: 1,
    feed: 'order',
  }),
  contextMeasure({
    code: 'active_merchants',
    name: { zh: '在服活跃商家数', en: 'Active served merchants' },
    unit: 'count',
    definition: {
      zh: '最近一个上报月内有支付订单的在服商家数。',
      en: 'Served merchants with a paid order in the latest reported month.',
    },
    formulaText: { zh: '期末值', en: 'latest value' },
    kind: 'last',
    periods: 3,
    feed: 'service_contract, order',
  }),
  contextMeasure({
    code: 'certified_operators',
    name: { zh: '认证操盘手数', en: 'Certified operators' },
    unit: 'count',
    definition: {
      zh: '期末证书有效的操盘手人数，不限级别；证书满12个月失效。',
      en: 'Operators whose certificate is valid at period end, any level; certificates lapse after twelve months.',
    },
    formulaText: { zh: '期末值', en: 'latest value' },
    kind: 'last',
    periods: 3,
    feed: 'operator_certificate',
  }),
  contextMeasure({
    code: 'certified_operators_l3',
    name: { zh: '三级及以上认证操盘手数', en: 'Certified operators, level 3 and up' },
    unit: 'count',
    definition: {
      zh: '期末证书有效、级别为三级及以上的操盘手人数。',
      en: 'Operators of level 3 or higher whose certificate is valid at period end.',
    },
    formulaText: { zh: '期末值', en: 'latest value' },
    kind: 'last',
    periods: 3,
    feed: 'operator_certificate',
  }),
];
