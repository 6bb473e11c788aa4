import { sql } from 'kysely';
import type { AppContext } from '../../../../server/context.ts';
import type { Alert } from '../../../../src/contract/alerts.ts';
import { asSetter } from './set-targets.ts';

/** An id of one figure would be found in any status: those of the published goals are older than this. */
export async function numberAlerts({ db }: AppContext): Promise<void> {
  await sql`select setval(pg_get_serial_sequence('alert', 'id'), 70080000)`.execute(db);
}

/** What came of targets and leaps, over or not. Of one that is over the platform's people have marks, which are nobody else's. */
export async function readAlerts(context: AppContext): Promise<Alert[]> {
  await sql`
    insert into alert_read (account_id, alert_id, read_at)
    select account.public_id, a.id, now() from account, alert a where a.kind = 'attribution_disputed'
      and a.resolved_at is not null and account.role like 'ops%'`.execute(context.db);
  const response = await asSetter(context).request('/api/alerts?state=all&limit=200');
  return ((await response.json()) as { items: Alert[] }).items;
}
