import { type Kysely, sql } from 'kysely';
import type { AppealSnapshot } from '../../src/contract/appeals.ts';
import type { AppealSubject } from '../../src/domain/appeal/appeal-subject.ts';
import { INDICATOR_STATES, NODE_STATES } from '../../src/domain/grading/states.ts';
import type { CapabilityModel } from '../../src/domain/model/capability-model.ts';
import type {
  AssessmentEvidenceTable,
  AssessmentLayout,
  AssessmentResultTable,
  Database,
} from '../db/schema.ts';
import { readModel } from '../models/read-model.ts';

type StoredNumbers = Pick<
  AssessmentResultTable,
  'capabilityScores' | 'capabilityStates' | 'total' | 'tierOutcome' | 'tier'
> &
  Pick<
    AssessmentEvidenceTable,
    'numerators' | 'denominators' | 'samples' | 'raws' | 'indicatorScores' | 'indicatorStates'
  >;

interface StoredAssessment extends StoredNumbers {
  publicId: string;
  modelCode: string;
  modelVersion: number;
  period: string;
  resultHash: string;
  layout: AssessmentLayout;
}

/** One number of a provider as an assessment stored it; null when the assessment says nothing of the provider or the code. */
export async function takeSnapshot(
  db: Kysely<Database>,
  of: { assessmentId: number; providerId: number },
  subject: AppealSubject,
): Promise<AppealSnapshot | null> {
  const { rows } = await sql<StoredAssessment>`
    select a.public_id, a.model_code, a.model_version, a.period, a.result_hash, a.layout,
      r.capability_scores, r.capability_states, r.total, r.tier_outcome, r.tier,
      e.numerators, e.denominators, e.samples, e.raws, e.indicator_scores, e.indicator_states
    from assessment a
    join assessment_result r on r.assessment_id = a.id and r.provider_id = ${of.providerId}
    join assessment_evidence e on e.assessment_id = a.id and e.provider_id = r.provider_id
    where a.id = ${of.assessmentId}`.execute(db);
  const [row] = rows;
  if (!row) return null;
  const model = await readModel(db, row.modelCode, row.modelVersion);
  const number = numberOf(row, model, subject);
  return (
    number && {
      assessmentId: row.publicId,
      resultHash: row.resultHash,
      model: row.modelCode,
      modelVersion: row.modelVersion,
      period: row.period,
      subject: { kind: subject.kind, code: subject.code },
      tier: row.tier,
      ...number,
    }
  );
}

type DisputedNumber = Omit<
  AppealSnapshot,
  'assessmentId' | 'resultHash' | 'model' | 'modelVersion' | 'period' | 'subject' | 'tier'
>;

const NO_FACTS = { unit: null, rawDigits: null, numerator: null, denominator: null, n: null, raw: null };

function numberOf(
  row: StoredAssessment,
  model: CapabilityModel,
  subject: AppealSubject,
): DisputedNumber | null {
  if (subject.kind === 'indicator') return indicatorOf(row, model, subject.code);
  if (subject.kind === 'capability') {
    const at = row.layout.capabilities.indexOf(subject.code ?? '');
    const node = model.nodes.find(({ code }) => code === subject.code);
    if (at < 0 || !node) return null;
    return {
      ...NO_FACTS,
      name: node.name,
      scoreDigits: model.digits.capability,
      score: row.capabilityScores[at] ?? null,
      state: NODE_STATES[row.capabilityStates[at] ?? -1] ?? 'empty',
    };
  }
  return {
    ...NO_FACTS,
    name: { zh: '层级', en: 'Tier' },
    scoreDigits: model.digits.total,
    score: row.total,
    state: row.tierOutcome,
  };
}

function indicatorOf(
  row: StoredAssessment,
  model: CapabilityModel,
  code: string | null,
): DisputedNumber | null {
  const at = row.layout.indicators.indexOf(code ?? '');
  const indicator = model.indicators.find((one) => one.code === code);
  if (at < 0 || !indicator) return null;
  return {
    name: indicator.name,
    unit: indicator.unit,
    rawDigits: indicator.digits,
    scoreDigits: model.digits.indicator,
    numerator: row.numerators[at] ?? null,
    denominator: row.denominators[at] ?? null,
    n: row.samples[at] ?? null,
    raw: row.raws[at] ?? null,
    score: row.indicatorScores[at] ?? null,
    state: INDICATOR_STATES[row.indicatorStates[at] ?? -1] ?? 'not_reported',
  };
}
