/**
 * Where one service relation stands, closed list; each holds alone.
 * A leap exists:
 * - `counted`: this relation owns it;
 * - `duplicate`: another relation of the same provider owns it;
 * - `assisted`: it belongs to another provider, 协同, counts 0 here;
 * - `disputed`: several owners are possible and nothing decides between them yet;
 * - `unowned`: an assisting relation from whose baseline the merchant leapt, and no primary relation owns it.
 * The band was held, but:
 * - `growth_short`: the mean stayed below growthFactor × baseline;
 * - `guard_single_month`: one month is too much of the sum;
 * - `guard_refund`: refunds above the industry's limit;
 * - `guard_veto`: merchant or provider under a veto.
 * The band was not held yet:
 * - `near`: one more month can complete it;
 * - `in_progress`: some months held, more than one to go;
 * - `building`: no month held;
 * - `gap`: the last month has no row, so nothing is held up to it;
 * - `not_started`: no full month of service yet;
 * - `assisting`: an assisting relation, which never owns a leap.
 * It cannot come any more:
 * - `expired`: it can no longer complete inside withinMonths;
 * - `ended`: the relation ends too early.
 * Not eligible:
 * - `baseline_missing`: too few months before service, and the shop is not known to be new;
 * - `top_band`: no band above the baseline's.
 */
export const LEAP_STATES = [
  'counted',
  'duplicate',
  'assisted',
  'disputed',
  'unowned',
  'growth_short',
  'guard_single_month',
  'guard_refund',
  'guard_veto',
  'near',
  'in_progress',
  'building',
  'gap',
  'not_started',
  'assisting',
  'expired',
  'ended',
  'baseline_missing',
  'top_band',
] as const;
export type LeapState = (typeof LEAP_STATES)[number];
