import { type Kysely, sql } from 'kysely';
import type { AlertFilter, Digest } from '../../src/contract/alerts.ts';
import { ALERT_KINDS, type AlertKind } from '../../src/domain/alert/alert-kind.ts';
import { chinaDay } from '../china-day.ts';
import type { Caller } from '../context.ts';
import type { Database } from '../db/schema.ts';
import { ALERT_COLUMNS, type AlertRow, alertsFrom } from './alert-row.ts';
import { readAlertSubjects } from './alert-subjects.ts';
import { describeAlert } from './describe-alert.ts';
import { scopedAlerts } from './scoped-alerts.ts';

/** Most alerts shown of one kind and part; the list has them all. */
const SHOWN = 20;

type DigestRow = AlertRow & { total: number };

/** What a day brought, left open and saw resolved. */
export async function readDigest(
  db: Kysely<Database>,
  caller: Caller,
  asked: string | undefined,
  now: Date,
): Promise<Digest> {
  const today = chinaDay(now);
  const day = asked ?? today;
  const raised = await readPart(db, caller, { raisedOn: day });
  const open = await readPart(db, caller, { openAt: day });
  const resolved = await readPart(db, caller, { resolvedOn: day });
  const subjects = await readAlertSubjects(db, caller, [...raised, ...open, ...resolved]);
  const part = (rows: readonly DigestRow[], kind: AlertKind) => {
    const ofKind = rows.filter((row) => row.kind === kind);
    const items = ofKind.map((row) => describeAlert(row, subjects, caller));
    return { total: ofKind[0]?.total ?? 0, items };
  };
  const kinds = ALERT_KINDS.map((kind) => ({
    kind,
    raised: part(raised, kind),
    open: part(open, kind),
    resolved: part(resolved, kind),
  }));
  const total = (pick: 'raised' | 'open' | 'resolved') =>
    kinds.reduce((sum, one) => sum + one[pick].total, 0);
  return {
    day,
    today,
    firstDay: await readFirstDay(db, caller),
    totals: { raised: total('raised'), open: total('open'), resolved: total('resolved') },
    kinds,
  };
}

/** The newest of each kind, with how many there are. */
async function readPart(
  db: Kysely<Database>,
  caller: Caller,
  filter: Omit<AlertFilter, 'state'>,
): Promise<DigestRow[]> {
  const { rows } = await sql<DigestRow>`
    select * from (
      select ${ALERT_COLUMNS}, count(*) over (partition by a.kind)::int as total,
        row_number() over (partition by a.kind order by a.raised_at desc, a.id desc) as place
      ${alertsFrom(caller, { ...filter, state: 'all' })}
    ) numbered where place <= ${SHOWN} order by raised_at desc, id desc`.execute(db);
  return rows;
}

async function readFirstDay(db: Kysely<Database>, caller: Caller): Promise<string | null> {
  const { rows } = await sql<{ first: Date | null }>`
    select min(a.raised_at) as first from alert a where ${scopedAlerts(caller)}`.execute(db);
  const first = rows[0]?.first ?? null;
  return first && chinaDay(first);
}
