import { z } from 'zod';
import { ACTIONS } from '../domain/access/policy.ts';
import { ROLES } from '../domain/access/role.ts';
import { period, timestamp } from './common.ts';
import { defineRoute } from './route.ts';

export const session = z
  .object({
    mode: z.enum(['server', 'demo']),
    sampleData: z.boolean().describe('True while fictional sample providers are stored'),
    defaultModel: z
      .string()
      .nullable()
      .describe('Model family shown first; null before the first model exists'),
    latestPeriod: period
      .nullable()
      .describe('Latest period with a published assessment of the default model'),
    caller: z
      .object({
        id: z.string(),
        name: z.string(),
        role: z.enum(ROLES),
        scope: z
          .object({
            providers: z.array(z.string()),
            regions: z.array(z.string()),
            cities: z.array(z.string()),
          })
          .nullable()
          .describe('Whose rows this person sees; null: the whole platform'),
        actions: z.array(z.enum(ACTIONS)).describe('What this person may do'),
      })
      .nullable()
      .describe('Null before sign-in'),
    singleSignOn: z
      .string()
      .nullable()
      .describe('Name of the organisation’s sign-in; null where there is none'),
    people: z
      .array(z.object({ id: z.string(), name: z.string(), role: z.enum(ROLES) }))
      .describe('Demo only: whom the visitor may look as; empty on a server'),
    version: z.string(),
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof session>;

export const getSession = defineRoute({
  id: 'getSession',
  method: 'get',
  path: '/api/session',
  tag: 'session',
  summary: 'Who is calling, on which host, with which data',
  action: 'session.read',
  scope: 'none',
  response: { kind: 'json', status: 200, shape: session },
  problems: [],
});

/** An address as people write it; only one account has it, whatever its case. */
export const email = z.email().max(200).describe('E-mail address; upper and lower case are the same');

/** Anything that could have been chosen as a password, so that a wrong one is never told from an impossible one. */
const givenPassword = z.string().min(1).max(1000);
const newPassword = z
  .string()
  .max(1000)
  .describe('At least 12 characters, at least 5 different ones, without the name part of the address');
const linkToken = z.string().min(20).max(200).describe('What stands behind # in the link');

export const signIn = defineRoute({
  id: 'signIn',
  method: 'post',
  effect: 'write',
  path: '/api/session',
  tag: 'session',
  summary: 'Sign in with a password; the answer sets the session cookie',
  action: 'session.write',
  scope: 'none',
  body: { kind: 'json', shape: z.object({ email: z.string().min(1).max(200), password: givenPassword }) },
  response: { kind: 'json', status: 200, shape: session },
  problems: ['unauthenticated', 'too_many_requests', 'conflict'],
});

export const signOut = defineRoute({
  id: 'signOut',
  method: 'delete',
  effect: 'write',
  path: '/api/session',
  tag: 'session',
  summary: 'End this session',
  action: 'session.write',
  scope: 'none',
  response: { kind: 'empty', status: 204 },
  problems: ['unauthenticated', 'conflict'],
});

export const signOutEverywhere = defineRoute({
  id: 'signOutEverywhere',
  method: 'delete',
  effect: 'write',
  path: '/api/sessions',
  tag: 'session',
  summary: 'End every session of the caller, this one too',
  action: 'session.write',
  scope: 'none',
  response: { kind: 'empty', status: 204 },
  problems: ['unauthenticated', 'conflict'],
});

export const changePassword = defineRoute({
  id: 'changePassword',
  method: 'put',
  effect: 'write',
  path: '/api/session/password',
  tag: 'session',
  summary: 'Choose another password; every other session of the caller ends and this one gets a new token',
  action: 'session.write',
  scope: 'none',
  body: { kind: 'json', shape: z.object({ currentPassword: givenPassword, newPassword }) },
  response: { kind: 'empty', status: 204 },
  problems: ['unauthenticated', 'too_many_requests', 'conflict'],
});

export const invitation = z
  .object({
    kind: z
      .enum(['account', 'first_admin'])
      .describe('first_admin: the link of a new installation, which asks for name and address as well'),
    name: z.string().nullable().describe('Of the account; null for the first administrator'),
    email: z.string().nullable().describe('Of the account; null for the first administrator'),
    expiresAt: timestamp,
  })
  .meta({ id: 'Invitation' });
export type Invitation = z.infer<typeof invitation>;

export const readInvitation = defineRoute({
  id: 'readInvitation',
  method: 'post',
  effect: 'none',
  path: '/api/invitations/read',
  tag: 'session',
  summary: 'Whom a one-time link is for; a POST, so that its secret is in no address and no log',
  action: 'session.write',
  scope: 'none',
  body: { kind: 'json', shape: z.object({ token: linkToken }) },
  response: { kind: 'json', status: 200, shape: invitation },
  problems: ['not_found', 'conflict'],
});

export const acceptInvitation = defineRoute({
  id: 'acceptInvitation',
  method: 'post',
  effect: 'write',
  path: '/api/invitations/accept',
  tag: 'session',
  summary: 'Choose a password by a one-time link, which is then used up, and be signed in',
  action: 'session.write',
  scope: 'none',
  body: {
    kind: 'json',
    shape: z.object({
      token: linkToken,
      password: newPassword,
      email: email.optional().describe('With the link of the first administrator only'),
      name: z
        .string()
        .trim()
        .min(1)
        .max(100)
        .optional()
        .describe('With the link of the first administrator only'),
    }),
  },
  response: { kind: 'json', status: 200, shape: session },
  problems: ['not_found', 'conflict'],
});
