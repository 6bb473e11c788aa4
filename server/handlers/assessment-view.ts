import { type Kysely, sql } from 'kysely';
import type { AssessmentStamp } from '../../src/contract/providers.ts';
import { periodEndDate } from '../../src/domain/period/period.ts';
import { getDefaultModelCode } from '../db/prepare-database.ts';
import type { AssessmentLayout, Database } from '../db/schema.ts';
import { notFound } from '../http/problem.ts';
import { readFamily } from '../models/read-model.ts';

/** The published assessment that a page looks at. */
export interface AssessmentView {
  modelCode: string;
  /** Null: nothing is published for the model (and the period, when one was asked for). */
  assessment: ViewedAssessment | null;
}

export interface ViewedAssessment {
  id: number;
  previousId: number | null;
  modelVersion: number;
  layout: AssessmentLayout;
  /** Number of results. */
  providers: number;
  /** Top of the model's scale. */
  top: number;
  /** No later period is published. */
  isLatest: boolean;
  stamp: AssessmentStamp;
}

/** The model asked for or the default one, and its latest published assessment or that of the period. Throws not_found. */
export async function resolveView(
  db: Kysely<Database>,
  query: { model?: string | undefined; period?: string | undefined },
): Promise<AssessmentView> {
  const modelCode = query.model ?? (await getDefaultModelCode(db));
  if (modelCode === null) throw notFound({ zh: '任何模型', en: 'model yet' });
  if (query.model !== undefined) await readFamily(db, modelCode);
  return { modelCode, assessment: await findPublished(db, modelCode, query.period) };
}

/** The same, where an answer without an assessment would make no sense. Throws not_found. */
export async function requireAssessment(
  db: Kysely<Database>,
  query: { model?: string | undefined; period?: string | undefined },
): Promise<{ modelCode: string; assessment: ViewedAssessment }> {
  const { modelCode, assessment } = await resolveView(db, query);
  if (assessment) return { modelCode, assessment };
  throw query.period === undefined
    ? notFound({ zh: '已发布的评估', en: 'published assessment' })
    : notFound({ zh: ` ${query.period} 已发布的评估`, en: `published assessment of ${query.period}` });
}

async function findPublished(
  db: Kysely<Database>,
  modelCode: string,
  period: string | undefined,
): Promise<ViewedAssessment | null> {
  const row = await db
    .selectFrom('assessment as a')
    .innerJoin('modelVersion as v', (join) =>
      join.onRef('v.code', '=', 'a.modelCode').onRef('v.version', '=', 'a.modelVersion'),
    )
    .leftJoin('assessment as previous', 'previous.id', 'a.previousId')
    .select([
      'a.id',
      'a.publicId',
      'a.previousId',
      'a.modelVersion',
      'a.period',
      'a.layout',
      'a.providers',
      'a.publishedAt',
      'a.resultHash',
      'previous.period as previousPeriod',
      sql<number>`(v.content ->> 'top')::double precision`.as('top'),
      sql<boolean>`not exists (select from assessment later where later.model_code = a.model_code
        and later.status = 'published' and later.period > a.period)`.as('isLatest'),
    ])
    .where('a.modelCode', '=', modelCode)
    .where('a.status', '=', 'published')
    .$if(period !== undefined, (query) => query.where('a.period', '=', period ?? ''))
    .orderBy('a.period', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id,
    previousId: row.previousId,
    modelVersion: row.modelVersion,
    layout: row.layout,
    providers: row.providers,
    top: row.top,
    isLatest: row.isLatest,
    stamp: {
      assessmentId: row.publicId,
      model: modelCode,
      modelVersion: row.modelVersion,
      period: row.period,
      previousPeriod: row.previousPeriod,
      status: 'published',
      publishedAt: row.publishedAt?.toISOString() ?? null,
      dataThrough: periodEndDate(row.period),
      resultHash: row.resultHash,
    },
  };
}
