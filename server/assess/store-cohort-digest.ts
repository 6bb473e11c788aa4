import type { Transaction } from 'kysely';
import type { Database } from '../db/schema.ts';
import { storeCohortCounts } from '../handlers/directory/stored-counts.ts';
import { storeCohortFigures } from '../handlers/overview/stored-figures.ts';
import { readModel } from '../models/read-model.ts';

/** Smaller cohorts are counted whenever somebody looks: that takes a few milliseconds. */
const LARGE_COHORT = 5000;

/** Counts once what every visit of a large cohort's overview and directory would count again. */
export async function storeCohortDigest(
  trx: Transaction<Database>,
  assessmentId: number,
  largeFrom = LARGE_COHORT,
): Promise<void> {
  const assessment = await trx
    .selectFrom('assessment')
    .select(['id', 'previousId', 'layout', 'modelCode', 'modelVersion', 'providers'])
    .where('id', '=', assessmentId)
    .executeTakeFirstOrThrow();
  if (assessment.providers < largeFrom) return;
  const model = await readModel(trx, assessment.modelCode, assessment.modelVersion);
  await storeCohortFigures(trx, assessment, model);
  await storeCohortCounts(trx, assessmentId);
}
