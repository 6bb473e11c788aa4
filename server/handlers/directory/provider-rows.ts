import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Caller } from '../../context.ts';
import type { Database } from '../../db/schema.ts';
import { isLimited, scopedProviders } from '../../db/scoped-providers.ts';
import type { AssessmentView, ViewedAssessment } from '../assessment-view.ts';

/** Value of a filter for providers without a category. */
export const UNDETERMINED = 'undetermined';

/** What a list may filter and sort by, as SQL over the tables of one source of rows. */
export interface RowFields {
  id: RawBuilder<number>;
  category: RawBuilder<string>;
  region: RawBuilder<string | null>;
  industry: RawBuilder<string | null>;
  compliance: RawBuilder<string>;
  /** Tier, or outcome where there is none. */
  bucket: RawBuilder<string>;
  previousBucket: RawBuilder<string | null>;
  movement: RawBuilder<string | null>;
  attention: RawBuilder<string[]>;
  bottleneck: RawBuilder<string | null>;
  total: RawBuilder<number | null>;
  rank: RawBuilder<number | null>;
  delta: RawBuilder<number | null>;
  coverage: RawBuilder<number | null>;
  /** Tiers in order, inside a tier the better total is the higher. */
  ladder: RawBuilder<number | null>;
  /** By position in the assessment's layout. */
  capability(position: number): RawBuilder<number | null>;
  measure(position: number): RawBuilder<number | null>;
}

/** Providers from one side: those with a result in the assessment, or those without. Both have provider as `p`. */
export interface ProviderRows {
  from: RawBuilder<unknown>;
  where: RawBuilder<boolean>;
  fields: RowFields;
  /** Number of these rows where it is known without counting. */
  size: number | null;
}

const RATED: RowFields = {
  id: sql`r.provider_id`,
  // As the assessment froze them, so that what is counted is what was graded.
  category: sql`coalesce(r.category, ${sql.lit(UNDETERMINED)})`,
  region: sql`r.region`,
  industry: sql`r.industry`,
  compliance: sql`r.compliance`,
  bucket: sql`r.bucket`,
  previousBucket: sql`r.previous_bucket`,
  movement: sql`r.movement`,
  attention: sql`r.attention`,
  bottleneck: sql`r.bottleneck`,
  total: sql`r.total`,
  rank: sql`r.rank`,
  delta: sql`r.delta`,
  coverage: sql`r.coverage`,
  ladder: sql`(r.tier_order * 1e6 + coalesce(r.total, 0))::double precision`,
  capability: (position) => sql`r.capability_scores[${sql.lit(position + 1)}]`,
  measure: (position) => sql`r.measures[${sql.lit(position + 1)}]`,
};

const noText = sql<null>`null::text`;
const noNumber = sql<null>`null::double precision`;

const UNRATED: RowFields = {
  id: sql`p.id`,
  category: sql`coalesce(p.category, ${sql.lit(UNDETERMINED)})`,
  region: sql`p.region`,
  industry: sql`p.industry`,
  compliance: sql`p.compliance`,
  bucket: sql`'not_rated'::text`,
  previousBucket: noText,
  movement: noText,
  attention: sql`'{}'::text[]`,
  bottleneck: noText,
  total: noNumber,
  rank: noNumber,
  delta: noNumber,
  coverage: noNumber,
  ladder: noNumber,
  capability: () => noNumber,
  measure: () => noNumber,
};

/** All results of the assessment. The join costs nothing where a query asks nothing of `p`. */
export function cohortRows(assessmentId: number): ProviderRows {
  return {
    from: sql`assessment_result r left join provider p on p.id = r.provider_id`,
    where: sql`r.assessment_id = ${assessmentId}::integer`,
    fields: RATED,
    size: null,
  };
}

/** Those that the caller may read. */
function ratedRows({ id, providers }: ViewedAssessment, caller: Caller): ProviderRows {
  const cohort = cohortRows(id);
  if (!isLimited(caller)) return { ...cohort, size: providers };
  return { ...cohort, where: sql<boolean>`${cohort.where} and ${scopedProviders(caller)}` };
}

/**
 * Both sides of a view. Providers without a result are usually few, so their keys are read first and every further
 * query is spared the search for them; the second side is left out when there are none.
 */
export async function providerRows(
  db: Kysely<Database>,
  { modelCode, assessment }: AssessmentView,
  caller: Caller,
): Promise<ProviderRows[]> {
  const ofModel = sql<boolean>`p.model_code = ${modelCode} and ${scopedProviders(caller)}`;
  if (!assessment) return [{ from: sql`provider p`, where: ofModel, fields: UNRATED, size: null }];
  const { rows } = await sql<{ id: number }>`
    select p.id from provider p
    where p.model_code = ${modelCode} and not exists (
      select from assessment_result r where r.assessment_id = ${assessment.id}::integer and r.provider_id = p.id)`.execute(
    db,
  );
  const rated = ratedRows(assessment, caller);
  if (rows.length === 0) return [rated];
  // A look back shows who was there then; the latest view also shows who has joined since.
  const { isLatest, stamp } = assessment;
  const there = isLatest
    ? sql``
    : sql` and (p.joined_on is null or p.joined_on <= ${stamp.dataThrough}::date)`;
  const keys = rows.map((row) => row.id);
  const where = sql<boolean>`p.id = any(${keys}::integer[]) and ${ofModel}${there}`;
  return [rated, { from: sql`provider p`, where, fields: UNRATED, size: null }];
}
