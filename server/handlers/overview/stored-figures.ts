import { type Kysely, sql, type Transaction } from 'kysely';
import type { DirectoryFilter } from '../../../src/contract/providers.ts';
import type { CapabilityModel } from '../../../src/domain/model/capability-model.ts';
import type { Database } from '../../db/schema.ts';
import { cohortRows } from '../directory/provider-rows.ts';
import { type CohortFigures, type FiguredAssessment, readCohortFigures } from './cohort-figures.ts';

/** Stands for every category or region. */
const EVERY = '';

/** Counts the figures of the whole cohort, of each category and of each region. Call when results are final. */
export async function storeCohortFigures(
  trx: Transaction<Database>,
  assessment: FiguredAssessment,
  model: CapabilityModel,
): Promise<void> {
  const cohort = cohortRows(assessment.id);
  const { category, region } = cohort.fields;
  const slices = await sql<{ category: string; region: string }>`
    select ${EVERY} as category, ${EVERY} as region
    union select ${category}, ${EVERY} from ${cohort.from} where ${cohort.where}
    union select ${EVERY}, ${region} from ${cohort.from} where ${cohort.where} and ${region} is not null`.execute(
    trx,
  );
  for (const slice of slices.rows) {
    const conditions = [
      cohort.where,
      ...(slice.category === EVERY ? [] : [sql`${category} = ${slice.category}`]),
      ...(slice.region === EVERY ? [] : [sql`${region} = ${slice.region}`]),
    ];
    const rows = { ...cohort, where: sql<boolean>`${sql.join(conditions, sql` and `)}` };
    const figures = await readCohortFigures(trx, rows, assessment, model);
    await trx
      .insertInto('cohortFigures')
      .values({ assessmentId: assessment.id, ...slice, figures: JSON.stringify(figures) })
      .execute();
  }
}

/** Null where nothing is stored: a small cohort is counted as fast, and of combined filters there are too many. */
export async function readStoredFigures(
  db: Kysely<Database>,
  assessmentId: number,
  { category = [EVERY], region = [EVERY] }: Pick<DirectoryFilter, 'category' | 'region'>,
): Promise<CohortFigures | null> {
  if (category.length !== 1 || region.length !== 1) return null;
  const stored = await db
    .selectFrom('cohortFigures')
    .select('figures')
    .where('assessmentId', '=', assessmentId)
    .where('category', '=', category[0] ?? EVERY)
    .where('region', '=', region[0] ?? EVERY)
    .executeTakeFirst();
  return stored?.figures ?? null;
}
