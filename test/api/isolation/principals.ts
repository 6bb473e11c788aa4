import type { Caller } from '../../../server/context.ts';
import type { Role } from '../../../src/domain/access/role.ts';
import type { Scope } from '../../../src/domain/access/scope.ts';
import { TENANTS } from './tenants.ts';

export interface Principal {
  name: string;
  /** Who the policy says it is; null: nobody. */
  caller: Caller | null;
  /** What the session behind its cookie has come to; absent: it brings none. */
  session?: 'live' | 'expired' | 'revoked' | 'disabled';
}

const nothing: Scope = { providers: [], regions: [], cities: [] };

function person(name: string, role: Role, scope: Partial<Scope> | null): Principal {
  const id = `person-${name.replaceAll(' ', '-')}`;
  return { name, session: 'live', caller: { id, name, role, scope: scope && { ...nothing, ...scope } } };
}

/** What its browser holds: the very text that a sign-in would have given it. */
export function tokenOf({ name }: Principal): string {
  return `token-of-${name.replaceAll(' ', '-')}`.padEnd(43, '0');
}

/** Everybody the matrix asks as: nobody in four ways, each group and each kind of scope. */
export const PRINCIPALS: readonly Principal[] = [
  { name: 'anonymous', caller: null },
  { name: 'expired', caller: null, session: 'expired' },
  { name: 'revoked', caller: null, session: 'revoked' },
  { name: 'disabled', caller: null, session: 'disabled' },
  person('provider A', 'provider_owner', { providers: [TENANTS.A.id] }),
  person('provider B', 'provider_member', { providers: [TENANTS.B.id] }),
  person('provider C', 'provider_owner', { providers: [TENANTS.C.id] }),
  person('regional north', 'regional', { regions: ['north_china'] }),
  person('regional south', 'regional', { regions: ['south_china'] }),
  person('two regions', 'regional', { regions: ['north_china', 'south_china'] }),
  person('one city', 'regional', { cities: [TENANTS.A.city] }),
  person('ops viewer', 'ops_viewer', null),
  person('ops grader', 'ops_grader', null),
  person('ops admin', 'ops_admin', null),
];
