import type { LadderView, NextProviderView } from '../../src/contract/programme.ts';
import { comparePeriods, periodDistance, periodRange } from '../../src/domain/period/period.ts';
import { clubLine, type Ladder, type ProgrammeProvider } from '../../src/domain/programme/ladder.ts';
import { ladderFunnel } from '../../src/domain/programme/ladder-funnel.ts';
import { nextProviders } from '../../src/domain/programme/next-providers.ts';
import { monthIndex } from '../../src/domain/target/month-series.ts';
import { MONTHS_OF_A_YEAR, projectYear } from '../../src/domain/target/projection.ts';
import type { TargetLine } from '../../src/domain/target/target.ts';
import { clubCount } from '../targets/measure-reading.ts';
import { describeForecast, expectedAt, figuresOf } from '../targets/target-figures.ts';
import type { TargetRow } from '../targets/target-row.ts';
import type { TargetViews } from '../targets/target-views.ts';

/** The providers looked at, in the two forms a ladder reads them in. */
export interface BoardProviders {
  /** What the target of the place counts: the same providers as `standing`. */
  place: { level: 'programme' | 'region' | 'city'; scope: string | null };
  standing: readonly ProgrammeProvider[];
}

/** One ladder: who stands where on it, what is due by when, what will come, and who is nearest to the line. */
export function boardLadder(
  ladder: Ladder,
  goal: TargetRow | null,
  { place, standing }: BoardProviders,
  views: TargetViews,
): LadderView {
  const { settings, scopes, book } = views;
  const line = clubLine(ladder, settings.ladders, settings.countMode);
  const { inClub, ...funnel } = ladderFunnel(standing, ladder, settings);
  const isKnown = funnel.amountUnknown < standing.length;
  const attained = isKnown ? inClub : null;
  const figures = goal && figuresOf(goal, scopes, settings);
  return {
    code: ladder.code,
    name: ladder.name,
    amount: ladder.amount,
    atLeast: ladder.atLeast,
    below: line.below,
    source: ladder.source,
    attained,
    goal: goal &&
      figures && {
        targetId: goal.id,
        goal: goal.goal,
        from: goal.from,
        to: goal.to,
        ownerName: goal.owner?.name ?? null,
        startValue: figures.startValue,
        startSource: figures.startSource,
        pace: figures.pace,
        needed: figures.needed,
        forecast: describeForecast(figures.forecast()),
      },
    funnel,
    next: nextOf(ladder, place, goal?.to ?? views.rules.period.to, views),
    series: boardSeries(
      { months: book.months, attained, line: figures?.line ?? null, period: goal ?? views.rules.period },
      (at) => clubCount(scopes.clubBook(place, ladder.amount).providers, at, line),
    ),
  };
}

function nextOf(
  { amount, atLeast }: Ladder,
  place: BoardProviders['place'],
  to: string,
  { scopes, book, settings }: TargetViews,
): NextProviderView[] {
  const monthsLeft = Math.max(0, periodDistance(book.month, to));
  const projections = scopes
    .clubBook(place, amount)
    .providers.map(({ provider, values }) =>
      projectYear(provider, values, monthsLeft, settings.forecast.recentMonths),
    );
  return nextProviders(projections, atLeast, monthsLeft, settings.nextProviders).map(
    ({ provider: id, ...figures }) => {
      const provider = scopes.of({ level: 'provider', scope: id })[0];
      return {
        ...figures,
        provider: { id, name: provider?.name ?? id, nameEn: provider?.nameEn ?? null },
        region: provider?.region ?? null,
      };
    },
  );
}

interface SeriesOfLadder {
  months: readonly string[];
  attained: number | null;
  line: TargetLine | null;
  period: { from: string; to: string };
}

/** Counted where 12 months are stored, and at the month looked at in any case; due within the period of the goal. */
function boardSeries(
  { months, attained, line, period }: SeriesOfLadder,
  countAt: (at: number) => number | null,
): LadderView['series'] {
  const last = months.length - 1;
  const [earliest] = [months[0]!, period.from].sort(comparePeriods);
  const latest = [months[last]!, period.to].sort(comparePeriods).at(-1)!;
  return periodRange(earliest!, latest).map((month) => {
    const at = monthIndex(months, month);
    const isDue =
      line !== null && comparePeriods(line.from, month) <= 0 && comparePeriods(month, line.to) <= 0;
    return {
      month,
      attained: at === last ? attained : at >= MONTHS_OF_A_YEAR - 1 && at < last ? countAt(at) : null,
      expected: isDue ? expectedAt(line, month) : null,
    };
  });
}
