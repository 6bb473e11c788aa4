import { type Kysely, sql } from 'kysely';
import {
  type BookMerchant,
  type BookRelation,
  leapKey,
  type MerchantBook,
} from '../../src/domain/leap/merchant-book.ts';
import type { RelationRole } from '../../src/domain/merchant/merchant.ts';
import { periodRange } from '../../src/domain/period/period.ts';
import { readFloats, readIntegers } from '../assess/packed-array.ts';
import { lastFullMonth } from '../china-day.ts';
import type { Database } from '../db/schema.ts';

type Db = Kysely<Database>;

/**
 * Everything an evaluation reads, from the first stored month to the last; not the one that still runs by the clock,
 * which would look like a fall. Amounts come packed, one value per month and column: ten times less work than a row each.
 */
export async function loadBook(db: Db, now: Date): Promise<MerchantBook> {
  const months = await readMonths(db, now);
  const merchants = await readMerchants(db, months.length);
  const positions = positionsById(merchants);
  await readAmounts(db, months, merchants, positions);
  return {
    months,
    merchants,
    relations: await readRelations(db, positions),
    decisions: await readDecisions(db),
  };
}

async function readMonths(db: Db, now: Date): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select code from reported_month`.execute(db);
  const lastFull = lastFullMonth(now);
  const codes = rows.flatMap(({ code }) => (code <= lastFull ? [code] : [])).sort();
  const [from, through] = [codes[0], codes.at(-1)];
  return from === undefined || through === undefined ? [] : periodRange(from, through);
}

async function readMerchants(db: Db, months: number): Promise<BookMerchant[]> {
  const { rows } = await sql<Omit<BookMerchant, 'paid' | 'refund'>>`
    select m.id, m.industry, to_char(m.opened_on, 'YYYY-MM') as opened_month, m.compliance = 'veto' as vetoed
    from merchant m order by m.id`.execute(db);
  // Every merchant's months lie side by side in two blocks.
  const paid = new Float64Array(rows.length * months).fill(Number.NaN);
  const refund = new Float64Array(rows.length * months).fill(Number.NaN);
  return rows.map((row, at) => ({
    ...row,
    paid: paid.subarray(at * months, (at + 1) * months),
    refund: refund.subarray(at * months, (at + 1) * months),
  }));
}

/** Ids are counted by the database, so they are their own index; -1 where there is no merchant. */
function positionsById(merchants: readonly BookMerchant[]): Int32Array {
  const positions = new Int32Array((merchants.at(-1)?.id ?? 0) + 1).fill(-1);
  merchants.forEach(({ id }, at) => {
    positions[id] = at;
  });
  return positions;
}

interface PackedMonth {
  month: string;
  merchants: Uint8Array;
  paid: Uint8Array;
  refund: Uint8Array;
}

async function readAmounts(
  db: Db,
  months: readonly string[],
  merchants: readonly BookMerchant[],
  positions: Int32Array,
): Promise<void> {
  if (months.length === 0) return;
  const keys = await db
    .selectFrom('period')
    .select(['id', 'code'])
    .where('code', 'in', months as string[])
    .execute();
  for (const { id, code } of keys) {
    const month = months.indexOf(code);
    // One month at a time: memory holds the book and one month of the answer.
    const { rows } = await sql<PackedMonth>`
      select array_send(array_agg(merchant_id)) as merchants, array_send(array_agg(paid_gmv)) as paid,
        array_send(array_agg(refund_gmv)) as refund
      from merchant_month where period_id = ${sql.lit(id)} having count(*) > 0`.execute(db);
    for (const row of rows) {
      const ids = readIntegers(row.merchants);
      const paid = readFloats(row.paid);
      const refund = readFloats(row.refund);
      for (let at = 0; at < ids.length; at++) {
        const merchant = merchants[positions[ids[at]!] ?? -1];
        if (!merchant) continue;
        merchant.paid[month] = paid[at]!;
        merchant.refund[month] = refund[at]!;
      }
    }
  }
}

async function readRelations(db: Db, positions: Int32Array): Promise<BookRelation[]> {
  const { rows } = await sql<{
    id: number;
    merchantId: number;
    provider: number;
    providerVetoed: boolean;
    role: RelationRole;
    startedOn: string;
    endedOn: string | null;
    operatedSessions: number | null;
  }>`
    select r.id, r.merchant_id, r.provider_id as provider, p.compliance = 'veto' as provider_vetoed, r.role,
      r.started_on::text as started_on, r.ended_on::text as ended_on, r.operated_sessions
    from service_relation r join provider p on p.id = r.provider_id order by r.id`.execute(db);
  return rows.flatMap(({ merchantId, ...row }) => {
    const merchant = positions[merchantId] ?? -1;
    return merchant < 0 ? [] : [{ ...row, merchant }];
  });
}

async function readDecisions(db: Db): Promise<Map<string, number>> {
  const { rows } = await sql<{ merchantId: number; month: string; providerId: number }>`
    select distinct on (merchant_id, month) merchant_id, month, provider_id
    from leap_decision order by merchant_id, month, id desc`.execute(db);
  return new Map(rows.map(({ merchantId, month, providerId }) => [leapKey(merchantId, month), providerId]));
}
