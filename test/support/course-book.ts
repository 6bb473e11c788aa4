import { DEFAULT_BANDS } from '../../src/domain/leap/band.ts';
import {
  type CourseBook,
  type CourseMerchant,
  joinedMonth,
  merchantCourse,
} from '../../src/domain/merchant/merchant-course.ts';

/** A merchant as told in tests. */
export interface ToldMerchant extends CourseMerchant {
  leapMonth: string | null;
}

/** Each merchant in a group of its own. */
export function courseBook(months: readonly string[], merchants: readonly ToldMerchant[]): CourseBook {
  return {
    months,
    groups: merchants.map((merchant) => ({
      joinedMonth: joinedMonth(merchant.spans),
      leapMonth: merchant.leapMonth,
      courses: merchantCourse(months, merchant, DEFAULT_BANDS),
    })),
  };
}
