import { type RawBuilder, sql } from 'kysely';
import { MERCHANT_FACETS, type MerchantFilter, NEVER_JOINED } from '../../../src/contract/merchants.ts';
import type { Caller } from '../../context.ts';
import { scopedProviders } from '../../db/scoped-providers.ts';
import { matchesSearch } from '../matches-search.ts';
import { NO_INDUSTRY, UNKNOWN_KIND } from './merchant-fields.ts';

type Condition = RawBuilder<boolean>;
export type MerchantFacet = (typeof MERCHANT_FACETS)[number];

/** What a row of the source `x` must meet whichever facet is counted. */
export function baseCondition(
  { q, provider, inService, leaptTo }: MerchantFilter,
  caller: Caller,
): Condition {
  const conditions: Condition[] = [];
  const search = q?.trim().toLowerCase();
  if (search) conditions.push(matchesSearch(sql`x.search`, search));
  if (provider) {
    conditions.push(sql`x.id in (select r.merchant_id from service_relation r join provider p on p.id = r.provider_id
      where p.external_id = any(${provider}::text[]) and ${scopedProviders(caller)})`);
  }
  if (inService) conditions.push(sql`x.in_service = ${inService === 'yes'}`);
  if (leaptTo) conditions.push(sql`x.leap_month <= ${leaptTo}`);
  return all(conditions);
}

/** What a row of `x` must meet by the filters that have a facet. */
export function facetCondition(filter: MerchantFilter): Condition {
  return all(facetConditions(filter).map(({ condition }) => condition));
}

/** The same, one condition per facet that is filtered by. */
export function facetConditions(filter: MerchantFilter): { facet: MerchantFacet; condition: Condition }[] {
  return MERCHANT_FACETS.flatMap((facet) => {
    const condition = facet === 'joined' ? joinedCondition(filter) : valueCondition(facet, filter[facet]);
    return condition === null ? [] : [{ facet, condition }];
  });
}

function valueCondition(facet: MerchantFacet, chosen: string | string[] | undefined): Condition | null {
  if (chosen === undefined) return null;
  const values = typeof chosen === 'string' ? [chosen] : chosen;
  return sql<boolean>`x.${sql.ref(facet)} = any(${values}::text[])`;
}

function joinedCondition({ joinedFrom, joinedTo, everServed }: MerchantFilter): Condition | null {
  const isNever = sql<boolean>`x.joined = ${sql.lit(NEVER_JOINED)}`;
  const conditions: Condition[] = [];
  if (everServed) conditions.push(everServed === 'no' ? isNever : sql`not ${isNever}`);
  // Letters come after figures, so the word for never would pass for a late month.
  if (joinedFrom) conditions.push(sql`x.joined >= ${joinedFrom} and not ${isNever}`);
  if (joinedTo) conditions.push(sql`x.joined <= ${joinedTo}`);
  return conditions.length === 0 ? null : all(conditions);
}

/** The same of merchant `m` itself, for what is counted without its month; null: nothing is asked. */
export function placeCondition({
  region,
  city,
  industry,
  kind,
}: Pick<MerchantFilter, 'region' | 'city' | 'industry' | 'kind'>): Condition | null {
  const any = (column: Condition, values: string[] | undefined) =>
    values === undefined ? [] : [sql<boolean>`${column} = any(${values}::text[])`];
  const conditions = [
    ...any(sql`m.region`, region),
    ...any(sql`m.city_adcode`, city),
    ...any(sql`coalesce(m.industry, ${sql.lit(NO_INDUSTRY)})`, industry),
    ...any(sql`coalesce(m.kind, ${sql.lit(UNKNOWN_KIND)})`, kind),
  ];
  return conditions.length === 0 ? null : all(conditions);
}

function all(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(conditions, sql` and `)}`;
}
