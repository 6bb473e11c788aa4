import { GUEST } from '../guest.ts';
import { type Example, type Examples, MISSING, nobody, whole } from './example.ts';

/** Of a change of password by somebody who does not know the present one. */
const WRONG_PASSWORD = 400;

const ASSIGNMENT = { name: 'new', role: 'ops_viewer', regions: [], cities: [], provider: null };

function aboutAccounts(sent: Partial<Example> = {}): Example[] {
  return [
    { object: 'an account', params: { id: GUEST.id }, revision: 1, said: [GUEST.id], ...sent },
    { object: 'no account', params: { id: MISSING }, revision: 1, seenBy: nobody, said: [MISSING], ...sent },
  ];
}

/** Whoever holds the link is told whom it is for. */
function aboutInvitations(status: number, of: (token: string) => unknown): Example[] {
  return [
    { object: 'a link', said: [GUEST.id, GUEST.email, GUEST.name], status, body: of(GUEST.invitation) },
    { object: 'no link', said: [], seenBy: nobody, body: of('there-is-no-such-link-anywhere') },
  ];
}

/** Signing in and out, accounts, invitations and the audit log. */
export const PEOPLE_EXAMPLES: Examples = {
  getSession: () => [
    whole({
      check: (answer, caller) => {
        const { caller: said } = answer as { caller: { id: string } | null };
        return said?.id === caller.id ? null : 'names another caller';
      },
    }),
  ],
  signIn: () => [
    { object: 'wrong password', said: [], body: { email: GUEST.email, password: 'wrong' }, status: 401 },
    { object: 'no account', said: [], body: { email: 'nobody@example.org', password: 'wrong' }, status: 401 },
    {
      object: 'right password',
      said: [GUEST.id, GUEST.name],
      body: { email: GUEST.email, password: GUEST.password },
    },
  ],
  signOut: () => [whole({ anonymous: 401 })],
  signOutEverywhere: () => [whole({ anonymous: 401 })],
  changePassword: () => [
    whole({
      anonymous: 401,
      status: WRONG_PASSWORD,
      body: { currentPassword: 'not the one', newPassword: 'a new one that is long' },
    }),
  ],
  readInvitation: () => aboutInvitations(200, (token) => ({ token })),
  acceptInvitation: () => aboutInvitations(200, (token) => ({ token, password: 'a new one that is long' })),
  listAudit: () => [whole()],
  exportAudit: () => [whole()],
  verifyAudit: () => [whole()],
  listAccounts: () => [whole()],
  getAccount: () => aboutAccounts(),
  createAccount: () => [whole({ body: { email: 'new@example.org', ...ASSIGNMENT } })],
  updateAccount: () => aboutAccounts({ body: { ...ASSIGNMENT, status: 'active' } }),
  createInvitation: () => aboutAccounts(),
};
