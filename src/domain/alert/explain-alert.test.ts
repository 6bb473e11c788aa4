import { describe, expect, test } from 'vitest';
import { ALERT_KINDS } from './alert-kind.ts';
import { type AlertFormat, explainAlert, type SpokenAlert } from './explain-alert.ts';

const format: AlertFormat = {
  yuan: (yuan) => `¥${yuan}`,
  amount: (value, measure) => (measure === 'gmv' ? `¥${value}` : String(value)),
  number: (value, digits) => value.toFixed(digits),
  month: (month) => month,
  share: (share) => `${share * 100}%`,
};

const northeast = {
  scope: 'northeast',
  scopeName: { zh: '东北', en: 'Northeast' },
  measure: 'leaps',
} as const;
const leap = {
  merchant: { name: '青禾女装', nameEn: 'Qinghe' },
  provider: { name: '海棠传媒', nameEn: null },
};

const behind: Extract<SpokenAlert, { kind: 'target_behind' }> = {
  kind: 'target_behind',
  target: northeast,
  data: { month: '2026-10', status: 'behind', index: 0.88, attained: 18, expectedValue: 20.5 },
};
const near: Extract<SpokenAlert, { kind: 'leap_near' }> = {
  kind: 'leap_near',
  leap,
  data: {
    month: '2026-11',
    atLeastYuan: 300_000,
    targetBand: 'B2',
    held: { months: 2, of: 3 },
    missing: [{ kind: 'hold', month: '2026-11', atLeastYuan: 300_000 }],
  },
};
const lapsing: Extract<SpokenAlert, { kind: 'leap_lapsing' }> = {
  kind: 'leap_lapsing',
  leap,
  data: { completedMonth: '2026-08', month: '2026-11', atLeastYuan: 300_000, band: 'B2', below: 2 },
};
const disputed: Extract<SpokenAlert, { kind: 'attribution_disputed' }> = {
  kind: 'attribution_disputed',
  merchant: leap.merchant,
  data: {
    month: '2026-07',
    candidates: [{ provider: leap.provider }, { provider: { name: '北辰直播', nameEn: 'Beichen' } }],
  },
};

const both = (alert: SpokenAlert, tellsProvider?: boolean) => [
  explainAlert(alert, format, 'zh', tellsProvider).sentence,
  explainAlert(alert, format, 'en', tellsProvider).sentence,
];

describe('every kind is one plain sentence in both languages', () => {
  const sentences: Record<(typeof ALERT_KINDS)[number], [SpokenAlert, string, string]> = {
    target_behind: [
      behind,
      '东北 · 成功跃迁商家数：落后于进度，截至2026-10完成 18，应达 20.5（进度指数 0.88）',
      'Northeast · Leap merchants: behind its pace: 18 by the end of 2026-10, 20.5 due (pace index 0.88)',
    ],
    leap_near: [
      near,
      '青禾女装 · 海棠传媒：已保持 2/3 个月，2026-11支付GMV ≥ ¥300000 即跃迁到 B2',
      'Qinghe · 海棠传媒: 2 of 3 months held; paid GMV ≥ ¥300000 in 2026-11 makes the leap to B2',
    ],
    leap_lapsing: [
      lapsing,
      '青禾女装 · 海棠传媒：2026-08跃迁到 B2 后已有 2 个月低于该档，2026-11支付GMV须 ≥ ¥300000，否则回落',
      'Qinghe · 海棠传媒: below B2 for 2 months since its leap of 2026-08; 2026-11 needs paid GMV ≥ ¥300000 or the leap lapses',
    ],
    attribution_disputed: [
      disputed,
      '青禾女装：2026-07的跃迁，候选归属方：海棠传媒、北辰直播',
      'Qinghe: its leap of 2026-07 could belong to 海棠传媒 or Beichen',
    ],
    target_without_owner: [
      { kind: 'target_without_owner', target: northeast },
      '东北 · 成功跃迁商家数：没有负责人',
      'Northeast · Leap merchants: nobody answers for it',
    ],
  };
  test.each(ALERT_KINDS.map((kind) => [kind, ...sentences[kind]] as const))('%s', (_, alert, zh, en) => {
    expect(both(alert)).toEqual([zh, en]);
  });
});

test('the sentence is its subject and what is the matter with it', () => {
  const { subject, matter, sentence } = explainAlert(near, format, 'zh');
  expect(sentence).toBe(`${subject}：${matter}`);
});

test('a provider’s own people are not told who they are', () => {
  expect(both(near, false)).toEqual([
    '青禾女装：已保持 2/3 个月，2026-11支付GMV ≥ ¥300000 即跃迁到 B2',
    'Qinghe: 2 of 3 months held; paid GMV ≥ ¥300000 in 2026-11 makes the leap to B2',
  ]);
});

test('high risk is told apart, and the programme has a name', () => {
  const programme = { scope: null, scopeName: null, measure: 'gmv' } as const;
  expect(
    both({ ...behind, target: programme, data: { ...behind.data, status: 'at_high_risk', attained: 9 } }),
  ).toEqual([
    '造风者计划 · 归属支付GMV：进度高风险，截至2026-10完成 ¥9，应达 ¥20.5（进度指数 0.88）',
    'The programme · Attributed paid GMV: at high risk: ¥9 by the end of 2026-10, ¥20.5 due (pace index 0.88)',
  ]);
});

test('figures that the reader may not see are not spoken of', () => {
  const [zh, en] = both({ ...behind, data: { ...behind.data, index: null, attained: null } });
  expect(zh).toBe('东北 · 成功跃迁商家数：截至2026-10落后于进度');
  expect(en).toBe('Northeast · Leap merchants: behind its pace by the end of 2026-10');
});

test('what else is missing follows the month', () => {
  const refund = { kind: 'refund', rate: 0.2, atMostRate: 0.15 } as const;
  const [zh, en] = both({
    ...near,
    data: { ...near.data, missing: [...near.data.missing, refund] },
  });
  expect(zh).toMatch(/即跃迁到 B2；退款率20%，须降到 ≤ 15%$/);
  expect(en).toMatch(/the leap to B2; refunds at 20% must come down to ≤ 15%$/);
});

test('providers that the reader may not see are one other, and each is named once', () => {
  const candidates = [
    { provider: leap.provider },
    { provider: leap.provider },
    { provider: null },
    { provider: null },
  ];
  const [zh, en] = both({ ...disputed, data: { ...disputed.data, candidates } });
  expect(zh).toMatch(/候选归属方：海棠传媒、另一家服务商$/);
  expect(en).toMatch(/belong to 海棠传媒 or another provider$/);
});
