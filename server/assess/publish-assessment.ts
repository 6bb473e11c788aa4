import type { AppContext } from '../context.ts';
import { conflict, notFound } from '../http/problem.ts';
import { findPreviousId } from './previous-results.ts';
import { storeCohortDigest } from './store-cohort-digest.ts';

/** Makes a draft the result of its period; the one published before is kept as superseded. Throws conflict. */
export function publishAssessment(
  { db, now }: Pick<AppContext, 'db' | 'now'>,
  publicId: string,
  by: string,
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const draft = await trx
      .selectFrom('assessment')
      .select(['id', 'modelCode', 'period', 'status', 'previousId'])
      .where('publicId', '=', publicId)
      .forUpdate()
      .executeTakeFirst();
    if (!draft) throw notFound({ zh: `评估 ${publicId}`, en: `assessment ${publicId}` });
    if (draft.status !== 'draft') {
      throw conflict(
        { zh: '这次评估已经发布过。', en: 'This assessment has been published already.' },
        {
          zh: '要更新结果,请重新评估后发布新的一次。',
          en: 'To change the result, assess again and publish the new one.',
        },
      );
    }
    // One publication at a time per family, so that two cannot both pass the check below.
    await trx
      .selectFrom('modelFamily')
      .select('code')
      .where('code', '=', draft.modelCode)
      .forUpdate()
      .execute();
    if ((await findPreviousId(trx, draft.modelCode, draft.period)) !== draft.previousId) {
      throw conflict(
        {
          zh: '评估之后,用来对比的上一期结果变了,本次的升降已经过时。',
          en: 'The previous period was published anew after this assessment, so its movements are out of date.',
        },
        { zh: '重新评估后再发布。', en: 'Assess the period again, then publish.' },
      );
    }
    await trx
      .updateTable('assessment')
      .set({ status: 'superseded' })
      .where('modelCode', '=', draft.modelCode)
      .where('period', '=', draft.period)
      .where('status', '=', 'published')
      .execute();
    await trx
      .updateTable('assessment')
      .set({ status: 'published', publishedAt: now(), publishedBy: by })
      .where('id', '=', draft.id)
      .execute();
    await storeCohortDigest(trx, draft.id);
  });
}
