import { type BackTest, backTest, errorFactors } from './back-test.ts';
import {
  type ClubForecast,
  type ClubLine,
  DEFAULT_FORECAST_SETTINGS,
  type ForecastRange,
  type ForecastSettings,
} from './forecast.ts';
import { forecastMoment, forecastStatus } from './forecast-moment.ts';
import type { ProviderBook, ProviderSeries } from './month-series.ts';
import { projectYear } from './projection.ts';
import { inClub, replayClub } from './replay.ts';
import type { TargetLine } from './target.ts';
import type { TargetReason } from './target-reason.ts';

/**
 * Number of providers that will stand in the club when the period ends, each projected by itself (domain.md 5.4 [O]):
 * counts of a threshold rise late, and pace alone is too gloomy. Reads no month after `asOfMonth`.
 */
export function forecastClub(
  book: ProviderBook,
  line: ClubLine,
  target: Pick<TargetLine, 'goal' | 'from' | 'to'>,
  asOfMonth: string,
  settings: ForecastSettings = DEFAULT_FORECAST_SETTINGS,
): ClubForecast {
  const { last, monthsLeft, reason } = forecastMoment(book.months, target, asOfMonth);
  const past: ProviderSeries[] = book.providers.map(({ provider, values }) => ({
    provider,
    values: values.subarray(0, last + 1),
  }));
  const providers = past.map(({ provider, values }) =>
    projectYear(provider, values, monthsLeft, settings.recentMonths),
  );
  const nothingKnown = providers.every(({ attained }) => attained === null);
  const attained = nothingKnown ? null : providers.filter((one) => inClub(one.attained, line)).length;
  const common = { attained, ratePerMonth: null, monthsLeft, gapMonths: [], providers };
  const why: TargetReason | null = reason ?? (nothingKnown ? 'value_not_known' : null);
  if (why !== null) {
    return {
      ...common,
      value: null,
      status: null,
      reason: why,
      range: null,
      rangeReason: why,
      backTest: null,
    };
  }
  const value = providers.filter(({ projected }) => inClub(projected, line)).length;
  const status = forecastStatus(value, target.goal, settings);
  const months = book.months.slice(0, last + 1);
  const tested =
    monthsLeft === 0 ? null : backTest(months, monthsLeft, replayClub(past, line, settings), settings);
  const ranged = rangeOf(value, past.length, tested, settings);
  return { ...common, value, status, reason: null, ...ranged, backTest: tested };
}

function rangeOf(
  value: number,
  providers: number,
  tested: BackTest | null,
  settings: ForecastSettings,
): { range: ForecastRange | null; rangeReason: TargetReason | null } {
  if (tested === null) return { range: null, rangeReason: 'period_over' };
  if (value === 0) return { range: null, rangeReason: 'nothing_projected' };
  const factors = errorFactors(tested.replays, settings);
  if (factors === null) return { range: null, rangeReason: 'too_few_errors' };
  // Whole providers, outwards, and never more of them than there are.
  const low = Math.floor(value * factors.low);
  const high = Math.min(providers, Math.ceil(value * factors.high));
  return { range: { low, high, errors: factors.errors }, rangeReason: null };
}
