import { type Kysely, sql } from 'kysely';
import type { Band } from '../../../src/domain/leap/band.ts';
import { periodEndDate } from '../../../src/domain/period/period.ts';
import { chinaDay } from '../../china-day.ts';
import type { Caller } from '../../context.ts';
import type { Database } from '../../db/schema.ts';
import { readSettings } from '../../leaps/settings-in-force.ts';

/** The month that merchants are looked at in, and who looks. */
export interface MerchantView {
  caller: Caller;
  /** Null: no full month is stored. */
  month: string | null;
  /** Full months stored, newest first. */
  months: readonly string[];
  /** Service is asked on this day: the last of the month, and today without one. ISO date. */
  day: string;
  /** Ascending, as the programme sets them now. */
  bands: readonly Band[];
  /** Key of a full month in the database; −1, which no row has, for any other. */
  periodOf(month: string | null): number;
}

/** The month asked for, or the latest full one. */
export async function resolveMerchantView(
  db: Kysely<Database>,
  caller: Caller,
  asked: string | undefined,
  now: Date,
): Promise<MerchantView> {
  const [stored, { content }] = await Promise.all([readMonths(db), readSettings(db)]);
  const months = stored.map(({ code }) => code);
  const month = asked ?? months[0] ?? null;
  const keys = new Map(stored.map(({ code, id }) => [code, id]));
  return {
    caller,
    month,
    months,
    day: month === null ? chinaDay(now) : periodEndDate(month),
    bands: content.leap.bands,
    periodOf: (one) => (one === null ? -1 : (keys.get(one) ?? -1)),
  };
}

interface StoredMonth {
  id: number;
  code: string;
}

/** As the latest evaluation found them, which every import of months ends in: asking the months themselves takes long. */
async function readMonths(db: Kysely<Database>): Promise<StoredMonth[]> {
  const { rows } = await sql<StoredMonth>`
    select t.id, t.code from period t
    join (select months_from, months_through from leap_evaluation order by id desc limit 1) e
      on t.code collate "C" between e.months_from and e.months_through
    where t.cadence = 'month' order by t.code collate "C" desc`.execute(db);
  return rows;
}
