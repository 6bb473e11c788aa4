import type { Indicator } from '../capability-model.ts';
import { scoredIndicator } from './scored-indicator.ts';

/** 流量运营能力, domain.md 2.2. Goalposts [O], except the cost per follower, whose two ends are a published case [S]. */
export const trafficIndicators: Indicator[] = [
  scoredIndicator({
    code: 'paid_roi',
    zh: '付费流量投产比',
    en: 'Paid-traffic ROI',
    unit: 'multiple',
    definition: {
      zh: '近3个完整自然月，所有在服账号的广告归因支付GMV之和 ÷ 广告消耗之和；退款前，剔除刷单。',
      en: 'Ad-attributed paid GMV ÷ ad spend, summed over all served accounts in three full months; before refunds, fraud orders removed.',
    },
    formulaText: { zh: 'Σ广告归因支付GMV ÷ Σ广告消耗', en: 'Σ ad-attributed paid GMV ÷ Σ ad spend' },
    floor: 1,
    target: 4,
    sample: { count: 100_000, of: 'denominator', zh: '广告消耗（元）', en: 'ad spend (yuan)' },
    digits: 2,
    feed: 'ad_spend, order',
  }),
  scoredIndicator({
    code: 'organic_uv_share',
    zh: '自然流量占比',
    en: 'Organic viewer share',
    unit: 'ratio',
    definition: {
      zh: '近3个月来自非付费来源的看播UV ÷ 全部看播UV；按人去重，不与PV混用。',
      en: 'Watch UV from unpaid sources ÷ all watch UV in three months; people, never mixed with views.',
    },
    formulaText: { zh: 'Σ自然看播UV ÷ Σ看播UV', en: 'Σ organic watch UV ÷ Σ watch UV' },
    floor: 0.3,
    target: 0.7,
    sample: { count: 100_000, of: 'denominator', zh: '看播UV', en: 'watch UV' },
    share: true,
    feed: 'traffic_source',
  }),
  scoredIndicator({
    code: 'gpm',
    zh: '千次观看成交金额',
    en: 'GMV per thousand views',
    unit: 'yuan',
    definition: {
      zh: '近3个月直播支付GMV ÷ 看播PV × 1000；分母为人次（PV）。各行业差异大，建议切换为同行口径。',
      en: 'Live paid GMV ÷ watch PV × 1000 in three months; the base is views. Trades differ widely: a peer basis is advised.',
    },
    formulaText: { zh: 'Σ直播支付GMV ÷ Σ看播PV × 1000', en: 'Σ live paid GMV ÷ Σ watch PV × 1000' },
    floor: 200,
    target: 1000,
    sample: { count: 100_000, of: 'denominator', zh: '看播PV', en: 'watch PV' },
    factor: 1000,
    digits: 2,
    feed: 'live_session, order',
  }),
  scoredIndicator({
    code: 'cost_per_follower',
    zh: '净涨粉成本',
    en: 'Cost per net follower',
    unit: 'yuan',
    definition: {
      zh: '近3个月涨粉投放消耗 ÷ 净增粉丝数（新增 − 取关）；净增不为正时不适用。',
      en: 'Follower-campaign spend ÷ net new followers (gained − lost) in three months; not applicable unless the net is positive.',
    },
    formulaText: { zh: 'Σ涨粉消耗 ÷ Σ净增粉丝', en: 'Σ follower-campaign spend ÷ Σ net new followers' },
    floor: 3,
    target: 0.6,
    sample: { count: 10_000, of: 'denominator', zh: '净增粉丝', en: 'net new followers' },
    digits: 2,
    source: 'S',
    feed: 'ad_spend, follower_daily',
  }),
];
