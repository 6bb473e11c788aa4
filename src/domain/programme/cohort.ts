/** A share k months after the joining month, over the merchants observed that long. */
export interface CohortPoint {
  /** 0 is the joining month itself. */
  afterMonths: number;
  /** Merchants whose k-th month lies inside the stored months: the denominator. */
  observed: number;
  /** Of them, retained or leapt. */
  reached: number;
  /** 0..1; null when nobody has been observed that long. */
  share: number | null;
}

export interface RetentionPoint extends CohortPoint {
  /** Still served, but without a row in the month: counted as not active, and said. */
  withoutRow: number;
}

export interface TimeToLeap {
  /** Merchants that leapt. */
  leapt: number;
  /** Months from joining to the leap, among those that leapt; null when none has. */
  quartiles: { p25: number; p50: number; p75: number } | null;
  /** First month by which half of ALL merchants have leapt, censoring allowed for; null: not reached. */
  medianOfAllMonths: number | null;
}

export interface Cohort {
  /** Month of the merchants' first service relation; null: all months together. */
  month: string | null;
  merchants: number;
  retention: RetentionPoint[];
  graduation: CohortPoint[];
  timeToLeap: TimeToLeap;
}

export interface Cohorts {
  all: Cohort;
  /** Ascending by month; months without a joining merchant are absent. */
  byMonth: Cohort[];
  /** Merchants left out because they joined before, or after, the stored months. */
  joinedBeforeMonths: number;
  joinedAfterMonths: number;
  /** Merchants that never had a service relation. */
  neverServed: number;
}
