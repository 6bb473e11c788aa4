/** Merchants below which a share of a cohort is an indication only; our default [O]. */
export const SMALL_SAMPLE = 10;

/** The point that a sentence may quote: the longest time that at least half of the merchants were observed for. */
export function quotedPoint<P extends { afterMonths: number; observed: number; share: number | null }>(
  points: readonly P[],
  merchants: number,
): P | null {
  const fit = points.filter(
    ({ observed, share }) => share !== null && observed >= SMALL_SAMPLE && observed * 2 >= merchants,
  );
  return fit.at(-1) ?? null;
}
