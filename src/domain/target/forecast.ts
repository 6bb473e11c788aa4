import type { BackTest } from './back-test.ts';
import type { TargetReason } from './target-reason.ts';

export interface ForecastSettings {
  /** Full months whose mean is carried on, domain.md 5.4: 3 [O]. */
  recentMonths: number;
  /** Lowest share of the goal that is still `at_risk`, domain.md 5.4: 0.9 [O]. */
  atRiskShare: number;
  /** Fewest past errors at the same horizon for a range [O]. */
  leastErrors: number;
  /** Quantiles of the past errors that bound the range, 0..1 [O]. */
  lowQuantile: number;
  highQuantile: number;
}

export const DEFAULT_FORECAST_SETTINGS: ForecastSettings = {
  recentMonths: 3,
  atRiskShare: 0.9,
  leastErrors: 8,
  lowQuantile: 0.1,
  highQuantile: 0.9,
};

/** domain.md 5.4: forecast ≥ goal, ≥ 0.9 × goal, else. */
export const FORECAST_STATUSES = ['on_track', 'at_risk', 'gap'] as const;
export type ForecastStatus = (typeof FORECAST_STATUSES)[number];

/** P10–P90 of what the same method has missed by, laid around the forecast and holding it. */
export interface ForecastRange {
  low: number;
  high: number;
  /** Past errors behind it. */
  errors: number;
}

export interface Forecast {
  /** Value expected at the end of the period, start value included; null with `reason`. */
  value: number | null;
  status: ForecastStatus | null;
  reason: TargetReason | null;
  /** Value at the end of the month looked at, start value included; null when nothing is known. */
  attained: number | null;
  /** Mean of the recent full months that is carried on; null when they hold no data, or for clubs (one per provider). */
  ratePerMonth: number | null;
  /** Months carried on: the horizon. */
  monthsLeft: number;
  /** Months of the period so far without a row: the attained value may be short of them. */
  gapMonths: string[];
  range: ForecastRange | null;
  rangeReason: TargetReason | null;
  /** The method replayed over the stored months at this horizon; null when there is no forecast or nothing is left. */
  backTest: BackTest | null;
}

/** A club's line: `atLeast` ≤ value < `below` in a provider's trailing 12 months. `below` null: no upper end. */
export interface ClubLine {
  atLeast: number;
  below: number | null;
}

/** Where one provider will stand in the 12 months that end with the period (domain.md 5.4). */
export interface ProviderProjection {
  provider: string;
  /** Trailing 12 months to the month looked at; null when it has no row there. */
  attained: number | null;
  /** Part of the final 12 months that is already in; null when it has no row there. */
  done: number | null;
  /** Mean of its recent full months; null when they hold no data, and nothing is carried on. */
  ratePerMonth: number | null;
  /** done + rate × months left; null when nothing is known of it. */
  projected: number | null;
}

export interface ClubForecast extends Forecast {
  providers: ProviderProjection[];
}
