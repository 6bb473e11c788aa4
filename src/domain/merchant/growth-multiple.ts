/** Growth of a group of merchants from one month to another. */
export interface GroupGrowth {
  /** Σ paid yuan of the compared merchants in the earlier month. */
  previousYuan: number;
  currentYuan: number;
  /** Merchants with a row in both months; only they are compared, so opened and closed shops are no growth [O]. */
  merchants: number;
  /** Σ current ÷ Σ previous − 1, never a mean of the merchants' ratios [O]; null: Σ previous is not above 0. */
  growth: number | null;
}

/** Why a multiple of served against unserved growth does not exist; for a quotient of growths only, the last. */
export const GROWTH_REASONS = ['served_base_zero', 'unserved_base_zero', 'unserved_not_growing'] as const;
export type GrowthReason = (typeof GROWTH_REASONS)[number];

export interface GrowthMultiple {
  /** (1 + served growth) ÷ (1 + unserved growth), domain.md 6.2; null: no base, or the unserved fell to 0. */
  ofLevels: number | null;
  /**
   * Served growth ÷ unserved growth, the published “1.5倍” [S]; negative when only the served fell. Null: no base, or
   * the unserved did not grow, when a quotient would have the wrong sign or no meaning.
   */
  ofGrowth: number | null;
  /** Why `ofGrowth` is null; null when it is not. */
  reason: GrowthReason | null;
}

export function growthOf(previousYuan: number, currentYuan: number, merchants: number): GroupGrowth {
  const growth = previousYuan > 0 ? currentYuan / previousYuan - 1 : null;
  return { previousYuan, currentYuan, merchants, growth };
}

/**
 * Growth of the served and of the unserved from the columns of two months: paid yuan per merchant, NaN without a row,
 * and 1 for a served merchant.
 */
export function compareGrowth(
  previousYuan: Float64Array,
  currentYuan: Float64Array,
  isServed: Uint8Array,
): { served: GroupGrowth; unserved: GroupGrowth } {
  const previous = [0, 0];
  const current = [0, 0];
  const merchants = [0, 0];
  for (let at = 0; at < previousYuan.length; at++) {
    const before = previousYuan[at]!;
    const after = currentYuan[at] ?? Number.NaN;
    if (Number.isNaN(before) || Number.isNaN(after)) continue;
    const group = isServed[at] === 1 ? 1 : 0;
    previous[group]! += before;
    current[group]! += after;
    merchants[group]!++;
  }
  return {
    served: growthOf(previous[1]!, current[1]!, merchants[1]!),
    unserved: growthOf(previous[0]!, current[0]!, merchants[0]!),
  };
}

/** Both readings of “served merchants grow 1.5 times as fast”. */
export function growthMultiple(served: GroupGrowth, unserved: GroupGrowth): GrowthMultiple {
  if (served.growth === null) return { ofLevels: null, ofGrowth: null, reason: 'served_base_zero' };
  if (unserved.growth === null) return { ofLevels: null, ofGrowth: null, reason: 'unserved_base_zero' };
  const ofLevels = unserved.growth > -1 ? (1 + served.growth) / (1 + unserved.growth) : null;
  if (unserved.growth <= 0) return { ofLevels, ofGrowth: null, reason: 'unserved_not_growing' };
  return { ofLevels, ofGrowth: served.growth / unserved.growth, reason: null };
}
