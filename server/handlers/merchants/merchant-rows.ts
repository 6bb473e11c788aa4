import { type Kysely, sql } from 'kysely';
import type { MerchantRow } from '../../../src/contract/merchants.ts';
import { bandOf } from '../../../src/domain/leap/band.ts';
import type { LeapState } from '../../../src/domain/leap/leap-state.ts';
import { growthOf } from '../../../src/domain/merchant/growth-multiple.ts';
import { periodRange, shiftPeriod } from '../../../src/domain/period/period.ts';
import type { Database } from '../../db/schema.ts';
import { scopedMonths } from '../../db/scoped-months.ts';
import { MERCHANT_COLUMNS, type MerchantColumns, toMerchant } from './merchant-columns.ts';
import { servedAmong, shownRelations } from './merchant-fields.ts';
import type { MerchantView } from './merchant-view.ts';

const TREND_MONTHS = 12;

/** The months of a row's trend, oldest first; none before the first months are stored. */
export function trendMonths({ month }: MerchantView): string[] {
  return month === null ? [] : periodRange(shiftPeriod(month, 1 - TREND_MONTHS), month);
}

interface ListedRow extends MerchantColumns {
  relationId: number | null;
  runs: boolean | null;
  served: boolean;
  leap: LeapState | null;
  providerId: string | null;
  providerName: string | null;
  providerNameEn: string | null;
}

/** Reads the rows of these merchants, in the order of the keys. */
export async function readMerchantRows(
  db: Kysely<Database>,
  view: MerchantView,
  keys: readonly number[],
): Promise<MerchantRow[]> {
  if (keys.length === 0) return [];
  const [listed, trends] = await Promise.all([readListed(db, view, keys), readTrends(db, view, keys)]);
  const byKey = new Map(listed.map((row) => [row.key, row]));
  return keys.flatMap((key) => {
    const row = byKey.get(key);
    return row ? [toMerchantRow(row, trends.get(key) ?? [], view)] : [];
  });
}

async function readListed(db: Kysely<Database>, view: MerchantView, keys: readonly number[]) {
  const shown = shownRelations(view, sql<boolean>`r.merchant_id = any(${keys}::integer[])`);
  const { rows } = await sql<ListedRow>`
    select ${MERCHANT_COLUMNS}, s.id as relation_id, s.runs, v.merchant_id is not null as served, o.state as leap,
      p.external_id as provider_id, p.name as provider_name, p.name_en as provider_name_en
    from merchant m
    left join (${shown}) s on s.merchant_id = m.id
    left join provider p on p.id = s.provider_id
    left join leap_outcome o on o.relation_id = s.id and o.merchant_id = any(${keys}::integer[])
    left join (${servedAmong(view, keys)}) v on v.merchant_id = m.id
    where m.id = any(${keys}::integer[])`.execute(db);
  return rows;
}

/** Paid GMV of the months up to the one looked at, oldest first. */
async function readTrends(
  db: Kysely<Database>,
  view: MerchantView,
  keys: readonly number[],
): Promise<Map<number, (number | null)[]>> {
  const trends = new Map<number, (number | null)[]>();
  const periods = trendMonths(view).map((month) => view.periodOf(month));
  for (const key of keys)
    trends.set(
      key,
      periods.map(() => null),
    );
  const { rows } = await sql<{ merchantId: number; periodId: number; paidGmv: number | null }>`
    select mm.merchant_id, mm.period_id, mm.paid_gmv from merchant_month mm
    where mm.merchant_id = any(${keys}::integer[]) and mm.period_id = any(${periods}::smallint[])
      and ${scopedMonths(view.caller)}`.execute(db);
  for (const { merchantId, periodId, paidGmv } of rows) {
    const trend = trends.get(merchantId);
    if (trend) trend[periods.indexOf(periodId)] = paidGmv;
  }
  return trends;
}

function toMerchantRow(row: ListedRow, trend: (number | null)[], { bands }: MerchantView): MerchantRow {
  const paid = trend.at(-1) ?? null;
  const previous = trend.at(-2) ?? null;
  return {
    ...toMerchant(row),
    paidGmvYuan: paid,
    previousGmvYuan: previous,
    growth: paid === null || previous === null ? null : growthOf(previous, paid, 1).growth,
    band: paid === null ? null : (bands[bandOf(paid, bands)]?.code ?? null),
    served: row.served,
    servedBy:
      row.runs && row.providerId !== null
        ? { id: row.providerId, name: row.providerName ?? '', nameEn: row.providerNameEn }
        : null,
    leapId: row.relationId === null ? null : String(row.relationId),
    leap: row.leap,
    trend,
  };
}
