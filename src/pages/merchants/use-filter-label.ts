import { type MerchantFacets, NEVER_JOINED } from '../../contract/merchants.ts';
import { regionName } from '../../domain/geography/regions.ts';
import { LEAP_STATES } from '../../domain/leap/leap-state.ts';
import { LEAP_STATE_WORDS } from '../../domain/leap/leap-state-names.ts';
import { MERCHANT_KINDS } from '../../domain/merchant/merchant.ts';
import { useFormats } from '../../ui/format/use-formats.ts';
import { bandRange } from '../../ui/merchant/band-range.ts';
import { useMerchantWords } from './merchant-words.ts';
import type { MerchantFilterInput } from './merchants-address.ts';
import { useMerchantsMessages } from './messages.ts';

export type FilterLabel = (key: keyof MerchantFilterInput | 'joined', value: string) => string;

/** What a value of a filter is called; one that nothing knows is called what it is. */
export function useFilterLabel(
  facets: MerchantFacets | undefined,
  bands: readonly { code: string; fromYuan: number }[],
): FilterLabel {
  const t = useMerchantsMessages();
  const words = useMerchantWords();
  const formats = useFormats();
  const { lang } = formats;
  const cities = new Map((facets?.city ?? []).map((facet) => [facet.value, facet.label]));
  return (key, value) => {
    switch (key) {
      case 'region':
        return regionName(value)?.[lang] ?? value;
      case 'city':
        return cities.get(value)?.[lang] ?? value;
      case 'kind': {
        const kind = [...MERCHANT_KINDS, 'unknown' as const].find((one) => one === value);
        return kind ? words(`kind.${kind}`) : value;
      }
      case 'band': {
        if (value === 'none') return t('bandNone');
        const range = bandRange(value, bands, formats);
        return range ? `${value}  ${range}` : value;
      }
      case 'industry':
        return value === 'none' ? t('industryNone') : value;
      case 'sold':
        return value === 'yes' || value === 'no' || value === 'unknown' ? t(`sold.${value}`) : value;
      case 'joined':
        return value === NEVER_JOINED ? t('joinedNever') : formats.period(value);
      case 'served':
        return value === 'yes' || value === 'no' ? t(`served.${value}`) : value;
      case 'leap': {
        const state = LEAP_STATES.find((one) => one === value);
        return state ? LEAP_STATE_WORDS[state].name[lang] : value;
      }
      default:
        return value;
    }
  };
}
