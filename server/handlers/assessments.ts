import { assessPeriod } from '../assess/assess-period.ts';
import { listPeriodsWithFacts } from '../assess/assessable-periods.ts';
import { publishAssessment } from '../assess/publish-assessment.ts';
import {
  readAssessmentDetail,
  readAssessmentPage,
  requireAssessmentRow,
  toAssessment,
} from '../assess/read-assessment.ts';
import { removeDraft } from '../assess/remove-draft.ts';
import { verifyAssessment } from '../assess/verify-assessment.ts';
import type { HandlersOf } from '../http/handler.ts';
import { readFamily } from '../models/read-model.ts';
import { exportResults } from './assessment-export.ts';

export const assessmentHandlers: HandlersOf<
  | 'listAssessments'
  | 'listAssessablePeriods'
  | 'createAssessment'
  | 'getAssessment'
  | 'publishAssessment'
  | 'verifyAssessment'
  | 'removeAssessment'
  | 'exportAssessment'
> = {
  listAssessments: async ({ context, query }) => readAssessmentPage(context.db, query),

  listAssessablePeriods: async ({ context, query }) => {
    await readFamily(context.db, query.model);
    return { items: await listPeriodsWithFacts(context.db, query.model) };
  },

  createAssessment: async ({ context, caller, body, signal, write }) =>
    write(async ({ db, record }) => {
      const id = await assessPeriod(db, context, { ...body, by: caller.name, signal });
      const draft = toAssessment(await requireAssessmentRow(db, id));
      const { period, model, modelVersion, inputHash, resultHash } = draft;
      record({
        object: { type: 'assessment', id },
        before: null,
        after: { period, model, modelVersion, inputHash, resultHash },
        reason: body.note || null,
      });
      return draft;
    }),

  getAssessment: async ({ context, params }) => readAssessmentDetail(context.db, params.assessmentId),

  publishAssessment: async ({ context, caller, params, write }) =>
    write((unit) => publishAssessment(unit, params.assessmentId, { by: caller.name, now: context.now() }), {
      conclude: (published, receipt) => ({ ...published, receipt }),
    }),

  verifyAssessment: async ({ context, params, write }) =>
    write(async ({ db, record }) => {
      const found = await verifyAssessment({ db, now: context.now }, params.assessmentId);
      const { ok, comparedBytes, recomputedResultHash } = found;
      record({
        object: { type: 'assessment', id: params.assessmentId },
        before: null,
        after: { ok, comparedBytes, recomputedResultHash },
      });
      return found;
    }),

  removeAssessment: async ({ params, write }) => write((unit) => removeDraft(unit, params.assessmentId)),

  exportAssessment: async (call) => exportResults(call),
};
