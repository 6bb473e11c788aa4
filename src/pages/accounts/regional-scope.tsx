import Select from 'antd/es/select';
import { CITIES } from '../../domain/geography/places.ts';
import { REGIONS } from '../../domain/geography/regions.ts';
import { Checkbox, Field } from '../../ui/blocks/field.tsx';
import { useLang, useLocalized } from '../../ui/i18n/language.ts';
import type { AccountDraft } from './account-draft.ts';
import { useAccountsMessages } from './messages.ts';

interface RegionalScopeProps {
  draft: AccountDraft;
  onChange: (draft: AccountDraft) => void;
  error: string | null;
}

/** Regions to tick and cities to find: what a regional lead sees is the sum of both. */
export function RegionalScope({ draft, onChange, error }: RegionalScopeProps) {
  const t = useAccountsMessages();
  const of = useLocalized();
  const zh = useLang() === 'zh';
  const toggle = (code: string, on: boolean) =>
    onChange({
      ...draft,
      regions: on ? [...draft.regions, code] : draft.regions.filter((region) => region !== code),
    });
  return (
    <>
      <fieldset className="accounts-regions">
        <legend>{t('regions')}</legend>
        {REGIONS.map(({ code, name }) => (
          <Checkbox
            key={code}
            label={of(name)}
            checked={draft.regions.includes(code)}
            onChange={(on) => toggle(code, on)}
          />
        ))}
      </fieldset>
      <Field label={t('cities')} hint={t('citiesHint')} error={error}>
        <Select
          mode="multiple"
          value={draft.cities}
          onChange={(cities: string[]) => onChange({ ...draft, cities })}
          showSearch={{ optionFilterProp: 'search' }}
          options={CITIES.map((city) => ({
            value: city.adcode,
            label: zh ? city.name : city.nameEn,
            search: `${city.name} ${city.pinyin} ${city.nameEn} ${city.adcode}`,
          }))}
        />
      </Field>
    </>
  );
}
