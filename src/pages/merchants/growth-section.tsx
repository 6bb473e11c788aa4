import type { MerchantFigures } from '../../contract/merchant-figures.ts';
import type { MetricDefinition } from '../../ui/blocks/definition-popover.tsx';
import { DefinitionPopover } from '../../ui/blocks/definition-popover.tsx';
import { Section } from '../../ui/blocks/section.tsx';
import { Segmented } from '../../ui/blocks/segmented.tsx';
import { Missing } from '../../ui/format/missing.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import type { Against } from './merchants-address.ts';
import { useMerchantsMessages } from './messages.ts';
import { ShareBar } from './share-bar.tsx';

export interface GrowthSectionProps {
  figures: MerchantFigures;
  against: Against;
  onAgainstChange: (against: Against) => void;
}

/** Growth of the served beside that of the unserved, and both readings of how many times as fast. */
export function GrowthSection({ figures, against, onAgainstChange }: GrowthSectionProps) {
  const t = useMerchantsMessages();
  const f = useFormats();
  const { served, unserved, multiple } = figures;
  const comparison = t(`against.${against}`);
  const change = (growth: number | null) => (growth === null ? null : f.delta(growth, 'percent').text);
  const known = [served.growth, unserved.growth].filter((growth) => growth !== null);
  const low = Math.min(0, ...known) * 1.1;
  const high = Math.max(0, ...known) * 1.1;
  const title =
    multiple.ofGrowth !== null && multiple.ofGrowth > 0
      ? t('growthTitle', { against: comparison, multiple: f.number(multiple.ofGrowth, 1) })
      : served.growth !== null && unserved.growth !== null
        ? t('growthTitleBoth', {
            against: comparison,
            served: change(served.growth) ?? '',
            unserved: change(unserved.growth) ?? '',
          })
        : t('growthTitleNone', { against: comparison });
  const row = (label: string, group: typeof served, tone: 'accent' | 'muted') => (
    <ShareBar
      label={label}
      share={group.growth}
      low={low}
      high={high}
      text={change(group.growth)}
      detail={t('growthOf', {
        merchants: group.merchants,
        previous: f.money(group.previousYuan),
        current: f.money(group.currentYuan),
      })}
      missing={t('growthNone', { month: figures.against === null ? '' : f.period(figures.against) })}
      tone={tone}
    />
  );
  return (
    <Section
      id="growth"
      title={title}
      definition={{
        name: t('growthName'),
        formula: t('growthFormula'),
        base: t('growthBase'),
        exclusions: t('growthExclusions'),
        source: 'O',
      }}
      actions={
        <Segmented
          size="small"
          label={t('againstLabel')}
          value={against}
          options={(['last_year', 'previous_month'] as const).map((value) => ({
            value,
            label: t(`againstShort.${value}`),
          }))}
          onChange={onAgainstChange}
        />
      }
    >
      <div className="merchants-bars">
        {row(t('growthServed'), served, 'accent')}
        {row(t('growthUnserved'), unserved, 'muted')}
      </div>
      <dl className="merchants-multiples">
        <Multiple
          value={multiple.ofGrowth}
          missing={multiple.reason === null ? t('noLevels') : t(`reason.${multiple.reason}`)}
          definition={{
            name: t('ofGrowthLabel'),
            formula: t('ofGrowthFormula'),
            extra: [{ label: t('noteLabel'), value: t('ofGrowthNote') }],
            source: 'S',
          }}
        />
        <Multiple
          value={multiple.ofLevels}
          missing={
            multiple.reason === null || multiple.reason === 'unserved_not_growing'
              ? t('noLevels')
              : t(`reason.${multiple.reason}`)
          }
          definition={{
            name: t('ofLevelsLabel'),
            formula: t('ofLevelsFormula'),
            extra: [{ label: t('noteLabel'), value: t('ofLevelsNote') }],
            source: 'O',
          }}
        />
      </dl>
    </Section>
  );
}

interface MultipleProps {
  value: number | null;
  missing: string;
  definition: MetricDefinition;
}

function Multiple({ value, missing, definition }: MultipleProps) {
  const t = useMerchantsMessages();
  const f = useFormats();
  return (
    <div>
      <dt>
        {definition.name}
        <DefinitionPopover definition={definition} />
      </dt>
      <dd className="wm-num">
        {value === null ? <Missing reason={missing} /> : t('times', { multiple: f.number(value, 2) })}
      </dd>
    </div>
  );
}
