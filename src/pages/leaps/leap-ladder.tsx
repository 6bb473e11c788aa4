import { useMemo } from 'react';
import type { LeapDetail } from '../../contract/leaps.ts';
import { BandLadder } from '../../ui/charts/band-ladder.tsx';
import type { LadderBaseline, LadderSpan, LadderWindow } from '../../ui/charts/band-spans.ts';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useLeapDrawerMessages } from './drawer-messages.ts';
import { DrawerPart } from './leap-facts.tsx';
import { nameOf } from './leap-names.ts';

/** The months of the merchant on the bands, with the service, the baseline and the months that were held. */
export function LeapLadder({ leap }: { leap: LeapDetail }) {
  const t = useLeapDrawerMessages();
  const f = useFormats();
  const { lang } = f;
  const months = useMemo(() => leap.months.map(({ month }) => month), [leap]);
  const yuan = useMemo(() => leap.months.map(({ paidGmvYuan }) => paidGmvYuan), [leap]);
  const spans = useMemo<LadderSpan[]>(() => {
    const { id, provider, startedOn, endedOn, role } = leap;
    return [{ key: id, label: nameOf(provider, lang), startedOn, endedOn, role }];
  }, [leap, lang]);
  const windows = useMemo<LadderWindow[]>(() => {
    const { window, highest, bandsJumped } = leap;
    if (window === null) return [];
    const held = bandsJumped !== null;
    const shown = highest && highest.firstMonth !== window.firstMonth ? [window, highest] : [window];
    return shown.map(({ firstMonth, lastMonth, band }) => ({
      key: firstMonth,
      firstMonth,
      lastMonth,
      label: held ? t('windowHeld', { from: leap.baselineBand ?? '—', to: band }) : t('windowFailed'),
      tone: held ? 'held' : 'failed',
    }));
  }, [leap, t]);
  const baselines = useMemo<LadderBaseline[]>(() => {
    const { months: before, yuan: median } = leap.baseline;
    const [first, last] = [before[0], before.at(-1)];
    if (!first || !last || median === null) return [];
    return [{ key: leap.id, firstMonth: first.month, lastMonth: last.month, yuan: median }];
  }, [leap]);
  if (months.length === 0) {
    return (
      <DrawerPart title={t('months')}>
        <p className="wm-meta">{t('monthsNone')}</p>
      </DrawerPart>
    );
  }
  return (
    <DrawerPart title={t('months')}>
      <BandLadder
        title={t('monthsTitle', { name: nameOf(leap.merchant, lang) })}
        months={months}
        yuan={yuan}
        bands={leap.bands}
        spans={spans}
        windows={windows}
        baselines={baselines}
        compact
      />
    </DrawerPart>
  );
}
