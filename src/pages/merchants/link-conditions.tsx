import type { MerchantRow } from '../../contract/merchants.ts';
import { Icon } from '../../ui/blocks/icons.tsx';
import { usePhone } from '../../ui/blocks/media.ts';
import { useLang } from '../../ui/i18n/language.ts';
import { useSharedMessages } from '../../ui/i18n/shared-messages.ts';
import { nameOf } from './merchant-words.ts';
import { type MerchantFilterInput, withFilter } from './merchants-address.ts';
import { useMerchantsMessages } from './messages.ts';
import { useServiceConditions } from './use-service-conditions.ts';

export interface LinkConditionsProps {
  filter: MerchantFilterInput;
  rows: readonly MerchantRow[];
  onChange: (filter: MerchantFilterInput) => void;
}

/** What a link asked for and no control has; phones list all chips already. */
export function LinkConditions({ filter, rows, onChange }: LinkConditionsProps) {
  const t = useMerchantsMessages();
  const shared = useSharedMessages();
  const lang = useLang();
  const phone = usePhone();
  const service = useServiceConditions(filter).filter(({ hasControl }) => !hasControl);
  const providers = (filter.provider ?? []).map((id) => {
    const provider = rows.find((row) => row.servedBy?.id === id)?.servedBy;
    return {
      key: `provider ${id}`,
      label: t('chip', { label: t('provider'), value: provider ? nameOf(provider, lang) : id }),
      without: withFilter(
        filter,
        'provider',
        filter.provider?.filter((other) => other !== id),
      ),
    };
  });
  const conditions = [...providers, ...service];
  if (phone || conditions.length === 0) return null;
  return (
    <ul className="wm-chips" aria-label={t('otherConditions')}>
      {conditions.map(({ key, label, without }) => (
        <li key={key}>
          <button
            type="button"
            className="wm-chip"
            aria-label={shared('remove', { name: label })}
            onClick={() => onChange(without)}
          >
            {label}
            <Icon name="close" size={12} />
          </button>
        </li>
      ))}
    </ul>
  );
}
