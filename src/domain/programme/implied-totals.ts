import {
  amountOf,
  type CountMode,
  type Ladder,
  type LadderAmount,
  type ProgrammeProvider,
} from './ladder.ts';

/** What the ladders together ask for at least, beside what there is. */
export interface ImpliedTotal {
  amount: LadderAmount;
  /** Leaps, or yuan, if every club were filled by providers exactly on its line. */
  implied: number;
  /** Of all providers, 12 months; null when nobody's is known. */
  actual: number | null;
  /** Of the providers in one of the clubs. */
  actualInClubs: number;
  /** Providers whose amount is not known: `actual` is short of them. */
  amountUnknown: number;
}

/**
 * Least totals of the clubs: 4 500 leaps and 1 200亿 yuan by the published goals counted exclusively (domain.md 0,
 * trap 2). Nested, the providers of a higher club also fill the one below, so that one asks for fewer of its own.
 */
export function impliedTotals(
  ladders: readonly Ladder[],
  mode: CountMode,
  providers: readonly ProgrammeProvider[],
): ImpliedTotal[] {
  const amounts = [...new Set(ladders.map(({ amount }) => amount))];
  return amounts.map((amount) => {
    const clubs = ladders.filter((ladder) => ladder.amount === amount).sort((a, b) => b.atLeast - a.atLeast);
    let implied = 0;
    let filled = 0;
    for (const { goalProviders, atLeast } of clubs) {
      const own = mode === 'exclusive' ? goalProviders : Math.max(0, goalProviders - filled);
      implied += own * atLeast;
      filled += own;
    }
    const lowest = clubs.at(-1)?.atLeast ?? 0;
    const known = providers.flatMap((provider) => amountOf(provider, amount) ?? []);
    return {
      amount,
      implied,
      actual: known.length === 0 ? null : sum(known),
      actualInClubs: sum(known.filter((value) => value >= lowest)),
      amountUnknown: providers.length - known.length,
    };
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
