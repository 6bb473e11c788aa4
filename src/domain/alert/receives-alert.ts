import { covers, type Scope, type ScopedProvider } from '../access/scope.ts';
import type { TargetLevel } from '../target/measure.ts';

/** Whoever may be told of an alert. */
export interface AlertReader {
  /** Account id. */
  id: string;
  /** Null: the whole platform. */
  scope: Scope | null;
}

/** A place a target is set on; a provider-level one comes with its provider. */
export interface AlertTarget {
  level: TargetLevel;
  scope: string | null;
  /** Region the scope lies in; null: the programme, or not known. */
  region: string | null;
  owner: string | null;
  /** On the provider level; null elsewhere. */
  provider: ScopedProvider | null;
}

/** What an alert is about, as far as it decides who is told. */
export type AlertAudience =
  | { about: 'target'; target: AlertTarget; lacksOwner: boolean }
  /** A leap that is near or lapsing: of the provider whose relation it is. */
  | { about: 'relation'; provider: ScopedProvider }
  | { about: 'dispute'; candidates: readonly ScopedProvider[] };

/**
 * Who is told (the rule in one place; the API and the database ask the same in SQL): the platform of everything, the
 * owner of a target of that target wherever it lies, else whoever may see the target; that it has no owner whoever may
 * see it, but no provider, who cannot give it one; of a near or lapsing leap whoever may see its provider; of a dispute
 * the leads of a candidate, and no provider.
 */
export function receivesAlert({ id, scope }: AlertReader, audience: AlertAudience): boolean {
  if (scope === null) return true;
  switch (audience.about) {
    case 'relation':
      return covers(scope, audience.provider);
    case 'dispute':
      return audience.candidates.some((provider) => covers({ ...scope, providers: [] }, provider));
    case 'target':
      if (audience.lacksOwner && scope.providers.length > 0) return false;
      return audience.target.owner === id || seesTarget(scope, audience.target);
  }
}

/** A number is shown only to whom every row it is the sum of is shown. */
function seesTarget(targetScope: Scope, { level, scope, region, provider }: AlertTarget): boolean {
  if (level === 'programme' || scope === null) return false;
  if (level === 'provider') return provider !== null && covers(targetScope, provider);
  if (level === 'region') return targetScope.regions.includes(scope);
  return targetScope.cities.includes(scope) || (region !== null && targetScope.regions.includes(region));
}
