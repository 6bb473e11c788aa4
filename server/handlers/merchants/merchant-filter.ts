import { type RawBuilder, sql } from 'kysely';
import { MERCHANT_FACETS, type MerchantFilter } from '../../../src/contract/merchants.ts';
import type { Caller } from '../../context.ts';
import { scopedProviders } from '../../db/scoped-providers.ts';
import { matchesSearch } from '../matches-search.ts';

type Condition = RawBuilder<boolean>;
export type MerchantFacet = (typeof MERCHANT_FACETS)[number];

/** What a row of the source `x` must meet whichever facet is counted. */
export function baseCondition({ q, provider }: MerchantFilter, caller: Caller): Condition {
  const conditions: Condition[] = [];
  const search = q?.trim().toLowerCase();
  if (search) conditions.push(matchesSearch(sql`x.search`, search));
  if (provider) {
    conditions.push(sql`x.id in (select r.merchant_id from service_relation r join provider p on p.id = r.provider_id
      where p.external_id = any(${provider}::text[]) and ${scopedProviders(caller)})`);
  }
  return all(conditions);
}

/** What a row of `x` must meet by the filters that have a facet; the one left out is not asked. */
export function facetCondition(filter: MerchantFilter, without?: MerchantFacet): Condition {
  const conditions = MERCHANT_FACETS.flatMap((name) => {
    const chosen = filter[name];
    if (chosen === undefined || name === without) return [];
    const values = typeof chosen === 'string' ? [chosen] : chosen;
    return [sql<boolean>`x.${sql.ref(name)} = any(${values}::text[])`];
  });
  return all(conditions);
}

function all(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(conditions, sql` and `)}`;
}
