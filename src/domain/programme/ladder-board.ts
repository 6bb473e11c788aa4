import type { Ladder, ProgrammeProvider } from './ladder.ts';
import { type LadderFunnel, ladderFunnel } from './ladder-funnel.ts';
import type { ProgrammeSettings } from './programme-settings.ts';

export interface LadderRow {
  ladder: Ladder;
  goal: number;
  /** Providers in the club when the period began; null: no months are stored that far back. */
  startValue: number | null;
  attained: number;
  funnel: LadderFunnel;
}

/**
 * Every ladder with its start value beside the goal (domain.md 0, trap 1). `atStart` holds the same providers over the 12
 * months before the period, counted by the same settings.
 */
export function ladderBoard(
  providers: readonly ProgrammeProvider[],
  atStart: readonly ProgrammeProvider[] | null,
  settings: ProgrammeSettings,
): LadderRow[] {
  return settings.ladders.map((ladder) => {
    const funnel = ladderFunnel(providers, ladder, settings);
    return {
      ladder,
      goal: ladder.goalProviders,
      startValue: atStart === null ? null : ladderFunnel(atStart, ladder, settings).inClub,
      attained: funnel.inClub,
      funnel,
    };
  });
}
