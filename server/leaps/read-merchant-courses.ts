import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { CourseBook, CourseGroup } from '../../src/domain/merchant/merchant-course.ts';
import { periodRange } from '../../src/domain/period/period.ts';
import type { Caller } from '../context.ts';
import type { Database } from '../db/schema.ts';
import { scopedMerchants } from '../db/scoped-merchants.ts';
import { isLimited } from '../db/scoped-providers.ts';

interface PackedGroup extends Omit<CourseGroup, 'courses'> {
  monthsFrom: string | null;
  monthsThrough: string | null;
  /** Null: no merchant is in sight. */
  courses: Uint8Array | null;
}

/**
 * Courses of the merchants that the caller may see and that meet the condition on merchant `m`; null: on all of them.
 * Not for a provider's people, of whose merchants only some months may be seen: the policy gives them none. Months and
 * courses are of one statement, so they always belong together.
 */
export async function readMerchantCourses(
  db: Kysely<Database>,
  caller: Caller,
  where: RawBuilder<boolean> | null,
): Promise<CourseBook> {
  const asksMerchant = isLimited(caller) || where !== null;
  const { rows } = await sql<PackedGroup>`
    select e.months_from, e.months_through, g.joined_month, g.leap_month, g.courses
    from (select months_from, months_through from leap_evaluation order by id desc limit 1) e
    left join (
      select c.joined_month, c.leap_month, string_agg(c.course, '') as courses
      from merchant_course c
      ${
        asksMerchant
          ? sql`join merchant m on m.id = c.merchant_id
            where ${scopedMerchants(caller)} and ${where ?? sql`true`}`
          : sql``
      }
      group by c.joined_month, c.leap_month) g on true`.execute(db);
  const [first] = rows;
  if (!first || first.monthsFrom === null || first.monthsThrough === null) return { months: [], groups: [] };
  return {
    months: periodRange(first.monthsFrom, first.monthsThrough),
    groups: rows.flatMap(({ joinedMonth, leapMonth, courses }) =>
      courses === null ? [] : [{ joinedMonth, leapMonth, courses }],
    ),
  };
}
