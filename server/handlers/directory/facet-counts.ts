import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { DirectoryFilter } from '../../../src/contract/providers.ts';
import type { Database } from '../../db/schema.ts';
import type { AssessmentView } from '../assessment-view.ts';
import {
  baseConditions,
  directoryConditions,
  type FacetName,
  facetConditions,
  facetField,
} from './directory-filter.ts';
import type { ProviderRows } from './provider-rows.ts';

export interface FacetCount {
  facet: FacetName;
  value: string;
  count: number;
}

/**
 * Counts one side's rows by the values of these facets. All facets without a filter of their own count the same rows
 * and share one reading of them; a facet with one is counted over the rows that the other filters leave.
 */
export async function countFacets(
  db: Kysely<Database>,
  side: ProviderRows,
  filter: DirectoryFilter,
  view: AssessmentView,
  facets: readonly FacetName[],
): Promise<FacetCount[]> {
  const chosen = facetConditions(side, filter);
  const free = facets.filter((name) => !chosen[name]);
  const parts = facets.filter((name) => chosen[name]).map((name) => countLifted(side, filter, view, name));
  if (free.length > 0) parts.push(countFree(side, directoryConditions(side, filter, view), free));
  const { rows } = await sql<FacetCount>`
    select facet, value, count from (${sql.join(parts, sql` union all `)}) counted
    where value is not null`.execute(db);
  return rows;
}

function countLifted(side: ProviderRows, filter: DirectoryFilter, view: AssessmentView, lifted: FacetName) {
  const { [lifted]: _, ...others } = facetConditions(side, filter);
  const conditions = [side.where, ...baseConditions(side, filter, view), ...Object.values(others)];
  const field = facetField(side.fields, lifted);
  const value = lifted === 'attention' ? sql`unnest(${field})` : field;
  return sql`(select ${sql.lit(lifted)} as facet, ${value} as value, count(*)::int as count
    from ${side.from} where ${sql.join(conditions, sql` and `)} group by 2)`;
}

function countFree(side: ProviderRows, conditions: RawBuilder<boolean>[], free: readonly FacetName[]) {
  const fields = free.map((name) => sql`${facetField(side.fields, name)} as ${sql.ref(name)}`);
  const single = free.filter((name) => name !== 'attention').map((name) => sql.ref(name));
  const counts: RawBuilder<unknown>[] = [];
  if (single.length > 0) {
    const names = free.filter((name) => name !== 'attention');
    const facet = names.map((name) => sql`when grouping(${sql.ref(name)}) = 0 then ${sql.lit(name)}`);
    const sets = single.map((column) => sql`(${column})`);
    // Of the grouped columns only the one that a row counts is not null.
    counts.push(sql`select case ${sql.join(facet, sql` `)} end as facet, coalesce(${sql.join(single)}) as value,
      count(*)::int as count from matched group by grouping sets (${sql.join(sets)})`);
  }
  if (free.includes('attention')) {
    counts.push(sql`select 'attention' as facet, unnest(attention) as value, count(*)::int as count
      from matched group by 2`);
  }
  return sql`(with matched as materialized (
      select ${sql.join(fields)} from ${side.from}
      where ${sql.join([side.where, ...conditions], sql` and `)})
    ${sql.join(counts, sql` union all `)})`;
}
