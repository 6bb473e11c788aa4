import { sql, type Transaction } from 'kysely';
import type { Band } from '../../src/domain/leap/band.ts';
import type { LeapOutcome } from '../../src/domain/leap/leap-outcome.ts';
import type { MerchantBook } from '../../src/domain/leap/merchant-book.ts';
import { joinedMonth, merchantCourse, monthNumber } from '../../src/domain/merchant/merchant-course.ts';
import { numberArray, textArray } from '../assess/array-literal.ts';
import { readIntegers } from '../assess/packed-array.ts';
import type { Database } from '../db/schema.ts';

type Trx = Transaction<Database>;

const ROWS_PER_STATEMENT = 10_000;

interface CourseRow {
  merchant: number;
  joinedMonth: string | null;
  leapMonth: string | null;
  course: Uint8Array;
}

/**
 * Brings the stored courses to what the book says, by the bands in force; rows that say the same already are not even
 * sent. The months of the evaluation are the axis of every course, so all are written anew when it grows.
 */
export async function storeMerchantCourses(
  trx: Trx,
  { months, merchants, relations }: MerchantBook,
  leapMonths: ReadonlyMap<number, string>,
  bands: readonly Band[],
): Promise<void> {
  const firstMonth = months[0] === undefined ? 0 : monthNumber(months[0]);
  const stored = await readStored(trx, firstMonth, months.length);
  const byMerchant = Map.groupBy(relations, ({ merchant }) => merchant);
  let rows: CourseRow[] = [];
  for (const [at, { id, paid }] of merchants.entries()) {
    const spans = byMerchant.get(at) ?? [];
    const row: CourseRow = {
      merchant: id,
      joinedMonth: joinedMonth(spans),
      leapMonth: leapMonths.get(id) ?? null,
      course: merchantCourse(months, { paid, spans }, bands),
    };
    if (stored?.holds(row)) continue;
    rows.push(row);
    if (rows.length < ROWS_PER_STATEMENT) continue;
    await upsert(trx, rows, firstMonth, months.length);
    rows = [];
  }
  if (rows.length > 0) await upsert(trx, rows, firstMonth, months.length);
}

/** Month of each merchant's first counted leap, whoever owns it. */
export function firstLeapMonths(
  { merchants }: Pick<MerchantBook, 'merchants'>,
  outcomes: readonly LeapOutcome[],
): Map<number, string> {
  const months = new Map<number, string>();
  for (const { state, merchant, completedMonth } of outcomes) {
    if (state !== 'counted' || completedMonth === null) continue;
    const { id } = merchants[merchant]!;
    const known = months.get(id);
    if (known === undefined || completedMonth < known) months.set(id, completedMonth);
  }
  return months;
}

async function upsert(
  trx: Trx,
  rows: readonly CourseRow[],
  firstMonth: number,
  length: number,
): Promise<void> {
  const courses = new Uint8Array(rows.length * length);
  rows.forEach(({ course }, at) => {
    courses.set(course, at * length);
  });
  await sql`
    insert into merchant_course (merchant_id, joined_month, leap_month, first_month, course)
    select merchant, joined, leap, ${firstMonth}::integer,
      substr(${courses}::bytea, (at::integer - 1) * ${length}::integer + 1, ${length}::integer)
    from unnest(${numberArray(rows.map(({ merchant }) => merchant))}::integer[],
      ${textArray(rows.map((row) => row.joinedMonth))}::text[],
      ${textArray(rows.map((row) => row.leapMonth))}::text[]) with ordinality as given(merchant, joined, leap, at)
    on conflict (merchant_id) do update set joined_month = excluded.joined_month, leap_month = excluded.leap_month,
      first_month = excluded.first_month, course = excluded.course`.execute(trx);
}

/** As wide as a month, for none. */
const NO_MONTH = '-------';

interface StoredCourses {
  holds(row: CourseRow): boolean;
}

/** What is stored, packed; null: nothing, or courses along other months. */
async function readStored(trx: Trx, firstMonth: number, length: number): Promise<StoredCourses | null> {
  const { rows } = await sql<{ merchants: Uint8Array; months: string; courses: Uint8Array }>`
    select array_send(array_agg(merchant_id)) as merchants, string_agg(course, '') as courses,
      string_agg(coalesce(joined_month, ${NO_MONTH}) || coalesce(leap_month, ${NO_MONTH}), '') as months
    from (select * from merchant_course order by merchant_id) c
    having count(*) > 0 and bool_and(first_month = ${firstMonth}::integer)`.execute(trx);
  const [packed] = rows;
  if (!packed) return null;
  const merchants = readIntegers(packed.merchants);
  const { months, courses } = packed;
  if (courses.length !== merchants.length * length) return null;
  const positions = new Map(Array.from(merchants, (merchant, at) => [merchant, at]));
  const width = NO_MONTH.length * 2;
  return {
    holds({ merchant, joinedMonth: joined, leapMonth, course }) {
      const at = positions.get(merchant);
      if (at === undefined) return false;
      const told = (joined ?? NO_MONTH) + (leapMonth ?? NO_MONTH);
      if (!months.startsWith(told, at * width)) return false;
      for (let month = 0; month < length; month++) {
        if (courses[at * length + month] !== course[month]) return false;
      }
      return true;
    },
  };
}
