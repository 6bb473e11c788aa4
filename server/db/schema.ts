import type { ColumnType, Generated, GeneratedAlways, JSONColumnType } from 'kysely';
import type { AppealCorrection, AppealSnapshot } from '../../src/contract/appeals.ts';
import type { ColumnMapping, ImportRecord } from '../../src/contract/imports.ts';
import type { ProgrammeContent } from '../../src/contract/programme-settings.ts';
import type { TargetTerms } from '../../src/contract/targets.ts';
import type { AlertData } from '../../src/domain/alert/alert.ts';
import type { AlertKind, AlertResolution } from '../../src/domain/alert/alert-kind.ts';
import type { PeerGoalpostSnapshot } from '../../src/domain/grading/peer-goalposts.ts';
import type { LeapState } from '../../src/domain/leap/leap-state.ts';
import type { CapabilityModel, LocalizedText } from '../../src/domain/model/capability-model.ts';
import type { Curve } from '../../src/domain/target/curve.ts';
import type { TargetLevel, TargetMeasure } from '../../src/domain/target/measure.ts';
import type { DeliveryProblem } from '../../src/domain/webhook/delivery-problem.ts';
import type { DeliveryState } from '../../src/domain/webhook/retry-schedule.ts';
import type { WebhookFormat, WebhookLanguage } from '../../src/domain/webhook/webhook-format.ts';
import type { WebhookMessage } from '../../src/domain/webhook/webhook-message.ts';
import type { AssessmentSummary } from '../assess/assessment-summary.ts';
import type { PeerStatistics } from '../assess/peer-statistics.ts';
import type { CohortFigures } from '../handlers/overview/cohort-figures.ts';
import type { StoredFailure } from '../imports/import-record.ts';
import type { StoredOutcome } from '../leaps/stored-outcome.ts';

/** Tables as Kysely sees them: camelCase here, snake_case in SQL (CamelCasePlugin converts, in this one place). */
export interface Database {
  setting: { key: string; value: JSONColumnType<Record<string, unknown>> };
  provider: ProviderTable;
  modelFamily: {
    code: string;
    name: JSONColumnType<LocalizedText>;
    description: JSONColumnType<LocalizedText>;
    cadence: string;
    inForceVersion: number;
    /** Counted by the database whenever what a decision depends on changes; the same on assessment, import and account. */
    revision: Generated<number>;
    createdAt: Timestamp;
  };
  modelVersion: {
    code: string;
    version: number;
    content: JSONColumnType<CapabilityModel>;
    contentHash: string;
    note: string;
    createdAt: Timestamp;
    createdBy: string;
  };
  /** Small integer keys keep a fact row narrow; codes are global, models share the meaning by code. */
  indicator: { id: Generated<number>; code: string };
  period: { id: Generated<number>; code: string; cadence: string; startsOn: DateColumn; endsOn: DateColumn };
  fact: FactTable;
  merchant: MerchantTable;
  serviceRelation: ServiceRelationTable;
  merchantMonth: MerchantMonthTable;
  programmeSettings: ProgrammeSettingsTable;
  settingsNote: Pick<ProgrammeSettingsTable, 'version' | 'note' | 'createdBy'>;
  leapEvaluation: LeapEvaluationTable;
  leapOutcome: LeapOutcomeTable;
  leapDecision: LeapDecisionTable;
  providerMonth: ProviderMonthTable;
  merchantCourse: MerchantCourseTable;
  assessment: AssessmentTable;
  assessmentResult: AssessmentResultTable;
  assessmentEvidence: AssessmentEvidenceTable;
  cohortFigures: CohortFiguresTable;
  cohortCount: CohortCountTable;
  import: ImportTable;
  importRejection: {
    importId: number;
    /** Order in the file, from 0. */
    position: number;
    line: number;
    columnName: string | null;
    cell: string | null;
    code: string;
    detail: JSONColumnType<Record<string, string | number>>;
    /** The row as it was read, so that the person can fix the file. */
    cells: JSONColumnType<string[]>;
  };
  account: AccountTable;
  accountSession: {
    /** SHA-256 of the cookie's value, hex. */
    tokenHash: string;
    accountId: number;
    createdAt: Timestamp;
    seenAt: Timestamp;
    expiresAt: Timestamp;
    revokedAt: Timestamp | null;
    userAgent: string;
  };
  /** One-time links that let somebody choose a password; without an account, that make the first administrator. */
  accountInvitation: {
    tokenHash: string;
    accountId: number | null;
    createdAt: Timestamp;
    expiresAt: Timestamp;
    usedAt: Timestamp | null;
  };
  /** Recent failures by what was tried (an address or a sender), to slow guessing down. */
  signInFailure: { id: GeneratedAlways<number>; subject: string; at: Timestamp };
  idempotency: {
    accountId: string;
    key: string;
    requestHash: string;
    /** The answer of the call that came first. */
    output: ColumnType<unknown, string, string>;
    createdAt: Timestamp;
  };
  auditEntry: {
    seq: number;
    /** Canonical JSON; everything else of the row is derived from it. */
    payload: string;
    hash: string;
    at: GeneratedAlways<string>;
    action: GeneratedAlways<string>;
    outcome: GeneratedAlways<string>;
    actor: GeneratedAlways<string | null>;
    objectType: GeneratedAlways<string>;
    objectId: GeneratedAlways<string>;
  };
  auditHead: { seq: number; hash: string };
  target: TargetTable;
  targetChange: TargetChangeTable;
  alert: AlertTable;
  /** What somebody has read; nobody else is told. */
  alertRead: { accountId: string; alertId: number; readAt: Timestamp };
  webhook: WebhookTable;
  webhookDelivery: WebhookDeliveryTable;
  appeal: AppealTable;
  /** What each side did and wrote, in order; rows are only ever added. */
  appealEvent: {
    id: GeneratedAlways<number>;
    appealId: number;
    at: Timestamp;
    side: string;
    kind: string;
    accountId: string;
    accountName: string;
    text: string | null;
  };
  appealEvidence: AppealEvidenceTable;
  /** What the decision on a data appeal changed, at most one per appeal. */
  appealCorrection: {
    appealId: number;
    importId: number;
    facts: JSONColumnType<AppealCorrection['facts']>;
    /** The draft made from the corrected facts: it and every later assessment of the period hold them. */
    assessmentId: number;
  };
  columnMapping: { signature: string; mapping: JSONColumnType<ColumnMapping>; updatedAt: Timestamp };
}

type Timestamp = ColumnType<Date, Date | string, Date | string>;
export interface AccountTable {
  id: Generated<number>;
  publicId: string;
  email: string;
  name: string;
  role: string;
  /** Scope of a regional lead; empty for everybody else. */
  regions: Generated<string[]>;
  cities: Generated<string[]>;
  /** External id of the provider somebody belongs to; NULL for the platform's own people. */
  provider: string | null;
  status: string;
  passwordHash: string | null;
  passwordChangedAt: Timestamp | null;
  /** "issuer subject" of single sign-on. */
  oidcSubject: string | null;
  /** Comes with the sample data, its password made and printed by this host, until somebody chooses another. */
  demo: Generated<boolean>;
  revision: Generated<number>;
  createdAt: Timestamp;
  updatedAt: Timestamp;
  lastSignInAt: Timestamp | null;
}

export interface AppealTable {
  id: GeneratedAlways<number>;
  publicId: string;
  providerId: number;
  assessmentId: number;
  subjectKind: string;
  /** Empty for the tier: one open appeal per number is a unique index. */
  subjectCode: string;
  kind: string;
  claimedValue: number | null;
  snapshot: JSONColumnType<AppealSnapshot>;
  state: string;
  /** Questions asked back so far. */
  rounds: Generated<number>;
  revision: Generated<number>;
  raisedAt: Timestamp;
  raisedById: string;
  raisedBy: string;
  ownerId: string | null;
  owner: string | null;
  dueAt: Timestamp;
  closedAt: Timestamp | null;
  decidedById: string | null;
  updatedAt: Timestamp;
}

interface AppealEvidenceTable {
  id: GeneratedAlways<number>;
  publicId: string;
  appealId: number;
  at: Timestamp;
  accountId: string;
  accountName: string;
  /** Questions asked back before it was added. */
  round: number;
  kind: string;
  url: string | null;
  fileName: string | null;
  fileType: string | null;
  sizeBytes: number | null;
  content: Uint8Array | null;
}

/** ISO text both ways: a calendar date has no time zone. */
type DateColumn = ColumnType<string, string, string>;

export interface ProviderTable {
  id: Generated<number>;
  externalId: string;
  name: string;
  nameEn: string | null;
  /** "hangzhoufengheng hzfh" (see searchPinyin): what the search box matches besides name and id. */
  pinyin: string;
  category: string | null;
  region: string | null;
  province: string | null;
  cityAdcode: string | null;
  cityName: string | null;
  cityNameEn: string | null;
  industry: string | null;
  joinedOn: DateColumn | null;
  compliance: string;
  modelCode: string;
  sample: boolean;
  createdAt: Timestamp;
  updatedAt: Timestamp;
  /** Lower-case id, name, English name and pinyin, kept by the database. */
  search: GeneratedAlways<string>;
  /** What lists of names are sorted by: the pinyin, or the name where there is none; by code point. */
  nameKey: GeneratedAlways<string>;
}

export interface FactTable {
  periodId: number;
  providerId: number;
  indicatorId: number;
  numerator: number | null;
  denominator: number | null;
  n: number | null;
  value: number | null;
  importId: number;
}

export interface MerchantTable {
  id: Generated<number>;
  externalId: string;
  name: string;
  nameEn: string | null;
  /** As provider.pinyin. */
  pinyin: Generated<string>;
  /** One of MERCHANT_KINDS; NULL = not known. */
  kind: string | null;
  industry: string | null;
  region: string | null;
  province: string | null;
  cityAdcode: string | null;
  cityName: string | null;
  cityNameEn: string | null;
  openedOn: DateColumn | null;
  compliance: Generated<string>;
  sample: Generated<boolean>;
  createdAt: Timestamp;
  updatedAt: Timestamp;
  /** As of provider. */
  search: GeneratedAlways<string>;
  nameKey: GeneratedAlways<string>;
}

/** A provider serves a merchant from the first to the last day, both inside; spans of the same pair never overlap. */
export interface ServiceRelationTable {
  id: GeneratedAlways<number>;
  providerId: number;
  merchantId: number;
  /** One of RELATION_ROLES. */
  role: string;
  startedOn: DateColumn;
  /** NULL: goes on. */
  endedOn: DateColumn | null;
  /** Sessions operated for the merchant under it, a count; NULL: not known, which is not 0. */
  operatedSessions: number | null;
}

/** Amounts in yuan; NULL = not known. A month without a row is a gap, not a zero. */
export interface MerchantMonthTable {
  periodId: number;
  merchantId: number;
  paidGmv: number | null;
  /** May be below zero: refunds of earlier months count where they are paid back. */
  netGmv: number | null;
  refundGmv: number | null;
  orders: number | null;
  importId: number;
}

export interface TargetTable {
  id: GeneratedAlways<number>;
  publicId: string;
  level: TargetLevel;
  /** Region code, city adcode or provider's external id; NULL: the programme. */
  scope: string | null;
  /** Of the scope, when the target was set; NULL: the programme, or not known. */
  region: string | null;
  measure: TargetMeasure;
  goal: number;
  /** NULL: as the stored months say. */
  startValue: number | null;
  fromMonth: string;
  toMonth: string;
  curve: JSONColumnType<Curve>;
  /** Public id of an account. */
  ownerId: string | null;
  ownerName: string | null;
  revision: Generated<number>;
  archivedAt: Timestamp | null;
  createdAt: Timestamp;
  updatedAt: Timestamp;
}

/** `url` and `secret` are read by the host that sends, and by no database role of a person. */
export interface WebhookTable {
  id: GeneratedAlways<number>;
  publicId: string;
  name: string;
  url: string;
  /** The url as it may be shown. */
  address: string;
  format: WebhookFormat;
  language: WebhookLanguage;
  kinds: AlertKind[];
  enabled: Generated<boolean>;
  /** Why it was turned off by the host; NULL: it was not. */
  offReason: Generated<'gone' | null>;
  secret: string;
  previousSecret: Generated<string | null>;
  /** Until when messages are signed with the secret before as well. */
  previousSecretUntil: Generated<Date | null>;
  revision: Generated<number>;
  createdAt: Timestamp;
  createdBy: string;
  updatedAt: Timestamp;
}

/** The outbox: what is told to one webhook, and how that went. */
export interface WebhookDeliveryTable {
  id: GeneratedAlways<number>;
  publicId: Generated<string>;
  webhookId: number;
  test: boolean;
  message: JSONColumnType<WebhookMessage>;
  /** 0: a test. */
  alerts: number;
  createdAt: Timestamp;
  state: DeliveryState;
  /** Made or under way. */
  attempts: Generated<number>;
  /** Next attempt; while one is under way, when it counts as lost. NULL unless pending. */
  dueAt: Timestamp | null;
  lastAttemptAt: Generated<Date | null>;
  /** HTTP status, problem and answer are of the last attempt. */
  status: Generated<number | null>;
  problem: Generated<DeliveryProblem | null>;
  answer: Generated<string | null>;
  /** As it was sent last. */
  body: Generated<string | null>;
}

/** Rows are only ever added. */
export interface TargetChangeTable {
  id: GeneratedAlways<number>;
  targetId: number;
  at: Timestamp;
  byId: string;
  byName: string;
  note: string | null;
  /** NULL: the target was set. */
  before: JSONColumnType<TargetTerms> | null;
  /** NULL: it was archived. */
  after: JSONColumnType<TargetTerms> | null;
}

/** One cause, from when it was found until it is gone; kept when it is over. */
export interface AlertTable {
  id: GeneratedAlways<number>;
  kind: AlertKind;
  /** Of the cause; unique among those that are open. */
  key: string;
  /** What it is about, with its kind. */
  object: string;
  /** Whichever of these the kind is about; who is told follows from them. */
  targetId: number | null;
  /** Public id of the account that answers for the target; NULL: nobody. */
  ownerId: string | null;
  relationId: number | null;
  providerId: number | null;
  merchantId: number | null;
  candidateIds: number[] | null;
  data: JSONColumnType<AlertData>;
  fingerprint: number;
  raisedAt: Timestamp;
  resolvedAt: Timestamp | null;
  resolution: AlertResolution | null;
}

/** Every version of the rules; the highest is in force, rows are only ever added. */
export interface ProgrammeSettingsTable {
  version: number;
  content: JSONColumnType<ProgrammeContent>;
  note: string;
  createdAt: Timestamp;
  createdBy: string;
}

export interface LeapEvaluationTable {
  id: GeneratedAlways<number>;
  at: Timestamp;
  by: string;
  /** One of LEAP_RUN_CAUSES. */
  cause: string;
  settingsVersion: number;
  /** First and last full month with any row; NULL before the first. */
  monthsFrom: string | null;
  monthsThrough: string | null;
  merchants: number;
  relations: number;
  /** Relations by state, no zeros. */
  counts: JSONColumnType<Partial<Record<LeapState, number>>>;
  /** Origins of the leap_merchants facts it changed, one per model family; empty when it changed none. */
  importIds: number[];
}

/** Where one service relation stands, by the rules in force. */
export interface LeapOutcomeTable {
  relationId: number;
  providerId: number;
  merchantId: number;
  /** One of LEAP_STATES. */
  state: string;
  isOpen: boolean;
  completedMonth: string | null;
  lapseState: string | null;
  bandsJumped: number | null;
  heldMonths: number;
  monthsToGo: number | null;
  /** Band code. */
  targetBand: string | null;
  /** Least paid GMV of the next month for the earliest leap. */
  neededYuan: number | null;
  content: JSONColumnType<StoredOutcome>;
  /** Of everything above: rows whose fingerprint is the same are not written again. */
  fingerprint: number;
  /** The evaluation that found it like this first. */
  evaluationId: number;
}

/** What is counted of a merchant and its months, as the latest evaluation found it; see merchant-course.ts. */
export interface MerchantCourseTable {
  merchantId: number;
  /** Month of the first service by anybody; NULL: never served. */
  joinedMonth: string | null;
  /** Month that completed the first counted leap, whoever owns it. */
  leapMonth: string | null;
  /** Year × 12 + month of the first byte. */
  firstMonth: number;
  /** One byte per month of the evaluation. */
  course: Uint8Array;
}

/** Who owns the leap that the merchant completed in that month; of several the latest stands. */
export interface LeapDecisionTable {
  id: GeneratedAlways<number>;
  merchantId: number;
  month: string;
  providerId: number;
  reason: string;
  at: Timestamp;
  accountId: string;
  accountName: string;
}

/** What targets and the programme are counted from. NULL = not known. */
export interface ProviderMonthTable {
  providerId: number;
  month: string;
  /** As reported for the provider (gmv_t12m of that month), and as its merchants add up to. */
  gmvReported: number | null;
  gmvMerchants: number | null;
  /** The reported one where there is one. */
  gmvYuan: GeneratedAlways<number | null>;
  /** Counted leaps of its relations completed in the month; NULL without a relation. */
  leapsCounted: number | null;
  /** As reported for the provider (leap_merchants of that month). */
  leapsReported: number | null;
  /** The counted ones where it has relations. */
  leaps: GeneratedAlways<number | null>;
  /** Merchants with a relation to the provider at any time of the month; NULL without a relation ever. */
  servedMerchants: number | null;
}

export interface AssessmentTable {
  id: Generated<number>;
  publicId: string;
  modelCode: string;
  modelVersion: number;
  period: string;
  previousId: number | null;
  status: string;
  revision: Generated<number>;
  note: string;
  createdAt: Timestamp;
  createdBy: string;
  publishedAt: Timestamp | null;
  publishedBy: string | null;
  providers: number;
  rated: number;
  factsUsed: number;
  /** Codes in the order of the arrays of assessment_result and assessment_evidence. */
  layout: JSONColumnType<AssessmentLayout>;
  /** Peer goalposts frozen for the run; empty object when the model uses none. */
  peerGoalposts: JSONColumnType<PeerGoalpostSnapshot>;
  summary: JSONColumnType<AssessmentSummary>;
  peers: JSONColumnType<PeerStatistics>;
  inputHash: string;
  resultHash: string;
  verifiedAt: Timestamp | null;
  verifiedOk: boolean | null;
  verifiedBytes: number | null;
}

export interface AssessmentLayout {
  /** Every indicator of the model, in its order: arrays of assessment_evidence. */
  indicators: string[];
  capabilities: string[];
  /** Context measures and indicators that tiers gate on: array `measures` of assessment_result. */
  measures: string[];
}

/** One provider in one assessment, what lists show. Arrays follow assessment.layout; NULL = absent. */
export interface AssessmentResultTable {
  assessmentId: number;
  providerId: number;
  /** Attributes the grading used, frozen. */
  category: string | null;
  region: string | null;
  industry: string | null;
  compliance: string;
  capabilityScores: (number | null)[];
  /** Positions in NODE_STATES. */
  capabilityStates: number[];
  capabilityCoverages: number[];
  measures: (number | null)[];
  total: number | null;
  totalState: string;
  rank: number | null;
  tierOutcome: string;
  tier: string | null;
  /** The tier, or the outcome where there is none: what lists group by. */
  bucket: string;
  /** Position of the bucket for sorting: −2 suspended, −1 not rated, 0 candidate, 1… tiers. */
  tierOrder: number;
  coverage: number;
  previousTotal: number | null;
  previousTier: string | null;
  previousTierOutcome: string | null;
  previousBucket: string | null;
  movement: string;
  delta: number | null;
  bottleneck: string | null;
  /** Kinds, with what each is about and by how much at the same position. */
  attention: string[];
  attentionSubjects: (string | null)[];
  attentionAmounts: (number | null)[];
  trend: (number | null)[];
}

/** The frozen inputs of one provider beside its indicator results. Arrays follow assessment.layout.indicators. */
export interface AssessmentEvidenceTable {
  assessmentId: number;
  providerId: number;
  /** Combined over each indicator's window. */
  numerators: (number | null)[];
  denominators: (number | null)[];
  samples: (number | null)[];
  finishedValues: (number | null)[];
  periodsReported: number[];
  raws: (number | null)[];
  indicatorScores: (number | null)[];
  /** Positions in INDICATOR_STATES. */
  indicatorStates: number[];
}

/** The overview's figures of a large published cohort; '' stands for every category or region. */
export interface CohortFiguresTable {
  assessmentId: number;
  category: string;
  region: string;
  figures: JSONColumnType<CohortFigures>;
}

/** Providers of a large published cohort per filter value, and per pair of values of two filters; '' stands for none. */
export interface CohortCountTable {
  assessmentId: number;
  facet: string;
  value: string;
  otherFacet: string;
  otherValue: string;
  count: number;
}

export interface ImportTable {
  id: Generated<number>;
  publicId: string;
  kind: string;
  modelCode: string;
  fileName: string;
  sizeBytes: number;
  sha256: string | null;
  encoding: string | null;
  delimiter: string | null;
  mapping: JSONColumnType<ColumnMapping>;
  status: string;
  revision: Generated<number>;
  bytesRead: number;
  rowsRead: number;
  counts: JSONColumnType<ImportRecord['counts']>;
  rejectionSummary: JSONColumnType<{ code: string; count: number }[]>;
  /** In the order that period_index of the staged facts counts. */
  periods: JSONColumnType<{ code: string; facts: number }[]>;
  headers: JSONColumnType<string[]>;
  /** Public id of an earlier confirmed import of the same bytes. */
  sameFileAs: string | null;
  failure: JSONColumnType<StoredFailure> | null;
  /** Public id of the appeal whose decision made it; NULL for a file. */
  appealId: Generated<string | null>;
  createdAt: Timestamp;
  createdBy: string;
  confirmedAt: Timestamp | null;
  confirmedBy: string | null;
}
