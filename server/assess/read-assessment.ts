import { type Kysely, sql } from 'kysely';
import type { z } from 'zod';
import type { Assessment, AssessmentDetail, listAssessments } from '../../src/contract/assessments.ts';
import type { LocalizedText } from '../../src/domain/model/capability-model.ts';
import type { AuditHead } from '../audit/audit-head.ts';
import type { Database } from '../db/schema.ts';
import { readCursor, writeCursor } from '../http/cursor.ts';
import { type ApiProblem, notFound } from '../http/problem.ts';
import type { AssessmentSummary } from './assessment-summary.ts';

/** An assessment as lists show it, with the name of the model version it used. */
interface AssessmentRow {
  id: number;
  publicId: string;
  modelCode: string;
  modelName: LocalizedText;
  modelVersion: number;
  period: string;
  previousId: number | null;
  status: string;
  revision: number;
  note: string;
  createdAt: Date;
  createdBy: string;
  publishedAt: Date | null;
  publishedBy: string | null;
  providers: number;
  rated: number;
  factsUsed: number;
  summary: AssessmentSummary;
  inputHash: string;
  resultHash: string;
  verifiedAt: Date | null;
  verifiedOk: boolean | null;
  verifiedBytes: string | number | null;
  receipt: AuditHead | null;
}

const columns = sql`a.id, a.public_id, a.model_code, v.content -> 'name' as model_name, a.model_version, a.period,
  a.previous_id, a.status, a.revision, a.note, a.created_at, a.created_by, a.published_at, a.published_by, a.providers, a.rated,
  a.facts_used, a.summary, a.input_hash, a.result_hash, a.verified_at, a.verified_ok, a.verified_bytes,
  (select jsonb_build_object('seq', seq, 'hash', hash) from publication_receipt(a.public_id)) as receipt`;
const tables = sql`assessment a join model_version v on v.code = a.model_code and v.version = a.model_version`;

export function toAssessment(row: AssessmentRow): Assessment {
  return {
    id: row.publicId,
    model: row.modelCode,
    modelName: row.modelName,
    modelVersion: row.modelVersion,
    period: row.period,
    status: row.status as Assessment['status'],
    revision: row.revision,
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdBy,
    publishedAt: row.publishedAt?.toISOString() ?? null,
    publishedBy: row.publishedBy,
    note: row.note,
    providers: row.providers,
    rated: row.rated,
    meanTotal: row.summary.meanTotal,
    tierCounts: row.summary.tierCounts,
    inputHash: row.inputHash,
    resultHash: row.resultHash,
    receipt: row.receipt,
    verification:
      row.verifiedAt === null
        ? null
        : {
            at: row.verifiedAt.toISOString(),
            ok: row.verifiedOk === true,
            comparedBytes: Number(row.verifiedBytes),
          },
  };
}

/** Throws not_found. */
export async function requireAssessmentRow(db: Kysely<Database>, publicId: string): Promise<AssessmentRow> {
  const { rows } =
    await sql<AssessmentRow>`select ${columns} from ${tables} where a.public_id = ${publicId}`.execute(db);
  const [row] = rows;
  if (!row) throw assessmentNotFound(publicId);
  return row;
}

export function assessmentNotFound(publicId: string): ApiProblem {
  return notFound({ zh: `评估 ${publicId}`, en: `assessment ${publicId}` });
}

/** Newest period first, and within a period the newest assessment first. */
export async function readAssessmentPage(
  db: Kysely<Database>,
  query: z.output<typeof listAssessments.query>,
) {
  const { cursor, limit, ...asked } = query;
  const position = readCursor(cursor, asked);
  const matches = sql<boolean>`true
    ${query.model === undefined ? sql`` : sql`and a.model_code = ${query.model}`}
    ${query.status === undefined ? sql`` : sql`and a.status = ${query.status}`}`;
  const beyond = position
    ? sql`and (a.period, a.id) < (${position.value}::text, ${position.id}::integer)`
    : sql``;
  const [page, counted] = await Promise.all([
    sql<AssessmentRow>`
      select ${columns} from ${tables} where ${matches} ${beyond}
      order by a.period desc, a.id desc limit ${limit + 1}`.execute(db),
    sql<{ total: number }>`select count(*)::int as total from assessment a where ${matches}`.execute(db),
  ]);
  const shown = page.rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(toAssessment),
    total: counted.rows[0]?.total ?? 0,
    nextCursor:
      last && page.rows.length > limit ? writeCursor({ value: last.period, id: last.id }, asked) : null,
  };
}

/** Throws not_found. */
export async function readAssessmentDetail(
  db: Kysely<Database>,
  publicId: string,
): Promise<AssessmentDetail> {
  const row = await requireAssessmentRow(db, publicId);
  const previous =
    row.previousId === null
      ? undefined
      : await db
          .selectFrom('assessment')
          .select(['publicId', 'period', 'summary', 'rated'])
          .where('id', '=', row.previousId)
          .executeTakeFirst();
  const { movements, states, providersWithoutFacts } = row.summary;
  return {
    ...toAssessment(row),
    previous: previous
      ? {
          id: previous.publicId,
          period: previous.period,
          meanTotal: previous.summary.meanTotal,
          rated: previous.rated,
        }
      : null,
    movements,
    states,
    facts: { used: row.factsUsed, providersWithoutFacts },
  };
}
