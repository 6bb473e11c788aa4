import { useMemo } from 'react';
import type { TargetMeasure } from '../../domain/target/measure.ts';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useTargetFormMessages } from './form-messages.ts';
import type { ComparedField, EditedTerms } from './target-draft.ts';
import { useTargetTexts } from './use-target-texts.ts';

type Named = Omit<EditedTerms, 'owner'> & { owner: string | null };

/** One field of the terms of a target in the reader's words; `owner` is already a name. */
export function useTermsText(): (field: ComparedField, terms: Named, measure: TargetMeasure) => string {
  const t = useTargetFormMessages();
  const f = useFormats();
  const texts = useTargetTexts();
  return useMemo(
    () => (field, terms, measure) => {
      switch (field) {
        case 'goal':
          return texts.exact(terms.goal, measure);
        case 'startValue':
          return terms.startValue === null ? t('fromData') : texts.exact(terms.startValue, measure);
        case 'period':
          return texts.months(terms.from, terms.to);
        case 'curve':
          if (terms.curve.kind === 'seasonal')
            return t('weightsText', {
              weights: terms.curve.weights.map((weight) => f.number(weight)).join(' '),
            });
          if (terms.curve.kind === 'own')
            return t('sharesText', {
              shares: terms.curve.shares.map((share) => f.percent(share, 0)).join(' '),
            });
          return t('curve.straight');
        case 'owner':
          return terms.owner ?? t('noOwner');
      }
    },
    [t, f, texts],
  );
}
