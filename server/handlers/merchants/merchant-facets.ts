import { type Kysely, type RawBuilder, sql } from 'kysely';
import {
  MERCHANT_FACETS,
  type MerchantFacets,
  type MerchantFilter,
} from '../../../src/contract/merchants.ts';
import type { Database } from '../../db/schema.ts';
import { readCityNames } from '../city-names.ts';
import { merchantSource } from './merchant-fields.ts';
import { baseCondition, facetConditions, type MerchantFacet } from './merchant-filter.ts';
import type { MerchantView } from './merchant-view.ts';

interface FacetCount extends Record<MerchantFacet, string | null> {
  /** Of the facets, in their order, one bit each from the highest: 0 is the one that is counted. */
  others: number;
  /** Position of the one facet whose filter the rows do not meet, from 1; 0: they meet all. */
  unmet: number;
  count: number;
}

/** Counts per filter value, each facet with its own filter lifted: it answers "how many if I chose this instead". */
export async function readMerchantFacets(
  db: Kysely<Database>,
  view: MerchantView,
  filter: MerchantFilter,
): Promise<MerchantFacets> {
  const conditions = facetConditions(filter);
  const each = (of: (at: RawBuilder<unknown>, condition: RawBuilder<boolean>) => RawBuilder<unknown>) =>
    conditions.map(({ facet, condition }) => of(sql.lit(MERCHANT_FACETS.indexOf(facet) + 1), condition));
  const sum = (parts: RawBuilder<unknown>[]) => (parts.length === 0 ? sql.lit(0) : sql.join(parts, sql` + `));
  const unmet = sum(each((at, condition) => sql`case when ${condition} then 0 else ${at} end`));
  const failures = sum(each((_, condition) => sql`case when ${condition} then 0 else 1 end`));
  const columns = MERCHANT_FACETS.map((name) => sql.ref(name));
  const sets = columns.map((column) => sql`(unmet, ${column})`);
  // Every row is found once and counted by all facets: those that fail one filter count for its facet alone.
  const { rows } = await sql<FacetCount>`
    select unmet, ${sql.join(columns)}, grouping(${sql.join(columns)}) as others, count(*)::int as count
    from (select ${sql.join(columns.map((column) => sql`x.${column}`))}, ${unmet} as unmet
      from ${merchantSource(view, {})} where ${baseCondition(filter, view.caller)} and ${failures} <= 1) matched
    group by grouping sets (${sql.join(sets)})`.execute(db);
  const countsOf = (facet: MerchantFacet) => {
    const at = MERCHANT_FACETS.indexOf(facet);
    const bit = 1 << (MERCHANT_FACETS.length - 1 - at);
    const counts = new Map<string, number>();
    for (const row of rows) {
      const value = row[facet];
      if (value === null || (row.others & bit) !== 0 || (row.unmet !== 0 && row.unmet !== at + 1)) continue;
      counts.set(value, (counts.get(value) ?? 0) + row.count);
    }
    return [...counts].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1));
  };
  const cities = countsOf('city').map(([code]) => code);
  const cityNames = await readCityNames(db, 'merchant', cities);
  return Object.fromEntries(
    MERCHANT_FACETS.map((facet) => [
      facet,
      countsOf(facet).map(([value, count]) => ({
        value,
        label: facet === 'city' ? (cityNames.get(value) ?? null) : null,
        count,
      })),
    ]),
  ) as MerchantFacets;
}
