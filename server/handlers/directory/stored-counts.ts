import { type Kysely, sql, type Transaction } from 'kysely';
import type { DirectoryFilter } from '../../../src/contract/providers.ts';
import type { Database } from '../../db/schema.ts';
import { FACETS, type FacetName, facetField } from './directory-filter.ts';
import type { FacetCount } from './facet-counts.ts';
import { cohortRows } from './provider-rows.ts';

/** Stands for no filter. */
const NONE = '';
/** City is the provider's of today; the others are frozen with the result. */
const FROZEN = FACETS.filter((name) => name !== 'city');
/** With more values than this, counting pairs would store more than it saves. */
const MOST_VALUES = 300;

/**
 * Counts a cohort by every frozen facet, alone and under every value of every other one: what the filters say before
 * anything is chosen and after the first choice. Call when results are final.
 */
export async function storeCohortCounts(trx: Transaction<Database>, assessmentId: number): Promise<void> {
  const { from, where, fields } = cohortRows(assessmentId);
  const columns = FROZEN.map((name) => sql`${facetField(fields, name)} as ${sql.ref(name)}`);
  const value = (name: FacetName) => (name === 'attention' ? sql`unnest(attention)` : sql.ref(name));
  const alone = FROZEN.map(
    (name) => sql`select ${NONE} as facet, ${NONE} as value, ${sql.lit(name)} as other_facet,
      ${value(name)} as other_value, count(*)::int as count from cohort group by 4`,
  );
  const pairs = FROZEN.flatMap((name) =>
    FROZEN.filter((other) => other !== name).map(
      (
        other,
      ) => sql`select ${sql.lit(name)}, ${value(name)}, ${sql.lit(other)}, ${value(other)}, count(*)::int
        from cohort group by 2, 4`,
    ),
  );
  await sql`
    with cohort as materialized (select ${sql.join(columns)} from ${from} where ${where}),
      alone as materialized (${sql.join(alone, sql` union all `)}),
      pairs as (${sql.join(pairs, sql` union all `)})
    insert into cohort_count (assessment_id, facet, value, other_facet, other_value, count)
    select ${assessmentId}::integer, facet, value, other_facet, other_value, count
    from (select * from alone union all select * from pairs) counted
    where value is not null and other_value is not null
      and (select count(*) from alone) <= ${MOST_VALUES}::integer`.execute(trx);
}

/** Counts of the frozen facets; null where they are not stored or the filter is more than one of them. */
export async function readStoredCounts(
  db: Kysely<Database>,
  assessmentId: number,
  filter: DirectoryFilter,
): Promise<FacetCount[] | null> {
  const { model: _, period: __, ...asked } = filter;
  const chosen = Object.entries(asked).filter(([, value]) => value !== undefined && value !== '');
  if (chosen.length > 1) return null;
  const [facet, values] = (chosen[0] ?? [NONE, [NONE]]) as [string, string[]];
  if (facet !== NONE && !FROZEN.some((name) => name === facet)) return null;
  // A provider can have two of them and must not count twice.
  if (facet === 'attention' && values.length > 1) return null;
  const { rows } = await sql<FacetCount>`
    select other_facet as facet, other_value as value, sum(count)::int as count from cohort_count
    where assessment_id = ${assessmentId}::integer
      and ((facet = ${facet} and value = any(${values}::text[])) or (facet = ${NONE} and other_facet = ${facet}))
    group by 1, 2`.execute(db);
  return rows.length > 0 ? rows : null;
}
