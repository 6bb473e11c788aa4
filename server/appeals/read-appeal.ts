import { type Kysely, sql } from 'kysely';
import type {
  AppealCorrection,
  AppealDetail,
  AppealEvent,
  AppealEvidence,
} from '../../src/contract/appeals.ts';
import { APPEAL_RULES } from '../../src/domain/appeal/appeal-rules.ts';
import { isOpen, mayDecide } from '../../src/domain/appeal/appeal-state.ts';
import { shiftPeriod } from '../../src/domain/period/period.ts';
import type { Caller } from '../context.ts';
import type { Database } from '../db/schema.ts';
import { isLimited } from '../db/scoped-providers.ts';
import { readModel } from '../models/read-model.ts';
import { type AppealRow, describeAppeal, requireAppeal } from './appeal-row.ts';
import { takeSnapshot } from './take-snapshot.ts';

/** Everything of one appeal that the caller may see. Throws not_found. */
export async function readAppeal(
  db: Kysely<Database>,
  caller: Caller,
  publicId: string,
  now: Date,
): Promise<AppealDetail> {
  const row = await requireAppeal(db, caller, publicId);
  const events = await db
    .selectFrom('appealEvent')
    .selectAll()
    .where('appealId', '=', row.id)
    .orderBy('id')
    .execute();
  const evidence = await readEvidence(db, row.id);
  const left =
    APPEAL_RULES.mostEvidencePerRound - evidence.filter(({ round }) => round === row.rounds).length;
  return {
    ...describeAppeal(row, caller, now),
    events: events.map(({ at, side, kind, accountName, text }) => ({
      at: at.toISOString(),
      side: side as AppealEvent['side'],
      by: accountName,
      kind: kind as AppealEvent['kind'],
      text,
    })),
    evidence: evidence.map(({ round: _, ...one }) => one),
    evidenceLeft: isOpen(row.state) ? Math.max(0, left) : 0,
    mayDecide: mayDecide(
      caller.id,
      events.filter(({ side }) => side === 'provider').map(({ accountId }) => accountId),
    ),
    correction: await readCorrection(db, caller, row),
  };
}

async function readEvidence(db: Kysely<Database>, appealId: number) {
  const rows = await db
    .selectFrom('appealEvidence')
    .select(['publicId', 'at', 'accountName', 'round', 'kind', 'url', 'fileName', 'fileType', 'sizeBytes'])
    .where('appealId', '=', appealId)
    .orderBy('id')
    .execute();
  return rows.map(({ publicId, at, accountName, kind, fileType, ...row }) => ({
    ...row,
    id: publicId,
    at: at.toISOString(),
    by: accountName,
    kind: kind as AppealEvidence['kind'],
    fileType: fileType as AppealEvidence['fileType'],
  }));
}

async function readCorrection(
  db: Kysely<Database>,
  caller: Caller,
  appeal: AppealRow,
): Promise<AppealCorrection | null> {
  const row = await db
    .selectFrom('appealCorrection')
    .selectAll()
    .where('appealId', '=', appeal.id)
    .executeTakeFirst();
  if (!row) return null;
  const { model, modelVersion, period, subject } = appeal.snapshot;
  const assessment = await findCorrected(db, caller, { model, period, firstId: row.assessmentId });
  const isPublished = assessment !== null && assessment.status !== 'draft';
  return {
    facts: row.facts,
    importId: await publicImportId(db, row.importId),
    assessment: assessment && {
      id: assessment.publicId,
      status: assessment.status,
      publishedAt: assessment.publishedAt?.toISOString() ?? null,
    },
    snapshot: isPublished
      ? await takeSnapshot(db, { assessmentId: assessment.id, providerId: appeal.providerId }, subject)
      : null,
    laterPeriods: await findLaterPeriods(db, {
      model,
      modelVersion,
      period,
      code: subject.code,
      latestFact:
        row.facts
          .map((fact) => fact.period)
          .toSorted()
          .at(-1) ?? period,
    }),
  };
}

interface Corrected {
  id: number;
  publicId: string;
  status: 'draft' | 'published' | 'superseded';
  publishedAt: Date | null;
}

/** The first published assessment of the period that has the corrected facts, or else the latest draft that has them. */
async function findCorrected(
  db: Kysely<Database>,
  caller: Caller,
  { model, period, firstId }: { model: string; period: string; firstId: number },
): Promise<Corrected | null> {
  const { rows } = await sql<Corrected>`
    select id, public_id, status, published_at from assessment
    where model_code = ${model} and period = ${period} and id >= ${firstId}
      and (status <> 'draft' or ${!isLimited(caller)})
    order by status = 'draft', case when status = 'draft' then -id else id end limit 1`.execute(db);
  return rows[0] ?? null;
}

/** Imports are the platform's: nobody else reads the record. */
async function publicImportId(db: Kysely<Database>, id: number): Promise<string | null> {
  const row = await db.selectFrom('import').select('publicId').where('id', '=', id).executeTakeFirst();
  return row?.publicId ?? null;
}

/** Published periods after the disputed one that would still change when assessed again. */
async function findLaterPeriods(
  db: Kysely<Database>,
  of: { model: string; modelVersion: number; period: string; code: string | null; latestFact: string },
): Promise<string[]> {
  const content = await readModel(db, of.model, of.modelVersion);
  const periods = content.indicators.find(({ code }) => code === of.code)?.window.periods ?? 1;
  const rows = await db
    .selectFrom('assessment')
    .select('period')
    .where('modelCode', '=', of.model)
    .where('status', '=', 'published')
    .where('period', '>', of.period)
    .where('period', '<=', shiftPeriod(of.latestFact, periods - 1))
    .orderBy('period')
    .execute();
  return rows.map((row) => row.period);
}
