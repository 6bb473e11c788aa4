import type { MerchantRow } from '../../contract/merchants.ts';
import { Icon } from '../../ui/blocks/icons.tsx';
import { usePhone } from '../../ui/blocks/media.ts';
import { useLang } from '../../ui/i18n/language.ts';
import { useSharedMessages } from '../../ui/i18n/shared-messages.ts';
import { nameOf } from './merchant-words.ts';
import { type MerchantFilterInput, withFilter } from './merchants-address.ts';
import { useMerchantsMessages } from './messages.ts';

export interface ProviderConditionsProps {
  filter: MerchantFilterInput;
  rows: readonly MerchantRow[];
  onChange: (filter: MerchantFilterInput) => void;
}

/** Providers that a link asked for; no control has them, and phones list all chips already. */
export function ProviderConditions({ filter, rows, onChange }: ProviderConditionsProps) {
  const t = useMerchantsMessages();
  const shared = useSharedMessages();
  const lang = useLang();
  const phone = usePhone();
  const chosen = filter.provider ?? [];
  if (phone || chosen.length === 0) return null;
  const label = (id: string) => {
    const provider = rows.find((row) => row.servedBy?.id === id)?.servedBy;
    return t('chip', { label: t('provider'), value: provider ? nameOf(provider, lang) : id });
  };
  return (
    <ul className="wm-chips" aria-label={t('otherConditions')}>
      {chosen.map((id) => (
        <li key={id}>
          <button
            type="button"
            className="wm-chip"
            aria-label={shared('remove', { name: label(id) })}
            onClick={() =>
              onChange(
                withFilter(
                  filter,
                  'provider',
                  chosen.filter((other) => other !== id),
                ),
              )
            }
          >
            {label(id)}
            <Icon name="close" size={12} />
          </button>
        </li>
      ))}
    </ul>
  );
}
