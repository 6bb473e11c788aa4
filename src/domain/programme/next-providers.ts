import type { ProviderProjection } from '../target/forecast.ts';

/** A provider short of a line, and what it still needs to stand over it when the period ends. */
export interface NextProvider {
  provider: string;
  /** Trailing 12 months to the month looked at. */
  attained: number;
  /** Part of the final 12 months that is already in. */
  done: number;
  /** Line − done, above 0. */
  needed: number;
  /** needed ÷ months left; null when no month is left. */
  neededPerMonth: number | null;
  /** Mean of its recent full months; null when they hold no data. */
  ratePerMonth: number | null;
  projected: number;
  /** True when its present rate is enough. */
  willReach: boolean;
}

/**
 * The providers nearest to a line that are not over it: least needed first, then the faster one, then by id, so that the
 * list never depends on the order of rows. `projections` are those of the club's forecast (domain.md 5.4 [O]). Somebody
 * who holds nothing yet is near no line.
 */
export function nextProviders(
  projections: readonly ProviderProjection[],
  atLeast: number,
  monthsLeft: number,
  count: number,
): NextProvider[] {
  return projections
    .flatMap((projection) => nextProvider(projection, atLeast, monthsLeft) ?? [])
    .sort(
      (a, b) =>
        a.needed - b.needed ||
        (b.ratePerMonth ?? 0) - (a.ratePerMonth ?? 0) ||
        (a.provider < b.provider ? -1 : a.provider > b.provider ? 1 : 0),
    )
    .slice(0, count);
}

function nextProvider(
  { provider, attained, done, ratePerMonth, projected }: ProviderProjection,
  atLeast: number,
  monthsLeft: number,
): NextProvider | null {
  if (attained === null || done === null || projected === null) return null;
  if (attained <= 0 || attained >= atLeast) return null;
  const needed = atLeast - done;
  return {
    provider,
    attained,
    done,
    needed,
    neededPerMonth: monthsLeft === 0 ? null : needed / monthsLeft,
    ratePerMonth,
    projected,
    willReach: projected >= atLeast,
  };
}
