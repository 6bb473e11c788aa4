import type { LeapState } from '../../domain/leap/leap-state.ts';

/** What a person asks of many relations at once, in the order in which they matter. */
export const LEAP_GROUPS = [
  'counted',
  'underway',
  'disputed',
  'guarded',
  'elsewhere',
  'outside',
  'closed',
] as const;
export type LeapGroup = (typeof LEAP_GROUPS)[number];

/** Every state is in exactly one group. */
const GROUP_OF_STATE: Readonly<Record<LeapState, LeapGroup>> = {
  counted: 'counted',
  near: 'underway',
  in_progress: 'underway',
  building: 'underway',
  gap: 'underway',
  disputed: 'disputed',
  growth_short: 'guarded',
  guard_single_month: 'guarded',
  guard_refund: 'guarded',
  guard_veto: 'guarded',
  duplicate: 'elsewhere',
  assisted: 'elsewhere',
  unowned: 'elsewhere',
  not_started: 'outside',
  assisting: 'outside',
  baseline_missing: 'outside',
  top_band: 'outside',
  expired: 'closed',
  ended: 'closed',
};

/** In the order in which they are read: nearest to a leap first. */
const READING_ORDER = Object.keys(GROUP_OF_STATE) as LeapState[];

export const statesOf = (group: LeapGroup): LeapState[] =>
  READING_ORDER.filter((state) => GROUP_OF_STATE[state] === group);
