import { type Kysely, sql, type Transaction } from 'kysely';
import { numberArray, textArray } from '../assess/array-literal.ts';
import type { Database } from '../db/schema.ts';
import type { ProviderMonths } from './provider-months.ts';

type Trx = Transaction<Database>;

const PROVIDERS_PER_STATEMENT = 500;

/** Indicators whose monthly facts say a provider's GMV and leaps; the platform's own feed. */
const GMV_INDICATOR = 'gmv_t12m';
export const LEAP_INDICATOR = 'leap_merchants';

/** Stores what the merchants make of each provider's months, and forgets what no longer follows from any. */
export async function storeProviderMonths(
  trx: Trx,
  months: readonly string[],
  rows: readonly ProviderMonths[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += PROVIDERS_PER_STATEMENT) {
    const part = rows.slice(start, start + PROVIDERS_PER_STATEMENT);
    const column = (pick: (row: ProviderMonths) => Iterable<number>) =>
      numberArray(part.flatMap((row) => [...pick(row)]));
    await sql`
      insert into provider_month as s (provider_id, month, leaps_counted, gmv_merchants, served_merchants)
      select * from unnest(
        ${column(({ provider }) => months.map(() => provider))}::integer[],
        ${textArray(part.flatMap(() => months))}::text[], ${column(({ leaps }) => leaps)}::integer[],
        ${column(({ gmv }) => gmv)}::double precision[], ${column(({ served }) => served)}::integer[])
      on conflict (provider_id, month) do update set leaps_counted = excluded.leaps_counted,
        gmv_merchants = excluded.gmv_merchants, served_merchants = excluded.served_merchants
      where row(s.leaps_counted, s.gmv_merchants, s.served_merchants)
        is distinct from row(excluded.leaps_counted, excluded.gmv_merchants, excluded.served_merchants)`.execute(
      trx,
    );
  }
  await sql`
    update provider_month set leaps_counted = null, gmv_merchants = null, served_merchants = null
    where served_merchants is not null and not (month = any(${textArray(months)}::text[])
      and provider_id = any(${numberArray(rows.map(({ provider }) => provider))}::integer[]))`.execute(trx);
}

/**
 * Takes over what the facts of these periods report for providers, of all periods when left out. To be called by
 * whatever stores facts, in its transaction.
 */
export async function refreshProviderMonths(trx: Trx, periods?: readonly string[]): Promise<void> {
  const indicators = await readIndicators(trx);
  const [gmv, leaps] = [indicators.get(GMV_INDICATOR) ?? null, indicators.get(LEAP_INDICATOR) ?? null];
  if (gmv === null && leaps === null) return;
  const known = await sql<{ id: number; code: string }>`
    select id, code from period where cadence = 'month'
      ${periods === undefined ? sql`` : sql`and code = any(${periods}::text[])`}`.execute(trx);
  for (const { id, code } of known.rows) {
    // Month by month, with its key written out: each month of facts is a table of its own.
    await sql`
      insert into provider_month as s (provider_id, month, gmv_reported, leaps_reported)
      select provider_id, ${code}, max(coalesce(numerator, value)) filter (where indicator_id = ${gmv}::integer),
        max(coalesce(numerator, value)) filter (where indicator_id = ${leaps}::integer)
      from fact where period_id = ${sql.lit(id)} and indicator_id in (${gmv}::integer, ${leaps}::integer)
      group by provider_id
      on conflict (provider_id, month) do update
        set gmv_reported = excluded.gmv_reported, leaps_reported = excluded.leaps_reported
      where row(s.gmv_reported, s.leaps_reported) is distinct from row(excluded.gmv_reported, excluded.leaps_reported)`.execute(
      trx,
    );
  }
}

async function readIndicators(db: Kysely<Database>): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('indicator')
    .select(['id', 'code'])
    .where('code', 'in', [GMV_INDICATOR, LEAP_INDICATOR])
    .execute();
  return new Map(rows.map(({ id, code }) => [code, id]));
}
