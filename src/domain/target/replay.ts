import type { ClubLine, ForecastSettings } from './forecast.ts';
import { type ProviderSeries, sumOfKnown } from './month-series.ts';
import { MONTHS_OF_A_YEAR, projectStock, projectSum, projectYear } from './projection.ts';

/** A forecasting method set back to an earlier month. Positions are those of the month axis. */
export interface Replay {
  /** What would have been forecast at the end of the origin month; sees no later month. */
  forecast(origin: number, horizonMonths: number): number | null;
  /** What came; null when a gap hides it. */
  actual(origin: number, horizonMonths: number): number | null;
}

/** The sum of the months after the origin: the part of an accumulating target that is still open. */
export function replaySum(values: Float64Array, { recentMonths }: ForecastSettings): Replay {
  return {
    forecast: (origin, horizon) => projectSum(values.subarray(0, origin + 1), horizon, recentMonths),
    actual: (origin, horizon) => {
      const { sum, known } = sumOfKnown(values, origin + 1, origin + horizon);
      return known === horizon ? sum : null;
    },
  };
}

/** The level at the end of the horizon. */
export function replayStock(values: Float64Array, { recentMonths }: ForecastSettings): Replay {
  return {
    forecast: (origin, horizon) => projectStock(values.subarray(0, origin + 1), horizon, recentMonths),
    actual: (origin, horizon) => {
      const value = values[origin + horizon] ?? Number.NaN;
      return Number.isNaN(value) ? null : value;
    },
  };
}

/** The number of providers in the club at the end of the horizon; only where its 12 months lie on the axis. */
export function replayClub(
  providers: readonly ProviderSeries[],
  line: ClubLine,
  { recentMonths }: ForecastSettings,
): Replay {
  return {
    forecast: (origin, horizon) => {
      if (origin + horizon < MONTHS_OF_A_YEAR - 1) return null;
      return providers.filter(({ provider, values }) => {
        const { projected } = projectYear(provider, values.subarray(0, origin + 1), horizon, recentMonths);
        return inClub(projected, line);
      }).length;
    },
    actual: (origin, horizon) => {
      const end = origin + horizon;
      const start = end - MONTHS_OF_A_YEAR + 1;
      if (start < 0) return null;
      return providers.filter(({ values }) => {
        const { sum, known } = sumOfKnown(values, start, end);
        return known > 0 && inClub(sum, line);
      }).length;
    },
  };
}

/** Whether a provider with that sum of 12 months stands in the club. */
export function inClub(value: number | null, { atLeast, below }: ClubLine): boolean {
  return value !== null && value >= atLeast && (below === null || value < below);
}
