import type { z } from 'zod';
import type { forecast as forecastShape, startFields } from '../../src/contract/target-figures.ts';
import { comparePeriods, periodRange } from '../../src/domain/period/period.ts';
import type { ProgrammeSettings } from '../../src/domain/programme/programme-settings.ts';
import { expectedShare } from '../../src/domain/target/curve.ts';
import type { Forecast } from '../../src/domain/target/forecast.ts';
import { type NeededRate, neededRate, type Pace, paceOf } from '../../src/domain/target/pace.ts';
import type { TargetLine } from '../../src/domain/target/target.ts';
import { earlierOf, type MeasureReading, readingOf } from './measure-reading.ts';
import type { ScopeProviders } from './scope-providers.ts';
import type { TargetRow } from './target-row.ts';

export type StartSource = z.infer<(typeof startFields)['startSource']>;

/** Everything of a target that is computed. */
export interface TargetFigures {
  reading: MeasureReading;
  line: TargetLine;
  startValue: number | null;
  startSource: StartSource;
  attained: number | null;
  pace: Pace;
  needed: NeededRate;
  /** Made when it is asked for: replaying it over the past costs more than everything else together. */
  forecast(): Forecast;
}

type Asked = Pick<TargetRow, 'level' | 'scope' | 'measure' | 'goal' | 'startValue' | 'from' | 'to' | 'curve'>;

export function figuresOf(target: Asked, scopes: ScopeProviders, settings: ProgrammeSettings): TargetFigures {
  const reading = readingOf(target.measure, target, scopes, settings);
  const { startValue, startSource } = startOf(target, reading);
  // Where the start is not known the way is measured from 0, as domain.md 5.4 writes it, and the answer says so.
  const line: TargetLine = { ...target, startValue: startValue ?? 0 };
  const attained = reading.attained(line);
  let forecast: Forecast | null = null;
  const { month } = scopes.book;
  return {
    reading,
    line,
    startValue,
    startSource,
    attained,
    pace: paceOf(line, attained, month, settings.pace),
    needed: neededRate(line, attained, month),
    forecast: () => {
      forecast ??= reading.forecast({ ...target, startValue: line.startValue });
      return forecast;
    },
  };
}

function startOf(
  { startValue, from }: Pick<Asked, 'startValue' | 'from'>,
  reading: MeasureReading,
): { startValue: number | null; startSource: StartSource } {
  if (startValue !== null) return { startValue, startSource: 'typed' };
  const computed = reading.start(from);
  return { startValue: computed, startSource: computed === null ? 'unknown' : 'data' };
}

/** A forecast as the contract has it: of the back-test what sums it up. */
export function describeForecast(forecast: Forecast): z.infer<typeof forecastShape> {
  const { value, status, reason, range, rangeReason, ratePerMonth, gapMonths, backTest } = forecast;
  return {
    value,
    status,
    reason,
    range,
    rangeReason,
    ratePerMonth,
    gapMonths,
    backTest: backTest && {
      horizonMonths: backTest.horizonMonths,
      replays: backTest.replays.length,
      skippedOrigins: backTest.skippedOrigins,
      wape: backTest.wape,
      wapeReason: backTest.wapeReason,
      bias: backTest.bias,
      coverage: backTest.coverage,
    },
  };
}

/** Attained and due month by month over the period. */
export function targetSeries({ reading, line, attained }: TargetFigures, month: string) {
  const last = earlierOf(month, line.to);
  return periodRange(line.from, line.to).map((at) => ({
    month: at,
    attained: at === last ? attained : comparePeriods(at, last) < 0 ? reading.at(at, line) : null,
    expected: expectedAt(line, at),
  }));
}

/** Value due by the end of a month of the period. */
export function expectedAt({ goal, startValue, from, to, curve }: TargetLine, month: string): number {
  return startValue + (goal - startValue) * expectedShare(curve, from, to, month);
}
