import { type Kysely, sql } from 'kysely';
import { hashText } from '../../server/assess/canonical.ts';
import { appendAudit } from '../../server/audit/append-audit.ts';
import type { AuditHead } from '../../server/audit/audit-head.ts';
import { verifyAudit } from '../../server/audit/verify-audit.ts';
import type { AppContext } from '../../server/context.ts';
import type { Database } from '../../server/db/schema.ts';

interface Entry {
  seq: number;
  payload: string;
  hash: string;
}
type Random = () => number;

const at = (entries: readonly Entry[], random: Random, below = entries.length) =>
  Math.floor(random() * below);
const edited = (payload: string) => payload.replace('"reason":null', '"reason":"forged"');

/** The hashes as they would be had it always been so: what somebody does who knows how the chain is made. */
function rechained(entries: readonly Entry[]): Entry[] {
  let hash = '';
  return entries.map(({ payload }, index) => {
    hash = hashText(`${hash}\n${index + 1}\n${payload}`);
    return { seq: index + 1, payload, hash };
  });
}

/** Ways to forge the log, from clumsy to thorough; each answers the table as the forger leaves it. */
export const TAMPERS: Record<string, (entries: Entry[], random: Random) => Entry[]> = {
  'edits an entry': (entries, random) => {
    const target = at(entries, random);
    return entries.map((entry, index) =>
      index === target ? { ...entry, payload: edited(entry.payload) } : entry,
    );
  },
  'edits an entry and its hash': (entries, random) => {
    const target = at(entries, random);
    return entries.map((entry, index) => {
      if (index !== target) return entry;
      const payload = edited(entry.payload);
      return {
        ...entry,
        payload,
        hash: hashText(`${entries[index - 1]?.hash ?? ''}\n${entry.seq}\n${payload}`),
      };
    });
  },
  'edits an entry and everything behind it': (entries, random) => {
    const target = at(entries, random);
    return rechained(
      entries.map((entry, index) =>
        index === target ? { ...entry, payload: edited(entry.payload) } : entry,
      ),
    );
  },
  'takes an entry out': (entries, random) => entries.toSpliced(at(entries, random), 1),
  'takes an entry out and closes the gap': (entries, random) =>
    rechained(entries.toSpliced(at(entries, random), 1)),
  'swaps two entries': (entries, random) => {
    const first = at(entries, random, entries.length - 1);
    const [one, other] = [entries[first] as Entry, entries[first + 1] as Entry];
    return entries.with(first, { ...other, seq: one.seq }).with(first + 1, { ...one, seq: other.seq });
  },
  'swaps two entries and everything behind them': (entries, random) => {
    const first = at(entries, random, entries.length - 1);
    return rechained(
      entries.with(first, entries[first + 1] as Entry).with(first + 1, entries[first] as Entry),
    );
  },
  'cuts the end off': (entries, random) => entries.slice(0, at(entries, random)),
  'puts an entry in': (entries, random) => {
    const target = at(entries, random);
    const { payload } = entries[target] as Entry;
    return rechained(entries.toSpliced(target, 0, { seq: 0, payload: edited(payload), hash: '' }));
  },
};

/** Writes some entries, all different. Answers the heads that a host keeps. */
export async function fillAudit(context: AppContext, count: number): Promise<AuditHead[]> {
  const heads: AuditHead[] = [];
  for (let index = 0; index < count; index++) {
    const occasion = {
      at: new Date(Date.UTC(2026, 10, 1) + index * 60_000),
      action: 'putModelInForce',
      outcome: 'done',
      caller: null,
      requestId: `request-${index}`,
    } as const;
    const entry = {
      object: { type: 'model', id: `model-${index}` },
      before: { index },
      after: { index: index + 1 },
    };
    heads.push(await appendAudit(context.db, occasion, entry));
  }
  return heads;
}

class Undo extends Error {}

/** Forges, verifies and undoes. Answers whether the forgery was found. */
export async function isFound(
  db: Kysely<Database>,
  heads: readonly AuditHead[],
  tamper: (entries: Entry[], random: Random) => Entry[],
  random: Random,
): Promise<boolean> {
  let found = false;
  const attempt = db.transaction().execute(async (trx) => {
    const { rows } = await sql<Entry>`select seq, payload, hash from audit_entry order by seq`.execute(trx);
    const forged = tamper(rows, random);
    // The owner of the tables can switch their triggers off, which is why the log must not rest on them.
    await sql`alter table audit_entry disable trigger user`.execute(trx);
    await sql`delete from audit_entry`.execute(trx);
    await sql`insert into audit_entry (seq, payload, hash)
      select seq, payload, hash from jsonb_to_recordset(${JSON.stringify(forged)}::jsonb)
        as forged (seq bigint, payload text, hash text)`.execute(trx);
    const last = forged.at(-1);
    await sql`update audit_head set seq = ${last?.seq ?? 0}, hash = ${last?.hash ?? ''}`.execute(trx);
    found = (await verifyAudit(trx, heads)).findings.length > 0;
    throw new Undo();
  });
  await attempt.catch((error: unknown) => {
    if (!(error instanceof Undo)) throw error;
  });
  return found;
}
