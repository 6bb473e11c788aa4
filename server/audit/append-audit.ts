import { type Kysely, sql } from 'kysely';
import { canonicalJson } from '../assess/canonical.ts';
import type { Caller } from '../context.ts';
import type { Database } from '../db/schema.ts';
import type { AuditHead } from './audit-head.ts';

/** What was changed: the object, and its state before and after as far as it says what happened. */
export interface AuditEntry {
  object: { type: string; id: string };
  before: unknown;
  after: unknown;
  /** Why, in the words of the person; null when nobody asked. */
  reason?: string | null;
}

export interface AuditOccasion {
  at: Date;
  /** Id of the route. */
  action: string;
  outcome: 'done' | 'denied';
  caller: Caller | null;
  requestId: string;
}

/** Appends one entry and answers the new head. Inside a transaction, the entry stands or falls with it. */
export async function appendAudit(
  db: Kysely<Database>,
  { at, action, outcome, caller, requestId }: AuditOccasion,
  { object, before, after, reason = null }: AuditEntry,
): Promise<AuditHead> {
  const actor = caller && { id: caller.id, name: caller.name, role: caller.role };
  const payload = canonicalJson({
    at: at.toISOString(),
    action,
    outcome,
    actor,
    object,
    before: before ?? null,
    after: after ?? null,
    reason,
    requestId,
  });
  const { rows } = await sql<AuditHead>`select seq, hash from append_audit(${payload})`.execute(db);
  return rows[0] as AuditHead;
}
