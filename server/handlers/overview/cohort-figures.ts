import { type Kysely, sql } from 'kysely';
import type { Overview } from '../../../src/contract/overview.ts';
import type { CapabilityModel } from '../../../src/domain/model/capability-model.ts';
import type { Database } from '../../db/schema.ts';
import type { ViewedAssessment } from '../assessment-view.ts';
import type { ProviderRows } from '../directory/provider-rows.ts';
import { type FoundAttention, findAttention } from './attention-examples.ts';
import { readCapabilityMedians } from './capability-medians.ts';
import { readClubs, readMeasures } from './measure-sums.ts';
import type { MovementGroup } from './tier-matrix.ts';
import { type BinCount, readBins } from './total-distribution.ts';

/** Everything an overview shows of the providers with a result; it never changes once the assessment is published. */
export interface CohortFigures {
  groups: MovementGroup[];
  totals: CohortTotals;
  bins: BinCount[];
  capabilityMedians: Overview['capabilityMedians'];
  attention: FoundAttention[];
  measures: Overview['measures'];
  clubs: Overview['clubs'];
}

/** Unrounded, on the model's scale; null where nobody is rated. */
export interface CohortTotals {
  rated: number;
  mean: number | null;
  previousMean: number | null;
  median: number | null;
  near: number;
  coverageLow: number;
  bottleneck: string | null;
  bottleneckCount: number;
}

/** The part of an assessment that the figures need. */
export type FiguredAssessment = Pick<ViewedAssessment, 'id' | 'previousId' | 'layout'>;

export async function readCohortFigures(
  db: Kysely<Database>,
  rated: ProviderRows,
  assessment: FiguredAssessment,
  model: CapabilityModel,
): Promise<CohortFigures> {
  const [groups, totals, bins, capabilityMedians, attention, measures, clubs] = await Promise.all([
    readGroups(db, [rated]),
    readTotals(db, rated),
    readBins(db, rated, model),
    readCapabilityMedians(db, rated, model),
    findAttention(db, rated),
    readMeasures(db, rated, assessment, model),
    readClubs(db, rated, assessment, model),
  ]);
  return { groups, totals, bins, capabilityMedians, attention, measures, clubs };
}

/** Who is where and where they came from; providers without a result are not rated and came from nowhere. */
export async function readGroups(
  db: Kysely<Database>,
  sides: readonly ProviderRows[],
): Promise<MovementGroup[]> {
  if (sides.length === 0) return [];
  const parts = sides.map(
    ({ from, where, fields }) => sql`
      select ${fields.category} as category, ${fields.bucket} as bucket, ${fields.previousBucket} as previous_bucket,
        ${fields.movement} as movement, count(*)::int as count
      from ${from} where ${where} group by 1, 2, 3, 4`,
  );
  return (await sql<MovementGroup>`${sql.join(parts, sql` union all `)}`.execute(db)).rows;
}

async function readTotals(db: Kysely<Database>, { from, where }: ProviderRows): Promise<CohortTotals> {
  const { rows } = await sql<CohortTotals>`
    with common as (
      select r.bottleneck, count(*)::int as count from ${from} where ${where} and r.bottleneck is not null
      group by r.bottleneck order by count(*) desc, r.bottleneck collate "C" limit 1)
    select count(r.total)::int as rated, avg(r.total) as mean, avg(r.previous_total) as previous_mean,
      percentile_cont(0.5) within group (order by r.total) as median,
      count(*) filter (where 'near_next_tier' = any(r.attention))::int as near,
      count(*) filter (where 'coverage_low' = any(r.attention))::int as coverage_low,
      (select bottleneck from common) as bottleneck,
      coalesce((select count from common), 0) as bottleneck_count
    from ${from} where ${where}`.execute(db);
  return rows[0] as CohortTotals;
}
