import { expect, test } from 'vitest';
import { nextSettlement } from './settlement-date.ts';

test('the next settlement is five days after a quarter end, and the day itself still counts', () => {
  expect(nextSettlement('2026-11-22')).toEqual({
    quarter: '2026-Q4',
    dataThrough: '2026-12-31',
    settlesOn: '2027-01-05',
    daysLeft: 44,
  });
  expect(nextSettlement('2026-12-31')).toMatchObject({ quarter: '2026-Q4', daysLeft: 5 });
  expect(nextSettlement('2027-01-05')).toMatchObject({ quarter: '2026-Q4', daysLeft: 0 });
  expect(nextSettlement('2027-01-06')).toMatchObject({
    quarter: '2027-Q1',
    settlesOn: '2027-04-05',
    daysLeft: 89,
  });
  expect(() => nextSettlement('2026-02-30')).toThrow('ISO date');
});
