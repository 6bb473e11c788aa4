import { type Kysely, sql } from 'kysely';
import type { ImprovementPlan } from '../../src/contract/improvement-plans.ts';
import { totalStateAt } from '../../src/domain/grading/graded-cohort.ts';
import type { EffortSettings } from '../../src/domain/improvement/effort.ts';
import { planImprovement } from '../../src/domain/improvement/improvement-plan.ts';
import type { ProjectedSettlement } from '../../src/domain/improvement/projected-settlement.ts';
import type { CapabilityModel } from '../../src/domain/model/capability-model.ts';
import { standsOnFewPeers } from '../assess/peer-statistics.ts';
import { chinaDay } from '../china-day.ts';
import type { Caller } from '../context.ts';
import type { Database } from '../db/schema.ts';
import { isLimited, scopedProviders } from '../db/scoped-providers.ts';
import type { HandlersOf } from '../http/handler.ts';
import { ApiProblem, notFound } from '../http/problem.ts';
import { requireAssessment, type ViewedAssessment } from './assessment-view.ts';
import { readDirectoryRows } from './directory/directory-row.ts';
import { gradeSubset } from './scorecard/graded-subset.ts';
import { readHistory } from './scorecard/rating-history.ts';

export const improvementPlanHandlers: HandlersOf<'getImprovementPlan'> = {
  getImprovementPlan: async ({ context, caller, params, query }) => {
    const { db } = context;
    const { modelCode, assessment } = await requireAssessment(db, query);
    const key = await findResult(db, caller, assessment, params.providerId);
    const [[row], subset, history] = await Promise.all([
      readDirectoryRows(db, { modelCode, assessment }, [key]),
      gradeSubset(db, assessment.id, [key]),
      readHistory(db, assessment, key),
    ]);
    if (!row?.rating) throw new Error(`no result of ${params.providerId}`);
    const { rating, ...provider } = row;
    const { model, graded, positions } = subset;
    const settings = query.effort ?? {};
    refuseUnknownIndicators(model, settings);
    const at = positions.get(key) ?? 0;
    const withheld = isLimited(caller)
      ? model.indicators.map(({ code }) => code).filter((code) => standsOnFewPeers(graded, code, at))
      : [];
    const today = chinaDay(context.now());
    const { period } = assessment.stamp;
    const plan = planImprovement({
      graded,
      at,
      points: history,
      period,
      target: query.target,
      settings: { ...settings, ...Object.fromEntries(withheld.map((code) => [code, 'fixed' as const])) },
      today,
    });
    return {
      provider,
      stamp: assessment.stamp,
      today,
      total: rating.total,
      totalState: totalStateAt(graded, at),
      delta: rating.delta,
      trend: history.map((point) => ({ period: point.period, total: point.total })),
      ...plan,
      withheld,
      projected: plan.projected && toProjected(plan.projected, period),
    };
  },
};

/** The provider's key where the caller may see it and the assessment has it; what may not be seen is not there. */
async function findResult(
  db: Kysely<Database>,
  caller: Caller,
  assessment: ViewedAssessment,
  id: string,
): Promise<number> {
  const { rows } = await sql<{ key: number }>`
    select p.id as key
    from provider p join assessment_result r on r.provider_id = p.id and r.assessment_id = ${assessment.id}
    where p.external_id = ${id} and ${scopedProviders(caller)}`.execute(db);
  if (rows[0]) return rows[0].key;
  throw notFound({
    zh: `服务商 ${id} 在 ${assessment.stamp.period} 的评估结果`,
    en: `result of provider ${id} in the assessment of ${assessment.stamp.period}`,
  });
}

function refuseUnknownIndicators(model: CapabilityModel, settings: EffortSettings): void {
  const known = new Set(model.indicators.map(({ code }) => code));
  const unknown = Object.keys(settings).filter((code) => !known.has(code));
  if (unknown.length === 0) return;
  const codes = unknown.join(', ');
  throw new ApiProblem(
    'invalid_request',
    { zh: `模型中没有这些指标：${codes}。`, en: `The model has no indicator ${codes}.` },
    { zh: '改用该模型的指标编码。', en: 'Use indicator codes of this model.' },
    unknown.map((code) => ({ path: 'query.effort', message: code })),
  );
}

function toProjected(projected: ProjectedSettlement, period: string): ImprovementPlan['projected'] {
  const { decision, months, cut } = projected;
  const counted =
    decision.action === 'buffer'
      ? decision.count
      : decision.action === 'remain_candidate'
        ? decision.settlement
        : null;
  const allowed = 'allowed' in decision ? decision.allowed : null;
  return {
    action: decision.action,
    tier: decision.tierAfter,
    count: counted,
    allowed,
    months,
    leavesNext: months[0]?.period ?? period,
    cut,
    monthsPassed: decision.promotion?.monthsPassed ?? null,
    monthsRequired: decision.promotion?.monthsRequired ?? null,
  };
}
