import type { Alert, Digest } from '../../contract/alerts.ts';

/** Answers of the service as the tests of these pages use them. */
const fresh = { resolvedAt: null, resolution: null, readAt: null };

const target = {
  id: 't1',
  level: 'region' as const,
  scope: 'northeast',
  scopeName: { zh: '东北', en: 'Northeast' },
  measure: 'leaps' as const,
  unit: 'leap' as const,
  goal: 50,
  from: '2026-01',
  to: '2026-12',
  owner: null,
  mayOpen: true,
};

const leap = {
  id: '7',
  provider: { id: 'P1', name: '海棠传媒', nameEn: 'Haitang Media' },
  merchant: { id: 'M1', name: '青禾女装', nameEn: 'Qinghe Fashion' },
  state: 'near' as const,
  lapse: null,
};

export const behind: Alert = {
  ...fresh,
  id: '1',
  raisedAt: '2026-11-22T01:30:00.000Z',
  kind: 'target_behind',
  target,
  data: {
    since: '2026-09',
    month: '2026-10',
    status: 'at_high_risk',
    index: 0.72,
    attained: 30,
    expectedValue: 41.7,
  },
};

export const near: Alert = {
  ...fresh,
  id: '2',
  // Already the 22nd in China.
  raisedAt: '2026-11-21T16:10:00.000Z',
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

export const disputed: Alert = {
  ...fresh,
  id: '3',
  raisedAt: '2026-11-20T04:00:00.000Z',
  readAt: '2026-11-20T05:00:00.000Z',
  kind: 'attribution_disputed',
  merchant: { id: 'M2', name: '松果家居', nameEn: null },
  data: {
    month: '2026-07',
    candidates: [
      { leapId: null, provider: null },
      { leapId: '9', provider: { id: 'P2', name: '北辰直播', nameEn: null } },
    ],
    mayDecide: true,
  },
};

export const lapsed: Alert = {
  ...fresh,
  id: '4',
  raisedAt: '2026-11-20T03:00:00.000Z',
  readAt: '2026-11-20T05:00:00.000Z',
  resolvedAt: '2026-11-22T02:00:00.000Z',
  resolution: 'cleared',
  kind: 'leap_lapsing',
  leap: { ...leap, id: '8', state: 'counted', lapse: 'lapsed' },
  data: {
    completedMonth: '2026-08',
    month: '2026-11',
    atLeastYuan: 300_000,
    band: 'B2',
    below: 2,
    of: 3,
    months: [
      { month: '2026-09', yuan: 250_000 },
      { month: '2026-10', yuan: 240_000 },
    ],
  },
};

/** Of somebody outside whose scope the target lies. */
export const unopened: Alert = {
  ...fresh,
  id: '5',
  raisedAt: '2026-11-19T03:00:00.000Z',
  kind: 'target_without_owner',
  target: { ...target, id: 't2', mayOpen: false },
  data: {},
};

const none = { total: 0, items: [] };

export const digest: Digest = {
  day: '2026-11-22',
  today: '2026-11-22',
  firstDay: '2026-11-19',
  totals: { raised: 25, open: 27, resolved: 1 },
  kinds: [
    {
      kind: 'target_behind',
      raised: { total: 1, items: [behind] },
      open: { total: 1, items: [behind] },
      resolved: none,
    },
    {
      kind: 'leap_near',
      raised: {
        total: 24,
        items: Array.from({ length: 20 }, (_, at) => ({ ...near, id: `n${at}` })),
      },
      open: { total: 24, items: [near] },
      resolved: none,
    },
    { kind: 'leap_lapsing', raised: none, open: none, resolved: { total: 1, items: [lapsed] } },
    { kind: 'attribution_disputed', raised: none, open: { total: 1, items: [disputed] }, resolved: none },
    { kind: 'target_without_owner', raised: none, open: { total: 1, items: [unopened] }, resolved: none },
  ],
};
