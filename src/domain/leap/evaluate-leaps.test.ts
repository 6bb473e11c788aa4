import { describe, expect, test } from 'vitest';
import { bookOf, outcomesOf, singleOutcome, WAN } from '../../../test/support/leap-book.ts';
import type { LeapState } from './leap-state.ts';

const ESTABLISHED = [5, 5, 5];

describe('the examples of the definition', () => {
  test('before 8/12/9, after 15/31/33/36: from B0 to B2 with the fourth month', () => {
    const leap = singleOutcome([8, 12, 9], [15, 31, 33, 36]);
    expect(leap).toMatchObject({
      state: 'counted',
      bandsJumped: 2,
      baseline: { yuan: 9 * WAN, band: 0, newShop: false },
      // 15 already holds B1 with 31 and 33; the month that completes the highest band dates the leap.
      completedMonth: '2025-07',
      window: { band: 1, firstMonth: '2025-04', lastMonth: '2025-06' },
      highest: { band: 2, firstMonth: '2025-05', lastMonth: '2025-07', yuan: [31 * WAN, 33 * WAN, 36 * WAN] },
    });
    expect(leap.highest?.growth).toBeCloseTo(3.704, 3);
  });

  test('dated by the first window, the same leap belongs to the third month', () => {
    const leap = singleOutcome([8, 12, 9], [15, 31, 33, 36], { datedBy: 'first_window' });
    expect(leap).toMatchObject({ state: 'counted', bandsJumped: 2, completedMonth: '2025-06' });
  });

  test('before 9/9.5/9.2, after 10.1/10.4/10.6: no leap, 10.37 is below 1.3 × 9.2 = 11.96', () => {
    const short = singleOutcome([9, 9.5, 9.2], [10.1, 10.4, 10.6]);
    expect(short).toMatchObject({
      state: 'growth_short',
      open: true,
      completedMonth: null,
      bandsJumped: null,
    });
    expect(short.window?.meanYuan).toBeCloseTo(103_666.67, 2);
    // 3 × 11.96 − 10.4 − 10.6.
    expect(short.missing).toEqual([{ kind: 'hold', month: '2025-07', atLeastYuan: 148_800 }]);
  });

  test('300 → 500 → 1900万 in three months: the last month is 70.4 % of the sum, more than 70 %', () => {
    const guarded = singleOutcome([200, 210, 190], [300, 500, 1900]);
    expect(guarded).toMatchObject({ state: 'guard_single_month', open: true, window: { band: 5 } });
    expect(guarded.window?.largestShare).toBeCloseTo(1900 / 2700, 12);
    expect(guarded.window?.largestShare.toFixed(4)).toBe('0.7037');
    // 1900 ÷ 0.7 − 500 − 1900 = 314.2857万.
    expect(guarded.missing).toEqual([{ kind: 'hold', month: '2025-07', atLeastYuan: 3_142_857.15 }]);
    expect(singleOutcome([200, 210, 190], [300, 500, 1900], { largestMonthShare: 0.71 }).state).toBe(
      'counted',
    );
    // From 300万 as the baseline the three months are B5, and so was the baseline: B6 asks for 1000万 each.
    expect(singleOutcome([300, 300, 300], [300, 500, 1900])).toMatchObject({
      state: 'in_progress',
      targetBand: 6,
      held: { months: 1, of: 3 },
    });
  });
});

describe('baseline', () => {
  test('is a median, not a mean: one high month before service does not hide the leap', () => {
    expect(singleOutcome([9, 90, 9], [15, 15, 15]).baseline).toMatchObject({ yuan: 9 * WAN, band: 0 });
  });

  test('of two months is their mean', () => {
    expect(singleOutcome([null, 8, 10], [15, 15, 15]).baseline).toMatchObject({ yuan: 9 * WAN, band: 0 });
  });

  test('the month in which the relation starts is neither before nor full service', () => {
    const paid = [8, 8, 8, 900, 15, 15, 15];
    const [late] = outcomesOf(bookOf([{ paid }], [{ startedOn: '2025-04-02' }]));
    expect(late).toMatchObject({ firstServiceMonth: '2025-05', completedMonth: '2025-07', bandsJumped: 1 });
    expect(late?.baseline.months.map(({ month }) => month)).toEqual(['2025-01', '2025-02', '2025-03']);
    expect(late?.lastCountingMonth).toBe('2026-04');
  });

  test('a month before service without a row is a gap, not 0', () => {
    const [one] = outcomesOf(bookOf([{ paid: [40, null, null, 50, 50, 50] }], [{ startedOn: '2025-04-01' }]));
    expect(one).toMatchObject({ state: 'baseline_missing', open: false, targetBand: null });
    expect(one?.missing).toEqual([{ kind: 'baseline', months: ['2025-02', '2025-03'], need: 1 }]);
  });

  test('a new shop starts from the first band, and a shop of unknown age is not new', () => {
    const paid = [null, null, 15, 15, 15, 15];
    const relation = { startedOn: '2025-04-01' };
    const [young] = outcomesOf(bookOf([{ paid, openedMonth: '2025-03' }], [relation]));
    expect(young).toMatchObject({ state: 'counted', baseline: { yuan: null, band: 0, newShop: true } });
    expect(young?.window?.growth).toBeNull();

    const [unknown] = outcomesOf(bookOf([{ paid, openedMonth: null }], [relation]));
    expect(unknown?.state).toBe('baseline_missing');
    expect(unknown?.missing).toEqual([
      { kind: 'baseline', months: ['2025-01', '2025-02'], need: 1 },
      { kind: 'opened_month' },
    ]);
  });

  test('the opening month is not a full month', () => {
    const [one] = outcomesOf(
      bookOf([{ paid: [1, 20, 22, 30, 30, 30], openedMonth: '2025-01' }], [{ startedOn: '2025-04-01' }]),
    );
    expect(one?.baseline).toMatchObject({ yuan: 21 * WAN, band: 1 });
  });

  test('a shop opened during service is new', () => {
    const paid = [null, null, null, null, 12, 12, 12];
    const [one] = outcomesOf(bookOf([{ paid, openedMonth: '2025-04' }], [{ startedOn: '2025-02-10' }]));
    expect(one).toMatchObject({ state: 'counted', completedMonth: '2025-07' });
  });
});

describe('the window', () => {
  test('never spans a missing month', () => {
    expect(singleOutcome(ESTABLISHED, [15, 15, null, 15, 15])).toMatchObject({
      state: 'near',
      held: { months: 2, of: 3 },
      missing: [
        { kind: 'hold', month: '2025-09', atLeastYuan: 10 * WAN },
        { kind: 'row', month: '2025-06' },
      ],
    });
  });

  test('skipped bands are counted once with the bands jumped', () => {
    expect(singleOutcome(ESTABLISHED, [60, 60, 60])).toMatchObject({ state: 'counted', bandsJumped: 3 });
  });

  test('a band reached after the first twelve months adds nothing', () => {
    const leap = singleOutcome(ESTABLISHED, [12, 12, 12, ...new Array(7).fill(12), 40, 40, 40, 40]);
    expect(leap).toMatchObject({ completedMonth: '2025-06', bandsJumped: 1, lastCountingMonth: '2026-03' });
  });

  test('month 12 of service is the last that completes a leap', () => {
    const low = new Array(9).fill(5);
    expect(singleOutcome(ESTABLISHED, [...low, 15, 15, 15])).toMatchObject({
      state: 'counted',
      completedMonth: '2026-03',
    });
    expect(singleOutcome(ESTABLISHED, [...low, 5, 15, 15, 15])).toMatchObject({
      state: 'expired',
      open: false,
    });
  });

  test('amounts exactly at the bounds pass', () => {
    // 1.3 × 92000 is 119600.00000000001 in binary.
    expect(singleOutcome([9.2, 9.2, 9.2], [11.96, 11.96, 11.96]).state).toBe('counted');
    expect(singleOutcome(ESTABLISHED, [10, 10, 10]).state).toBe('counted');
    expect(singleOutcome(ESTABLISHED, [10, 10, 9.9999]).state).toBe('building');
    // 70 of 100.
    expect(singleOutcome(ESTABLISHED, [15, 15, 70]).state).toBe('counted');
  });

  test('a window that fails a guard does not stop a later one', () => {
    expect(singleOutcome(ESTABLISHED, [10, 10, 80, 60])).toMatchObject({
      state: 'counted',
      completedMonth: '2025-07',
    });
  });
});

describe('lapse', () => {
  const lapseAfter = (...months: (number | null)[]) =>
    singleOutcome(ESTABLISHED, [15, 15, 15, ...months]).lapse;

  test('three months below the band, shown and not uncounted', () => {
    expect(singleOutcome(ESTABLISHED, [15, 15, 15, 9, 9, 9])).toMatchObject({
      state: 'counted',
      lapse: { state: 'lapsed', below: 3, of: 3 },
    });
  });

  test('is pending while months are to come, held once one is at the band, unknown across a gap', () => {
    expect(lapseAfter()).toMatchObject({ state: 'pending', below: 0 });
    expect(lapseAfter(9, 9)).toMatchObject({ state: 'pending', below: 2 });
    expect(lapseAfter(9, 10)).toMatchObject({ state: 'held', below: 1 });
    expect(lapseAfter(9, null, 9)).toMatchObject({ state: 'unknown', below: 2 });
    expect(lapseAfter(9, null, 10)).toMatchObject({ state: 'held' });
    // Later months do not matter.
    expect(lapseAfter(9, 9, 9, 40)).toMatchObject({ state: 'lapsed' });
  });

  test('is judged at the highest band', () => {
    const leap = singleOutcome(ESTABLISHED, [12, 30, 30, 30, 12, 12, 12]);
    expect(leap).toMatchObject({ bandsJumped: 2, lapse: { state: 'lapsed' } });
  });
});

describe('guards', () => {
  const peers = Array.from({ length: 19 }, (_, at) => ({
    paid: [10, 10, 10, 10, 10, 10],
    refund: rates(at),
  }));
  function rates(at: number): number[] {
    return new Array(6).fill(at / 20);
  }
  const relation = { startedOn: '2025-04-01' };
  const paid = [...ESTABLISHED, 20, 20, 20];

  test('refunds above the P90 of the industry', () => {
    // Peers refund 0, 0.5 … 9 %; this shop 10 %: P90 of the twenty is 8.55 %.
    const [one] = outcomesOf(bookOf([{ paid, refund: [0, 0, 0, 2, 2, 2] }, ...peers], [relation]));
    expect(one?.state).toBe('guard_refund');
    expect(one?.window?.refund).toMatchObject({ rate: 0.1, peers: 20, off: null });
    expect(one?.window?.refund.limit).toBeCloseTo(0.0855, 10);
    expect(one?.missing).toContainEqual({ kind: 'refund', rate: 0.1, atMostRate: one?.window?.refund.limit });
    const [fine] = outcomesOf(bookOf([{ paid, refund: [0, 0, 0, 1, 1, 1] }, ...peers], [relation]));
    expect(fine?.state).toBe('counted');
  });

  test('without enough peers, an industry or reported refunds the guard is off and says so', () => {
    const high = [0, 0, 0, 2, 2, 2];
    const off = (book: Parameters<typeof outcomesOf>[0]) => {
      const [one] = outcomesOf(book);
      expect(one?.state).toBe('counted');
      return one?.window?.refund.off;
    };
    expect(off(bookOf([{ paid, refund: high }, ...peers.slice(1)], [relation]))).toBe('too_few_peers');
    expect(off(bookOf([{ paid, refund: high, industry: null }, ...peers], [relation]))).toBe('no_industry');
    expect(off(bookOf([{ paid, refund: [0, 0, 0, 2, null, 2] }, ...peers], [relation]))).toBe(
      'refund_not_reported',
    );
  });

  test('of several windows that fail, the one that came furthest is shown', () => {
    expect(singleOutcome([9.9, 9.9, 9.9], [10, 10, 80, null, 10, 10, 10])).toMatchObject({
      state: 'guard_single_month',
      window: { lastMonth: '2025-06' },
    });
  });

  test('a veto on the shop or the provider', () => {
    const [shop] = outcomesOf(bookOf([{ paid, vetoed: true }], [relation]));
    expect(shop).toMatchObject({
      state: 'guard_veto',
      open: true,
      missing: [{ kind: 'veto', on: 'merchant' }],
    });
    const [provider] = outcomesOf(bookOf([{ paid }], [{ ...relation, providerVetoed: true }]));
    expect(provider).toMatchObject({ state: 'guard_veto', missing: [{ kind: 'veto', on: 'provider' }] });
  });
});

describe('without a leap', () => {
  const state = (after: readonly (number | null)[]): LeapState => singleOutcome(ESTABLISHED, after).state;

  test('how far it has come', () => {
    expect(state([5, 5])).toBe('building');
    expect(state([5, 15])).toBe('in_progress');
    expect(state([15, 15])).toBe('near');
    expect(state([15, 15, 5])).toBe('building');
    expect(state([15, 15, null])).toBe('gap');
  });

  test('the band above the top does not exist', () => {
    expect(singleOutcome([1200, 1200, 1200], [2000, 2000, 2000])).toMatchObject({
      state: 'top_band',
      targetBand: null,
    });
  });

  test('before the first full month', () => {
    const [one] = outcomesOf(bookOf([{ paid: [5, 5, 5, 5] }], [{ startedOn: '2025-04-15' }]));
    expect(one).toMatchObject({ state: 'not_started', open: true, monthsToGo: 3 });
    expect(one?.missing.map((part) => (part.kind === 'hold' ? part.month : part.kind))).toEqual([
      '2025-05',
      '2025-06',
      '2025-07',
    ]);
  });

  test('a relation that ended too early, and one whose last month is covered enough', () => {
    const paid = [...ESTABLISHED, 15, 15, 15, 15];
    const ends = (endedOn: string) =>
      outcomesOf(bookOf([{ paid }], [{ startedOn: '2025-04-01', endedOn }]))[0];
    expect(ends('2025-06-01')).toMatchObject({ state: 'ended', open: false, missing: [] });
    // 73 of 91 days are 80.2 %, 72 are 79.1 %.
    expect(ends('2025-06-12')?.state).toBe('counted');
    expect(ends('2025-06-11')?.state).toBe('ended');
  });

  test('too little time for the months that are missing', () => {
    expect(state([...new Array(10).fill(5), 15])).toBe('expired');
    expect(state([...new Array(9).fill(5), 15, 15])).toBe('near');
  });

  test('a held month is given up when the rest would have to be too large a share', () => {
    // 3 × 3 × 9.9 − 20 = 69.1万 in one month would be more than 70 % of the sum; 39.55万 in each of two is not.
    const one = singleOutcome([9.9, 9.9, 9.9], [10, 10], { growthFactor: 3 });
    expect(one).toMatchObject({ state: 'in_progress', held: { months: 1, of: 3 }, monthsToGo: 2 });
    expect(one.missing).toEqual([
      { kind: 'hold', month: '2025-06', atLeastYuan: 395_500 },
      { kind: 'hold', month: '2025-07', atLeastYuan: 395_500 },
    ]);
  });
});
