import { Link } from 'react-router';
import type { MerchantFacets } from '../../contract/merchants.ts';
import type { LeapState } from '../../domain/leap/leap-state.ts';
import { LEAP_STATE_WORDS } from '../../domain/leap/leap-state-names.ts';
import { FindingSentence } from '../../ui/blocks/finding-sentence.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useSharedMessages } from '../../ui/i18n/shared-messages.ts';
import type { MerchantFilterInput } from './merchants-address.ts';
import { useMerchantsMessages } from './messages.ts';

/** What a provider asks of its merchants first. */
const TOLD: readonly LeapState[] = ['counted', 'near', 'in_progress', 'disputed'];

export interface OwnSentenceProps {
  month: string | null;
  /** Under no filter but the month. */
  facets: MerchantFacets;
  rowsTo: (conditions: MerchantFilterInput) => string;
}

/** A provider's own merchants in one line: how many, how many served now, and where their leaps stand. */
export function OwnSentence({ month, facets, rowsTo }: OwnSentenceProps) {
  const t = useMerchantsMessages();
  const shared = useSharedMessages();
  const f = useFormats();
  if (month === null) return null;
  const servedNow = facets.served.find(({ value }) => value === 'yes')?.count ?? 0;
  const total = facets.served.reduce((sum, { count }) => sum + count, 0);
  const told = TOLD.flatMap((state) => {
    const count = facets.leap.find(({ value }) => value === state)?.count ?? 0;
    return count > 0 ? [{ state, count }] : [];
  });
  const leaps = told.map(({ state }) =>
    t('ownLeap', { state: LEAP_STATE_WORDS[state].name[f.lang], marker: `{${state}}` }),
  );
  return (
    <FindingSentence
      text={[
        t('ownFinding', { month: f.period(month) }),
        leaps.length > 0 ? t('ownFindingLeaps', { leaps: leaps.join(shared('separator')) }) : '',
        t('findingEnd'),
      ].join('')}
      parts={{
        total: <Link to={rowsTo({})}>{f.number(total)}</Link>,
        served: <Link to={rowsTo({ served: 'yes' })}>{f.number(servedNow)}</Link>,
        ...Object.fromEntries(
          told.map(({ state, count }) => [
            state,
            <Link key={state} to={rowsTo({ leap: [state] })}>
              {f.number(count)}
            </Link>,
          ]),
        ),
      }}
    />
  );
}
