import { useInfiniteQuery } from '@tanstack/react-query';
import Select from 'antd/es/select';
import { useDeferredValue, useState } from 'react';
import { CITIES } from '../../domain/geography/places.ts';
import { REGIONS } from '../../domain/geography/regions.ts';
import { providersQuery } from '../../queries/providers.ts';
import { Field } from '../../ui/blocks/field.tsx';
import { SelectMenu } from '../../ui/blocks/select-menu.tsx';
import { useLang, useLocalized } from '../../ui/i18n/language.ts';
import { useTargetFormMessages } from './form-messages.ts';
import type { TargetDraft } from './target-draft.ts';

interface ScopeFieldProps {
  level: TargetDraft['level'];
  value: string | null;
  onChange: (scope: string | null) => void;
  error: string | null;
}

/** Whose target it is; the programme's needs no saying. */
export function ScopeField(props: ScopeFieldProps) {
  switch (props.level) {
    case 'programme':
      return null;
    case 'region':
      return <RegionField {...props} />;
    case 'city':
      return <CityField {...props} />;
    case 'provider':
      return <ProviderField {...props} />;
  }
}

function RegionField({ value, onChange, error }: ScopeFieldProps) {
  const t = useTargetFormMessages();
  const localized = useLocalized();
  return (
    <Field label={t('region')} error={error} required>
      <SelectMenu
        label={t('region')}
        hideLabel
        emptyLabel={t('choose')}
        options={REGIONS.map(({ code, name }) => ({ value: code, label: localized(name) }))}
        value={value}
        onChange={onChange}
      />
    </Field>
  );
}

function CityField({ value, onChange, error }: ScopeFieldProps) {
  const t = useTargetFormMessages();
  const zh = useLang() === 'zh';
  return (
    <Field label={t('city')} hint={t('cityHint')} error={error} required>
      <Select
        value={value}
        onChange={(next: string | null) => onChange(next ?? null)}
        showSearch={{ optionFilterProp: 'search' }}
        allowClear
        options={CITIES.map((city) => ({
          value: city.adcode,
          label: zh ? city.name : city.nameEn,
          search: `${city.name} ${city.pinyin} ${city.nameEn} ${city.adcode}`,
        }))}
      />
    </Field>
  );
}

/** One provider, found on the server by name, pinyin or id. */
function ProviderField({ value, onChange, error }: ScopeFieldProps) {
  const t = useTargetFormMessages();
  const zh = useLang() === 'zh';
  const [text, setText] = useState('');
  const q = useDeferredValue(text || value || '');
  const found = useInfiniteQuery(providersQuery({ ...(q && { q }), limit: 20 }));
  const rows = found.data?.pages[0]?.items ?? [];
  return (
    <Field label={t('provider')} hint={t('providerHint')} error={error} required>
      <Select
        value={value}
        onChange={(next: string | null) => onChange(next ?? null)}
        showSearch={{ filterOption: false, onSearch: setText }}
        allowClear
        loading={found.isFetching}
        options={rows.map(({ id, name, nameEn }) => ({
          value: id,
          label: `${id} ${zh ? name : (nameEn ?? name)}`,
        }))}
      />
    </Field>
  );
}
