import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { neededRate, PACE_STATUSES, paceOf } from './pace.ts';
import type { TargetLine } from './target.ts';

const club: TargetLine = {
  goal: 50,
  startValue: 0,
  from: '2026-01',
  to: '2026-12',
  curve: { kind: 'straight' },
};

describe('paceOf', () => {
  test('18 of 50 at half-year is 0.72, at high risk (domain.md 5.4)', () => {
    expect(paceOf(club, 18, '2026-06')).toEqual({
      index: 0.72,
      status: 'at_high_risk',
      reason: null,
      expectedShare: 0.5,
      expectedValue: 25,
      attainment: 0.36,
    });
  });

  test('what was there before is no progress', () => {
    // 60 → 100: 70 at half-year is 10 of the 20 due, though 70 % of the goal.
    const target = { ...club, goal: 100, startValue: 60 };
    expect(paceOf(target, 70, '2026-06')).toMatchObject({ index: 0.5, expectedValue: 80, attainment: 0.25 });
    expect(paceOf(target, 60, '2026-06').index).toBe(0);
    expect(paceOf(target, 50, '2026-06')).toMatchObject({ index: -0.5, status: 'at_high_risk' });
  });

  test.each([
    [110, 'ahead'],
    [109.4, 'on_track'],
    [109.5, 'ahead'],
    [95, 'on_track'],
    [94.5, 'on_track'],
    [94.4, 'behind'],
    [88, 'behind'],
    [80, 'behind'],
    [79.4, 'at_high_risk'],
  ])('%d where 100 is due is %s: the shown index is the compared one', (attained, status) => {
    expect(paceOf({ ...club, goal: 200 }, attained, '2026-06').status).toBe(status);
  });

  test('cut-offs are settings', () => {
    const settings = { ahead: 0.9, onTrack: 0.7, behind: 0.5 };
    expect(paceOf(club, 18, '2026-06', settings).status).toBe('on_track');
  });

  test.each([
    ['before_period', club, 18, '2025-12', 0.36],
    ['goal_not_above_start', { ...club, startValue: 50 }, 60, '2026-06', null],
    ['value_not_known', club, null, '2026-06', null],
    [
      'nothing_expected_yet',
      { ...club, to: '2026-02', curve: { kind: 'own', shares: [0, 1] } },
      1,
      '2026-01',
      0.02,
    ],
  ] as const)('no index: %s', (reason, target, attained, month, attainment) => {
    expect(paceOf(target, attained, month)).toMatchObject({ index: null, status: null, reason, attainment });
  });

  test('after the period it is what was attained of the way', () => {
    expect(paceOf(club, 40, '2027-03').index).toBe(0.8);
  });

  test('more is never a worse status', () => {
    const amount = fc.integer({ min: 0, max: 120 });
    fc.assert(
      fc.property(amount, amount, fc.integer({ min: 1, max: 12 }), (a, b, month) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)].map((value) =>
          paceOf(club, value, `2026-${String(month).padStart(2, '0')}`),
        );
        expect(PACE_STATUSES.indexOf(more!.status!)).toBeLessThanOrEqual(
          PACE_STATUSES.indexOf(less!.status!),
        );
      }),
    );
  });
});

describe('neededRate', () => {
  test('spreads what is missing over the months left', () => {
    expect(neededRate(club, 18, '2026-08')).toEqual({
      remaining: 32,
      monthsLeft: 4,
      perMonth: 8,
      reason: null,
    });
    expect(neededRate(club, 0, '2025-06')).toMatchObject({ monthsLeft: 12 });
  });

  test('nothing once reached, nothing possible once over, nothing said of the unknown', () => {
    expect(neededRate(club, 51, '2027-02')).toEqual({
      remaining: 0,
      monthsLeft: 0,
      perMonth: 0,
      reason: null,
    });
    expect(neededRate(club, 49, '2026-12')).toEqual({
      remaining: 1,
      monthsLeft: 0,
      perMonth: null,
      reason: 'period_over',
    });
    expect(neededRate(club, null, '2026-06')).toMatchObject({ remaining: null, reason: 'value_not_known' });
  });

  test('doing what is needed reaches the goal', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 49 }), fc.integer({ min: 1, max: 11 }), (attained, month) => {
        const { perMonth, monthsLeft } = neededRate(club, attained, `2026-${String(month).padStart(2, '0')}`);
        expect(attained + perMonth! * monthsLeft).toBeCloseTo(50, 9);
      }),
    );
  });
});
