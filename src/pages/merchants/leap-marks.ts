import type { LeapDetail } from '../../contract/leaps.ts';
import type { LeapState } from '../../domain/leap/leap-state.ts';
import { LEAP_STATE_WORDS } from '../../domain/leap/leap-state-names.ts';
import type { LadderBaseline, LadderWindow } from '../../ui/charts/band-spans.ts';
import type { Lang } from '../../ui/i18n/language.ts';

const FAILED: readonly LeapState[] = ['growth_short', 'guard_single_month', 'guard_refund', 'guard_veto'];

export interface LeapMarks {
  windows: LadderWindow[];
  baselines: LadderBaseline[];
}

/**
 * What the ladder marks: the months that make a leap, or held a band and failed, once each however many relations they
 * belong to; and the baselines they rise from. Without any such months the newest relation's baseline is the one in use.
 */
export function leapMarks(leaps: readonly LeapDetail[], lang: Lang): LeapMarks {
  const windows = new Map<string, LadderWindow>();
  const withWindow = leaps.filter(({ window }) => window !== null);
  for (const leap of withWindow) {
    const { window, state, baselineBand, reachedBand } = leap;
    if (!window) continue;
    const failed = FAILED.includes(state);
    const key = `${window.firstMonth} ${window.lastMonth}`;
    if (windows.has(key) && failed) continue;
    windows.set(key, {
      key,
      firstMonth: window.firstMonth,
      lastMonth: window.lastMonth,
      label: failed
        ? LEAP_STATE_WORDS[state].name[lang]
        : `${baselineBand ?? '—'} → ${reachedBand ?? window.band}`,
      tone: failed ? 'failed' : 'held',
    });
  }
  const baselines = new Map<string, LadderBaseline>();
  for (const { baseline } of withWindow.length > 0 ? withWindow : leaps.slice(0, 1)) {
    const [first] = baseline.months;
    const last = baseline.months.at(-1);
    if (baseline.yuan === null || !first || !last) continue;
    const key = `${first.month} ${last.month}`;
    baselines.set(key, { key, firstMonth: first.month, lastMonth: last.month, yuan: baseline.yuan });
  }
  // By time, whatever the order of the relations.
  const inTime = (a: { key: string }, b: { key: string }) => a.key.localeCompare(b.key);
  return {
    windows: [...windows.values()].sort(inTime),
    baselines: [...baselines.values()].sort(inTime),
  };
}
