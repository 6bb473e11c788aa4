import { comparePeriods, periodDistance, shiftPeriod } from '../../src/domain/period/period.ts';
import { clubLine, LADDERS, type Ladder, type LadderAmount } from '../../src/domain/programme/ladder.ts';
import type { ProgrammeSettings } from '../../src/domain/programme/programme-settings.ts';
import type { ClubLine, Forecast } from '../../src/domain/target/forecast.ts';
import { forecastClub } from '../../src/domain/target/forecast-club.ts';
import { forecastAccumulating, forecastStock } from '../../src/domain/target/forecast-total.ts';
import type { TargetMeasure } from '../../src/domain/target/measure.ts';
import { type MonthSeries, monthIndex, sumOfKnown } from '../../src/domain/target/month-series.ts';
import { MONTHS_OF_A_YEAR } from '../../src/domain/target/projection.ts';
import { inClub } from '../../src/domain/target/replay.ts';
import type { Target } from '../../src/domain/target/target.ts';
import { joinedBy } from '../programme/joined-by.ts';
import type { BookProvider } from '../programme/provider-book.ts';
import type { ScopeKey, ScopeProviders } from './scope-providers.ts';

type Asked = Pick<Target, 'measure' | 'goal' | 'startValue' | 'from' | 'to'>;

/** How one measure is read out of the stored months of the providers behind a target. */
export interface MeasureReading {
  /** Value at the end of the month before the period; null: not stored that far back. */
  start(from: string): number | null;
  /** Value at the end of the month looked at, or of the period when that came first; the forecast's own. */
  attained(target: Pick<Asked, 'startValue' | 'from' | 'to'>): number | null;
  forecast(target: Asked): Forecast;
  /** Value at the end of a month up to the one looked at; null: not known. */
  at(month: string, target: Pick<Asked, 'startValue' | 'from' | 'to'>): number | null;
  /** One provider's part of the value at the end of the month; null: not known. */
  part(provider: BookProvider, month: string, from: string): number | null;
}

const AMOUNTS: Partial<Record<TargetMeasure, LadderAmount>> = { leaps: 'leaps', gmv: 'gmv' };

export function readingOf(
  measure: TargetMeasure,
  key: ScopeKey,
  scopes: ScopeProviders,
  settings: ProgrammeSettings,
): MeasureReading {
  const amount = AMOUNTS[measure];
  if (amount) return accumulating(amount, key, scopes, settings);
  // Settings may leave a club off the board; a target on it still counts by the published line.
  const ladder = [...settings.ladders, ...LADDERS].find((one) => one.measure === measure);
  return ladder ? club(ladder, key, scopes, settings) : stock(key, scopes, settings);
}

function accumulating(
  amount: LadderAmount,
  key: ScopeKey,
  scopes: ScopeProviders,
  { forecast }: ProgrammeSettings,
): MeasureReading {
  const { month, months } = scopes.book;
  const total = scopes.total(key, amount);
  const sumSince = (values: Float64Array, from: string, until: string) =>
    sumOfKnown(values, monthIndex(months, from), monthIndex(months, until));
  return {
    // It begins with its period: what came before is not counted towards it.
    start: () => 0,
    attained: ({ startValue, from, to }) => {
      if (comparePeriods(month, from) < 0) return startValue;
      const { sum, known } = sumSince(total.values, from, earlierOf(month, to));
      return known === 0 ? null : startValue + sum;
    },
    forecast: (target) => forecastAccumulating(total, target, month, forecast),
    at: (until, { startValue, from }) => {
      const { sum, known } = sumSince(total.values, from, until);
      return known === 0 ? null : startValue + sum;
    },
    part: ({ amounts }, until, from) => {
      const { sum, known } = sumSince(amounts[amount], from, until);
      return known === 0 ? null : sum;
    },
  };
}

function stock(key: ScopeKey, scopes: ScopeProviders, { forecast }: ProgrammeSettings): MeasureReading {
  const { month } = scopes.book;
  const series: MonthSeries = scopes.joined(key);
  const level = (until: string) =>
    periodDistance(until, month) < 0
      ? null
      : scopes.of(key).filter((provider) => joinedBy(provider, until)).length;
  return {
    start: (from) => level(shiftPeriod(from, -1)),
    attained: ({ to }) => series.values[monthIndex(series.months, earlierOf(month, to))] ?? null,
    forecast: (target) => forecastStock(series, target, month, forecast),
    at: level,
    part: (provider, until) => (joinedBy(provider, until) ? 1 : 0),
  };
}

function club(
  ladder: Ladder,
  key: ScopeKey,
  scopes: ScopeProviders,
  settings: ProgrammeSettings,
): MeasureReading {
  const { month, months } = scopes.book;
  const line = clubLine(ladder, settings.ladders, settings.countMode);
  const book = scopes.clubBook(key, ladder.amount);
  const count = (at: number) => clubCount(book.providers, at, line);
  return {
    start: (from) => {
      const at = monthIndex(months, from) - 1;
      return at < MONTHS_OF_A_YEAR - 1 || at >= months.length ? null : count(at);
    },
    attained: ({ to }) => {
      const at = monthIndex(months, earlierOf(month, to));
      return at < 0 ? null : count(at);
    },
    forecast: (target) => forecastClub(book, line, target, month, settings.forecast),
    // Twelve months that are not all stored count too little; only the month looked at says so beside it.
    at: (until) => {
      const at = monthIndex(months, until);
      const isJudged = at >= MONTHS_OF_A_YEAR - 1 || until === month;
      return at < 0 || at >= months.length || !isJudged ? null : count(at);
    },
    part: ({ amounts }, until) => {
      const year = trailingYear(amounts[ladder.amount], monthIndex(months, until));
      return year === null ? null : Number(inClub(year, line));
    },
  };
}

/** A month past the period is read as its last. */
export const earlierOf = (month: string, to: string) => (comparePeriods(month, to) < 0 ? month : to);

/** Providers in the club at that position of the axis; null when nobody's year is known. */
export function clubCount(
  providers: readonly { values: Float64Array }[],
  at: number,
  line: ClubLine,
): number | null {
  const years = providers.map(({ values }) => trailingYear(values, at));
  return years.every((year) => year === null) ? null : years.filter((year) => inClub(year, line)).length;
}

/** Sum of the 12 months that end there; null when none of them has a row. */
export function trailingYear(values: Float64Array, at: number): number | null {
  const { sum, known } = sumOfKnown(values, at - MONTHS_OF_A_YEAR + 1, at);
  return known === 0 ? null : sum;
}
