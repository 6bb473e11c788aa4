import { type Kysely, sql } from 'kysely';
import type { z } from 'zod';
import type { AuditEntry, exportAudit } from '../../src/contract/audit.ts';
import { CSV_BOM, csvLine } from '../../src/domain/csv/write-csv.ts';
import { verifyAudit } from '../audit/verify-audit.ts';
import type { Database } from '../db/schema.ts';
import { readCursor, writeCursor } from '../http/cursor.ts';
import type { HandlersOf } from '../http/handler.ts';

type Filter = z.output<typeof exportAudit.query>;

interface AuditRow {
  seq: number;
  hash: string;
  payload: string;
}

const ROWS_PER_CHUNK = 1000;

export const auditHandlers: HandlersOf<'listAudit' | 'exportAudit' | 'verifyAudit'> = {
  listAudit: async ({ context, query }) => {
    const { cursor, limit, ...filter } = query;
    const before = readCursor(cursor, filter)?.id;
    const matches = matching(filter);
    const [page, counted] = await Promise.all([
      sql<AuditRow>`select seq, hash, payload from audit_entry
        where ${matches} ${before === undefined ? sql`` : sql`and seq < ${before}`}
        order by seq desc limit ${limit + 1}`.execute(context.db),
      sql<{ total: number }>`select count(*)::int as total from audit_entry where ${matches}`.execute(
        context.db,
      ),
    ]);
    const shown = page.rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: shown.map(describeEntry),
      total: counted.rows[0]?.total ?? 0,
      nextCursor:
        last && page.rows.length > limit ? writeCursor({ value: null, id: last.seq }, filter) : null,
    };
  },

  exportAudit: async ({ context, query }) => ({
    fileName: 'audit-log.csv',
    chunks: lines(context.db, query),
  }),

  verifyAudit: async ({ context }) => {
    const found = await verifyAudit(context.db, (await context.keptAuditHeads?.()) ?? []);
    return { ok: found.findings.length === 0, at: context.now().toISOString(), ...found };
  },
};

const COLUMNS = [
  'seq',
  'at',
  'action',
  'outcome',
  'actor',
  'actor_name',
  'actor_role',
  'object_type',
  'object_id',
  'before',
  'after',
  'reason',
  'request_id',
  'hash',
];

async function* lines(db: Kysely<Database>, filter: Filter): AsyncGenerator<string> {
  yield CSV_BOM + csvLine(COLUMNS);
  for (let after = 0; ; ) {
    const { rows } = await sql<AuditRow>`select seq, hash, payload from audit_entry
      where ${matching(filter)} and seq > ${after} order by seq limit ${ROWS_PER_CHUNK}`.execute(db);
    yield rows.map((row) => csvLine(cellsOf(describeEntry(row)))).join('');
    const last = rows.at(-1);
    if (!last || rows.length < ROWS_PER_CHUNK) return;
    after = last.seq;
  }
}

function cellsOf({ actor, object, before, after, ...entry }: AuditEntry) {
  return [
    entry.seq,
    entry.at,
    entry.action,
    entry.outcome,
    actor?.id ?? null,
    actor?.name ?? null,
    actor?.role ?? null,
    object.type,
    object.id,
    before === null ? null : JSON.stringify(before),
    after === null ? null : JSON.stringify(after),
    entry.reason,
    entry.requestId,
    entry.hash,
  ];
}

/** The stored text is what is hashed, so it is also what is shown. */
function describeEntry({ seq, hash, payload }: AuditRow): AuditEntry {
  return { seq, hash, ...(JSON.parse(payload) as Omit<AuditEntry, 'seq' | 'hash'>) };
}

function matching({ actor, objectType, objectId, action, outcome, from, to }: Filter) {
  const parts = [
    actor === undefined ? null : sql`actor = ${actor}`,
    objectType === undefined ? null : sql`object_type = ${objectType}`,
    objectId === undefined ? null : sql`object_id = ${objectId}`,
    action === undefined ? null : sql`action = ${action}`,
    outcome === undefined ? null : sql`outcome = ${outcome}`,
    from === undefined ? null : sql`at >= ${new Date(from).toISOString()}`,
    to === undefined ? null : sql`at < ${new Date(to).toISOString()}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? sql`true` : sql.join(parts, sql` and `);
}
