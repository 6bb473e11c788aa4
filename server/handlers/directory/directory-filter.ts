import { type RawBuilder, sql } from 'kysely';
import type { DirectoryFilter } from '../../../src/contract/providers.ts';
import type { AssessmentView } from '../assessment-view.ts';
import { matchesSearch } from '../matches-search.ts';
import type { ProviderRows, RowFields } from './provider-rows.ts';

type Condition = RawBuilder<boolean>;

export const FACETS = [
  'category',
  'tier',
  'region',
  'city',
  'industry',
  'compliance',
  'movement',
  'attention',
  'bottleneck',
] as const;
export type FacetName = (typeof FACETS)[number];

/** What a facet counts, over one side's rows. */
export function facetField(fields: RowFields, name: FacetName): RawBuilder<unknown> {
  if (name === 'tier') return fields.bucket;
  return name === 'city' ? sql`p.city_adcode` : fields[name];
}

/** Conditions that no facet lifts: search and ranges. */
export function baseConditions(
  { fields }: ProviderRows,
  filter: DirectoryFilter,
  view: AssessmentView,
): Condition[] {
  const conditions: Condition[] = [];
  const search = filter.q?.trim().toLowerCase();
  if (search) conditions.push(matchesSearch(sql`p.search`, search));
  if (filter.ids) conditions.push(sql`p.external_id = any(${filter.ids}::text[])`);
  if (filter.province) conditions.push(sql`p.province = any(${filter.province}::text[])`);
  if (filter.previousTier)
    conditions.push(sql`${fields.previousBucket} = any(${filter.previousTier}::text[])`);
  for (const bound of filter.measureFrom ?? []) conditions.push(reachesMeasure(bound, fields, view));
  if (filter.minTotal !== undefined)
    conditions.push(sql`${fields.total} >= ${filter.minTotal}::double precision`);
  if (filter.maxTotal !== undefined) {
    const inclusive = filter.maxTotal >= (view.assessment?.top ?? Number.POSITIVE_INFINITY);
    conditions.push(
      sql`${fields.total} ${sql.raw(inclusive ? '<=' : '<')} ${filter.maxTotal}::double precision`,
    );
  }
  return conditions;
}

/** `gmv_t12m:100000000`: the measure is at least that much. */
function reachesMeasure(bound: string, fields: RowFields, view: AssessmentView): Condition {
  const at = bound.lastIndexOf(':');
  const amount = Number(bound.slice(at + 1) || Number.NaN);
  const position = view.assessment?.layout.measures.indexOf(bound.slice(0, at)) ?? -1;
  if (position < 0 || !Number.isFinite(amount)) return sql<boolean>`false`;
  return sql<boolean>`coalesce(${fields.measure(position)} >= ${amount}::double precision, false)`;
}

/** Conditions of the filters that have a facet, by facet. */
export function facetConditions(
  { fields }: ProviderRows,
  filter: DirectoryFilter,
): Partial<Record<FacetName, Condition>> {
  const conditions: Partial<Record<FacetName, Condition>> = {};
  for (const name of FACETS) {
    const values = filter[name];
    if (!values) continue;
    const field = facetField(fields, name);
    conditions[name] =
      name === 'attention' ? sql`${field} && ${values}::text[]` : sql`${field} = any(${values}::text[])`;
  }
  return conditions;
}

/** Every condition of the filter; whose rows they are comes with the rows. */
export function directoryConditions(
  rows: ProviderRows,
  filter: DirectoryFilter,
  view: AssessmentView,
): Condition[] {
  return [...baseConditions(rows, filter, view), ...Object.values(facetConditions(rows, filter))];
}
