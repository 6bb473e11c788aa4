import { z } from 'zod';
import { ROLES } from '../domain/access/role.ts';
import { cursorQuery, pageOf, timestamp } from './common.ts';
import { defineRoute } from './route.ts';
import { email } from './session.ts';

const ACCOUNT_STATUSES = ['invited', 'active', 'disabled'] as const;
const status = z
  .enum(ACCOUNT_STATUSES)
  .describe('invited: has not chosen a password yet; disabled: cannot sign in, open sessions ended');

const personName = z.string().trim().min(1).max(100).describe('Shown to colleagues; a post or a name');
const scopeFields = {
  regions: z.array(z.string().max(40)).max(20).describe('Region codes; for role regional only'),
  cities: z
    .array(z.string().max(6))
    .max(400)
    .describe('Six-digit administrative codes; for role regional only'),
  provider: z.string().max(100).nullable().describe('Id of the provider somebody belongs to; else null'),
};

export const account = z
  .object({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    role: z.enum(ROLES),
    regions: z.array(z.string()),
    cities: z.array(z.string()),
    provider: z.string().nullable(),
    providerName: z.string().nullable().describe('Null without a provider'),
    status,
    hasPassword: z.boolean(),
    hasSingleSignOn: z.boolean().describe('True once somebody came in by the organisation’s sign-in'),
    demo: z.boolean().describe('Came with the sample data; its password is printed where the service runs'),
    invitedUntil: timestamp
      .nullable()
      .describe('Until when a link to choose a password is open; null: none is'),
    createdAt: timestamp,
    updatedAt: timestamp,
    lastSignInAt: timestamp.nullable().describe('Null before the first time'),
    revision: z.number().int(),
  })
  .meta({ id: 'Account' });
export type Account = z.infer<typeof account>;

const invitationLink = z.object({
  token: z
    .string()
    .describe('Shown this once and kept nowhere: the link is the console’s address, /invitation# and this'),
  expiresAt: timestamp,
});

export type InvitationLink = z.infer<typeof invitationLink>;

const params = z.object({ id: z.string() });

export const listAccounts = defineRoute({
  id: 'listAccounts',
  method: 'get',
  path: '/api/accounts',
  tag: 'accounts',
  summary: 'People who can sign in, by address',
  action: 'account.read',
  scope: 'platform',
  query: cursorQuery.extend({
    q: z.string().max(100).optional().describe('Part of the name, the address or the provider’s id or name'),
    role: z.enum(ROLES).optional(),
    status: status.optional(),
  }),
  response: { kind: 'json', status: 200, shape: pageOf(account) },
  problems: [],
});

export const getAccount = defineRoute({
  id: 'getAccount',
  method: 'get',
  path: '/api/accounts/{id}',
  tag: 'accounts',
  summary: 'One person’s account',
  action: 'account.read',
  scope: 'platform',
  params,
  response: { kind: 'json', status: 200, shape: account },
  problems: ['not_found'],
});

/** Not repeatable by a key: its answer holds a secret that must not be stored, and an address is taken only once. */
export const createAccount = defineRoute({
  id: 'createAccount',
  method: 'post',
  effect: 'write',
  path: '/api/accounts',
  tag: 'accounts',
  summary: 'Invite somebody: the answer holds the one-time link',
  action: 'account.write',
  scope: 'platform',
  body: {
    kind: 'json',
    shape: z.object({ email, name: personName, role: z.enum(ROLES), ...scopeFields }),
  },
  response: { kind: 'json', status: 201, shape: z.object({ account, invitation: invitationLink }) },
  problems: ['conflict'],
});

export const updateAccount = defineRoute({
  id: 'updateAccount',
  method: 'put',
  effect: 'write',
  conditional: true,
  path: '/api/accounts/{id}',
  tag: 'accounts',
  summary: 'Change name, role, scope or status; it counts from that person’s next request',
  action: 'account.write',
  scope: 'platform',
  params,
  body: {
    kind: 'json',
    shape: z.object({ name: personName, role: z.enum(ROLES), ...scopeFields, status }),
  },
  response: { kind: 'json', status: 200, shape: account },
  problems: ['not_found', 'conflict', 'precondition_required', 'precondition_failed'],
});

export const createInvitation = defineRoute({
  id: 'createInvitation',
  method: 'post',
  effect: 'write',
  path: '/api/accounts/{id}/invitation',
  tag: 'accounts',
  summary: 'A new one-time link to choose a password; earlier ones stop working',
  action: 'account.write',
  scope: 'platform',
  params,
  response: { kind: 'json', status: 201, shape: invitationLink },
  problems: ['not_found', 'conflict'],
});
