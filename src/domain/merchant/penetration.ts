/** Published by the platform for itself at the end of 2021: 18 % of active merchants served [S]. */
export const PUBLISHED_PENETRATION = 0.18;

export interface Penetration {
  /** Active merchants that a provider serves. */
  served: number;
  /** Merchants with paid GMV above 0 in the month. */
  active: number;
  /** served ÷ active, 0..1; null without active merchants. */
  share: number | null;
}

/** Share of the active merchants that are served. */
export function penetrationOf(served: number, active: number): Penetration {
  return { served, active, share: active > 0 ? served / active : null };
}

/** The same from one month's columns: paid yuan per merchant (NaN: no row, not active) and 1 for a served one. */
export function countPenetration(paidYuan: Float64Array, isServed: Uint8Array): Penetration {
  let served = 0;
  let active = 0;
  for (let at = 0; at < paidYuan.length; at++) {
    if (!(paidYuan[at]! > 0)) continue;
    active++;
    if (isServed[at] === 1) served++;
  }
  return penetrationOf(served, active);
}
