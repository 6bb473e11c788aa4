import type { ProgrammeBoard } from '../../src/contract/programme.ts';
import { periodDistance } from '../../src/domain/period/period.ts';
import type { TargetMeasure } from '../../src/domain/target/measure.ts';
import type { Caller } from '../context.ts';
import type { TargetRow } from '../targets/target-row.ts';

export interface GoalScope {
  level: ProgrammeBoard['goalScope'];
  scope: string | null;
}

/** The one place whose providers are exactly those looked at, and whose targets may stand beside their numbers. */
export function goalScopeOf({ scope }: Caller, region: string | undefined): GoalScope {
  if (region !== undefined) {
    const isWhole = scope === null || scope.regions.includes(region);
    return isWhole ? { level: 'region', scope: region } : { level: 'none', scope: null };
  }
  if (scope === null) return { level: 'programme', scope: null };
  const { regions, cities } = scope;
  if (regions.length === 1 && cities.length === 0) return { level: 'region', scope: regions[0]! };
  if (regions.length === 0 && cities.length === 1) return { level: 'city', scope: cities[0]! };
  return { level: 'none', scope: null };
}

/** The target to show: of those that cover the month the longest, else the next to come, else the last that passed. */
export function goalOf(
  rows: readonly TargetRow[],
  { level, scope }: GoalScope,
  measure: TargetMeasure,
  month: string,
): TargetRow | null {
  const candidates = rows.filter(
    (row) => row.level === level && row.scope === scope && row.measure === measure && row.archivedAt === null,
  );
  const rank = ({ from, to }: TargetRow): [number, number] => {
    const toStart = periodDistance(month, from);
    const sinceEnd = periodDistance(to, month);
    if (toStart > 0) return [1, toStart];
    return sinceEnd > 0 ? [2, sinceEnd] : [0, -periodDistance(from, to)];
  };
  const ranked = candidates.map((row) => ({ row, rank: rank(row) }));
  ranked.sort((a, b) => a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1] || a.row.key - b.row.key);
  return ranked[0]?.row ?? null;
}
