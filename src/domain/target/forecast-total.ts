import { roundHalfUp } from '../number/round-half-up.ts';
import { periodDistance } from '../period/period.ts';
import { backTest, errorFactors } from './back-test.ts';
import { DEFAULT_FORECAST_SETTINGS, type Forecast, type ForecastSettings } from './forecast.ts';
import { type ForecastMoment, forecastMoment, forecastStatus } from './forecast-moment.ts';
import { MEASURE_RULES } from './measure.ts';
import { type MonthSeries, monthIndex, sumOfKnown } from './month-series.ts';
import { projectStock, projectSum, recentChangeRate, recentRate } from './projection.ts';
import { type Replay, replayStock, replaySum } from './replay.ts';
import type { Target } from './target.ts';
import type { TargetReason } from './target-reason.ts';

type ForecastTarget = Pick<Target, 'measure' | 'goal' | 'startValue' | 'from' | 'to'>;

/**
 * An accumulating measure (leaps, GMV): what is done + the mean of the last full months × months left [O]. The months
 * done are certain, so the range is laid around the open part alone. It may lie wholly to one side of a forecast whose
 * method has kept missing that way. Reads no month after `asOfMonth`.
 */
export function forecastAccumulating(
  series: MonthSeries,
  target: ForecastTarget,
  asOfMonth: string,
  settings: ForecastSettings = DEFAULT_FORECAST_SETTINGS,
): Forecast {
  const moment = forecastMoment(series.months, target, asOfMonth);
  const values = series.values.subarray(0, moment.last + 1);
  const { sum, known } = sumOfKnown(values, monthIndex(series.months, target.from), moment.last);
  const attained = moment.monthsPassed > 0 && known === 0 ? null : target.startValue + sum;
  const open = projectSum(values, moment.monthsLeft, settings.recentMonths);
  return assembled(target, moment, settings, {
    attained,
    ratePerMonth: recentRate(values, settings.recentMonths),
    certain: attained,
    open: moment.monthsLeft === 0 ? 0 : open,
    gapMonths: gapsOf(series, target.from, moment),
    replay: replaySum(values, settings),
    months: series.months.slice(0, moment.last + 1),
  });
}

/**
 * A level (providers): the last level + the mean of the last full months' changes × months left [O]. Its start value is
 * part of the level. Reads no month after `asOfMonth`.
 */
export function forecastStock(
  series: MonthSeries,
  target: ForecastTarget,
  asOfMonth: string,
  settings: ForecastSettings = DEFAULT_FORECAST_SETTINGS,
): Forecast {
  const moment = forecastMoment(series.months, target, asOfMonth);
  const values = series.values.subarray(0, moment.last + 1);
  const level = values[moment.last] ?? Number.NaN;
  const attained = Number.isNaN(level) ? null : level;
  const open =
    moment.monthsLeft === 0 ? attained : projectStock(values, moment.monthsLeft, settings.recentMonths);
  return assembled(target, moment, settings, {
    attained,
    ratePerMonth: recentChangeRate(values, settings.recentMonths),
    certain: attained === null ? null : 0,
    open,
    gapMonths: gapsOf(series, target.from, moment),
    replay: replayStock(values, settings),
    months: series.months.slice(0, moment.last + 1),
  });
}

interface ForecastParts {
  attained: number | null;
  ratePerMonth: number | null;
  /** Part of the forecast that has happened; null when it is not known. */
  certain: number | null;
  /** Part the method projects; null without recent months. */
  open: number | null;
  gapMonths: string[];
  replay: Replay;
  months: readonly string[];
}

function assembled(
  { measure, goal }: ForecastTarget,
  { monthsLeft, reason }: ForecastMoment,
  settings: ForecastSettings,
  { attained, ratePerMonth, certain, open, gapMonths, replay, months }: ForecastParts,
): Forecast {
  const common = { attained, ratePerMonth, monthsLeft, gapMonths };
  const without = (why: TargetReason): Forecast => ({
    ...common,
    value: null,
    status: null,
    reason: why,
    range: null,
    rangeReason: why,
    backTest: null,
  });
  if (reason !== null) return without(reason);
  if (certain === null) return without('value_not_known');
  if (open === null) return without('no_recent_months');
  const round = (value: number) => roundHalfUp(value, MEASURE_RULES[measure].forecastDigits);
  const value = round(certain + open);
  const status = forecastStatus(value, goal, settings);
  const tested = monthsLeft === 0 ? null : backTest(months, monthsLeft, replay, settings);
  const withoutRange = (why: TargetReason): Forecast => ({
    ...common,
    value,
    status,
    reason: null,
    range: null,
    rangeReason: why,
    backTest: tested,
  });
  if (tested === null) return withoutRange('period_over');
  if (open === 0) return withoutRange('nothing_projected');
  const factors = errorFactors(tested.replays, settings);
  if (factors === null) return withoutRange('too_few_errors');
  const range = {
    low: round(certain + open * factors.low),
    high: round(certain + open * factors.high),
    errors: factors.errors,
  };
  return { ...common, value, status, reason: null, range, rangeReason: null, backTest: tested };
}

function gapsOf({ months, values }: MonthSeries, from: string, { last }: ForecastMoment): string[] {
  const first = Math.max(0, periodDistance(months[0]!, from));
  return months.slice(first, last + 1).filter((_, at) => Number.isNaN(values[first + at] ?? Number.NaN));
}
