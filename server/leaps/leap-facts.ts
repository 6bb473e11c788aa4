import { sql, type Transaction } from 'kysely';
import { readFloats, readIntegers } from '../assess/packed-array.ts';
import type { AppContext } from '../context.ts';
import type { Database } from '../db/schema.ts';
import { type MadeFact, storeMadeFacts } from '../imports/store-made-facts.ts';
import type { ProviderMonths } from './provider-months.ts';
import { LEAP_INDICATOR, refreshProviderMonths } from './store-provider-months.ts';

type Trx = Transaction<Database>;

/**
 * Makes the stored leap_merchants facts what the counted leaps say, for every provider with a service relation whose
 * model family has that indicator, over the months of the evaluation. Only facts that differ are stored; without any
 * there is no import record. Answers the records made, one per family.
 */
export async function storeLeapFacts(
  trx: Trx,
  context: Pick<AppContext, 'newId' | 'now'>,
  by: string,
  months: readonly string[],
  rows: readonly ProviderMonths[],
): Promise<number[]> {
  const families = await readFamilies(trx);
  if (families.length === 0 || months.length === 0 || rows.length === 0) return [];
  const providers = await readProviders(trx, families);
  const stored = await readStored(trx, months);
  const differing = new Map<string, MadeFact[]>();
  for (const { provider, leaps } of rows) {
    const known = providers.get(provider);
    if (!known) continue;
    months.forEach((period, at) => {
      const count = leaps[at]!;
      if (stored.get(period)?.get(provider) === count) return;
      const fact = { providerId: provider, provider: known.externalId, period, indicator: LEAP_INDICATOR };
      const facts = differing.get(known.model) ?? [];
      facts.push({ ...fact, numerator: count, denominator: null, n: null, value: null });
      differing.set(known.model, facts);
    });
  }
  const importIds: number[] = [];
  for (const [model, facts] of [...differing].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const fileName = `leaps-${months.at(-1)}.csv`;
    const { importId } = await storeMadeFacts(trx, context, { model, fileName, by }, facts);
    importIds.push(importId);
  }
  if (importIds.length > 0) await refreshProviderMonths(trx, months);
  return importIds;
}

/** Model families whose version in force has the indicator. */
async function readFamilies(trx: Trx): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select f.code from model_family f join model_version v on v.code = f.code and v.version = f.in_force_version
    where v.content -> 'indicators' @> ${JSON.stringify([{ code: LEAP_INDICATOR }])}::jsonb`.execute(trx);
  return rows.map(({ code }) => code);
}

async function readProviders(
  trx: Trx,
  families: readonly string[],
): Promise<Map<number, { externalId: string; model: string }>> {
  const { rows } = await sql<{ id: number; externalId: string; model: string }>`
    select id, external_id, model_code as model from provider
    where model_code = any(${families}::text[]) and id in (select provider_id from service_relation)`.execute(
    trx,
  );
  return new Map(rows.map(({ id, ...provider }) => [id, provider]));
}

/** Counts by period and provider; a fact that says more or less than a count is NaN, and so always differs. */
async function readStored(trx: Trx, months: readonly string[]): Promise<Map<string, Map<number, number>>> {
  const stored = new Map<string, Map<number, number>>();
  const indicator = await trx
    .selectFrom('indicator')
    .select('id')
    .where('code', '=', LEAP_INDICATOR)
    .executeTakeFirst();
  if (!indicator) return stored;
  const periods = await trx
    .selectFrom('period')
    .select(['id', 'code'])
    .where('code', 'in', months as string[])
    .execute();
  for (const { id, code } of periods) {
    const { rows } = await sql<{ providers: Uint8Array; counts: Uint8Array }>`
      select array_send(array_agg(provider_id)) as providers, array_send(array_agg(
        case when denominator is null and n is null and value is null then numerator end)) as counts
      from fact where period_id = ${sql.lit(id)} and indicator_id = ${indicator.id} having count(*) > 0`.execute(
      trx,
    );
    for (const { providers, counts } of rows) {
      const values = readFloats(counts);
      stored.set(code, new Map([...readIntegers(providers)].map((provider, at) => [provider, values[at]!])));
    }
  }
  return stored;
}
