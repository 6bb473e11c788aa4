import type { Leap, LeapDetail, LeapPage } from '../../contract/leaps.ts';
import type { ProgrammeSettingsVersion } from '../../contract/programme-settings.ts';
import { DEFAULT_LEAP_SETTINGS } from '../../domain/leap/leap-settings.ts';
import { DEFAULT_PROGRAMME_SETTINGS } from '../../domain/programme/programme-settings.ts';

/** Answers of the service as the tests of this page use them. */
export const settings = structuredClone({
  version: 1,
  content: {
    leap: DEFAULT_LEAP_SETTINGS,
    programme: DEFAULT_PROGRAMME_SETTINGS,
    period: { from: '2026-01', to: '2026-12' },
  },
  note: '',
  createdAt: '2026-01-01T00:00:00.000Z',
  createdBy: 'system',
}) as ProgrammeSettingsVersion;

const near: Leap = {
  id: '7',
  provider: { id: 'P1', name: '海棠传媒', nameEn: 'Haitang Media' },
  merchant: {
    id: 'M1',
    name: '青禾女装',
    nameEn: null,
    kind: 'merchant',
    industry: '服饰',
    region: 'east_china',
    city: { adcode: '330100', name: '杭州', nameEn: 'Hangzhou' },
  },
  role: 'primary',
  startedOn: '2026-03-01',
  endedOn: null,
  state: 'near',
  open: true,
  firstServiceMonth: '2026-03',
  lastCountingMonth: '2027-02',
  baselineYuan: 180_000,
  baselineBand: 'B1',
  targetBand: 'B2',
  targetYuan: 300_000,
  reachedBand: null,
  bandsJumped: null,
  completedMonth: null,
  held: { months: 2, of: 3 },
  monthsToGo: 1,
  neededYuan: 300_000,
  missing: [{ kind: 'hold', month: '2026-11', atLeastYuan: 300_000 }],
  lapse: null,
};

const disputed: Leap = {
  ...near,
  id: '8',
  merchant: { ...near.merchant, id: 'M2', name: '松果家居' },
  state: 'disputed',
  open: false,
  baselineBand: 'B0',
  baselineYuan: 90_000,
  targetBand: 'B1',
  reachedBand: 'B2',
  bandsJumped: 2,
  completedMonth: '2026-07',
  held: { months: 3, of: 3 },
  monthsToGo: null,
  neededYuan: null,
  missing: [{ kind: 'decision', because: 'tied' }],
  lapse: { state: 'pending', below: 1, of: 3 },
};

export const page: LeapPage = {
  items: [near, disputed],
  total: 2,
  nextCursor: null,
  counts: [
    { state: 'counted', count: 11 },
    { state: 'near', count: 3 },
    { state: 'in_progress', count: 1 },
    { state: 'disputed', count: 1 },
  ],
  monthsThrough: '2026-10',
  evaluatedAt: '2026-11-02T08:00:00.000Z',
};

export const disputedDetail: LeapDetail = {
  ...disputed,
  baseline: {
    months: [
      { month: '2025-12', yuan: 80_000 },
      { month: '2026-01', yuan: 120_000 },
      { month: '2026-02', yuan: 90_000 },
    ],
    yuan: 90_000,
    band: 'B0',
    newShop: false,
  },
  window: {
    firstMonth: '2026-05',
    lastMonth: '2026-07',
    yuan: [310_000, 330_000, 360_000],
    band: 'B2',
    meanYuan: 333_333.33,
    growth: 3.7037,
    largestShare: 0.36,
    refund: { rate: 0.08, limit: 0.15, peers: 42, off: null },
  },
  highest: null,
  lapseMonths: [{ month: '2026-08', yuan: 250_000 }],
  attribution: {
    basis: 'tied',
    candidates: [
      {
        leapId: '8',
        provider: near.provider,
        coveredShare: 1,
        operatedSessions: 12,
        owner: false,
      },
      {
        leapId: '9',
        provider: { id: 'P2', name: '北辰直播', nameEn: null },
        coveredShare: 0.9,
        operatedSessions: 12,
        owner: false,
      },
    ],
    decision: null,
  },
  mayDecide: true,
  months: ['2025-12', '2026-01', '2026-02', '2026-03'].map((month) => ({
    month,
    paidGmvYuan: 90_000,
    refundYuan: null,
    band: 'B0',
  })),
  bands: [...DEFAULT_LEAP_SETTINGS.bands],
  settingsVersion: 1,
  evaluatedAt: '2026-11-02T08:00:00.000Z',
  monthsThrough: '2026-10',
};
