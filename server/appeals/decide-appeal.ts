import { sql } from 'kysely';
import type { z } from 'zod';
import type { AppealDetail, decideAppeal as route } from '../../src/contract/appeals.ts';
import { mayDecide } from '../../src/domain/appeal/appeal-state.ts';
import { assessPeriod } from '../assess/assess-period.ts';
import { requireAssessmentRow, toAssessment } from '../assess/read-assessment.ts';
import type { AppContext } from '../context.ts';
import type { Language } from '../http/language.ts';
import { ApiProblem, type ProblemField } from '../http/problem.ts';
import type { WriteUnit } from '../http/unit-of-work.ts';
import { lockFactsForStoring } from '../imports/fact-lock.ts';
import type { AppealRow } from './appeal-row.ts';
import { correctFacts } from './correct-facts.ts';
import { lockAppeal, type MoveOccasion, moveAppeal, requireNextState } from './move-appeal.ts';

type Decision = z.output<typeof route.body.shape>;

interface DecisionOccasion extends MoveOccasion {
  newId: AppContext['newId'];
  language: Language;
  signal: AbortSignal;
}

/**
 * Ends an appeal with a reason. With corrected facts, all in one transaction: they are stored, and the period is
 * assessed again as a draft under the model version that was disputed; the published result stays until somebody
 * publishes the draft. Throws conflict, forbidden, invalid_request or stale.
 */
export async function decideAppeal(
  unit: WriteUnit,
  occasion: DecisionOccasion,
  decision: Decision,
): Promise<AppealDetail> {
  const appeal = await lockAppeal(unit, occasion);
  requireNextState(appeal.state, 'decide', decision.outcome);
  await refuseOwnAppeal(unit, occasion, appeal);
  refuseUnfit(appeal, decision);
  if (decision.facts.length > 0) await correct(unit, occasion, appeal, decision);
  const { outcome, text } = decision;
  return moveAppeal(unit, occasion, { move: 'decide', outcome, event: outcome, text }, appeal);
}

async function correct(
  unit: WriteUnit,
  { caller, newId, now, language, signal }: DecisionOccasion,
  appeal: AppealRow,
  { facts, text }: Decision,
): Promise<void> {
  const { db, record } = unit;
  const { model, modelVersion, period } = appeal.snapshot;
  await lockFactsForStoring(db);
  const corrected = await correctFacts(db, { newId, now }, caller, appeal, facts);
  const note = {
    zh: `申诉更正：${appeal.externalId} · ${appeal.snapshot.name.zh}`,
    en: `Corrected after an appeal: ${appeal.externalId} · ${appeal.snapshot.name.en}`,
  }[language];
  const draftId = await assessPeriod(
    db,
    { now, newId },
    { model, version: modelVersion, period, note, by: caller.name, signal },
  );
  const { id, ...draft } = await requireAssessmentRow(db, draftId);
  await db
    .insertInto('appealCorrection')
    .values({
      appealId: appeal.id,
      importId: corrected.importId,
      facts: JSON.stringify(corrected.facts),
      assessmentId: id,
    })
    .execute();
  record({
    object: { type: 'import', id: corrected.publicImportId },
    before: corrected.facts.map((fact) => ({ period: fact.period, fact: fact.before })),
    after: corrected.facts.map((fact) => ({ period: fact.period, fact: fact.after })),
    reason: text,
  });
  const { inputHash, resultHash } = toAssessment({ id, ...draft });
  record({
    object: { type: 'assessment', id: draftId },
    before: null,
    after: { period, model, modelVersion, inputHash, resultHash, appeal: appeal.publicId },
    reason: note,
  });
}

/** Somebody may have changed sides since; the appeal remembers who took part on the provider's. */
async function refuseOwnAppeal(
  { db }: WriteUnit,
  { caller }: DecisionOccasion,
  { id }: AppealRow,
): Promise<void> {
  const { rows } = await sql<{ accountId: string }>`
    select distinct account_id from appeal_event where appeal_id = ${id} and side = 'provider'
    union select account_id from appeal_evidence where appeal_id = ${id}`.execute(db);
  if (
    mayDecide(
      caller.id,
      rows.map(({ accountId }) => accountId),
    )
  )
    return;
  throw new ApiProblem(
    'forbidden',
    {
      zh: '提出或答复过这件申诉的人不能裁定它。',
      en: 'Whoever raised this appeal or answered in it cannot decide on it.',
    },
    { zh: '请另一位评级人员处理。', en: 'Let another grader decide.' },
  );
}

function refuseUnfit({ kind }: AppealRow, { outcome, facts }: Decision): void {
  const fields: ProblemField[] = [];
  const add = (zh: string, en: string) => fields.push({ path: 'body.facts', message: { zh, en } });
  if (facts.length > 0 && (kind !== 'data' || outcome === 'rejected'))
    add('只有成立或部分成立的数据类申诉可以更正数据', 'only an upheld data appeal corrects facts');
  if (facts.length === 0 && kind === 'data' && outcome === 'upheld')
    add('数据类申诉成立时要给出更正后的数据', 'an upheld data appeal needs the corrected facts');
  if (fields.length === 0) return;
  throw new ApiProblem(
    'invalid_request',
    { zh: '裁定与更正不一致。', en: 'The decision and the correction do not fit together.' },
    { zh: '按下列各项修改后重试。', en: 'Correct the parts listed and try again.' },
    fields,
  );
}
