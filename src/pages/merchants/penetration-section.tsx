import { Link } from 'react-router';
import type { MerchantFigures } from '../../contract/merchant-figures.ts';
import type { MetricDefinition } from '../../ui/blocks/definition-popover.tsx';
import { fillMarkers } from '../../ui/blocks/finding-sentence.tsx';
import { Section } from '../../ui/blocks/section.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import type { MerchantFilterInput } from './merchants-address.ts';
import { useMerchantsMessages } from './messages.ts';
import { ShareBar } from './share-bar.tsx';

interface PenetrationSectionProps {
  figures: MerchantFigures;
  /** Address of the rows under these conditions besides the page's own. */
  rowsTo: (conditions: MerchantFilterInput) => string;
}

/** Served among selling merchants, now and in the month compared with, beside the one figure that was published. */
export function PenetrationSection({ figures, rowsTo }: PenetrationSectionProps) {
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
  const row = (of: string, { share, served, active }: typeof penetration, current: boolean) => (
    <ShareBar
      label={f.period(of)}
      share={share}
      low={0}
      high={top}
      text={share === null ? null : percent(share)}
      detail={fillMarkers(t('penetrationOf'), {
        served: (
          <Link
            to={rowsTo({ month: of, sold: ['yes'], served: 'yes' })}
            aria-label={t('servedRows', { of: f.period(of), count: served })}
          >
            {f.number(served)}
          </Link>
        ),
        active: (
          <Link
            to={rowsTo({ month: of, sold: ['yes'] })}
            aria-label={t('activeRows', { of: f.period(of), count: active })}
          >
            {f.number(active)}
          </Link>
        ),
      })}
      missing={t('penetrationNone')}
      mark={benchmark}
      tone={current ? 'accent' : 'muted'}
    />
  );
  return (
    <Section id="penetration" title={title} definition={definition}>
      <div className="merchants-bars">
        {month !== null && row(month, penetration, true)}
        {against !== null && row(against, before, false)}
      </div>
      <p className="merchants-mark-note wm-meta">
        <span className="merchants-mark-key" aria-hidden="true" />
        {t('benchmark', { share: f.percent(benchmark, 0) })}
      </p>
    </Section>
  );
}
