import { type Kysely, sql } from 'kysely';
import type { z } from 'zod';
import type {
  AppealDetail,
  AppealPreview,
  AppealSnapshot,
  createAppeal as route,
} from '../../src/contract/appeals.ts';
import { APPEAL_RULES } from '../../src/domain/appeal/appeal-rules.ts';
import { OPEN_STATES } from '../../src/domain/appeal/appeal-state.ts';
import { type AppealSubject, kindsFor } from '../../src/domain/appeal/appeal-subject.ts';
import { workingDayDeadline } from '../../src/domain/appeal/working-days.ts';
import type { AppContext, Caller } from '../context.ts';
import type { Database } from '../db/schema.ts';
import { scopedProviders } from '../db/scoped-providers.ts';
import { ApiProblem, conflict, notFound, type ProblemField } from '../http/problem.ts';
import type { WriteUnit } from '../http/unit-of-work.ts';
import { readAppeal } from './read-appeal.ts';
import { takeSnapshot } from './take-snapshot.ts';

interface Disputed extends AppealPreview {
  assessmentId: number;
  providerId: number;
}

/** The number of the caller's own provider, and whether it can be disputed now. Throws not_found. */
export async function previewAppeal(
  db: Kysely<Database>,
  caller: Caller,
  of: { assessment: string; subject: AppealSubject },
  now: Date,
): Promise<AppealPreview> {
  const { assessmentId: _, providerId: __, ...preview } = await findDisputed(db, caller, of, now);
  return preview;
}

async function findDisputed(
  db: Kysely<Database>,
  caller: Caller,
  { assessment, subject }: { assessment: string; subject: AppealSubject },
  now: Date,
): Promise<Disputed> {
  const own = caller.scope?.providers[0] ?? '';
  const { rows } = await sql<{ id: number; status: string; publishedAt: Date; providerId: number }>`
    select s.id, s.status, s.published_at, p.id as provider_id
    from assessment s cross join provider p
    where s.public_id = ${assessment} and s.status <> 'draft'
      and p.external_id = ${own} and ${scopedProviders(caller)}`.execute(db);
  const [row] = rows;
  const key = row && { assessmentId: row.id, providerId: row.providerId };
  const snapshot = key && (await takeSnapshot(db, key, subject));
  if (!row || !snapshot) throw notFound({ zh: '评分卡上的这个数字', en: 'such number on the scorecard' });
  const openUntil = workingDayDeadline(row.publishedAt, APPEAL_RULES.raiseWorkingDays);
  const openAppealId = await findOpen(db, key, subject);
  return {
    ...key,
    snapshot,
    kinds: kindsFor(subject.kind),
    openUntil: openUntil.toISOString(),
    refusal:
      openAppealId !== null
        ? 'already_open'
        : row.status === 'superseded'
          ? 'superseded'
          : now > openUntil
            ? 'window_closed'
            : null,
    openAppealId,
  };
}

async function findOpen(
  db: Kysely<Database>,
  { assessmentId, providerId }: { assessmentId: number; providerId: number },
  { kind, code }: AppealSubject,
): Promise<string | null> {
  const row = await db
    .selectFrom('appeal')
    .select('publicId')
    .where('providerId', '=', providerId)
    .where('assessmentId', '=', assessmentId)
    .where('subjectKind', '=', kind)
    .where('subjectCode', '=', code ?? '')
    .where('state', 'in', OPEN_STATES)
    .executeTakeFirst();
  return row?.publicId ?? null;
}

/** Files an appeal on a number of the caller's own provider. Throws not_found, invalid_request or conflict. */
export async function createAppeal(
  { db, record }: WriteUnit,
  { newId, now }: Pick<AppContext, 'newId' | 'now'>,
  caller: Caller,
  body: z.output<typeof route.body.shape>,
): Promise<AppealDetail> {
  const at = now();
  refuseUnfit(body);
  const { subject, kind, claimedValue, text } = body;
  const disputed = await findDisputed(db, caller, body, at);
  if (disputed.refusal) throw refusals[disputed.refusal]();
  const row = await db
    .insertInto('appeal')
    .values({
      publicId: newId(),
      providerId: disputed.providerId,
      assessmentId: disputed.assessmentId,
      subjectKind: subject.kind,
      subjectCode: subject.code ?? '',
      kind,
      claimedValue,
      snapshot: JSON.stringify(disputed.snapshot satisfies AppealSnapshot),
      state: 'raised',
      raisedAt: at,
      raisedById: caller.id,
      raisedBy: caller.name,
      dueAt: workingDayDeadline(at, APPEAL_RULES.decideWorkingDays),
      updatedAt: at,
    })
    // Two filed at the same moment: the index lets one through.
    .onConflict((on) => on.doNothing())
    .returning(['id', 'publicId'])
    .executeTakeFirst();
  if (!row) throw refusals.already_open();
  const by = { appealId: row.id, at, accountId: caller.id, accountName: caller.name };
  await db
    .insertInto('appealEvent')
    .values({ ...by, side: 'provider', kind: 'raised', text })
    .execute();
  for (const url of new Set(body.links)) {
    await db
      .insertInto('appealEvidence')
      .values({ ...by, publicId: newId(), round: 0, kind: 'link', url })
      .execute();
  }
  const appeal = await readAppeal(db, caller, row.publicId, at);
  record({
    object: { type: 'appeal', id: appeal.id },
    before: null,
    after: {
      provider: appeal.provider.id,
      assessment: disputed.snapshot.assessmentId,
      resultHash: disputed.snapshot.resultHash,
      subject: disputed.snapshot.subject,
      kind,
      claimedValue,
      state: appeal.state,
    },
    reason: text,
  });
  return appeal;
}

function refuseUnfit({ subject, kind, claimedValue }: z.output<typeof route.body.shape>): void {
  const fields: ProblemField[] = [];
  const add = (path: string, zh: string, en: string) => fields.push({ path, message: { zh, en } });
  if ((subject.kind === 'tier') !== (subject.code === null))
    add(
      'body.subject.code',
      '指标和能力需要编码，层级没有编码',
      'an indicator or capability has a code, the tier has none',
    );
  if (!kindsFor(subject.kind).includes(kind))
    add('body.kind', '这个数字不适用该类型', 'this kind does not fit such a number');
  if ((kind === 'data') !== (claimedValue !== null))
    add(
      'body.claimedValue',
      '数据类申诉要写明主张的数值，其他类型不写',
      'needed with kind data, and with no other',
    );
  if (fields.length === 0) return;
  throw new ApiProblem(
    'invalid_request',
    { zh: '申诉内容不完整或互相矛盾。', en: 'The appeal is incomplete or contradicts itself.' },
    { zh: '按下列各项修改后重试。', en: 'Correct the parts listed and try again.' },
    fields,
  );
}

const refusals: Record<NonNullable<AppealPreview['refusal']>, () => ApiProblem> = {
  window_closed: () =>
    conflict(
      {
        zh: `发布后 ${APPEAL_RULES.raiseWorkingDays} 个工作日的申诉期已过。`,
        en: `The ${APPEAL_RULES.raiseWorkingDays} working days for appeals after publication are over.`,
      },
      { zh: '请联系平台运营人员。', en: 'Talk to the platform operations team.' },
    ),
  superseded: () =>
    conflict(
      {
        zh: '这一版结果已被新发布的版本替代。',
        en: 'This result was superseded by a newer version of the period.',
      },
      {
        zh: '打开最新的评分卡，对新版本提出申诉。',
        en: 'Open the newest scorecard and dispute the number there.',
      },
    ),
  already_open: () =>
    conflict(
      { zh: '对这个数字已有一件未结的申诉。', en: 'There is an open appeal on this number already.' },
      { zh: '在“申诉”中打开它，补充说明或证据。', en: 'Open it under Appeals and add to it.' },
    ),
};
