import { z } from 'zod';
import { APPEAL_RULES } from '../domain/appeal/appeal-rules.ts';
import { APPEAL_OUTCOMES, APPEAL_SIDES, APPEAL_STATES } from '../domain/appeal/appeal-state.ts';
import { APPEAL_KINDS, SUBJECT_KINDS } from '../domain/appeal/appeal-subject.ts';
import { EVIDENCE_TYPES } from '../domain/appeal/evidence-type.ts';
import { cursorQuery, localizedText, pageOf, period, queryList, timestamp } from './common.ts';
import { defineRoute } from './route.ts';
import { indicatorScore } from './scorecards.ts';

const subject = z.object({
  kind: z.enum(SUBJECT_KINDS),
  code: z.string().nullable().describe('Indicator or capability code of the model; null for the tier'),
});

/** The disputed number as the published assessment has it; copied when the appeal is filed and never changed. */
export const appealSnapshot = z
  .object({
    assessmentId: z.string(),
    resultHash: z.string().describe('Of the whole assessment, SHA-256, hex'),
    model: z.string(),
    modelVersion: z.number().int(),
    period,
    subject,
    name: localizedText.describe('Of the indicator or capability, as the model names it; “Tier” otherwise'),
    unit: z.string().nullable().describe('Of the raw value; null unless an indicator is disputed'),
    rawDigits: z
      .number()
      .int()
      .nullable()
      .describe('Decimals of the raw value; null unless an indicator is disputed'),
    scoreDigits: z
      .number()
      .int()
      .nullable()
      .describe('Decimals of the score; null where the model leaves it unrounded'),
    numerator: indicatorScore.shape.numerator,
    denominator: indicatorScore.shape.denominator,
    n: indicatorScore.shape.n,
    raw: indicatorScore.shape.raw,
    score: z
      .number()
      .nullable()
      .describe('Of the indicator or capability; for the tier the total. 0..top; null when not rated'),
    state: z.string().describe('Indicator or node state; for the tier its outcome'),
    tier: z.string().nullable().describe('Tier code of the provider; null unless tiered'),
  })
  .meta({ id: 'AppealSnapshot' });
export type AppealSnapshot = z.infer<typeof appealSnapshot>;

export const appeal = z
  .object({
    id: z.string(),
    revision: z.number().int().describe('For If-Match: counts every change, evidence too'),
    provider: z.object({ id: z.string(), name: z.string(), nameEn: z.string().nullable() }),
    snapshot: appealSnapshot,
    kind: z.enum(APPEAL_KINDS),
    claimedValue: z.number().nullable().describe('In the indicator’s unit; only with kind data'),
    state: z.enum(APPEAL_STATES),
    raisedAt: timestamp,
    raisedBy: z.string(),
    owner: z
      .object({ name: z.string(), isCaller: z.boolean() })
      .nullable()
      .describe('Who of the platform works on it; null until somebody took it'),
    dueAt: timestamp.describe('When a decision is due: 10 working days after filing, domain.md 3.4 [O]'),
    overdue: z.boolean().describe('Open after dueAt'),
    workingDaysLeft: z
      .number()
      .int()
      .describe('Monday to Friday, no holiday calendar; 0 on the last day and after'),
    closedAt: timestamp.nullable().describe('Null while open'),
  })
  .meta({ id: 'Appeal' });
export type Appeal = z.infer<typeof appeal>;

export const appealEvent = z
  .object({
    at: timestamp,
    side: z.enum(APPEAL_SIDES),
    by: z.string(),
    kind: z.enum(['raised', 'taken', 'asked', 'answered', ...APPEAL_OUTCOMES, 'withdrawn']),
    text: z.string().nullable().describe('As written; null where there was nothing to say'),
  })
  .meta({ id: 'AppealEvent' });
export type AppealEvent = z.infer<typeof appealEvent>;

export const appealEvidence = z
  .object({
    id: z.string(),
    at: timestamp,
    by: z.string(),
    kind: z.enum(['link', 'file']),
    url: z.string().nullable().describe('Of a link; never opened by the platform itself'),
    fileName: z.string().nullable(),
    fileType: z.enum(EVIDENCE_TYPES).nullable().describe('Told from the bytes, not from the name'),
    sizeBytes: z.number().int().nullable(),
  })
  .meta({ id: 'AppealEvidence' });
export type AppealEvidence = z.infer<typeof appealEvidence>;

const factNumbers = z.object({
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  n: z.number().nullable(),
  value: z.number().nullable().describe('Finished value, for sources without numerator and denominator'),
});

const correctedFact = factNumbers.extend({ period });

export const appealCorrection = z
  .object({
    facts: z
      .array(z.object({ period, before: factNumbers.nullable(), after: factNumbers }))
      .describe('before is null where nothing was stored'),
    importId: z
      .string()
      .nullable()
      .describe(
        'The import record that the corrected facts carry as their origin; null for those who see no imports',
      ),
    assessment: z
      .object({
        id: z.string(),
        status: z.enum(['draft', 'published', 'superseded']),
        publishedAt: timestamp.nullable(),
      })
      .nullable()
      .describe('Made from the corrected facts; null while it is not published, for those who see no drafts'),
    snapshot: appealSnapshot
      .nullable()
      .describe('The same number in that assessment, once it is published; null before'),
    laterPeriods: z.array(period).describe('Published periods whose windows hold the corrected facts too'),
  })
  .meta({ id: 'AppealCorrection' });
export type AppealCorrection = z.infer<typeof appealCorrection>;

export const appealDetail = appeal
  .extend({
    events: z.array(appealEvent).describe('Oldest first; what each side wrote, kept as it was'),
    evidence: z.array(appealEvidence),
    evidenceLeft: z
      .number()
      .int()
      .describe('Pieces that may still be added before the next question is asked back'),
    mayDecide: z.boolean().describe('False for whoever took part on the provider’s side: four eyes'),
    correction: appealCorrection.nullable(),
  })
  .meta({ id: 'AppealDetail' });
export type AppealDetail = z.infer<typeof appealDetail>;

export const appealPreview = z
  .object({
    snapshot: appealSnapshot,
    kinds: z.array(z.enum(APPEAL_KINDS)).describe('What may be said to be wrong with this number'),
    openUntil: timestamp.describe('5 working days after publication, domain.md 3.4 [O]'),
    refusal: z
      .enum(['window_closed', 'superseded', 'already_open'])
      .nullable()
      .describe('Why it cannot be disputed now; null when it can'),
    openAppealId: z.string().nullable().describe('The open appeal on this number'),
  })
  .meta({ id: 'AppealPreview' });
export type AppealPreview = z.infer<typeof appealPreview>;

export const appealFacts = z
  .object({
    items: z.array(
      correctedFact.extend({ stored: z.boolean().describe('False: nothing is stored for this period') }),
    ),
    unit: z.string(),
    kind: z.enum(['ratio', 'sum', 'last']).describe('How the facts of the window become one value'),
  })
  .meta({ id: 'AppealFacts' });
export type AppealFacts = z.infer<typeof appealFacts>;

const { fewest, most } = APPEAL_RULES.textCharacters;
const text = z.string().trim().min(fewest).max(most);
const link = z.url({ protocol: /^https?$/ }).max(500);

const tag = 'appeals';
const params = z.object({ appealId: z.string() });
const oneAppeal = { kind: 'json', status: 200, shape: appealDetail } as const;

export const listAppeals = defineRoute({
  id: 'listAppeals',
  method: 'get',
  path: '/api/appeals',
  tag,
  summary: 'Appeals the caller may read: open ones first, the most urgent on top, then those decided last',
  action: 'appeal.read',
  scope: 'caller',
  query: cursorQuery.extend({
    state: queryList.optional().describe('Any of these states; "open" for all that are undecided'),
    due: z
      .enum(['overdue', 'week'])
      .optional()
      .describe('Open and past the due time, or open and due within 7 days, overdue ones included'),
    owner: z.enum(['me', 'nobody']).optional().describe('Taken by the caller, or by nobody yet'),
    provider: z.string().optional().describe('Provider id'),
    assessment: z.string().optional().describe('Disputed in, or corrected by, this assessment'),
  }),
  response: {
    kind: 'json',
    status: 200,
    shape: pageOf(appeal).extend({
      counts: z
        .object({ open: z.number().int(), overdue: z.number().int(), unowned: z.number().int() })
        .describe('Over everything the caller may read, whatever the filter'),
    }),
  },
  problems: [],
});

export const previewAppeal = defineRoute({
  id: 'previewAppeal',
  method: 'get',
  path: '/api/appeal-preview',
  tag,
  summary: 'The number of one’s own scorecard that an appeal would dispute, and whether it can',
  action: 'appeal.raise',
  scope: 'caller',
  query: z.object({
    assessment: z.string().describe('Assessment id'),
    kind: z.enum(SUBJECT_KINDS),
    code: z.string().optional().describe('Indicator or capability code; none for the tier'),
  }),
  response: { kind: 'json', status: 200, shape: appealPreview },
  problems: ['not_found'],
});

export const createAppeal = defineRoute({
  id: 'createAppeal',
  method: 'post',
  path: '/api/appeals',
  tag,
  summary: 'Dispute one number of one’s own published scorecard; files follow as evidence',
  action: 'appeal.raise',
  scope: 'caller',
  body: {
    kind: 'json',
    shape: z.object({
      assessment: z.string(),
      subject,
      kind: z.enum(APPEAL_KINDS),
      claimedValue: z.number().nullable().default(null),
      text,
      links: z.array(link).max(APPEAL_RULES.mostEvidencePerRound).default([]),
    }),
  },
  effect: 'write',
  idempotent: true,
  response: { kind: 'json', status: 201, shape: appealDetail },
  problems: ['not_found', 'conflict'],
});

export const getAppeal = defineRoute({
  id: 'getAppeal',
  method: 'get',
  path: '/api/appeals/{appealId}',
  tag,
  summary: 'One appeal: the frozen number, what both sides wrote, the evidence and what came of it',
  action: 'appeal.read',
  scope: 'caller',
  params,
  response: oneAppeal,
  problems: ['not_found'],
});

export const addEvidence = defineRoute({
  id: 'addEvidence',
  method: 'post',
  path: '/api/appeals/{appealId}/evidence',
  tag,
  summary:
    'Add one file of at most 2 MB to one’s own open appeal: PNG, JPEG, PDF or CSV, told from its bytes',
  action: 'appeal.raise',
  scope: 'caller',
  params,
  query: z.object({ name: z.string().max(255).describe('The file’s name') }),
  body: { kind: 'bytes', description: 'The file, whole' },
  effect: 'write',
  idempotent: true,
  response: { kind: 'json', status: 201, shape: appealDetail },
  problems: ['not_found', 'conflict', 'payload_too_large', 'unsupported_media', 'limit_exceeded'],
});

export const getEvidence = defineRoute({
  id: 'getEvidence',
  method: 'get',
  path: '/api/appeals/{appealId}/evidence/{evidenceId}',
  tag,
  summary: 'One file, always as a download and never to be interpreted',
  action: 'appeal.read',
  scope: 'caller',
  params: params.extend({ evidenceId: z.string() }),
  response: { kind: 'file', status: 200, contentType: 'application/octet-stream' },
  problems: ['not_found'],
});

export const takeAppeal = defineRoute({
  id: 'takeAppeal',
  method: 'post',
  path: '/api/appeals/{appealId}/take',
  tag,
  summary: 'Become its owner; somebody else may take it over later',
  action: 'appeal.decide',
  scope: 'platform',
  params,
  effect: 'write',
  conditional: true,
  response: oneAppeal,
  problems: ['not_found', 'conflict'],
});

export const askBack = defineRoute({
  id: 'askBack',
  method: 'post',
  path: '/api/appeals/{appealId}/question',
  tag,
  summary: 'Ask the provider something; the clock goes on',
  action: 'appeal.decide',
  scope: 'platform',
  params,
  body: { kind: 'json', shape: z.object({ text }) },
  effect: 'write',
  conditional: true,
  response: oneAppeal,
  problems: ['not_found', 'conflict'],
});

export const answerAppeal = defineRoute({
  id: 'answerAppeal',
  method: 'post',
  path: '/api/appeals/{appealId}/answer',
  tag,
  summary: 'Answer what was asked back',
  action: 'appeal.raise',
  scope: 'caller',
  params,
  body: { kind: 'json', shape: z.object({ text }) },
  effect: 'write',
  conditional: true,
  response: oneAppeal,
  problems: ['not_found', 'conflict'],
});

export const withdrawAppeal = defineRoute({
  id: 'withdrawAppeal',
  method: 'post',
  path: '/api/appeals/{appealId}/withdrawal',
  tag,
  summary: 'Give up one’s own open appeal; the number may be disputed again while the time for it runs',
  action: 'appeal.raise',
  scope: 'caller',
  params,
  effect: 'write',
  conditional: true,
  response: oneAppeal,
  problems: ['not_found', 'conflict'],
});

export const listAppealFacts = defineRoute({
  id: 'listAppealFacts',
  method: 'get',
  path: '/api/appeals/{appealId}/facts',
  tag,
  summary: 'The stored facts behind a disputed indicator, period by period of its window',
  action: 'appeal.decide',
  scope: 'platform',
  params,
  response: { kind: 'json', status: 200, shape: appealFacts },
  problems: ['not_found', 'conflict'],
});

export const decideAppeal = defineRoute({
  id: 'decideAppeal',
  method: 'post',
  path: '/api/appeals/{appealId}/decision',
  tag,
  summary: 'Decide with a reason. Corrected facts are stored and the period is assessed again as a draft',
  action: 'appeal.decide',
  scope: 'platform',
  params,
  body: {
    kind: 'json',
    shape: z.object({
      outcome: z.enum(APPEAL_OUTCOMES),
      text: text.describe('The reason, which the provider reads'),
      facts: z
        .array(correctedFact)
        .max(60)
        .default([])
        .describe('Only with kind data and unless rejected; an upheld data appeal needs at least one'),
    }),
  },
  effect: 'write',
  idempotent: true,
  conditional: true,
  response: oneAppeal,
  problems: ['not_found', 'conflict', 'forbidden'],
});
