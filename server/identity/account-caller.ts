import { groupOf, type Role } from '../../src/domain/access/role.ts';
import type { Scope } from '../../src/domain/access/scope.ts';
import type { Caller } from '../context.ts';

export interface CallerRow {
  publicId: string;
  name: string;
  role: string;
  regions: string[];
  cities: string[];
  provider: string | null;
}

export const CALLER_COLUMNS = [
  'account.publicId',
  'account.name',
  'account.role',
  'account.regions',
  'account.cities',
  'account.provider',
] as const;

/** The person behind an account, with the rows they may see. */
export function callerOf(account: CallerRow): Caller {
  const role = account.role as Role;
  return { id: account.publicId, name: account.name, role, scope: scopeOf(role, account) };
}

function scopeOf(role: Role, { provider, regions, cities }: CallerRow): Scope | null {
  switch (groupOf(role)) {
    case 'platform':
      return null;
    case 'regional':
      return { providers: [], regions, cities };
    case 'provider':
      return { providers: provider === null ? [] : [provider], regions: [], cities: [] };
  }
}
