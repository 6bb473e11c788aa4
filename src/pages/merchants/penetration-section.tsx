import type { MerchantFigures } from '../../contract/merchant-figures.ts';
import type { MetricDefinition } from '../../ui/blocks/definition-popover.tsx';
import { Section } from '../../ui/blocks/section.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useMerchantsMessages } from './messages.ts';
import { ShareBar } from './share-bar.tsx';

/** Served among selling merchants, now and in the month compared with, beside the one figure that was published. */
export function PenetrationSection({ figures }: { figures: MerchantFigures }) {
  const t = useMerchantsMessages();
  const f = useFormats();
  const { penetration, penetrationBefore: before, publishedPenetration: benchmark, month, against } = figures;
  const percent = (share: number) => f.percent(share);
  const definition: MetricDefinition = {
    name: t('penetrationName'),
    formula: t('penetrationFormula'),
    base: t('penetrationBase'),
    exclusions: t('penetrationExclusions'),
    extra: [
      {
        label: t('publishedPenetrationLabel'),
        value: t('publishedPenetrationText', { share: f.percent(benchmark, 0) }),
      },
    ],
    source: 'O',
  };
  const top = Math.max(benchmark, penetration.share ?? 0, before.share ?? 0) * 1.2;
  const title =
    penetration.share === null
      ? t('penetrationTitleNone')
      : before.share === null || against === null
        ? t('penetrationTitleAlone', { share: percent(penetration.share) })
        : t('penetrationTitle', {
            share: percent(penetration.share),
            before: percent(before.share),
            month: f.period(against),
          });
  const row = (label: string, { share, served, active }: typeof penetration, current: boolean) => (
    <ShareBar
      label={label}
      share={share}
      low={0}
      high={top}
      text={share === null ? null : percent(share)}
      detail={t('penetrationOf', { served, active })}
      missing={t('penetrationNone')}
      mark={benchmark}
      tone={current ? 'accent' : 'muted'}
    />
  );
  return (
    <Section id="penetration" title={title} definition={definition}>
      <div className="merchants-bars">
        {row(month === null ? '' : f.period(month), penetration, true)}
        {against !== null && row(f.period(against), before, false)}
      </div>
      <p className="merchants-mark-note wm-meta">
        <span className="merchants-mark-key" aria-hidden="true" />
        {t('benchmark', { share: f.percent(benchmark, 0) })}
      </p>
    </Section>
  );
}
