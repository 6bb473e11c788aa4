import { expect, test } from 'vitest';
import { chinaDay, lastFullMonth } from './china-day.ts';

test('the day and the month end at midnight in China', () => {
  const before = new Date('2026-10-31T15:59:59Z');
  const after = new Date('2026-10-31T16:00:00Z');
  expect([chinaDay(before), lastFullMonth(before)]).toEqual(['2026-10-31', '2026-09']);
  expect([chinaDay(after), lastFullMonth(after)]).toEqual(['2026-11-01', '2026-10']);
});
