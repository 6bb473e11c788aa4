import { z } from 'zod';
import { cursorQuery, pageOf, timestamp } from './common.ts';
import { defineRoute } from './route.ts';

/** The entry of the audit log that a printed result can be checked against. */
export const receipt = z
  .object({
    seq: z.number().int().describe('Number of the entry in the audit log'),
    hash: z.string().describe('SHA-256 of the entry and everything before it, hex'),
  })
  .meta({ id: 'Receipt' });

export const auditEntry = receipt
  .extend({
    at: timestamp,
    action: z.string().describe('Operation of the API, or a command of the host'),
    outcome: z.enum(['done', 'denied']),
    actor: z
      .object({ id: z.string(), name: z.string(), role: z.string() })
      .nullable()
      .describe('As they were then; null before sign-in'),
    object: z.object({ type: z.string(), id: z.string() }),
    before: z.unknown().describe('State before, as far as it says what happened; null where there was none'),
    after: z.unknown(),
    reason: z.string().nullable().describe('In the words of the person; null when nobody asked'),
    requestId: z.string(),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.infer<typeof auditEntry>;

export const auditVerification = z
  .object({
    ok: z.boolean(),
    at: timestamp,
    entries: z.number().int(),
    head: receipt,
    anchors: z.number().int().describe('Heads kept outside the database that were compared'),
    findings: z
      .array(z.object({ seq: z.number().int(), kind: z.enum(['edited', 'missing', 'head', 'anchor']) }))
      .describe('First 100'),
  })
  .meta({ id: 'AuditVerification' });
export type AuditVerification = z.infer<typeof auditVerification>;

const tag = 'audit';
const filter = z.object({
  actor: z.string().max(200).optional().describe('Id of the person'),
  objectType: z.string().max(100).optional(),
  objectId: z.string().max(200).optional(),
  action: z.string().max(100).optional(),
  outcome: z.enum(['done', 'denied']).optional(),
  from: z.iso.datetime().optional().describe('Inclusive'),
  to: z.iso.datetime().optional().describe('Exclusive'),
});

export const listAudit = defineRoute({
  id: 'listAudit',
  method: 'get',
  path: '/api/audit',
  tag,
  summary: 'What was done and what was refused, newest first',
  action: 'audit.read',
  scope: 'platform',
  query: filter.extend(cursorQuery.shape),
  response: { kind: 'json', status: 200, shape: pageOf(auditEntry) },
  problems: [],
});

export const exportAudit = defineRoute({
  id: 'exportAudit',
  method: 'get',
  path: '/api/audit.csv',
  tag,
  summary: 'The same as CSV with BOM, oldest first, with the hashes',
  action: 'audit.read',
  scope: 'platform',
  query: filter,
  response: { kind: 'file', status: 200, contentType: 'text/csv; charset=utf-8' },
  problems: [],
});

export const verifyAudit = defineRoute({
  id: 'verifyAudit',
  method: 'post',
  path: '/api/audit/verify',
  tag,
  summary: 'Recompute the chain and compare it with the heads kept outside the database',
  action: 'audit.read',
  scope: 'platform',
  effect: 'none',
  response: { kind: 'json', status: 200, shape: auditVerification },
  problems: [],
});
