import { requireAppeal } from '../appeals/appeal-row.ts';
import { listAppealFacts } from '../appeals/correct-facts.ts';
import { createAppeal, previewAppeal } from '../appeals/create-appeal.ts';
import { decideAppeal } from '../appeals/decide-appeal.ts';
import { addEvidence, getEvidence, readEvidenceBody } from '../appeals/evidence.ts';
import { listAppeals } from '../appeals/list-appeals.ts';
import { moveAppeal } from '../appeals/move-appeal.ts';
import { readAppeal } from '../appeals/read-appeal.ts';
import type { HandlersOf } from '../http/handler.ts';

export const appealHandlers: HandlersOf<
  | 'listAppeals'
  | 'previewAppeal'
  | 'createAppeal'
  | 'getAppeal'
  | 'addEvidence'
  | 'getEvidence'
  | 'takeAppeal'
  | 'askBack'
  | 'answerAppeal'
  | 'withdrawAppeal'
  | 'listAppealFacts'
  | 'decideAppeal'
> = {
  listAppeals: ({ context, caller, query }) => listAppeals(context, caller, query),

  previewAppeal: ({ context, caller, query }) => {
    const { assessment, kind, code = null } = query;
    return previewAppeal(context.db, caller, { assessment, subject: { kind, code } }, context.now());
  },

  createAppeal: ({ context, caller, body, write }) =>
    write((unit) => createAppeal(unit, context, caller, body)),

  getAppeal: ({ context, caller, params }) => readAppeal(context.db, caller, params.appealId, context.now()),

  addEvidence: async ({ context, caller, params, query, body, write }) => {
    // Before the body is read: nobody makes us read 2 MB for an appeal that is not theirs.
    await requireAppeal(context.db, caller, params.appealId);
    const content = await readEvidenceBody(body);
    const occasion = { caller, appealId: params.appealId };
    return write((unit) => addEvidence(unit, context, occasion, { name: query.name, content }));
  },

  getEvidence: ({ context, caller, params }) => getEvidence(context.db, caller, params),

  takeAppeal: ({ context, caller, params, write }) =>
    write((unit) =>
      moveAppeal(
        unit,
        { caller, appealId: params.appealId, now: context.now },
        { move: 'take', event: 'taken', text: null },
      ),
    ),

  askBack: ({ context, caller, params, body, write }) =>
    write((unit) =>
      moveAppeal(
        unit,
        { caller, appealId: params.appealId, now: context.now },
        { move: 'ask', event: 'asked', text: body.text },
      ),
    ),

  answerAppeal: ({ context, caller, params, body, write }) =>
    write((unit) =>
      moveAppeal(
        unit,
        { caller, appealId: params.appealId, now: context.now },
        { move: 'answer', event: 'answered', text: body.text },
      ),
    ),

  withdrawAppeal: ({ context, caller, params, write }) =>
    write((unit) =>
      moveAppeal(
        unit,
        { caller, appealId: params.appealId, now: context.now },
        { move: 'withdraw', event: 'withdrawn', text: null },
      ),
    ),

  listAppealFacts: async ({ context, caller, params }) =>
    listAppealFacts(context.db, await requireAppeal(context.db, caller, params.appealId)),

  decideAppeal: ({ context, caller, params, body, language, signal, write }) =>
    write((unit) =>
      decideAppeal(
        unit,
        { caller, appealId: params.appealId, now: context.now, newId: context.newId, language, signal },
        body,
      ),
    ),
};
