import { type RawBuilder, sql } from 'kysely';
import type { AlertFilter } from '../../src/contract/alerts.ts';
import type { AlertData } from '../../src/domain/alert/alert.ts';
import type { AlertKind, AlertResolution } from '../../src/domain/alert/alert-kind.ts';
import type { Caller } from '../context.ts';
import { chinaDaySpan } from './china-day-span.ts';
import { joinRead, scopedAlerts } from './scoped-alerts.ts';

/** A stored alert with the caller's own mark. */
export type AlertRow = {
  [Kind in AlertKind]: {
    id: number;
    kind: Kind;
    targetId: number | null;
    relationId: number | null;
    merchantId: number | null;
    data: AlertData<Kind>;
    raisedAt: Date;
    resolvedAt: Date | null;
    resolution: AlertResolution | null;
    readAt: Date | null;
  };
}[AlertKind];

export const ALERT_COLUMNS = sql`a.id, a.kind, a.target_id, a.relation_id, a.merchant_id, a.data, a.raised_at,
  a.resolved_at, a.resolution, read.read_at`;

/** Alerts `a` that the caller is told of and the filter keeps, with the caller's marks `read`. */
export function alertsFrom(
  caller: Caller,
  filter: AlertFilter,
  options: { anyKind?: boolean } = {},
): RawBuilder<unknown> {
  const { kind, unread, state, raisedOn, resolvedOn, openAt } = filter;
  const on = (
    day: string | undefined,
    condition: (span: { from: Date; until: Date }) => RawBuilder<unknown>,
  ) => (day === undefined ? sql`` : sql`and ${condition(chinaDaySpan(day))}`);
  return sql`from alert a ${joinRead(caller)} where ${scopedAlerts(caller)}
    ${kind === undefined || options.anyKind ? sql`` : sql`and a.kind = any(${kind}::text[])`}
    ${unread === undefined ? sql`` : sql`and (read.read_at is null) = ${unread === 'yes'}`}
    ${state === 'all' ? sql`` : sql`and (a.resolved_at is null) = ${state === 'open'}`}
    ${on(raisedOn, ({ from, until }) => sql`a.raised_at >= ${from} and a.raised_at < ${until}`)}
    ${on(resolvedOn, ({ from, until }) => sql`a.resolved_at >= ${from} and a.resolved_at < ${until}`)}
    ${on(openAt, ({ until }) => sql`a.raised_at < ${until} and (a.resolved_at is null or a.resolved_at >= ${until})`)}`;
}
