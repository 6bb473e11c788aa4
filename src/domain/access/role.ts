/**
 * What a person is, one role each (domain.md 9, [O]). `ops_*` see the whole platform; a regional lead sees the regions
 * and cities assigned; `provider_*` see one provider.
 */
export const ROLES = [
  'ops_viewer',
  'ops_grader',
  'ops_admin',
  'regional',
  'provider_owner',
  'provider_member',
] as const;
export type Role = (typeof ROLES)[number];

export type RoleGroup = 'platform' | 'regional' | 'provider';

/** Which of the three stories of domain.md 9 a role lives in: it decides the home and the kind of scope. */
export function groupOf(role: Role): RoleGroup {
  if (role === 'regional') return 'regional';
  return role.startsWith('ops_') ? 'platform' : 'provider';
}
