import { type Kysely, sql } from 'kysely';
import type { Provider } from '../../src/contract/providers.ts';
import type { Caller } from '../context.ts';
import type { AssessmentResultTable, Database } from '../db/schema.ts';
import { isLimited, scopedProviders } from '../db/scoped-providers.ts';
import type { HandlersOf } from '../http/handler.ts';
import { ApiProblem, notFound } from '../http/problem.ts';
import { requireAssessment, type ViewedAssessment } from './assessment-view.ts';
import { readDirectoryRows } from './directory/directory-row.ts';
import { buildScorecard, type CoreScorecard } from './scorecard/build-scorecard.ts';
import { gradeSubset } from './scorecard/graded-subset.ts';
import { readHistory } from './scorecard/rating-history.ts';

const FEWEST_COMPARED = 2;
const MOST_COMPARED = 5;

export const scorecardHandlers: HandlersOf<'getScorecard' | 'compareProviders'> = {
  getScorecard: async ({ context, caller, params, query }) => {
    const { db } = context;
    const { modelCode, assessment } = await requireAssessment(db, query);
    const [found] = await findRated(db, caller, modelCode, assessment, [params.providerId]);
    if (!found) {
      throw notFound({
        zh: `服务商 ${params.providerId} 在 ${assessment.stamp.period} 的评估结果`,
        en: `result of provider ${params.providerId} in the assessment of ${assessment.stamp.period}`,
      });
    }
    const [cards, history] = await Promise.all([
      buildCards(db, caller, assessment, [found]),
      readHistory(db, assessment, found.key),
    ]);
    const [card] = cards;
    if (!card) throw new Error(`no scorecard of ${params.providerId}`);
    return { ...card, stamp: assessment.stamp, history };
  },

  compareProviders: async ({ context, caller, query }) => {
    const { db } = context;
    const ids = [
      ...new Set(
        query.ids
          .split(',')
          .map((id) => id.trim())
          .filter(Boolean),
      ),
    ];
    if (ids.length < FEWEST_COMPARED || ids.length > MOST_COMPARED) throw wrongCount(ids.length);
    const { modelCode, assessment } = await requireAssessment(db, query);
    const found = await findRated(db, caller, modelCode, assessment, ids);
    const { peers } = await readAssessment(db, assessment.id);
    return {
      stamp: assessment.stamp,
      items: await buildCards(db, caller, assessment, found),
      missing: ids.filter((id) => !found.some(({ provider }) => provider.id === id)),
      medianByCapability: Object.fromEntries(
        assessment.layout.capabilities.map((code) => [code, peers.everyone.capabilities[code] ?? null]),
      ),
    };
  },
};

interface RatedProvider {
  key: number;
  provider: Provider;
  result: AssessmentResultTable;
}

/** Those of the providers that the caller may see and that have a result in the assessment, in the order asked for. */
async function findRated(
  db: Kysely<Database>,
  caller: Caller,
  modelCode: string,
  assessment: ViewedAssessment,
  ids: readonly string[],
): Promise<RatedProvider[]> {
  const { rows } = await sql<AssessmentResultTable & { externalId: string }>`
    select r.*, p.external_id
    from provider p join assessment_result r on r.provider_id = p.id and r.assessment_id = ${assessment.id}
    where p.external_id = any(${ids}::text[]) and ${scopedProviders(caller)}`.execute(db);
  const keys = rows.map((row) => row.providerId);
  const shown = await readDirectoryRows(db, { modelCode, assessment }, keys);
  return ids.flatMap((id) => {
    const at = rows.findIndex((row) => row.externalId === id);
    const [result, row] = [rows[at], shown[at]];
    if (!result || !row) return [];
    const { rating: _, ...provider } = row;
    return [{ key: result.providerId, provider, result }];
  });
}

async function buildCards(
  db: Kysely<Database>,
  caller: Caller,
  assessment: ViewedAssessment,
  found: readonly RatedProvider[],
): Promise<CoreScorecard[]> {
  if (found.length === 0) return [];
  const keys = found.map(({ key }) => key);
  const [{ peers, ranked }, subset, previous] = await Promise.all([
    readAssessment(db, assessment.id),
    gradeSubset(db, assessment.id, keys),
    assessment.previousId === null ? null : gradeSubset(db, assessment.previousId, keys),
  ]);
  return found.map(({ provider, result }) =>
    buildScorecard({
      provider,
      result,
      subset,
      previous,
      peers,
      ranked,
      isLimited: isLimited(caller),
    }),
  );
}

async function readAssessment(db: Kysely<Database>, id: number) {
  const { peers, summary } = await db
    .selectFrom('assessment')
    .select(['peers', 'summary'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return { peers, ranked: summary.ranked };
}

function wrongCount(count: number): ApiProblem {
  return new ApiProblem(
    'invalid_request',
    {
      zh: `一次比较 ${FEWEST_COMPARED} 到 ${MOST_COMPARED} 家，请求中有 ${count} 家。`,
      en: `A comparison takes ${FEWEST_COMPARED} to ${MOST_COMPARED} providers; the request names ${count}.`,
    },
    { zh: '增减所选服务商后重试。', en: 'Select more or fewer and try again.' },
    [{ path: 'query.ids', message: { zh: `${count} 家`, en: `${count} providers` } }],
  );
}
