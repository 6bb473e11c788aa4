import { type Kysely, sql } from 'kysely';
import type { MerchantDetail, MerchantMonth, ServiceRelation } from '../../../src/contract/merchants.ts';
import { type Band, bandOf } from '../../../src/domain/leap/band.ts';
import type { LeapState } from '../../../src/domain/leap/leap-state.ts';
import type { RelationRole } from '../../../src/domain/merchant/merchant.ts';
import { periodRange } from '../../../src/domain/period/period.ts';
import type { Caller } from '../../context.ts';
import type { Database } from '../../db/schema.ts';
import { scopedMerchants } from '../../db/scoped-merchants.ts';
import { scopedMonths } from '../../db/scoped-months.ts';
import { scopedRelations } from '../../db/scoped-relations.ts';
import { notFound } from '../../http/problem.ts';
import { MERCHANT_COLUMNS, type MerchantColumns, toMerchant } from './merchant-columns.ts';
import type { MerchantView } from './merchant-view.ts';
import { shownMonths } from './shown-months.ts';

/** One merchant with its months and relations. Throws not_found, also for one that the caller may not see. */
export async function readMerchantDetail(
  db: Kysely<Database>,
  view: MerchantView,
  merchantId: string,
): Promise<MerchantDetail> {
  const { caller } = view;
  const found = await sql<MerchantColumns>`
    select ${MERCHANT_COLUMNS} from merchant m where m.external_id = ${merchantId} and ${scopedMerchants(caller)}`.execute(
    db,
  );
  const [row] = found.rows;
  if (!row) throw notFound({ zh: `商家 ${merchantId}`, en: `merchant ${merchantId}` });
  const [relations, stored] = await Promise.all([
    readRelations(db, caller, row.key),
    readMonths(db, caller, row.key),
  ]);
  return {
    ...toMerchant(row),
    months: monthsOf(stored, view, shownMonths(caller, relations)),
    bands: view.bands.map(({ code, fromYuan }) => ({ code, fromYuan })),
    relations,
  };
}

async function readRelations(
  db: Kysely<Database>,
  caller: Caller,
  merchant: number,
): Promise<ServiceRelation[]> {
  const { rows } = await sql<{
    id: number;
    providerId: string;
    providerName: string;
    providerNameEn: string | null;
    role: RelationRole;
    startedOn: string;
    endedOn: string | null;
    operatedSessions: number | null;
    leap: LeapState | null;
  }>`
    select r.id, p.external_id as provider_id, p.name as provider_name, p.name_en as provider_name_en, r.role,
      r.started_on::text as started_on, r.ended_on::text as ended_on, r.operated_sessions,
      o.state as leap
    from service_relation r join provider p on p.id = r.provider_id
    left join leap_outcome o on o.relation_id = r.id
    where r.merchant_id = ${merchant}::integer and ${scopedRelations(caller)}
    order by r.started_on desc, r.id desc`.execute(db);
  return rows.map((row) => ({
    provider: { id: row.providerId, name: row.providerName, nameEn: row.providerNameEn },
    role: row.role,
    startedOn: row.startedOn,
    endedOn: row.endedOn,
    operatedSessions: row.operatedSessions,
    leapId: String(row.id),
    leap: row.leap,
  }));
}

interface StoredMonth {
  month: string;
  paid: number | null;
  net: number | null;
  refund: number | null;
  orders: number | null;
}

async function readMonths(db: Kysely<Database>, caller: Caller, merchant: number): Promise<StoredMonth[]> {
  const { rows } = await sql<StoredMonth>`
    select t.code as month, mm.paid_gmv as paid, mm.net_gmv as net, mm.refund_gmv as refund, mm.orders
    from merchant_month mm join period t on t.id = mm.period_id
    where mm.merchant_id = ${merchant}::integer and ${scopedMonths(caller)} order by t.code`.execute(db);
  return rows;
}

/** From the merchant's first month to the last full one there is for anybody: a merchant that stopped shows that it did. */
function monthsOf(
  stored: readonly StoredMonth[],
  { months, bands }: MerchantView,
  isShown: (month: string) => boolean,
): MerchantMonth[] {
  const [first] = stored;
  const latest = stored.at(-1);
  if (!first || !latest) return [];
  const full = months[0] ?? latest.month;
  const last = full > latest.month ? full : latest.month;
  const byMonth = new Map(stored.map((row) => [row.month, row]));
  const listed = periodRange(first.month, last).map((month) =>
    describeMonth(month, byMonth.get(month), bands, isShown(month)),
  );
  return listed.slice(0, listed.findLastIndex(({ state }) => state !== 'not_shown') + 1);
}

function describeMonth(
  month: string,
  row: StoredMonth | undefined,
  bands: readonly Band[],
  isShown: boolean,
): MerchantMonth {
  const paid = row?.paid ?? null;
  return {
    month,
    state: row ? 'reported' : isShown ? 'no_row' : 'not_shown',
    paidGmvYuan: paid,
    netGmvYuan: row?.net ?? null,
    refundYuan: row?.refund ?? null,
    orders: row?.orders ?? null,
    band: paid === null ? null : (bands[bandOf(paid, bands)]?.code ?? null),
  };
}
