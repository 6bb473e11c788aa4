import { bandIn, type CourseBook } from './merchant-course.ts';

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
 * leaps, which must be held (5.2). A month without an amount is a gap and never 0.
 */
export function countBandMoves({ months, groups }: CourseBook): MonthMoves[] {
  const moves = months.map((month): MonthMoves => ({ month, ...noMoves() }));
  for (const { courses } of groups) {
    for (let start = 0; start < courses.length; start += months.length) countCourse(courses, start, moves);
  }
  return moves;
}

function countCourse(courses: Uint8Array, start: number, moves: readonly MonthMoves[]): void {
  let lastMonth = -1;
  let lastBand = 0;
  for (let at = 0; at < moves.length; at++) {
    const band = bandIn(courses[start + at]!);
    if (band === null) continue;
    const month = moves[at]!;
    const bandsUp = band - lastBand;
    month.merchants++;
    if (lastMonth < 0) month.first++;
    else if (lastMonth < at - 1) month.gap++;
    else if (bandsUp === 0) month.same++;
    else if (bandsUp < 0) month.down++;
    else {
      month.up++;
      if (bandsUp > 1) month.upByMore++;
    }
    lastMonth = at;
    lastBand = band;
  }
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
