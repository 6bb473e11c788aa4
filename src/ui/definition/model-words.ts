import { useMemo } from 'react';
import type { CapabilityModel, LocalizedText } from '../../domain/model/capability-model.ts';
import type { MetricDefinition } from '../blocks/definition-popover.tsx';
import { useLang } from '../i18n/language.ts';
import { useSharedMessages } from '../i18n/shared-messages.ts';
import { useIndicatorDefinition } from './indicator-definition.ts';

/** The model's own names in the reader's language; a code it does not know stays readable as itself. */
export interface ModelWords {
  /** Tier code, or candidate, not_rated, suspended. */
  tier: (bucket: string) => string;
  /** Null and `undetermined` are providers without a category: they take the default weights. */
  category: (code: string | null) => string;
  capability: (code: string) => string;
  indicator: (code: string) => string;
  /** Undefined for a code that is no indicator of the model. */
  definition: (code: string) => MetricDefinition | undefined;
}

export function useModelWords(model: CapabilityModel | undefined): ModelWords {
  const t = useSharedMessages();
  const lang = useLang();
  const definition = useIndicatorDefinition(model?.cadence ?? 'month');
  return useMemo(() => {
    const nameIn = (list: readonly { code: string; name: LocalizedText }[] | undefined, code: string) =>
      list?.find((item) => item.code === code)?.name[lang];
    const outcomes: Record<string, string> = {
      candidate: t('tier.candidate'),
      not_rated: t('tier.not_rated'),
      suspended: t('tier.suspended'),
    };
    return {
      tier: (bucket) => outcomes[bucket] ?? nameIn(model?.tiers, bucket) ?? bucket,
      category: (code) =>
        code === null || code === 'undetermined'
          ? (nameIn(model?.categories, 'default') ?? t('category.default'))
          : (nameIn(model?.categories, code) ?? code),
      capability: (code) => nameIn(model?.nodes, code) ?? code,
      indicator: (code) => nameIn(model?.indicators, code) ?? code,
      definition: (code) => {
        const indicator = model?.indicators.find((item) => item.code === code);
        return indicator && definition(indicator);
      },
    };
  }, [model, t, lang, definition]);
}
