import { Link } from 'react-router';
import type { MerchantFigures } from '../../contract/merchant-figures.ts';
import { FindingSentence } from '../../ui/blocks/finding-sentence.tsx';
import { JumpLink } from '../../ui/blocks/jump-link.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import type { Against, MerchantFilterInput } from './merchants-address.ts';
import { useMerchantsMessages } from './messages.ts';

export interface FiguresSentenceProps {
  figures: MerchantFigures;
  against: Against;
  /** Address of the rows under these conditions besides the page's own. */
  rowsTo: (conditions: MerchantFilterInput) => string;
}

/** How many sold, how many of them are served, and whether service shows in their growth. */
export function FiguresSentence({ figures, against, rowsTo }: FiguresSentenceProps) {
  const t = useMerchantsMessages();
  const f = useFormats();
  const { penetration, served, unserved, multiple } = figures;
  if (figures.month === null) return <FindingSentence>{t('noMonths')}</FindingSentence>;
  const month = f.period(figures.month);
  const comparison = t(`against.${against}`);
  const clauses = [penetration.share === null ? t('findingNone', { month }) : t('findingActive', { month })];
  if (multiple.ofGrowth !== null && multiple.ofGrowth > 0) {
    clauses.push(t('findingMultiple', { against: comparison }));
  } else if (served.growth !== null && unserved.growth !== null) {
    clauses.push(t('findingGrowths', { against: comparison }));
  } else if (served.growth !== null) clauses.push(t('findingServedOnly', { against: comparison }));
  const change = (growth: number | null) => (growth === null ? '' : f.delta(growth, 'percent').text);
  return (
    <FindingSentence
      text={`${clauses.join('')}${t('findingEnd')}`}
      parts={{
        active: <Link to={rowsTo({ sold: ['yes'] })}>{f.number(penetration.active)}</Link>,
        served: <Link to={rowsTo({ sold: ['yes'], served: 'yes' })}>{f.number(penetration.served)}</Link>,
        share: <JumpLink to="penetration">{f.percent(penetration.share ?? 0)}</JumpLink>,
        multiple: <JumpLink to="growth">{f.number(multiple.ofGrowth ?? 0, 1)}</JumpLink>,
        servedGrowth: <JumpLink to="growth">{change(served.growth)}</JumpLink>,
        unservedGrowth: <JumpLink to="growth">{change(unserved.growth)}</JumpLink>,
      }}
    />
  );
}
