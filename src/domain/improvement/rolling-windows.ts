import type { CapabilityModel } from '../model/capability-model.ts';
import { periodRange, shiftPeriod } from '../period/period.ts';

/** Periods that count together, and the one that drops out when the next period comes in (domain.md 2.1 (1) [O]). */
export interface RollingWindow {
  /** Oldest first, the graded period last. */
  periods: string[];
  leavesNext: string;
  /** Indicators that look back this far: scored ones, and numbers that a tier gates on. */
  indicators: string[];
}

/** The windows behind a period's result, shortest first. */
export function rollingWindows(model: CapabilityModel, period: string): RollingWindow[] {
  const weighted = new Set(
    model.nodes.flatMap(({ members }) => members.flatMap(({ code, weight }) => (weight > 0 ? [code] : []))),
  );
  const gated = new Set(
    model.tiers.flatMap(({ gates }) =>
      gates.flatMap((gate) => (gate.kind === 'measure' ? [gate.indicator] : [])),
    ),
  );
  const byLength = new Map<number, string[]>();
  for (const { code, window, normalisation } of model.indicators) {
    const counts = gated.has(code) || (normalisation !== null && weighted.has(code));
    if (counts) byLength.set(window.periods, [...(byLength.get(window.periods) ?? []), code]);
  }
  return [...byLength]
    .sort(([a], [b]) => a - b)
    .map(([length, indicators]) => {
      const oldest = shiftPeriod(period, 1 - length);
      return { periods: periodRange(oldest, period), leavesNext: oldest, indicators };
    });
}
