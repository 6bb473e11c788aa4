import { getCity } from '../geography/places.ts';
import { REGION_CODES } from '../geography/regions.ts';
import { groupOf, type Role } from './role.ts';

/** What an account is assigned: regions and cities for a regional lead, one provider for its own people. */
export interface AccountScope {
  regions: readonly string[];
  /** Six-digit administrative codes. */
  cities: readonly string[];
  /** Id as the platform gives it; null for everybody who does not belong to a provider. */
  provider: string | null;
}

export type AccountScopeFault =
  | { field: 'regions'; kind: 'missing' | 'not_for_role' }
  | { field: 'regions' | 'cities'; kind: 'unknown'; value: string }
  | { field: 'cities'; kind: 'not_for_role' }
  | { field: 'provider'; kind: 'missing' | 'not_for_role' };

const isRegion = (code: string) => code === 'other' || (REGION_CODES as readonly string[]).includes(code);

/** Where the assignment does not fit the role; empty when it does. Whether the provider exists is not known here. */
export function findScopeFaults(role: Role, scope: AccountScope): AccountScopeFault[] {
  const group = groupOf(role);
  const faults: AccountScopeFault[] = [];
  if (group === 'regional') {
    if (scope.regions.length + scope.cities.length === 0) faults.push({ field: 'regions', kind: 'missing' });
    for (const value of scope.regions)
      if (!isRegion(value)) faults.push({ field: 'regions', kind: 'unknown', value });
    for (const value of scope.cities)
      if (getCity(value) === null) faults.push({ field: 'cities', kind: 'unknown', value });
  } else {
    if (scope.regions.length > 0) faults.push({ field: 'regions', kind: 'not_for_role' });
    if (scope.cities.length > 0) faults.push({ field: 'cities', kind: 'not_for_role' });
  }
  if (group === 'provider' && scope.provider === null) faults.push({ field: 'provider', kind: 'missing' });
  if (group !== 'provider' && scope.provider !== null)
    faults.push({ field: 'provider', kind: 'not_for_role' });
  return faults;
}
