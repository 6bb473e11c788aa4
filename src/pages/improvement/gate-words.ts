import { useMemo } from 'react';
import type { GateResult } from '../../contract/scorecards.ts';
import type { CapabilityModel } from '../../domain/model/capability-model.ts';
import type { ModelWords } from '../../ui/definition/model-words.ts';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useImprovementMessages } from './messages.ts';

export interface GateWords {
  name: (gate: GateResult) => string;
  /** Null when there is nothing to show. */
  value: (gate: GateResult) => string | null;
  /** "≥ 70"; null for the veto. */
  threshold: (gate: GateResult) => string | null;
}

/** Gates in the words and units of the model that has them. */
export function useGateWords(model: CapabilityModel, words: ModelWords): GateWords {
  const t = useImprovementMessages();
  const f = useFormats();
  return useMemo(() => {
    const amount = ({ kind, subject }: GateResult, value: number): string => {
      if (kind === 'coverage') return f.percent(value, 0);
      const indicator = kind === 'measure' && model.indicators.find(({ code }) => code === subject);
      if (indicator) return f.indicatorValue(value, indicator.unit, indicator.digits);
      return f.score(value, model.digits.total);
    };
    return {
      name: ({ kind, subject }) => {
        if (kind === 'measure') return words.indicator(subject ?? '');
        if (kind === 'every_capability') return words.capability(subject ?? '');
        return t(`gate.${kind}`, { name: words.capability(subject ?? '') });
      },
      value: (gate) => (gate.value === null ? null : amount(gate, gate.value)),
      threshold: (gate) => (gate.threshold === null ? null : `≥ ${amount(gate, gate.threshold)}`),
    };
  }, [t, f, model, words]);
}

export function isMissed({ state }: GateResult): boolean {
  return state === 'missed' || state === 'unknown';
}
