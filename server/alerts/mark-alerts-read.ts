import { type Kysely, sql } from 'kysely';
import type { z } from 'zod';
import type { markAlertsRead as route } from '../../src/contract/alerts.ts';
import type { Caller } from '../context.ts';
import type { Database } from '../db/schema.ts';
import { scopedAlerts } from './scoped-alerts.ts';

/** Keeps the caller's own marks; those of before stay as they are. */
export async function markAlertsRead(
  db: Kysely<Database>,
  caller: Caller,
  asked: z.output<typeof route.body.shape>,
  now: Date,
): Promise<{ marked: number }> {
  const wanted =
    'ids' in asked ? sql`a.id = any(${keysOf(asked.ids)}::integer[])` : sql`a.raised_at <= ${asked.until}`;
  const { rows } = await sql`
    insert into alert_read (account_id, alert_id, read_at)
    select ${caller.id}, a.id, ${now} from alert a where ${wanted} and ${scopedAlerts(caller)}
    on conflict do nothing returning alert_id`.execute(db);
  return { marked: rows.length };
}

const keysOf = (ids: readonly string[]) => ids.filter((id) => /^[1-9]\d{0,8}$/.test(id)).map(Number);
