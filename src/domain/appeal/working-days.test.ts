import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deadlineDate, workingDayDeadline, workingDaysLeft } from './working-days.ts';

test.each([
  // Thursday 16:00 in China; the days are Fri, Mon, Tue, Wed, Thu.
  ['2026-11-05T08:00:00Z', 5, '2026-11-12T15:59:59.999Z'],
  // Friday afternoon in UTC is already Saturday in China.
  ['2026-11-06T17:00:00Z', 1, '2026-11-09T15:59:59.999Z'],
  ['2026-11-06T15:59:59Z', 1, '2026-11-09T15:59:59.999Z'],
  ['2026-11-05T08:00:00Z', 10, '2026-11-19T15:59:59.999Z'],
  // National Day counts: there is no calendar of holidays.
  ['2026-09-30T02:00:00Z', 1, '2026-10-01T15:59:59.999Z'],
])('from %s, %i working days end at %s', (from, days, end) => {
  const deadline = workingDayDeadline(new Date(from), days);
  expect(deadline.toISOString()).toBe(end);
  // What ends just before midnight in China ends on the same day in UTC.
  expect(deadlineDate(deadline)).toBe(end.slice(0, 10));
  expect(deadlineDate(new Date(deadline.getTime() + 1))).not.toBe(end.slice(0, 10));
});

test('what is left counts down to 0 on the last day and stays there', () => {
  const deadline = workingDayDeadline(new Date('2026-11-05T08:00:00Z'), 5);
  const left = (now: string) => workingDaysLeft(new Date(now), deadline);
  expect(left('2026-11-05T08:00:00Z')).toBe(5);
  expect(left('2026-11-07T08:00:00Z')).toBe(4);
  expect(left('2026-11-12T08:00:00Z')).toBe(0);
  expect(left('2026-11-20T08:00:00Z')).toBe(0);
});

test('the deadline is a working day, and exactly that many lie between', () => {
  const instants = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(instants, fc.integer({ min: 1, max: 40 }), (from, days) => {
      const deadline = workingDayDeadline(from, days);
      expect([1, 2, 3, 4, 5]).toContain(new Date(deadline.getTime() + 8 * 3_600_000).getUTCDay());
      expect(workingDaysLeft(from, deadline)).toBe(days);
      expect(deadline.getTime()).toBeGreaterThan(from.getTime());
    }),
  );
});

test('no or half working days are no deadline', () => {
  for (const days of [0, -1, 1.5]) expect(() => workingDayDeadline(new Date(0), days)).toThrow(RangeError);
});
