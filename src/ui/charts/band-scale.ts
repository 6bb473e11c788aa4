/** One band of monthly paid GMV: its code and its lower bound, included. */
export interface ChartBand {
  code: string;
  fromYuan: number;
}

/**
 * Height of an amount on the ladder: band i lies between i and i + 1. The lowest band is even, the others are
 * logarithmic, so that every step is seen whatever its amounts; no band is above the top one, which goes on as
 * steeply as the step below it.
 */
export function ladderHeight(yuan: number, bands: readonly ChartBand[]): number {
  let at = 0;
  while (at + 1 < bands.length && yuan >= (bands[at + 1]?.fromYuan ?? Number.POSITIVE_INFINITY)) at++;
  const from = bands[at]?.fromYuan ?? 0;
  const next = bands[at + 1]?.fromYuan;
  if (from <= 0) {
    // A ladder of one band has no bound to measure against.
    const whole = next ?? 1_000_000;
    return Math.max(0, yuan) / whole;
  }
  const below = bands[at - 1]?.fromYuan ?? 0;
  const ratio = next === undefined ? (below > 0 ? from / below : 3) : next / from;
  return at + Math.log(yuan / from) / Math.log(ratio);
}

/** The bands that the amounts touch, with the bound they would have to reach next; all of them without amounts. */
export function shownBands(
  heights: readonly number[],
  bands: readonly ChartBand[],
): [low: number, high: number] {
  if (heights.length === 0) return [0, bands.length];
  const low = Math.floor(Math.min(...heights));
  const high = Math.floor(Math.max(...heights)) + 1;
  // Two bands at least: a leap is a step, and a step has two sides.
  if (high - low >= 2) return [low, high];
  return low > 0 ? [low - 1, high] : [low, high + 1];
}
