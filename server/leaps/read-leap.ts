import { type Kysely, sql } from 'kysely';
import type { LeapDetail } from '../../src/contract/leaps.ts';
import { mayDo } from '../../src/domain/access/policy.ts';
import { type Band, bandOf } from '../../src/domain/leap/band.ts';
import { periodRange } from '../../src/domain/period/period.ts';
import type { Caller } from '../context.ts';
import type { Database } from '../db/schema.ts';
import { scopedMonths } from '../db/scoped-months.ts';
import { scopedProviders } from '../db/scoped-providers.ts';
import { scopedRelations } from '../db/scoped-relations.ts';
import { describeLeap, type LeapRow, requireLeap } from './leap-row.ts';
import { readEvaluation } from './list-leaps.ts';
import { readSettings } from './settings-in-force.ts';
import { highestWindow, type StoredWindow } from './stored-outcome.ts';

type Attribution = NonNullable<LeapDetail['attribution']>;

/** Everything of one relation that the caller may see. Throws not_found. */
export async function readLeap(db: Kysely<Database>, caller: Caller, leapId: string): Promise<LeapDetail> {
  const row = await requireLeap(db, caller, leapId);
  const { content } = row;
  const settings = await readSettings(db);
  const { bands } = settings.content.leap;
  const evaluation = await readEvaluation(db);
  if (!evaluation) throw new Error(`relation ${leapId} has an outcome without an evaluation`);
  const attribution = await describeAttribution(db, caller, row);
  const seesEverybody = attribution?.candidates.every(({ provider }) => provider !== null) ?? false;
  return {
    ...describeLeap(row),
    baseline: { ...content.baseline, months: [...content.baseline.months] },
    window: describeWindow(content.window),
    highest: describeWindow(highestWindow(content)),
    lapseMonths: [...(content.lapse?.months ?? [])],
    attribution,
    mayDecide: row.state === 'disputed' && mayDo(caller.role, 'leap.decide') && seesEverybody,
    months: await readMonths(db, caller, row.merchantKey, bands, evaluation.monthsThrough),
    bands: [...bands],
    settingsVersion: settings.version,
    evaluatedAt: evaluation.at.toISOString(),
    monthsThrough: evaluation.monthsThrough,
  };
}

function describeWindow(window: StoredWindow | null): LeapDetail['window'] {
  return window && { ...window, yuan: [...window.yuan] };
}

/** Candidates whom the caller may not see stay without a name: a provider learns that there is another, not who. */
async function describeAttribution(
  db: Kysely<Database>,
  caller: Caller,
  { content, merchantKey }: LeapRow,
): Promise<Attribution | null> {
  const { attribution, leapMonth } = content;
  if (attribution === null) return null;
  const providers = await readProviders(
    db,
    caller,
    attribution.candidates.map(({ provider }) => provider),
  );
  const sessions = await readSessions(
    db,
    caller,
    attribution.candidates.map(({ relation }) => relation),
  );
  return {
    basis: attribution.basis,
    candidates: attribution.candidates.map(({ relation, provider, coveredShare }) => {
      const known = providers.get(provider) ?? null;
      return {
        leapId: known && String(relation),
        provider: known,
        coveredShare,
        // Another provider's work is its own, as its name is.
        operatedSessions: sessions.get(relation) ?? null,
        owner: relation === attribution.ownerRelation,
      };
    }),
    decision:
      leapMonth === null || !readsDecisions(caller) ? null : await readDecision(db, merchantKey, leapMonth),
  };
}

/** Operated sessions of those of the relations that the caller may see; an evaluation follows every change of them. */
async function readSessions(db: Kysely<Database>, caller: Caller, relations: readonly number[]) {
  const { rows } = await sql<{ id: number; operatedSessions: number | null }>`
    select r.id, r.operated_sessions from service_relation r
    where r.id = any(${relations}::integer[]) and ${scopedRelations(caller)}`.execute(db);
  return new Map(rows.map(({ id, operatedSessions }) => [id, operatedSessions]));
}

/** Those of the providers, by key, that the caller may see. */
export async function readProviders(db: Kysely<Database>, caller: Caller, keys: readonly number[]) {
  const { rows } = await sql<{ key: number; id: string; name: string; nameEn: string | null }>`
    select p.id as key, p.external_id as id, p.name, p.name_en from provider p
    where p.id = any(${keys}::integer[]) and ${scopedProviders(caller)}`.execute(db);
  return new Map(rows.map(({ key, ...provider }) => [key, provider]));
}

/** Who decided and why is between the platform and its leads; the policy on the table asks the same again. */
function readsDecisions({ scope }: Caller): boolean {
  return scope === null || scope.providers.length === 0;
}

async function readDecision(
  db: Kysely<Database>,
  merchantId: number,
  month: string,
): Promise<Attribution['decision']> {
  const row = await db
    .selectFrom('leapDecision')
    .select(['at', 'accountName', 'reason'])
    .where('merchantId', '=', merchantId)
    .where('month', '=', month)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { at: row.at.toISOString(), by: row.accountName, reason: row.reason } : null;
}

/** Months of the merchant that this caller may see, up to the last one evaluated. */
async function readMonths(
  db: Kysely<Database>,
  caller: Caller,
  merchantId: number,
  bands: readonly Band[],
  through: string | null,
): Promise<LeapDetail['months']> {
  if (through === null) return [];
  const rows = await db
    .selectFrom('merchantMonth as mm')
    .innerJoin('period', 'period.id', 'mm.periodId')
    .select(['period.code as month', 'paidGmv', 'refundGmv'])
    .where('merchantId', '=', merchantId)
    .where('period.code', '<=', through)
    .where(scopedMonths(caller))
    .orderBy('period.code')
    .execute();
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return [];
  const byMonth = new Map(rows.map((row) => [row.month, row]));
  return periodRange(first.month, last.month).map((month) => {
    const { paidGmv = null, refundGmv = null } = byMonth.get(month) ?? {};
    const band = paidGmv === null ? null : (bands[bandOf(paidGmv, bands)]?.code ?? null);
    return { month, paidGmvYuan: paidGmv, refundYuan: refundGmv, band };
  });
}
