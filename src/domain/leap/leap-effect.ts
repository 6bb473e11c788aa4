import type { LeapOutcome } from './leap-outcome.ts';
import type { LeapState } from './leap-state.ts';

/** What a change of settings, decisions or data does to the counts. */
export interface LeapEffect {
  /** Relations by state, every state present in either evaluation. */
  states: Partial<Record<LeapState, { before: number; after: number }>>;
  counted: { before: number; after: number };
  /** Providers whose counted leaps differ in any way, by provider; a gained and a lost leap do not cancel out. */
  providers: readonly ProviderEffect[];
  /** Relations counted in both whose date or band differs. */
  changed: readonly number[];
}

export interface ProviderEffect {
  provider: number;
  before: number;
  after: number;
  /** Relations counted only after, by id. */
  gained: readonly number[];
  /** Relations counted only before, by id. */
  lost: readonly number[];
}

/** Compares two evaluations of the same merchants; a relation absent from one of them counts nothing there. */
export function compareLeaps(before: readonly LeapOutcome[], after: readonly LeapOutcome[]): LeapEffect {
  const states: LeapEffect['states'] = {};
  for (const { state } of before) stateCount(states, state).before++;
  for (const { state } of after) stateCount(states, state).after++;

  const countedBefore = countedLeaps(before);
  const countedAfter = countedLeaps(after);
  const providers = new Map<number, { before: number; after: number; gained: number[]; lost: number[] }>();
  const of = (provider: number) => {
    const known = providers.get(provider) ?? { before: 0, after: 0, gained: [], lost: [] };
    providers.set(provider, known);
    return known;
  };
  const changed: number[] = [];
  for (const [relation, leap] of countedBefore) {
    const provider = of(leap.provider);
    provider.before++;
    const later = countedAfter.get(relation);
    if (!later) provider.lost.push(relation);
    else if (differs(leap, later)) changed.push(relation);
  }
  for (const [relation, leap] of countedAfter) {
    const provider = of(leap.provider);
    provider.after++;
    if (!countedBefore.has(relation)) provider.gained.push(relation);
  }
  const ascending = (a: number, b: number) => a - b;
  return {
    states,
    counted: { before: countedBefore.size, after: countedAfter.size },
    providers: [...providers]
      .filter(([, { gained, lost }]) => gained.length + lost.length > 0)
      .map(([provider, effect]) => ({
        provider,
        ...effect,
        gained: effect.gained.toSorted(ascending),
        lost: effect.lost.toSorted(ascending),
      }))
      .toSorted((a, b) => a.provider - b.provider),
    changed: changed.toSorted(ascending),
  };
}

function stateCount(states: LeapEffect['states'], state: LeapState): { before: number; after: number } {
  const count = states[state] ?? { before: 0, after: 0 };
  states[state] = count;
  return count;
}

function countedLeaps(outcomes: readonly LeapOutcome[]): Map<number, LeapOutcome> {
  return new Map(
    outcomes.filter(({ state }) => state === 'counted').map((outcome) => [outcome.relation, outcome]),
  );
}

function differs(a: LeapOutcome, b: LeapOutcome): boolean {
  return a.completedMonth !== b.completedMonth || a.highest?.band !== b.highest?.band;
}
