import type { Target } from '../target/target.ts';
import type { LadderCode } from './ladder.ts';
import type { ProgrammeSettings } from './programme-settings.ts';

/**
 * The published goals as targets of the programme (domain.md 5.3 [S]), without an owner until somebody takes them. The
 * start values are the clubs' counts when the period began; the straight curve is ours [O].
 */
export function defaultTargets(
  { ladders }: Pick<ProgrammeSettings, 'ladders'>,
  period: Pick<Target, 'from' | 'to'>,
  startValues: Readonly<Record<LadderCode, number>>,
): Omit<Target, 'id'>[] {
  return ladders.map(({ code, measure, goalProviders }) => ({
    level: 'programme',
    scope: null,
    measure,
    goal: goalProviders,
    startValue: startValues[code],
    from: period.from,
    to: period.to,
    curve: { kind: 'straight' },
    owner: null,
  }));
}
