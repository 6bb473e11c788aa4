import type { Overview } from '../../contract/overview.ts';
import type { AttentionKind } from '../../contract/providers.ts';
import type { CapabilityModel } from '../../domain/model/capability-model.ts';
import { DeltaText } from '../../ui/blocks/delta-text.tsx';
import { fillMarkers } from '../../ui/blocks/finding-sentence.tsx';
import type { ModelWords } from '../../ui/definition/model-words.ts';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useSharedMessages } from '../../ui/i18n/shared-messages.ts';
import { useOverviewMessages } from './messages.ts';

type Example = Overview['attention'][number]['examples'][number];

export interface AttentionFactProps {
  kind: AttentionKind;
  example: Example;
  model: CapabilityModel | undefined;
  words: ModelWords;
}

/** Why this provider is in the list, in a few words: the gate it misses, or what moved and by how much. */
export function AttentionFact({ kind, example, model, words }: AttentionFactProps) {
  const t = useOverviewMessages();
  const shared = useSharedMessages();
  const formats = useFormats();
  const { subject, amount } = example;
  const digits = model?.digits.total ?? 2;
  const indicator = model?.indicators.find((item) => item.code === subject);

  const subjectName = (code: string): string => {
    if (code === 'total') return shared('total');
    if (code === 'coverage') return shared('coverage');
    return indicator ? words.indicator(code) : words.capability(code);
  };
  const size = (value: number): string => {
    if (indicator) return formats.indicatorValue(Math.abs(value), indicator.unit, indicator.digits);
    if (subject === 'coverage') return formats.percent(Math.abs(value));
    return formats.score(Math.abs(value), digits);
  };

  switch (kind) {
    case 'near_next_tier':
      return subject === null || amount === null ? null : (
        <span className="overview-attention-fact">
          {t('shortOf', { subject: subjectName(subject), amount: size(amount) })}
        </span>
      );
    case 'capability_moved':
      return subject === null || amount === null ? null : (
        <span className="overview-attention-fact">
          {fillMarkers(t('subjectMoved', { subject: subjectName(subject) }), {
            amount: <DeltaText value={amount} kind="points" digits={digits} />,
          })}
        </span>
      );
    case 'not_rated':
    case 'coverage_low':
      return amount === null ? null : (
        <span className="overview-attention-fact">
          {t('coverageIs', { coverage: formats.percent(amount) })}
        </span>
      );
    case 'veto_or_capped':
      return subject === 'veto' || subject === 'capped' ? (
        <span className="overview-attention-fact">{t(`compliance.${subject}`)}</span>
      ) : null;
    default:
      return example.delta === null ? null : (
        <span className="overview-attention-fact">
          <DeltaText value={example.delta} kind="points" digits={digits} />
        </span>
      );
  }
}
