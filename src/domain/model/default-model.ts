import type { CapabilityModel, Indicator, LocalizedText, ModelNode } from './capability-model.ts';
import { defaultCategories } from './default/categories.ts';
import { contextMeasures } from './default/context-measures.ts';
import { fulfillmentIndicators } from './default/fulfillment-indicators.ts';
import { liveOpsIndicators } from './default/live-ops-indicators.ts';
import { streamerIncubationIndicators } from './default/streamer-incubation-indicators.ts';
import { supplyChainIndicators } from './default/supply-chain-indicators.ts';
import { defaultSettlement, defaultTiers } from './default/tiers.ts';
import { trafficIndicators } from './default/traffic-indicators.ts';

/** `weights` follow the order of the indicators, in per cent (domain.md 2.2, column w). */
function capability(
  code: string,
  name: LocalizedText,
  indicators: Indicator[],
  weights: number[],
): ModelNode {
  return {
    code,
    name,
    aggregation: 'arithmetic',
    members: indicators.map((indicator, index) => ({ code: indicator.code, weight: weights[index] ?? 0 })),
    minimumCoverage: 0.6,
  };
}

const capabilities: ModelNode[] = [
  capability('traffic', { zh: '流量运营能力', en: 'Traffic' }, trafficIndicators, [30, 25, 25, 20]),
  capability(
    'live_ops',
    { zh: '直播运营能力', en: 'Live operations' },
    liveOpsIndicators,
    [25, 15, 25, 15, 20],
  ),
  capability(
    'streamer_incubation',
    { zh: '主播孵化能力', en: 'Streamer incubation' },
    streamerIncubationIndicators,
    [25, 25, 20, 20, 10],
  ),
  capability(
    'supply_chain',
    { zh: '供应链能力', en: 'Supply chain' },
    supplyChainIndicators,
    [20, 25, 15, 25, 15],
  ),
  capability(
    'fulfillment',
    { zh: '服务履约能力', en: 'Fulfilment' },
    fulfillmentIndicators,
    [25, 20, 25, 15, 15],
  ),
];

/**
 * The five-capability model the product starts with: 24 indicators in five capabilities (domain.md 2).
 * The platform's own KPI table is not public; every floor, target, weight and gate here is our default [O]
 * unless its indicator says otherwise.
 */
export const defaultModel: CapabilityModel = {
  code: 'five-capability',
  name: { zh: '五力模型', en: 'Five-capability model' },
  description: {
    zh: '按流量运营、直播运营、主播孵化、供应链、服务履约五项能力评定服务商。平台真实指标与门槛未公开，本模型的上下限、权重和门槛为本产品默认值，可配置；只用平台记录的数据，不用自报数据。',
    en: 'Grades providers on traffic, live operations, streamer incubation, supply chain and fulfilment. The platform’s real indicators and thresholds are not public: goalposts, weights and gates here are this product’s configurable defaults. Platform-recorded data only, nothing self-reported.',
  },
  cadence: 'month',
  top: 100,
  digits: { indicator: 2, capability: 2, total: 2, carry: 'unrounded' },
  indicators: [
    ...trafficIndicators,
    ...liveOpsIndicators,
    ...streamerIncubationIndicators,
    ...supplyChainIndicators,
    ...fulfillmentIndicators,
    ...contextMeasures,
  ],
  nodes: capabilities,
  total: {
    aggregation: 'arithmetic',
    capabilities: capabilities.map((node) => node.code),
    minimumCoverage: 0.6,
  },
  categories: defaultCategories,
  tiers: defaultTiers,
  settlement: defaultSettlement,
};
