import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bookOf, outcomesOf, WAN } from '../../../test/support/leap-book.ts';
import { DEFAULT_LEAP_SETTINGS } from '../leap/leap-settings.ts';
import type { MerchantBook } from '../leap/merchant-book.ts';
import { shiftPeriod } from '../period/period.ts';
import { alertKey } from './alert.ts';
import { leapAlerts } from './leap-alerts.ts';

const alertsFrom = (book: MerchantBook, changed = {}) =>
  leapAlerts({
    merchants: book.merchants,
    outcomes: outcomesOf(book, changed),
    bands: DEFAULT_LEAP_SETTINGS.bands,
  });
const alertsOfMonths = (paid: readonly (number | null)[], changed = {}) =>
  alertsFrom(bookOf([{ paid }], [{ startedOn: '2025-04-01' }]), changed);

describe('one month from a leap', () => {
  test('says the month, what it needs and what is held', () => {
    expect(alertsOfMonths([8, 8, 8, 15, 16])).toEqual([
      {
        kind: 'leap_near',
        object: 'leap_near 1',
        month: '2025-06',
        subject: { relation: 1, provider: 1, merchant: 100 },
        data: {
          ...{ month: '2025-06', atLeastYuan: 10 * WAN, targetBand: 'B1', held: { months: 2, of: 3 } },
          missing: [{ kind: 'hold', month: '2025-06', atLeastYuan: 10 * WAN }],
        },
      },
    ]);
  });

  test.each<[string, (number | null)[]]>([
    ['two months to go', [8, 8, 8, 15]],
    ['leapt', [8, 8, 8, 15, 16, 17]],
    ['the last month has no row', [8, 8, 8, 15, 16, null]],
    ['held too long ago', [8, 8, 8, 15, 16, 5]],
  ])('nothing when: %s', (_, paid) => {
    expect(alertsOfMonths(paid)).toEqual([]);
  });
});

describe('a leap about to lapse', () => {
  test('says the months below, what keeps it and which month decides', () => {
    expect(alertsOfMonths([8, 8, 8, 15, 16, 17, 9, 7])).toMatchObject([
      {
        kind: 'leap_lapsing',
        month: '2025-09',
        data: {
          ...{
            completedMonth: '2025-06',
            month: '2025-09',
            band: 'B1',
            atLeastYuan: 10 * WAN,
            below: 2,
            of: 3,
          },
          months: [
            { month: '2025-07', yuan: 9 * WAN },
            { month: '2025-08', yuan: 7 * WAN },
          ],
        },
      },
    ]);
  });

  test.each<[string, (number | null)[], object]>([
    ['two more would be needed', [8, 8, 8, 15, 16, 17, 9], {}],
    ['held in between', [8, 8, 8, 15, 16, 17, 9, 12], {}],
    ['a month without a row', [8, 8, 8, 15, 16, 17, 9, null], {}],
    ['lapsed already', [8, 8, 8, 15, 16, 17, 9, 7, 8], {}],
    ['a single month decides: there is none to warn by', [8, 8, 8, 15, 16, 17], { lapseMonths: 1 }],
  ])('nothing when: %s', (_, paid, changed) => {
    expect(alertsOfMonths(paid, changed)).toEqual([]);
  });
});

test('a dispute is one alert with every candidate', () => {
  const startedOn = '2025-04-01';
  const rise = { paid: [8, 8, 8, 15, 16, 17] };
  const book = bookOf(
    [rise, rise],
    [
      { merchant: 0, provider: 1, startedOn },
      { merchant: 0, provider: 2, startedOn },
      { merchant: 1, provider: 2, startedOn },
    ],
  );
  expect(alertsFrom(book)).toEqual([
    {
      kind: 'attribution_disputed',
      object: 'attribution_disputed 100@2025-06',
      month: null,
      subject: { merchant: 100 },
      data: {
        month: '2025-06',
        candidates: [
          { relation: 1, provider: 1 },
          { relation: 2, provider: 2 },
        ],
      },
    },
  ]);
  expect(alertsFrom({ ...book, decisions: new Map([['100@2025-06', 2]]) })).toEqual([]);
});

test('only the month after the last stored one is warned of, and no cause twice', () => {
  const paid = fc.array(fc.constantFrom(4, 8, 12, 15, 33, 36, 60, null), { minLength: 4, maxLength: 16 });
  const startedOn = fc.constantFrom('2025-02-01', '2025-04-01', '2025-06-15');
  const relation = fc.record({ merchant: fc.nat(1), provider: fc.integer({ min: 1, max: 3 }), startedOn });
  fc.assert(
    fc.property(
      fc.tuple(paid, paid),
      fc.array(relation, { minLength: 1, maxLength: 5 }),
      (shops, relations) => {
        const book = bookOf(
          shops.map((months) => ({ paid: months })),
          relations,
        );
        const alerts = alertsFrom(book);
        const next = shiftPeriod(book.months.at(-1)!, 1);
        for (const { month } of alerts) expect([null, next]).toContain(month);
        expect(new Set(alerts.map(alertKey)).size).toBe(alerts.length);
      },
    ),
  );
});
