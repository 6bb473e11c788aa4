/** The rows somebody may read: those of the providers, regions and cities named. Null stands for the whole platform. */
export interface Scope {
  /** Ids as the platform gives them. */
  providers: readonly string[];
  regions: readonly string[];
  /** Six-digit administrative codes. */
  cities: readonly string[];
}

/** The place and id of a provider, as far as access depends on them. */
export interface ScopedProvider {
  id: string;
  region: string | null;
  cityAdcode: string | null;
}

/** True when the scope covers the provider; the database asks the same of every row. */
export function covers(scope: Scope | null, provider: ScopedProvider): boolean {
  if (scope === null) return true;
  return (
    scope.providers.includes(provider.id) ||
    (provider.region !== null && scope.regions.includes(provider.region)) ||
    (provider.cityAdcode !== null && scope.cities.includes(provider.cityAdcode))
  );
}
