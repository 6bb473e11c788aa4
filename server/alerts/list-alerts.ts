import { type Kysely, sql } from 'kysely';
import type { z } from 'zod';
import type { listAlerts as route } from '../../src/contract/alerts.ts';
import { ALERT_KINDS, type AlertKind } from '../../src/domain/alert/alert-kind.ts';
import type { Caller } from '../context.ts';
import type { Database } from '../db/schema.ts';
import { type Position, readCursor, writeCursor } from '../http/cursor.ts';
import { ALERT_COLUMNS, type AlertRow, alertsFrom } from './alert-row.ts';
import { readAlertSubjects } from './alert-subjects.ts';
import { describeAlert } from './describe-alert.ts';

type Query = z.output<typeof route.query>;

/** Alerts that match, newest first. */
export async function listAlerts(
  db: Kysely<Database>,
  caller: Caller,
  { cursor, limit, ...filter }: Query,
): Promise<z.input<typeof route.response.shape>> {
  const position = readCursor(cursor, filter);
  const { rows } = await sql<AlertRow>`
    select ${ALERT_COLUMNS} ${alertsFrom(caller, filter)} ${position ? sql`and ${beyond(position)}` : sql``}
    order by a.raised_at desc, a.id desc limit ${limit + 1}`.execute(db);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const { rows: counts } = await sql<{ kind: AlertKind; alerts: number; unread: number }>`
    select a.kind, count(*)::int as alerts, count(*) filter (where read.read_at is null)::int as unread
    ${alertsFrom(caller, filter, { anyKind: true })} group by a.kind`.execute(db);
  const subjects = await readAlertSubjects(db, caller, shown);
  const { kind: kinds } = filter;
  return {
    items: shown.map((row) => describeAlert(row, subjects, caller)),
    total: counts.reduce((sum, { kind, alerts }) => (!kinds || kinds.includes(kind) ? sum + alerts : sum), 0),
    nextCursor:
      last && rows.length > limit
        ? writeCursor({ value: last.raisedAt.toISOString(), id: last.id }, filter)
        : null,
    counts: inOrder(counts),
  };
}

function beyond({ value, id }: Position) {
  return sql`(a.raised_at, a.id) < (${value}::timestamptz, ${id}::integer)`;
}

/** How many are open, and how many of them the caller has not read. */
export async function countAlerts(db: Kysely<Database>, caller: Caller) {
  const { rows } = await sql<{ kind: AlertKind; open: number; unread: number }>`
    select a.kind, count(*)::int as open, count(*) filter (where read.read_at is null)::int as unread
    ${alertsFrom(caller, { state: 'open' })} group by a.kind`.execute(db);
  const sum = (pick: 'open' | 'unread') => rows.reduce((total, row) => total + row[pick], 0);
  return { open: sum('open'), unread: sum('unread'), kinds: inOrder(rows) };
}

const inOrder = <Row extends { kind: AlertKind }>(rows: readonly Row[]): Row[] =>
  rows.toSorted((a, b) => ALERT_KINDS.indexOf(a.kind) - ALERT_KINDS.indexOf(b.kind));
