import { sql, type Transaction } from 'kysely';
import { refreshAlerts } from '../alerts/refresh-alerts.ts';
import type { AppContext } from '../context.ts';
import type { Database } from '../db/schema.ts';
import { lockFactsForStoring } from '../imports/fact-lock.ts';
import { refreshLeaps } from './refresh-leaps.ts';
import { LEAP_INDICATOR, refreshProviderMonths } from './store-provider-months.ts';

type Trx = Transaction<Database>;
type Context = Pick<AppContext, 'now' | 'newId'>;

/**
 * After facts were stored: what they report of providers' months. A provider whose leaps are counted here is not
 * counted by a file, so facts that say otherwise are put right at once.
 */
export async function followFacts(
  trx: Trx,
  context: Context,
  { by, row }: { by: string; row: { id: number; periods: readonly { code: string }[] } },
): Promise<void> {
  const periods = row.periods.map(({ code }) => code);
  await refreshProviderMonths(trx, periods);
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from fact f
      where f.period_id in (select id from period where cadence = 'month' and code = any(${periods}::text[]))
        and f.indicator_id = (select id from indicator where code = ${LEAP_INDICATOR}) and f.import_id = ${row.id}
        and f.provider_id in (select provider_id from service_relation)) as found`.execute(trx);
  if (rows[0]?.found) await refreshLeaps(trx, context, { by });
  else await refreshAlerts(trx, context);
}

/** After a month has ended: its amounts, stored while it ran, count from now on, and targets are looked at a month later. */
export async function followMonthEnd(trx: Trx, context: Context): Promise<void> {
  await lockFactsForStoring(trx);
  if (await isAnybodyServed(trx)) await refreshLeaps(trx, context, { by: 'system', cause: 'month_end' });
  else await refreshAlerts(trx, context);
}

/** After providers were stored: a veto stops leaps, and a model family may or may not have the indicator. */
export async function followProviders(trx: Trx, context: Context, { by }: { by: string }): Promise<void> {
  if (await isAnybodyServed(trx)) await refreshLeaps(trx, context, { by });
  else await refreshAlerts(trx, context);
}

async function isAnybodyServed(trx: Trx): Promise<boolean> {
  return (await trx.selectFrom('serviceRelation').select('id').limit(1).executeTakeFirst()) !== undefined;
}
