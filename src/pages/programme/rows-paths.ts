import type { LadderView, ProgrammeBoard } from '../../contract/programme.ts';
import { roundHalfUp } from '../../domain/number/round-half-up.ts';
import { shiftPeriod } from '../../domain/period/period.ts';
import type { FunnelStep, LadderAmount, LadderCode } from '../../domain/programme/ladder.ts';
import { readableSearch } from '../../ui/address/readable-search.ts';

/** Indicator of the grading model that carries the amount of a ladder. */
const indicators: Record<LadderAmount, string> = { leaps: 'leap_merchants', gmv: 'gmv_t12m' };

type Query = Record<string, string | null | undefined>;

function path(to: string, query: Query): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value) search.set(key, value);
  return to + readableSearch(search);
}

/** Shares of a line at which the middle steps of a funnel begin. */
export interface StepShares {
  halfwayShare: number;
  sprintShare: number;
}

/**
 * Addresses of the rows behind the numbers of a board. Providers come from the assessment the board took its rated ones
 * from; `region` narrows further, for a row of the region table.
 */
export function rowsPaths(board: ProgrammeBoard) {
  // The targets' own page counts as the rules say, at the newest month; another look at the board has no rows there.
  const asTargets = board.countMode === board.countModeInForce && board.month === board.months[0];
  const scope = (region?: string | null) => region ?? board.region;
  const providers = (query: Query, region?: string | null) =>
    path('/providers', { period: board.ratedPeriod, region: scope(region), ...query });
  const byAmount = (amount: LadderAmount, atLeast: number, rated: boolean, region?: string | null) =>
    providers(
      {
        ...(rated && { minTotal: '0' }),
        measureFrom: `${indicators[amount]}:${atLeast}`,
        sort: `-measure:${indicators[amount]}`,
      },
      region,
    );
  return {
    joined: (region?: string | null) => providers({}, region),
    rated: (region?: string | null) => providers({ minTotal: '0' }, region),
    sortedBy: (amount: LadderAmount, region?: string | null) =>
      providers({ sort: `-measure:${indicators[amount]}` }, region),
    /** Everybody over the line, in a higher club or not. */
    overLine: (amount: LadderAmount, atLeast: number, region?: string | null) =>
      byAmount(amount, atLeast, false, region),
    /**
     * The members of a club. A list of providers has no upper bound and follows the assessment; where that is not the
     * club, the goal's own page holds exactly the rows that were counted. `withHigher`: the list holds the higher club too.
     */
    club: ({ amount, atLeast, below, goal }: LadderView): { to: string; withHigher: boolean } => {
      const listed = below === null && board.ratedPeriod === board.month;
      return goal && asTargets && !listed
        ? { to: path('/targets', { target: goal.targetId }), withHigher: false }
        : { to: byAmount(amount, atLeast, false), withHigher: below !== null };
    },
    step: (step: FunnelStep, amount: LadderAmount, atLeast: number, shares: StepShares | undefined) => {
      if (step === 'joined') return providers({});
      if (step === 'rated') return providers({ minTotal: '0' });
      const least = leastOf(step, atLeast, shares);
      return least === null ? null : byAmount(amount, least, true);
    },
    /** Counted leaps of the 12 months up to the month looked at, or of the programme year so far. */
    leaps: (
      months: 'trailing' | 'year',
      only: { region?: string | null; provider?: string } = {},
    ): string | null =>
      board.month === null
        ? null
        : path('/leaps', {
            state: 'counted',
            region: only.provider ? null : scope(only.region),
            provider: only.provider,
            completedFrom: months === 'year' ? board.period.from : shiftPeriod(board.month, -11),
            completedTo: board.month,
          }),
    merchantsOf: (provider: string) => path('/merchants', { provider, month: board.month }),
    target: (id: string) => (asTargets ? path('/targets', { target: id }) : null),
    targets: (query: Query) => (asTargets ? path('/targets', { ...targetScope(board), ...query }) : null),
  };
}

export type RowsPaths = ReturnType<typeof rowsPaths>;

/** Null: the step begins at a share of the line that is not known yet. */
function leastOf(step: FunnelStep, atLeast: number, shares: StepShares | undefined): number | null {
  if (step === 'started') return 1;
  if (step === 'reached') return atLeast;
  if (shares === undefined) return null;
  return roundHalfUp((step === 'halfway' ? shares.halfwayShare : shares.sprintShare) * atLeast, 6);
}

function targetScope({ goalScope, region }: ProgrammeBoard): Query {
  return goalScope === 'none' ? {} : { level: goalScope, region: goalScope === 'region' ? region : null };
}

/** The ladder the reader chose, else the one furthest behind its time, else the first. */
export function shownLadder(board: ProgrammeBoard, chosen: LadderCode | undefined) {
  return board.ladders.find(({ code }) => code === chosen) ?? worstLadder(board) ?? board.ladders[0];
}

/** Lowest pace index; null while no club has a goal that time is measured against. */
export function worstLadder(board: ProgrammeBoard) {
  return board.ladders
    .filter(({ goal }) => goal?.pace.index != null)
    .reduce<ProgrammeBoard['ladders'][number] | null>(
      (worst, one) => (worst && (worst.goal?.pace.index ?? 0) <= (one.goal?.pace.index ?? 0) ? worst : one),
      null,
    );
}
