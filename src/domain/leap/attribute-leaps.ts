import { windowBand } from './judge-window.ts';
import type { Attribution, AttributionBasis } from './leap-outcome.ts';
import type { TieBreak } from './leap-settings.ts';
import { leapKey } from './merchant-book.ts';
import {
  type Claims,
  findHighest,
  findLeap,
  type LeapAttribution,
  type LeapRun,
  type ServiceCase,
} from './service-case.ts';
import { coveredShare } from './service-span.ts';

/**
 * Finds the leaps of one merchant and their owners, in the order of the completing months (domain.md 5.2 [O]).
 *
 * - A candidate is a primary relation, begun no later than the first day of the window and covering enough of its days,
 *   from whose own baseline the window is a leap. Several: a logged decision, else the most operated sessions of a
 *   provider; equal or unknown sessions leave the leap disputed.
 * - The months of a leap (its first window and that of its highest band) are used up: no other leap counts them.
 * - A relation running since before a leap was complete shares that rise, so its own leap must go above the counted
 *   band. One that begins later is judged from its own baseline alone, even if the merchant has fallen back.
 *
 * Sets `leap`, `highest` and `aboveBand` of the cases and returns the months used up.
 */
export function attributeLeaps(cases: readonly ServiceCase[], run: LeapRun): Claims {
  const claims = new Set<number>();
  const open = new Set(cases.filter(({ relation }) => relation.role === 'primary'));
  for (;;) {
    let earliest = Number.POSITIVE_INFINITY;
    let candidates: ServiceCase[] = [];
    for (const one of open) {
      const first = findLeap(one, claims, run);
      if (first === null) continue;
      if (first < earliest) candidates = [];
      if (first <= earliest) candidates.push(one);
      earliest = Math.min(earliest, first);
    }
    if (candidates.length === 0) return claims;
    settle(candidates, earliest, open, claims, run);
  }
}

function settle(
  candidates: readonly ServiceCase[],
  first: number,
  open: Set<ServiceCase>,
  claims: Set<number>,
  run: LeapRun,
): void {
  const { settings, axis } = run;
  const leap = attribute(candidates, first, run);
  const owners = leap.ownerRelation === null ? candidates : candidates.filter((one) => owns(one, leap));
  const highest = owners.map((one) => findHighest(one, first, claims, run));
  for (const start of [first, ...highest]) {
    for (let position = start; position < start + settings.holdMonths; position++) claims.add(position);
  }
  const { merchant } = owners[0]!;
  const countedBand = Math.max(...highest.map((start) => windowBand(merchant, start, settings)));
  const lastDay = axis.firstDay(Math.max(first, ...highest) + settings.holdMonths) - 1;
  for (const one of candidates) one.leap = leap;
  owners.forEach((one, at) => {
    one.highest = highest[at] ?? null;
    open.delete(one);
  });
  for (const one of open)
    if (one.span.firstDay <= lastDay) one.aboveBand = Math.max(one.aboveBand, countedBand);
}

function attribute(candidates: readonly ServiceCase[], first: number, run: LeapRun): LeapAttribution {
  const { axis, settings, book } = run;
  // The earliest relation stands for its provider.
  const sorted = candidates.toSorted(
    (a, b) => a.span.firstDay - b.span.firstDay || a.relation.id - b.relation.id,
  );
  const completed = first + settings.holdMonths - 1;
  const merchantId = sorted[0]!.merchant.id;
  const decided = book.decisions.get(leapKey(merchantId, axis.monthAt(completed))) ?? null;
  const { basis, provider } = chooseProvider(sorted, decided, settings.tieBreak);
  const owner = provider === null ? null : sorted.find(({ relation }) => relation.provider === provider);
  return {
    first,
    completed,
    basis,
    ownerRelation: owner?.relation.id ?? null,
    ownerProvider: provider,
    candidates: candidates
      .map((one) => ({
        relation: one.relation.id,
        provider: one.relation.provider,
        coveredShare: coveredShare(one.span, axis, first, settings.holdMonths),
        operatedSessions: one.relation.operatedSessions,
      }))
      .toSorted((a, b) => a.relation - b.relation),
  };
}

/** A decision about somebody who is no candidate any more is not heeded. */
function chooseProvider(
  candidates: readonly ServiceCase[],
  decided: number | null,
  tieBreak: TieBreak,
): { basis: AttributionBasis; provider: number | null } {
  const sessions = new Map<number, number>();
  for (const { relation } of candidates) {
    const own = relation.operatedSessions ?? Number.NaN;
    sessions.set(relation.provider, (sessions.get(relation.provider) ?? 0) + own);
  }
  const providers = [...sessions.keys()];
  if (providers.length === 1) return { basis: 'only_candidate', provider: providers[0]! };
  if (decided !== null && sessions.has(decided)) return { basis: 'decision', provider: decided };
  if (tieBreak === 'decision') return { basis: 'decision_required', provider: null };
  const counts = [...sessions.values()];
  if (counts.some(Number.isNaN)) return { basis: 'sessions_unknown', provider: null };
  const most = Math.max(...counts);
  const leading = providers.filter((provider) => sessions.get(provider) === most);
  return leading.length === 1
    ? { basis: 'operated_sessions', provider: leading[0]! }
    : { basis: 'tied', provider: null };
}

function owns(one: ServiceCase, leap: Attribution): boolean {
  return leap.ownerRelation === one.relation.id;
}
