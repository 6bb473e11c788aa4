import { sql, type Transaction } from 'kysely';
import { gradeCohort } from '../../src/domain/grading/grade.ts';
import type { CapabilityModel } from '../../src/domain/model/capability-model.ts';
import { periodCadence } from '../../src/domain/period/period.ts';
import type { AppContext } from '../context.ts';
import type { Database } from '../db/schema.ts';
import { ApiProblem, conflict } from '../http/problem.ts';
import { keepFactsStill } from '../imports/fact-lock.ts';
import { readFamily, readModel } from '../models/read-model.ts';
import { AssessmentDocuments } from './assessment-documents.ts';
import { layoutOf } from './assessment-layout.ts';
import { SummaryCounter } from './assessment-summary.ts';
import { canonicalJson, hashText } from './canonical.ts';
import { gradedRow } from './graded-row.ts';
import { loadFacts, loadProviders } from './load-facts.ts';
import { freezePeers } from './peer-quarter.ts';
import { peerStatistics } from './peer-statistics.ts';
import { findPreviousId, loadPrevious } from './previous-results.ts';
import type { ResultRow } from './result-row.ts';
import { writeResults } from './write-results.ts';

export interface AssessmentRequest {
  model: string;
  /** The version in force when left out. */
  version?: number | undefined;
  period: string;
  note: string;
  by: string;
  signal?: AbortSignal;
}

/** Rows made between two looks at what else the program has to do. */
const ROWS_PER_BATCH = 1000;
/** From here on, queries planned without knowing of the new rows would take the wrong way. */
const LARGE_COHORT = 5000;

/**
 * Grades every provider of the family for a period and stores model version, facts and results as a draft. The
 * transaction keeps the data still until it ends. Answers the public id. Throws not_found, invalid_request or conflict.
 */
export async function assessPeriod(
  trx: Transaction<Database>,
  context: Pick<AppContext, 'now' | 'newId'>,
  request: AssessmentRequest,
): Promise<string> {
  await keepFactsStill(trx, request.model);
  const family = await readFamily(trx, request.model);
  const version = request.version ?? family.inForceVersion;
  const model = await readModel(trx, request.model, version);
  if (periodCadence(request.period) !== model.cadence) throw wrongCadence(request.period, model);
  const publicId = context.newId();
  const providers = await assess(trx, context, { ...request, version }, model, publicId);
  if (providers >= LARGE_COHORT) await sql`select analyze_results()`.execute(trx);
  return publicId;
}

async function assess(
  trx: Transaction<Database>,
  context: Pick<AppContext, 'now'>,
  request: AssessmentRequest & { version: number },
  model: CapabilityModel,
  publicId: string,
): Promise<number> {
  const providers = await loadProviders(trx, model.code, request.period);
  if (providers.length === 0) throw nothingToGrade('providers', request.period);
  const { columns, factsUsed } = await loadFacts(trx, model, request.period, providers);
  if (factsUsed === 0) throw nothingToGrade('facts', request.period);
  const previous = await loadPrevious(trx, await findPreviousId(trx, model.code, request.period));
  const peerGoalposts = await freezePeers(trx, model, request.period, columns);
  const graded = gradeCohort(model, columns, { peerGoalposts });

  const layout = layoutOf(model);
  const documents = new AssessmentDocuments({
    modelCode: model.code,
    modelVersion: request.version,
    modelHash: hashText(canonicalJson(model)),
    period: request.period,
    layout,
    peerGoalposts,
    previousHash: previous?.resultHash ?? null,
  });
  const counter = new SummaryCounter(graded);
  const rows = () =>
    batches(providers.length, (at) =>
      gradedRow(graded, at, providers[at]!, layout, request.period, previous),
    );
  // Twice the same rows: once for the hashes that the head row carries, once to store them; memory holds one batch.
  for await (const batch of rows()) {
    request.signal?.throwIfAborted();
    for (const row of batch) {
      documents.add(row);
      counter.add(row);
    }
  }
  const { inputHash, resultHash } = documents.finish();
  const { id } = await trx
    .insertInto('assessment')
    .values({
      publicId,
      modelCode: model.code,
      modelVersion: request.version,
      period: request.period,
      previousId: previous?.id ?? null,
      status: 'draft',
      note: request.note,
      createdAt: context.now(),
      createdBy: request.by,
      publishedAt: null,
      publishedBy: null,
      providers: providers.length,
      rated: counter.rated,
      factsUsed,
      layout: JSON.stringify(layout),
      peerGoalposts: JSON.stringify(peerGoalposts),
      summary: JSON.stringify(counter.finish()),
      peers: JSON.stringify(peerStatistics(graded)),
      inputHash,
      resultHash,
      verifiedAt: null,
      verifiedOk: null,
      verifiedBytes: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  for await (const batch of rows()) {
    request.signal?.throwIfAborted();
    await writeResults(trx, id, batch);
  }
  return providers.length;
}

/** Rows in batches, with a pause after each that lets other requests through. */
async function* batches(count: number, rowAt: (at: number) => ResultRow): AsyncGenerator<ResultRow[]> {
  for (let start = 0; start < count; start += ROWS_PER_BATCH) {
    const size = Math.min(ROWS_PER_BATCH, count - start);
    yield Array.from({ length: size }, (_, offset) => rowAt(start + offset));
    if (start + size < count) await new Promise((resume) => setTimeout(resume));
  }
}

function wrongCadence(period: string, model: CapabilityModel): ApiProblem {
  return new ApiProblem(
    'invalid_request',
    {
      zh: `该模型按 ${model.cadence} 评估，${period} 不是这样的周期。`,
      en: `This model grades by ${model.cadence}; ${period} is not such a period.`,
    },
    { zh: '选择与模型周期一致的期间。', en: 'Choose a period of the model’s cadence.' },
    [{ path: 'body.period', message: { zh: '周期类型不符', en: 'another cadence' } }],
  );
}

function nothingToGrade(what: 'providers' | 'facts', period: string): ApiProblem {
  return what === 'providers'
    ? conflict(
        { zh: '这个模型下还没有服务商。', en: 'No provider belongs to this model yet.' },
        { zh: '先导入服务商。', en: 'Import providers first.' },
      )
    : conflict(
        {
          zh: `${period} 的统计窗口内没有任何指标数据。`,
          en: `There are no facts in the windows that end with ${period}.`,
        },
        { zh: '先导入该期数据，或换一个周期。', en: 'Import facts of the period first, or choose another.' },
      );
}
