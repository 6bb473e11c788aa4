import { type Kysely, sql } from 'kysely';
import type { AppealDetail } from '../../src/contract/appeals.ts';
import { APPEAL_RULES } from '../../src/domain/appeal/appeal-rules.ts';
import { evidenceFileName, evidenceTypeOf } from '../../src/domain/appeal/evidence-type.ts';
import type { AppContext, Caller } from '../context.ts';
import type { Database } from '../db/schema.ts';
import type { FileOutput } from '../http/handler.ts';
import { ApiProblem, notFound } from '../http/problem.ts';
import type { WriteUnit } from '../http/unit-of-work.ts';
import { requireAppeal } from './appeal-row.ts';
import { lockAppeal, requireNextState } from './move-appeal.ts';
import { readAppeal } from './read-appeal.ts';

const { evidenceFileBytes, mostEvidencePerRound } = APPEAL_RULES;

interface File {
  name: string;
  content: Uint8Array;
}

/** Adds one file to an open appeal of the caller's own. Throws not_found, conflict, unsupported_media or limit_exceeded. */
export async function addEvidence(
  unit: WriteUnit,
  { newId, now }: Pick<AppContext, 'newId' | 'now'>,
  occasion: { caller: Caller; appealId: string },
  { name, content }: File,
): Promise<AppealDetail> {
  const { db, record } = unit;
  const { caller, appealId } = occasion;
  const type = evidenceTypeOf(content);
  if (type === null) throw otherType();
  const row = await lockAppeal(unit, { ...occasion, now });
  requireNextState(row.state, 'add_evidence');
  const { count } = await db
    .selectFrom('appealEvidence')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('appealId', '=', row.id)
    .where('round', '=', row.rounds)
    .executeTakeFirstOrThrow();
  if (count >= mostEvidencePerRound) throw tooMany();
  const at = now();
  const publicId = newId();
  const fileName = evidenceFileName(name, type);
  await db
    .insertInto('appealEvidence')
    .values({
      publicId,
      appealId: row.id,
      at,
      accountId: caller.id,
      accountName: caller.name,
      round: row.rounds,
      kind: 'file',
      fileName,
      fileType: type,
      sizeBytes: content.length,
      content,
    })
    .execute();
  // Whoever decides must have seen it: the appeal's revision counts evidence too.
  await db.updateTable('appeal').set({ updatedAt: at }).where('id', '=', row.id).execute();
  record({
    object: { type: 'appeal', id: appealId },
    before: null,
    after: { evidence: publicId, fileName, fileType: type, sizeBytes: content.length },
  });
  return readAppeal(db, caller, appealId, at);
}

/** The whole body, which must be small. Throws payload_too_large. */
export async function readEvidenceBody(body: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > evidenceFileBytes) throw tooLarge();
    parts.push(part);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** One file of an appeal the caller may read. Throws not_found. */
export async function getEvidence(
  db: Kysely<Database>,
  caller: Caller,
  { appealId, evidenceId }: { appealId: string; evidenceId: string },
): Promise<FileOutput> {
  const appeal = await requireAppeal(db, caller, appealId);
  const row = await db
    .selectFrom('appealEvidence')
    .select(['fileName', 'content'])
    .where('appealId', '=', appeal.id)
    .where('publicId', '=', evidenceId)
    .where('kind', '=', 'file')
    .executeTakeFirst();
  if (!row?.content) throw notFound({ zh: '这份证据', en: 'such evidence' });
  const { fileName, content } = row;
  return {
    fileName: fileName ?? 'evidence',
    chunks: (async function* () {
      yield content;
    })(),
  };
}

function otherType(): ApiProblem {
  return new ApiProblem(
    'unsupported_media',
    {
      zh: '证据文件须是 PNG、JPG、PDF 或 CSV；系统按文件内容判断，不看后缀。',
      en: 'Evidence is a PNG, JPG, PDF or CSV file, told from its content and not from its name.',
    },
    { zh: '另存为其中一种格式后重试。', en: 'Save it in one of these formats and try again.' },
  );
}

function tooLarge(): ApiProblem {
  const megabytes = evidenceFileBytes / 1024 / 1024;
  return new ApiProblem(
    'payload_too_large',
    { zh: `证据文件超过 ${megabytes} MB。`, en: `The evidence file is larger than ${megabytes} MB.` },
    {
      zh: '压缩图片，或只保留相关的页和行。',
      en: 'Compress the picture, or keep only the pages and rows that matter.',
    },
  );
}

function tooMany(): ApiProblem {
  return new ApiProblem(
    'limit_exceeded',
    {
      zh: `每轮最多 ${mostEvidencePerRound} 份证据（链接和文件合计）。`,
      en: `There is room for ${mostEvidencePerRound} pieces of evidence, links and files together.`,
    },
    { zh: '平台追问后可以再补充。', en: 'After a question is asked back, more can be added.' },
  );
}
