import { conflict } from '../http/problem.ts';
import type { WriteUnit } from '../http/unit-of-work.ts';
import { requireAssessmentRow, toAssessment } from './read-assessment.ts';

/** Discards a draft with its rows. Throws not_found, stale, or conflict for one that was published. */
export async function removeDraft(
  { db, record, expectRevision }: WriteUnit,
  publicId: string,
): Promise<undefined> {
  await db.selectFrom('assessment').select('id').where('publicId', '=', publicId).forUpdate().execute();
  const row = await requireAssessmentRow(db, publicId);
  await expectRevision(row.revision, () => toAssessment(row));
  if (row.status !== 'draft') {
    throw conflict({
      zh: '已发布的评估要保留，不能删除。',
      en: 'A published assessment stays; it cannot be removed.',
    });
  }
  await db.deleteFrom('assessment').where('id', '=', row.id).execute();
  record({ object: { type: 'assessment', id: publicId }, before: toAssessment(row), after: null });
  return undefined;
}
