import type { Category } from '../capability-model.ts';

function category(
  code: string,
  name: Category['name'],
  weights: readonly [number, number, number, number, number],
  primary: string[],
  reason: Category['reason'],
): Category {
  const [traffic, liveOps, incubation, supplyChain, fulfillment] = weights;
  return {
    code,
    name,
    weights: {
      traffic,
      live_ops: liveOps,
      streamer_incubation: incubation,
      supply_chain: supplyChain,
      fulfillment,
    },
    primary,
    reason,
  };
}

/** Weights per category, domain.md 2.3 [O]; the first primary is the one of the larger weight. */
export const defaultCategories: Category[] = [
  category('default', { zh: '未定分类', en: 'Undetermined' }, [20, 20, 20, 20, 20], [], {
    zh: '没有偏重任何一项的依据，五项等权。',
    en: 'No evidence to prefer any capability: equal weights.',
  }),
  category('mcn', { zh: 'MCN服务商', en: 'MCN' }, [25, 20, 35, 10, 10], ['streamer_incubation', 'traffic'], {
    zh: '优势在内容创作和达人孵化，其次是涨粉与流量。',
    en: 'Strong in content and in raising streamers, then in followers and traffic.',
  }),
  category('belt', { zh: '产业带服务商', en: 'Belt' }, [10, 25, 10, 35, 20], ['supply_chain', 'live_ops'], {
    zh: '一个管好货，一个管好运营：源头好物与人货匹配。',
    en: 'One hand on the goods, one on the running: source goods matched to people.',
  }),
  category('merchant', { zh: '商家服务商', en: 'Merchant' }, [25, 35, 10, 10, 20], ['live_ops', 'traffic'], {
    zh: '靠操盘场次和日常运营带动店铺成长。',
    en: 'Operated sessions and daily running lift the shops.',
  }),
  category('brand', { zh: '品牌服务商', en: 'Brand' }, [30, 25, 10, 20, 15], ['traffic', 'live_ops'], {
    zh: '公域流量加爆品供应链，波浪形投放，帮助品牌冷启动。',
    en: 'Public traffic plus a supply of bestsellers: waves of paid traffic and cold starts.',
  }),
];
