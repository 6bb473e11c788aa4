import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { effortText, writeEffortText } from '../../contract/improvement-plans.ts';
import { DEFAULT_EFFORT, type EffortSettings } from '../../domain/improvement/effort.ts';
import type { ImprovementTarget } from '../../domain/improvement/improvement-plan.ts';

export interface ImprovementAddress {
  model: string | null;
  period: string | null;
  target: ImprovementTarget | null;
  efforts: EffortSettings;
  /** Parts of the address that say nothing this page understands. */
  unreadable: { key: string; value: string }[];
  clearUnreadable: () => void;
  setPeriod: (period: string | null) => void;
  setTarget: (target: ImprovementTarget) => void;
  setEffort: (code: string, effort: number | 'fixed') => void;
  resetEfforts: () => void;
}

/** Everything that was set on the page lives in its address, so that a link shows the same answer. */
export function useImprovementAddress(): ImprovementAddress {
  const [params, setParams] = useSearchParams();
  const change = useCallback(
    (key: string, value: string | null) =>
      setParams(
        (now) => {
          if (value === null || value === '') now.delete(key);
          else now.set(key, value);
          return now;
        },
        { preventScrollReset: true, replace: key === 'effort' },
      ),
    [setParams],
  );
  return useMemo(() => {
    const target = params.get('target');
    const written = params.get('effort') ?? '';
    const efforts = effortText.safeParse(written);
    const settings = efforts.success ? efforts.data : {};
    const unreadable = [
      ...(target === null || isTarget(target) ? [] : [{ key: 'target', value: target }]),
      ...(efforts.success ? [] : [{ key: 'effort', value: written }]),
    ];
    return {
      model: params.get('model'),
      period: params.get('period'),
      target: isTarget(target) ? target : null,
      efforts: settings,
      unreadable,
      clearUnreadable: () =>
        setParams((now) => {
          for (const { key } of unreadable) now.delete(key);
          return now;
        }),
      setPeriod: (period) => change('period', period),
      setTarget: (next) => change('target', next),
      setEffort: (code, effort) => {
        const { [code]: _, ...others } = settings;
        change('effort', writeEffortText(effort === DEFAULT_EFFORT ? others : { ...others, [code]: effort }));
      },
      resetEfforts: () => change('effort', null),
    };
  }, [params, change, setParams]);
}

function isTarget(value: string | null): value is ImprovementTarget {
  return value === 'next' || value === 'hold';
}
