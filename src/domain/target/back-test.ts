import { quantile, sortedPresent } from '../number/quantile.ts';
import { periodDistance } from '../period/period.ts';
import type { ForecastSettings } from './forecast.ts';
import type { Replay } from './replay.ts';
import type { TargetReason } from './target-reason.ts';

/** One forecast as it would have been made at the end of `origin`, beside what came. */
export interface ReplayedForecast {
  origin: string;
  forecast: number;
  actual: number;
  /** actual ÷ forecast − 1: positive when more came than was forecast. Null when nothing was forecast. */
  relative: number | null;
}

export interface BackTest {
  horizonMonths: number;
  replays: ReplayedForecast[];
  /** Origins that could not be replayed: no recent months, or a gap in what came. */
  skippedOrigins: number;
  /**
   * Weighted absolute percentage error Σ|actual − forecast| ÷ Σ|actual|. WAPE, not MAPE: months with no leap at all are
   * common, and a percentage of zero is undefined, while the sum of them is not. Null with `wapeReason`.
   */
  wape: number | null;
  wapeReason: TargetReason | null;
  /** Σ(forecast − actual) ÷ Σ|actual|: positive when it promises too much. Null together with `wape`. */
  bias: number | null;
  /** How often the range, built only from what was known at the origin, held what came. Null with its reason. */
  coverage: { held: number; judged: number; share: number } | null;
  coverageReason: TargetReason | null;
}

/**
 * Replays a forecast at every month of the axis whose horizon has passed. Origins start where the recent months of the
 * method fit on the axis, so that it is judged as it is used. Neighbouring origins share months: the errors are not
 * independent, and the coverage of the range is the honest check on it.
 */
export function backTest(
  months: readonly string[],
  horizonMonths: number,
  replay: Replay,
  settings: ForecastSettings,
): BackTest {
  const replays: ReplayedForecast[] = [];
  let skippedOrigins = 0;
  for (let at = settings.recentMonths - 1; horizonMonths > 0 && at + horizonMonths < months.length; at++) {
    const forecast = replay.forecast(at, horizonMonths);
    const actual = forecast === null ? null : replay.actual(at, horizonMonths);
    if (forecast === null || actual === null) {
      skippedOrigins++;
      continue;
    }
    replays.push({
      origin: months[at]!,
      forecast,
      actual,
      relative: forecast > 0 ? actual / forecast - 1 : null,
    });
  }
  return {
    horizonMonths,
    replays,
    skippedOrigins,
    ...weightedError(replays),
    ...coverageOf(replays, horizonMonths, settings),
  };
}

function weightedError(replays: readonly ReplayedForecast[]): Pick<BackTest, 'wape' | 'wapeReason' | 'bias'> {
  let missed = 0;
  let over = 0;
  let came = 0;
  for (const { forecast, actual } of replays) {
    missed += Math.abs(actual - forecast);
    over += forecast - actual;
    came += Math.abs(actual);
  }
  if (came === 0) return { wape: null, wapeReason: 'no_actuals', bias: null };
  return { wape: missed / came, wapeReason: null, bias: over / came };
}

/** Judges each replay by the range that the errors known at its origin would have given. */
function coverageOf(
  replays: readonly ReplayedForecast[],
  horizonMonths: number,
  settings: ForecastSettings,
): Pick<BackTest, 'coverage' | 'coverageReason'> {
  let held = 0;
  let judged = 0;
  for (const { origin, forecast, actual } of replays) {
    const known = replays.filter((earlier) => periodDistance(earlier.origin, origin) >= horizonMonths);
    const factors = errorFactors(known, settings);
    if (factors === null || forecast <= 0) continue;
    judged++;
    if (actual >= forecast * factors.low && actual <= forecast * factors.high) held++;
  }
  if (judged === 0) return { coverage: null, coverageReason: 'too_few_errors' };
  return { coverage: { held, judged, share: held / judged }, coverageReason: null };
}

/**
 * What a forecast is multiplied by for the ends of its range; null with fewer past errors than the settings ask for. The
 * range holds the forecast itself: a method that always erred to one side widens it to that side.
 */
export function errorFactors(
  replays: readonly ReplayedForecast[],
  { leastErrors, lowQuantile, highQuantile }: ForecastSettings,
): { low: number; high: number; errors: number } | null {
  const errors = sortedPresent(Float64Array.from(replays, ({ relative }) => relative ?? Number.NaN));
  if (errors.length < Math.max(1, leastErrors)) return null;
  return {
    low: 1 + Math.min(0, quantile(errors, lowQuantile)),
    high: 1 + Math.max(0, quantile(errors, highQuantile)),
    errors: errors.length,
  };
}
