/**
 * What people are told of without asking, closed list:
 * - `target_behind`: the pace of a target fell to behind or at_high_risk;
 * - `leap_near`: one more month can make a merchant's leap;
 * - `leap_lapsing`: one more month below its band and a counted leap lapses;
 * - `attribution_disputed`: several providers could own a leap, and somebody must decide;
 * - `target_without_owner`: nobody answers for a target.
 */
export const ALERT_KINDS = [
  'target_behind',
  'leap_near',
  'leap_lapsing',
  'attribution_disputed',
  'target_without_owner',
] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** Why an alert is over: `cleared` its cause is gone; `replaced` a newer alert says more of the same object. */
export const ALERT_RESOLUTIONS = ['cleared', 'replaced'] as const;
export type AlertResolution = (typeof ALERT_RESOLUTIONS)[number];
