import { useMemo } from 'react';
import type { MerchantDetail } from '../../contract/merchants.ts';
import { EmptyState } from '../../ui/blocks/empty-state.tsx';
import { Section } from '../../ui/blocks/section.tsx';
import { BandLadder } from '../../ui/charts/band-ladder.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import type { LeapMarks } from './leap-marks.ts';
import { useMerchantMessages } from './merchant-messages.ts';
import { nameOf } from './merchant-words.ts';

/** The way through the bands, before and during service. */
export function LadderSection({ merchant, marks }: { merchant: MerchantDetail; marks: LeapMarks }) {
  const t = useMerchantMessages();
  const f = useFormats();
  const { months, bands, relations } = merchant;
  const drawn = useMemo(() => {
    const hidden = new Set(months.filter(({ state }) => state === 'not_shown').map(({ month }) => month));
    return {
      months: months.map(({ month }) => month),
      yuan: months.map(({ paidGmvYuan }) => paidGmvYuan),
      reason: (month: string) => t(hidden.has(month) ? 'notShown' : 'noRow'),
      partly: hidden.size > 0,
      spans: relations.map(({ provider, leapId, startedOn, endedOn, role }) => ({
        key: leapId,
        label: nameOf(provider, f.lang),
        startedOn,
        endedOn,
        role,
      })),
    };
  }, [months, relations, t, f.lang]);
  const { partly, ...chart } = drawn;
  return (
    <Section
      title={title()}
      definition={{
        name: t('ladderName'),
        formula: t('ladderFormula'),
        base: t('ladderBase'),
        exclusions: t('ladderExclusions'),
        source: 'O',
      }}
    >
      {months.every(({ paidGmvYuan }) => paidGmvYuan === null) ? (
        <EmptyState title={t('ladderEmpty')} detail={t('ladderEmptyDetail')} />
      ) : (
        <BandLadder
          title={t('ladderChart', { name: nameOf(merchant, f.lang) })}
          {...chart}
          bands={bands}
          windows={marks.windows}
          baselines={marks.baselines}
        />
      )}
      {partly && <p className="wm-meta">{t('notShownNote')}</p>}
    </Section>
  );

  /** A finding where there is one. */
  function title(): string {
    const leapt = marks.windows.findLast(({ tone }) => tone === 'held');
    const [from, to] = leapt?.label.split(' → ') ?? [];
    if (leapt && from && to) return t('ladderTitleLeap', { from, to, month: f.period(leapt.lastMonth) });
    const known = months.filter(({ band }) => band !== null);
    const [first] = known;
    const last = known.at(-1);
    if (!first?.band || !last?.band || first === last) return t('ladderTitle');
    return t('ladderTitlePath', {
      from: first.band,
      fromMonth: f.period(first.month),
      to: last.band,
      toMonth: f.period(last.month),
    });
  }
}
