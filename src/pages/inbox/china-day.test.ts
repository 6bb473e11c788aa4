import { expect, test } from 'vitest';
import { chinaDayOf, chinaTimeOf, isDay, shiftDay, weekdayOf } from './china-day.ts';

test('a day in China begins eight hours before the one in Greenwich', () => {
  expect(chinaDayOf('2026-11-21T15:59:59.999Z')).toBe('2026-11-21');
  expect(chinaDayOf('2026-11-21T16:00:00.000Z')).toBe('2026-11-22');
  expect(chinaTimeOf('2026-11-21T16:05:00.000Z')).toBe('00:05');
});

test('days are counted over the ends of months and years', () => {
  expect(shiftDay('2026-12-31', 1)).toBe('2027-01-01');
  expect(shiftDay('2024-03-01', -1)).toBe('2024-02-29');
  expect([weekdayOf('2026-11-22', 'zh'), weekdayOf('2026-11-22', 'en')]).toEqual(['周日', 'Sunday']);
});

test('only days that exist are days', () => {
  expect(['2026-11-22', '2026-02-30', '2026-13-01', '22/11/2026', ''].map(isDay)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});
