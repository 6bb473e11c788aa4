import { expect, test } from 'vitest';
import { monthAxis } from './month-axis.ts';

test('months that are not consecutive are refused: a hidden hole would let a window span it', () => {
  expect(() => monthAxis(['2025-01', '2025-03'])).toThrow('2025-03');
  expect(() => monthAxis(['2025-02', '2025-01'])).toThrow('2025-01');
});

test('positions go on before and after the stored months', () => {
  const axis = monthAxis(['2025-01', '2025-02']);
  expect(axis.last).toBe(1);
  expect([axis.monthAt(-1), axis.monthAt(0), axis.monthAt(12)]).toEqual(['2024-12', '2025-01', '2026-01']);
  expect(axis.positionOf('2024-11')).toBe(-2);
  expect(axis.firstDay(2) - axis.firstDay(1)).toBe(28);
  expect(axis.dateAt('2025-02-28')).toEqual({ day: axis.firstDay(2) - 1, month: 1 });
  expect(() => axis.dateAt('2025-02-30')).toThrow('2025-02-30');
});
