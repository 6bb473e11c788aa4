import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Band, bandOf, DEFAULT_BANDS } from '../leap/band.ts';
import { periodRange } from '../period/period.ts';
import { countBandMoves, sumBandMoves } from './band-moves.ts';
import { merchantCourse } from './merchant-course.ts';

const WAN = 10_000;
const MONTHS = periodRange('2025-11', '2026-06');

/** Rows of merchants, 万 per month with null for no row. */
function count(rows: readonly (readonly (number | null)[])[], bands: readonly Band[] = DEFAULT_BANDS) {
  const courses = rows.flatMap((row) => {
    const paid = Float64Array.from(MONTHS, (_, at) =>
      (row[at] ?? null) === null ? Number.NaN : row[at]! * WAN,
    );
    return [...merchantCourse(MONTHS, { paid, spans: [] }, bands)];
  });
  const group = { joinedMonth: null, leapMonth: null, courses: Uint8Array.from(courses) };
  return countBandMoves({ months: MONTHS, groups: [group] });
}

describe('one merchant', () => {
  it('300万 → 500万 → 1900万: one stay and one move up by one', () => {
    expect(sumBandMoves(count([[300, 500, 1900]]))).toEqual({
      merchants: 3,
      up: 1,
      upByMore: 0,
      down: 0,
      same: 1,
      gap: 0,
      first: 1,
    });
  });

  it('a jump over bands counts once, and once among those by more', () => {
    expect(count([[5, 60]])[1]).toMatchObject({ up: 1, upByMore: 1 });
  });

  it('a fall over bands counts once', () => {
    expect(count([[600, 0]])[1]).toMatchObject({ merchants: 1, down: 1, up: 0 });
  });

  it('no sales are a row, and the lowest band', () => {
    expect(count([[0, 12]])[1]).toMatchObject({ up: 1, upByMore: 0 });
  });

  it('a rise across a missing month is no move, and said to lie across a gap', () => {
    const moves = count([[5, null, 200, 250]]);
    expect(moves[2]).toMatchObject({ month: '2026-01', merchants: 1, gap: 1, up: 0, upByMore: 0 });
    expect(moves[3]).toMatchObject({ gap: 0, same: 1 });
    expect(sumBandMoves(moves)).toMatchObject({ merchants: 3, gap: 1, first: 1 });
  });

  it('a move is in the month it ends in, and a month that nobody has is there with zeros', () => {
    const moves = count([[5, 20, null]]);
    expect(moves.map(({ month }) => month)).toEqual(MONTHS);
    expect(moves.map(({ up }) => up)).toEqual([0, 1, 0, 0, 0, 0, 0, 0]);
    expect(moves[2]).toMatchObject({ merchants: 0, same: 0 });
  });
});

it('without months or merchants there is nothing', () => {
  expect(countBandMoves({ months: [], groups: [] })).toEqual([]);
  expect(sumBandMoves(count([]))).toMatchObject({ merchants: 0, first: 0 });
});

/** Amounts near the bounds of the bands, with gaps. */
const amount = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(0, 9.99, 10, 29, 30, 50, 99, 100, 299, 300, 1000, 1900) },
  { weight: 1, arbitrary: fc.double({ min: 0, max: 2000, noNaN: true }) },
  { weight: 2, arbitrary: fc.constant(null) },
);
const merchants = fc.array(fc.array(amount, { minLength: MONTHS.length, maxLength: MONTHS.length }), {
  maxLength: 12,
});

describe('whatever the months', () => {
  it('agrees with reading each merchant alone, pair after pair', () => {
    fc.assert(
      fc.property(merchants, (rows) => {
        const expected = { merchants: 0, up: 0, upByMore: 0, down: 0, same: 0, gap: 0, first: 0 };
        for (const row of rows) {
          const stored = row.flatMap((wan, at) =>
            wan === null ? [] : [{ at, band: bandOf(wan * WAN, DEFAULT_BANDS) }],
          );
          expected.merchants += stored.length;
          expected.first += Math.min(1, stored.length);
          for (const [index, { at, band }] of stored.entries()) {
            const before = stored[index - 1];
            if (!before) continue;
            if (at - before.at > 1) expected.gap++;
            else if (band > before.band) expected.up++;
            else if (band < before.band) expected.down++;
            else expected.same++;
            if (at - before.at === 1 && band > before.band + 1) expected.upByMore++;
          }
        }
        expect(sumBandMoves(count(rows))).toEqual(expected);
      }),
    );
  });

  it('every month with an amount is one of the five, in every month', () => {
    fc.assert(
      fc.property(merchants, (rows) => {
        for (const { merchants: all, up, upByMore, down, same, gap, first } of count(rows)) {
          expect(up + down + same + gap + first).toBe(all);
          expect(upByMore).toBeLessThanOrEqual(up);
        }
      }),
    );
  });

  it('read backwards, rises are falls and nothing else changes', () => {
    fc.assert(
      fc.property(merchants, (rows) => {
        const { upByMore: _, ...forth } = sumBandMoves(count(rows));
        const { upByMore: __, ...back } = sumBandMoves(count(rows.map((row) => row.toReversed())));
        expect(back).toEqual({ ...forth, up: forth.down, down: forth.up });
      }),
    );
  });

  it('the order of the merchants says nothing, and groups of them add up', () => {
    fc.assert(
      fc.property(merchants, merchants, (some, others) => {
        const together = sumBandMoves(count([...some, ...others]));
        expect(sumBandMoves(count([...others, ...some]))).toEqual(together);
        expect(sumBandMoves([...count(some), ...count(others)])).toEqual(together);
      }),
    );
  });

  it('with a single band nobody moves', () => {
    fc.assert(
      fc.property(merchants, (rows) => {
        const moves = sumBandMoves(count(rows, [{ code: 'B0', fromYuan: 0 }]));
        expect(moves).toMatchObject({ up: 0, upByMore: 0, down: 0 });
      }),
    );
  });
});
