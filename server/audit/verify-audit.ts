import { type Kysely, sql } from 'kysely';
import { hashText } from '../assess/canonical.ts';
import type { Database } from '../db/schema.ts';
import type { AuditHead } from './audit-head.ts';

export interface AuditFinding {
  /** Where it was found: the entry's number, or that of the head. */
  seq: number;
  /**
   * edited: the entry is not what was hashed; missing: a number has no entry; head: the stored head is not the last
   * entry; anchor: a head kept outside the table names another entry, or one that is no longer there.
   */
  kind: 'edited' | 'missing' | 'head' | 'anchor';
}

export interface AuditVerification {
  entries: number;
  head: AuditHead;
  /** Heads kept outside the table that were compared. */
  anchors: number;
  findings: AuditFinding[];
}

const ROWS_PER_BATCH = 5000;
const MOST_FINDINGS = 100;

/**
 * Recomputes the chain from the first entry to the last. A change to one entry breaks the chain there; one that
 * rewrites everything behind it, or cuts the end off, is found by the heads that were kept outside.
 */
export async function verifyAudit(
  db: Kysely<Database>,
  anchors: readonly AuditHead[],
): Promise<AuditVerification> {
  const findings: AuditFinding[] = [];
  const find = (seq: number, kind: AuditFinding['kind']) => {
    if (findings.length < MOST_FINDINGS) findings.push({ seq, kind });
  };
  // Read first: what is appended meanwhile is behind it and not looked at.
  const head = await readHead(db);
  const waiting = [...anchors].sort((a, b) => a.seq - b.seq);
  let nextAnchor = 0;
  let last: AuditHead = { seq: 0, hash: '' };
  let entries = 0;
  for await (const row of readEntries(db, head.seq)) {
    entries++;
    const isNext = row.seq === last.seq + 1;
    if (!isNext) find(last.seq + 1, 'missing');
    else if (hashText(`${last.hash}\n${row.seq}\n${row.payload}`) !== row.hash) find(row.seq, 'edited');
    for (; (waiting[nextAnchor]?.seq ?? Number.POSITIVE_INFINITY) <= row.seq; nextAnchor++) {
      const anchor = waiting[nextAnchor] as AuditHead;
      if (anchor.seq !== row.seq || anchor.hash !== row.hash) find(anchor.seq, 'anchor');
    }
    last = { seq: row.seq, hash: row.hash };
  }
  if (head.seq !== last.seq || head.hash !== last.hash) find(head.seq, 'head');
  for (const anchor of waiting.slice(nextAnchor))
    if (!(await isBehind(db, head, anchor))) find(anchor.seq, 'anchor');
  return { entries, head, anchors: waiting.length, findings };
}

async function readHead(db: Kysely<Database>): Promise<AuditHead> {
  const { rows } = await sql<AuditHead>`select seq, hash from audit_head`.execute(db);
  return rows[0] ?? { seq: 0, hash: '' };
}

async function* readEntries(
  db: Kysely<Database>,
  until: number,
): AsyncGenerator<AuditHead & { payload: string }> {
  for (let after = Number.NEGATIVE_INFINITY; ; ) {
    // From below the first number, so that an entry put in front is seen as well.
    const from = Number.isFinite(after) ? sql`seq > ${after} and` : sql``;
    const { rows } = await sql<AuditHead & { payload: string }>`
      select seq, hash, payload from audit_entry where ${from} seq <= ${until} order by seq limit ${ROWS_PER_BATCH}`.execute(
      db,
    );
    yield* rows;
    const end = rows.at(-1);
    if (!end || rows.length < ROWS_PER_BATCH) return;
    after = end.seq;
  }
}

/** True for a head that was kept of an entry appended since the verification began. */
async function isBehind(db: Kysely<Database>, head: AuditHead, anchor: AuditHead): Promise<boolean> {
  if (anchor.seq <= head.seq) return false;
  const { rows } = await sql<{
    hash: string;
  }>`select hash from audit_entry where seq = ${anchor.seq}`.execute(db);
  return rows[0]?.hash === anchor.hash;
}
