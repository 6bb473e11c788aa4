import { sql, type Transaction } from 'kysely';
import { alertKey, type OpenAlert } from '../../src/domain/alert/alert.ts';
import type { AlertChanges, FoundAlert, StoredAlert } from '../../src/domain/alert/alert-changes.ts';
import type { AlertKind } from '../../src/domain/alert/alert-kind.ts';
import type { Database } from '../db/schema.ts';

type Trx = Transaction<Database>;

/** An alert that was just stored. */
export type RaisedAlert = FoundAlert & { id: number };

const ROWS_PER_STATEMENT = 2000;

export function readOpenAlerts(trx: Trx, kinds: readonly AlertKind[]): Promise<StoredAlert[]> {
  return trx
    .selectFrom('alert')
    .select(['id', 'key', 'object', 'fingerprint'])
    .where('resolvedAt', 'is', null)
    .where('kind', 'in', kinds as AlertKind[])
    .orderBy('id')
    .execute();
}

/** Answers what was raised, with the ids it got. */
export async function storeAlertChanges(
  trx: Trx,
  { raised, changed, resolved }: AlertChanges,
  now: Date,
): Promise<RaisedAlert[]> {
  // First what is over: its key may be the one of what is raised.
  for (const part of inParts(resolved))
    await sql`
      update alert a set resolved_at = greatest(${now}, a.raised_at), resolution = r.resolution
      from jsonb_to_recordset(${JSON.stringify(part)}) as r (id integer, resolution text)
      where a.id = r.id`.execute(trx);
  for (const part of inParts(changed))
    await sql`
      update alert a set owner_id = c.owner_id, relation_id = c.relation_id, provider_id = c.provider_id,
        merchant_id = c.merchant_id, candidate_ids = c.candidate_ids, data = c.data, fingerprint = c.fingerprint
      from (${given(part.map(({ id, alert }) => ({ id, ...columnsOf(alert) })))}) c where a.id = c.id`.execute(
      trx,
    );
  const ids = new Map<string, number>();
  // The newest comes first in lists, so the first kind is stored last.
  for (const part of inParts(raised.toReversed())) {
    const { rows } = await sql<{ id: number; key: string }>`
      insert into alert (kind, key, object, target_id, owner_id, relation_id, provider_id, merchant_id, candidate_ids,
        data, fingerprint, raised_at)
      select kind, key, object, target_id, owner_id, relation_id, provider_id, merchant_id, candidate_ids,
        data, fingerprint, ${now} from (${given(part.map((alert, id) => ({ id, ...columnsOf(alert) })))}) given
      order by id returning id, key`.execute(trx);
    for (const { id, key } of rows) ids.set(key, id);
  }
  return raised.map((alert) => ({ ...alert, id: ids.get(alertKey(alert))! }));
}

interface AlertColumns {
  id: number;
  kind: AlertKind;
  key: string;
  object: string;
  target_id: number | null;
  owner_id: string | null;
  relation_id: number | null;
  provider_id: number | null;
  merchant_id: number | null;
  candidate_ids: readonly number[] | null;
  data: OpenAlert['data'];
  fingerprint: number;
}

const given = (rows: readonly AlertColumns[]) => sql`
  select * from jsonb_to_recordset(${JSON.stringify(rows)}) as r (id integer, kind text, key text, object text,
    target_id integer, owner_id text, relation_id integer, provider_id integer, merchant_id integer,
    candidate_ids integer[], data jsonb, fingerprint double precision)`;

function columnsOf(alert: FoundAlert): Omit<AlertColumns, 'id'> {
  const { kind, object, data, fingerprint } = alert;
  const subject = {
    target: null,
    owner: null,
    relation: null,
    provider: null,
    merchant: null,
    ...alert.subject,
  };
  return {
    kind,
    key: alertKey(alert),
    object,
    target_id: subject.target,
    owner_id: subject.owner,
    relation_id: subject.relation,
    provider_id: subject.provider,
    merchant_id: subject.merchant,
    candidate_ids:
      alert.kind === 'attribution_disputed' ? alert.data.candidates.map(({ provider }) => provider) : null,
    data,
    fingerprint,
  };
}

function inParts<T>(rows: readonly T[]): T[][] {
  const parts: T[][] = [];
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT)
    parts.push(rows.slice(start, start + ROWS_PER_STATEMENT));
  return parts;
}
