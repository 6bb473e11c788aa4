import type { Role } from './role.ts';

/**
 * Who may do what. The API asks before every call, the console asks before it offers a control, and the database
 * repeats the part that concerns rows. Which rows an allowed action reaches is decided by the caller's scope.
 */
const ALLOWED = {
  'session.read': 'everybody',
  'session.write': 'everybody',
  'model.read': 'signed_in',
  'model.write': ['ops_grader', 'ops_admin'],
  'provider.read': 'signed_in',
  'provider.export': 'signed_in',
  'import.read': ['ops_viewer', 'ops_grader', 'ops_admin'],
  'import.write': ['ops_grader', 'ops_admin'],
  'assessment.read': ['ops_viewer', 'ops_grader', 'ops_admin'],
  'assessment.write': ['ops_grader', 'ops_admin'],
  'assessment.publish': ['ops_grader', 'ops_admin'],
  'appeal.read': 'signed_in',
  'appeal.raise': ['provider_owner', 'provider_member'],
  'appeal.decide': ['ops_grader', 'ops_admin'],
  'merchant.read': 'signed_in',
  // Of a provider's own merchants every one is served, so their share and growth against others say nothing.
  'merchant.figures': ['ops_viewer', 'ops_grader', 'ops_admin', 'regional'],
  'programme.read': ['ops_viewer', 'ops_grader', 'ops_admin', 'regional'],
  'target.read': 'signed_in',
  'target.write': ['ops_grader', 'ops_admin'],
  'leap.read': 'signed_in',
  'leap.decide': ['regional', 'ops_grader', 'ops_admin'],
  'programme.write': ['ops_grader', 'ops_admin'],
  'alert.read': 'signed_in',
  // What goes to chat tools outside is an administrator's to say.
  'webhook.read': ['ops_admin'],
  'webhook.write': ['ops_admin'],
  'account.read': ['ops_admin'],
  'account.write': ['ops_admin'],
  'audit.read': ['ops_admin'],
} as const satisfies Record<string, 'everybody' | 'signed_in' | readonly Role[]>;

/** Every action a route can declare. */
export type Action = keyof typeof ALLOWED;

export const ACTIONS = Object.keys(ALLOWED) as Action[];

/** True when somebody with this role may do it; `role` is null before sign-in. */
export function mayDo(role: Role | null, action: Action): boolean {
  const allowed: 'everybody' | 'signed_in' | readonly Role[] = ALLOWED[action];
  if (allowed === 'everybody') return true;
  if (role === null) return false;
  return allowed === 'signed_in' || allowed.includes(role);
}

/** Everything somebody with this role may do, in a fixed order. */
export function actionsOf(role: Role | null): Action[] {
  return ACTIONS.filter((action) => mayDo(role, action));
}
