import type { Transaction } from 'kysely';
import { ALERT_KINDS } from '../../src/domain/alert/alert-kind.ts';
import { type AnnouncedAlert, MOST_ALERTS_TOLD } from '../../src/domain/webhook/webhook-message.ts';
import type { AlertRow } from '../alerts/alert-row.ts';
import { readAlertSubjects } from '../alerts/alert-subjects.ts';
import { describeAlert } from '../alerts/describe-alert.ts';
import type { RaisedAlert } from '../alerts/store-alerts.ts';
import type { Caller } from '../context.ts';
import type { Database } from '../db/schema.ts';

type Trx = Transaction<Database>;

/** A webhook is the platform's own and tells what its people may see. */
const PLATFORM: Caller = { id: 'system', name: 'system', role: 'ops_admin', scope: null };

/** What an alert says of its reader, and a message has none. */
const OF_A_READER: ReadonlySet<string> = new Set(['readAt', 'mayDecide', 'mayOpen']);

/**
 * Puts what was just raised into the outbox, in the transaction that raised it and with the platform's eyes: no message
 * without its alerts, and no alert without its message. One message for each webhook, however many alerts there are: a
 * chat must not get three hundred.
 */
export async function announceAlerts(trx: Trx, raised: readonly RaisedAlert[], now: Date): Promise<void> {
  if (raised.length === 0) return;
  const webhooks = await trx
    .selectFrom('webhook')
    .select(['id', 'kinds'])
    .where('enabled', '=', true)
    .orderBy('id')
    .execute();
  const told = webhooks
    .map(({ id, kinds }) => ({ id, alerts: raised.filter(({ kind }) => kinds.includes(kind)) }))
    .filter(({ alerts }) => alerts.length > 0);
  if (told.length === 0) return;
  const shown = await describeRaised(
    trx,
    told.flatMap(({ alerts }) => alerts.slice(0, MOST_ALERTS_TOLD).map(({ id }) => id)),
  );
  await trx
    .insertInto('webhookDelivery')
    .values(
      told.map(({ id, alerts }) => ({
        webhookId: id,
        test: false,
        message: messageOf(alerts, shown),
        alerts: alerts.length,
        createdAt: now,
        state: 'pending' as const,
        dueAt: now,
      })),
    )
    .execute();
}

/** As the API shows them to the platform's people, by key. */
async function describeRaised(trx: Trx, ids: readonly number[]): Promise<Map<number, AnnouncedAlert>> {
  const found = await trx
    .selectFrom('alert')
    .select(['id', 'kind', 'targetId', 'relationId', 'merchantId', 'data', 'raisedAt'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  const rows = found.map((row) => ({ ...row, resolvedAt: null, resolution: null, readAt: null }) as AlertRow);
  const subjects = await readAlertSubjects(trx, PLATFORM, rows);
  return new Map(rows.map((row) => [row.id, describeAlert(row, subjects, PLATFORM)]));
}

function messageOf(alerts: readonly RaisedAlert[], shown: ReadonlyMap<number, AnnouncedAlert>): string {
  const listed = alerts.slice(0, MOST_ALERTS_TOLD).flatMap(({ id }) => shown.get(id) ?? []);
  const kinds = ALERT_KINDS.map((kind) => ({
    kind,
    alerts: alerts.filter((alert) => alert.kind === kind).length,
  }));
  return JSON.stringify(
    {
      kind: 'alerts',
      alerts: listed,
      more: alerts.length - listed.length,
      kinds: kinds.filter((part) => part.alerts > 0),
    },
    (key, value: unknown) => (OF_A_READER.has(key) ? undefined : value),
  );
}
