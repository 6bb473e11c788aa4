import type { Assessment } from '../../src/contract/assessments.ts';
import { conflict, notFound } from '../http/problem.ts';
import type { WriteUnit } from '../http/unit-of-work.ts';
import { findPreviousId } from './previous-results.ts';
import { requireAssessmentRow, toAssessment } from './read-assessment.ts';
import { storeCohortDigest } from './store-cohort-digest.ts';

/** Makes a draft the result of its period; the one published before is kept as superseded. Throws conflict or stale. */
export async function publishAssessment(
  { db, record, expectRevision }: WriteUnit,
  publicId: string,
  { by, now }: { by: string; now: Date },
): Promise<Assessment> {
  const draft = await db
    .selectFrom('assessment')
    .select(['id', 'modelCode', 'period', 'status', 'revision', 'previousId'])
    .where('publicId', '=', publicId)
    .forUpdate()
    .executeTakeFirst();
  if (!draft) throw notFound({ zh: `评估 ${publicId}`, en: `assessment ${publicId}` });
  await expectRevision(draft.revision, async () => toAssessment(await requireAssessmentRow(db, publicId)));
  if (draft.status !== 'draft') throw alreadyPublished();
  // One publication at a time per family, so that two cannot both pass the check below.
  await db.selectFrom('modelFamily').select('code').where('code', '=', draft.modelCode).forUpdate().execute();
  if ((await findPreviousId(db, draft.modelCode, draft.period)) !== draft.previousId) throw outOfDate();
  const superseded = await db
    .updateTable('assessment')
    .set({ status: 'superseded' })
    .where('modelCode', '=', draft.modelCode)
    .where('period', '=', draft.period)
    .where('status', '=', 'published')
    .returning('publicId')
    .executeTakeFirst();
  await db
    .updateTable('assessment')
    .set({ status: 'published', publishedAt: now, publishedBy: by })
    .where('id', '=', draft.id)
    .execute();
  await storeCohortDigest(db, draft.id);
  const published = toAssessment(await requireAssessmentRow(db, publicId));
  record({
    object: { type: 'assessment', id: publicId },
    before: { status: draft.status, published: superseded?.publicId ?? null },
    after: { status: 'published', period: published.period, resultHash: published.resultHash },
  });
  return published;
}

function alreadyPublished() {
  return conflict(
    { zh: '这次评估已经发布过。', en: 'This assessment has been published already.' },
    {
      zh: '要更新结果，请重新评估后发布新的一次。',
      en: 'To change the result, assess again and publish the new one.',
    },
  );
}

function outOfDate() {
  return conflict(
    {
      zh: '评估之后，用来对比的上一期结果变了，本次的升降已经过时。',
      en: 'The previous period was published anew after this assessment, so its movements are out of date.',
    },
    { zh: '重新评估后再发布。', en: 'Assess the period again, then publish.' },
  );
}
