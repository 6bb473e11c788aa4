import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type { ProgrammeBoard, getProgramme as route } from '../../src/contract/programme.ts';
import { impliedTotals } from '../../src/domain/programme/implied-totals.ts';
import type { LadderAmount } from '../../src/domain/programme/ladder.ts';
import { monthIndex, sumOfKnown } from '../../src/domain/target/month-series.ts';
import type { Caller } from '../context.ts';
import type { Database } from '../db/schema.ts';
import { trailingYear } from '../targets/measure-reading.ts';
import { readTargetRows, type TargetRow } from '../targets/target-row.ts';
import { TargetViews } from '../targets/target-views.ts';
import { type BoardProviders, boardLadder } from './board-ladder.ts';
import { boardRegions, type PlacedProvider } from './board-regions.ts';
import { goalOf, goalScopeOf } from './goal-scope.ts';
import { readProgrammeRules } from './programme-rules.ts';
import { readProgrammeBook } from './provider-book.ts';
import { type RatedProviders, readRatedProviders } from './rated-providers.ts';

type Query = z.output<typeof route.query>;

/** The programme as the caller may see it: every number is made of the providers they may read. */
export async function readProgramme(
  db: Kysely<Database>,
  caller: Caller,
  { month, countMode, region }: Query,
  now: Date,
): Promise<ProgrammeBoard> {
  const book = await readProgrammeBook(db, caller, { month, region }, now);
  const rules = await readProgrammeRules(db);
  const programme = { ...rules.programme, countMode: countMode ?? rules.programme.countMode };
  const goalScope = goalScopeOf(caller, region);
  const rows = await readTargetRows(db, caller, { place: goalScope });
  const views = new TargetViews(book, { ...rules, programme }, rows);
  const rated = await readRatedProviders(db, caller, book.month);
  const standing = standingOf(views, rated);
  const goals = new Map(
    programme.ladders.map(({ measure }) => [measure, goalOf(rows, goalScope, measure, book.month)]),
  );
  // The book holds the providers of the place only, so each of these names the same ones.
  const place: BoardProviders['place'] =
    goalScope.level === 'none'
      ? { level: 'programme', scope: null }
      : { ...goalScope, level: goalScope.level };
  return {
    month: book.isStored ? book.month : null,
    months: [...book.available],
    period: rules.period,
    countMode: programme.countMode,
    countModeInForce: rules.programme.countMode,
    settingsVersion: rules.version,
    region: region ?? null,
    goalScope: goalScope.level,
    providers: standing.length,
    rated: standing.filter((one) => one.rated).length,
    ratedPeriod: rated.period,
    ladders: programme.ladders.map((ladder) =>
      boardLadder(ladder, goals.get(ladder.measure) ?? null, { place, standing }, views),
    ),
    totals: boardTotals(standing, goals, views),
    regions: boardRegions(standing, programme),
  };
}

function standingOf({ scopes, book }: TargetViews, rated: RatedProviders): PlacedProvider[] {
  const last = book.months.length - 1;
  return scopes.of({ level: 'programme', scope: null }).map(({ id, key, region, amounts }) => ({
    provider: id,
    region,
    rated: rated.keys.has(key),
    leaps: trailingYear(amounts.leaps, last),
    gmvYuan: trailingYear(amounts.gmv, last),
  }));
}

function boardTotals(
  standing: readonly PlacedProvider[],
  goals: ReadonlyMap<string, TargetRow | null>,
  { settings, scopes, book, rules }: TargetViews,
): ProgrammeBoard['totals'] {
  const ladders = settings.ladders.map((ladder) => ({
    ...ladder,
    goalProviders: goals.get(ladder.measure)?.goal ?? 0,
  }));
  const hasGoals = (amount: LadderAmount) =>
    ladders.every((ladder) => ladder.amount !== amount || ladder.goalProviders > 0);
  return impliedTotals(ladders, settings.countMode, standing).map(
    ({ amount, implied, actual, actualInClubs, amountUnknown }) => {
      const { values } = scopes.total({ level: 'programme', scope: null }, amount);
      const since = sumOfKnown(values, monthIndex(book.months, rules.period.from), values.length - 1);
      return {
        amount,
        implied: hasGoals(amount) ? implied : null,
        trailing12: actual,
        inClubs: actualInClubs,
        periodToDate: since.known === 0 ? null : since.sum,
        amountUnknown,
        series: book.months.map((month, at) => ({
          month,
          value: Number.isNaN(values[at]) ? null : values[at]!,
        })),
      };
    },
  );
}
