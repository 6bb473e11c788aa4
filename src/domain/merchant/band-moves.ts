import { type Band, bandOf } from '../leap/band.ts';

/** What months with an amount are to the amount before them; each such month is exactly one of up, down, same, gap, first. */
export interface BandMoves {
  /** Months with an amount. */
  merchants: number;
  /** In a higher band than the month before. */
  up: number;
  /** Of `up`, by more than one band. */
  upByMore: number;
  /** In a lower band than the month before. */
  down: number;
  /** In the band of the month before. */
  same: number;
  /** The amount before lies more than one month back: a pair across a gap, which is no move. */
  gap: number;
  /** No amount of the merchant lies before. */
  first: number;
}

/** The moves that end in a month. */
export interface MonthMoves extends BandMoves {
  /** Canonical month. */
  month: string;
}

/**
 * Moves between the bands (domain.md 5.1), month by month. They tell of one month against the one before and are no
 * leaps, which must be held (5.2).
 *
 * `months` are consecutive; `paidYuan` has a column for each of them with an amount per merchant, at the same index in
 * every column. NaN, or an index past a column's end: no row, a gap and never 0.
 */
export function countBandMoves(
  months: readonly string[],
  paidYuan: readonly Float64Array[],
  bands: readonly Band[],
): MonthMoves[] {
  const merchants = Math.max(0, ...paidYuan.map(({ length }) => length));
  const lastMonth = new Int32Array(merchants).fill(-1);
  const lastBand = new Int32Array(merchants);
  return months.map((month, at) => {
    const moves: MonthMoves = { month, ...noMoves() };
    const column = paidYuan[at];
    if (!column) return moves;
    for (let merchant = 0; merchant < column.length; merchant++) {
      const yuan = column[merchant]!;
      if (Number.isNaN(yuan)) continue;
      const band = bandOf(yuan, bands);
      const before = lastMonth[merchant]!;
      const bandsUp = band - lastBand[merchant]!;
      lastMonth[merchant] = at;
      lastBand[merchant] = band;
      moves.merchants++;
      if (before < 0) moves.first++;
      else if (before < at - 1) moves.gap++;
      else if (bandsUp === 0) moves.same++;
      else if (bandsUp < 0) moves.down++;
      else {
        moves.up++;
        if (bandsUp > 1) moves.upByMore++;
      }
    }
    return moves;
  });
}

/** Several months together; `merchants` then counts merchant-months. */
export function sumBandMoves(months: readonly BandMoves[]): BandMoves {
  const total = noMoves();
  for (const moves of months) {
    total.merchants += moves.merchants;
    total.up += moves.up;
    total.upByMore += moves.upByMore;
    total.down += moves.down;
    total.same += moves.same;
    total.gap += moves.gap;
    total.first += moves.first;
  }
  return total;
}

function noMoves(): BandMoves {
  return { merchants: 0, up: 0, upByMore: 0, down: 0, same: 0, gap: 0, first: 0 };
}
