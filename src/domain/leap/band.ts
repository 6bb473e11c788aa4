/** One step of the ladder of monthly paid GMV. */
export interface Band {
  /** Unique in its ladder. */
  code: string;
  /** Lower bound, included, yuan of paid GMV in one month. The first band starts at 0. */
  fromYuan: number;
}

const WAN = 10_000;

/**
 * The ladder of domain.md 5.1. The steps at 10, 30, 50 and 100万 are published [S]; those at 300万 and 1000万, and
 * the codes, are defaults of our own [O].
 */
export const DEFAULT_BANDS: readonly Band[] = [
  { code: 'B0', fromYuan: 0 },
  { code: 'B1', fromYuan: 10 * WAN },
  { code: 'B2', fromYuan: 30 * WAN },
  { code: 'B3', fromYuan: 50 * WAN },
  { code: 'B4', fromYuan: 100 * WAN },
  { code: 'B5', fromYuan: 300 * WAN },
  { code: 'B6', fromYuan: 1000 * WAN },
];

/** Position in `bands` (ascending, first from 0) of the band that holds the amount; below 0 is in the first. */
export function bandOf(yuan: number, bands: readonly Band[]): number {
  let band = 0;
  while (band + 1 < bands.length && yuan >= bands[band + 1]!.fromYuan) band++;
  return band;
}
