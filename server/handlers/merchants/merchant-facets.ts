import { type Kysely, sql } from 'kysely';
import {
  MERCHANT_FACETS,
  type MerchantFacets,
  type MerchantFilter,
} from '../../../src/contract/merchants.ts';
import type { Database } from '../../db/schema.ts';
import { readCityNames } from '../city-names.ts';
import { merchantSource } from './merchant-fields.ts';
import { baseCondition, facetCondition, type MerchantFacet } from './merchant-filter.ts';
import type { MerchantView } from './merchant-view.ts';

interface FacetCount {
  facet: MerchantFacet;
  value: string;
  count: number;
}

/** Counts per filter value, each facet with its own filter lifted: it answers "how many if I chose this instead". */
export async function readMerchantFacets(
  db: Kysely<Database>,
  view: MerchantView,
  filter: MerchantFilter,
): Promise<MerchantFacets> {
  const counts = MERCHANT_FACETS.map(
    (name) => sql`select ${sql.lit(name)} as facet, x.${sql.ref(name)} as value, count(*)::int as count
      from matched x where ${facetCondition(filter, name)} and x.${sql.ref(name)} is not null group by 2`,
  );
  const columns = sql.join(MERCHANT_FACETS.map((name) => sql`x.${sql.ref(name)}`));
  // The rows are found once and counted by every facet.
  const { rows } = await sql<FacetCount>`
    with matched as materialized (select ${columns} from ${merchantSource(view)} where ${baseCondition(filter, view.caller)})
    ${sql.join(counts, sql` union all `)}`.execute(db);
  const cities = rows.flatMap(({ facet, value }) => (facet === 'city' ? [value] : []));
  const cityNames = await readCityNames(db, 'merchant', cities);
  const describe = (name: MerchantFacet) =>
    rows
      .filter(({ facet }) => facet === name)
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      .map(({ value, count }) => ({
        value,
        label: name === 'city' ? (cityNames.get(value) ?? null) : null,
        count,
      }));
  return Object.fromEntries(MERCHANT_FACETS.map((name) => [name, describe(name)])) as MerchantFacets;
}
