import { useInfiniteQuery } from '@tanstack/react-query';
import Select from 'antd/es/select';
import { useDeferredValue, useState } from 'react';
import { providersQuery } from '../../queries/providers.ts';
import { Field } from '../../ui/blocks/field.tsx';
import { useAccountsMessages } from './messages.ts';

interface ProviderFieldProps {
  value: string | null;
  onChange: (provider: string | null) => void;
  error: string | null;
}

/** One provider, found on the server by name, pinyin or id. */
export function ProviderField({ value, onChange, error }: ProviderFieldProps) {
  const t = useAccountsMessages();
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
        options={rows.map(({ id, name }) => ({ value: id, label: `${id} ${name}` }))}
      />
    </Field>
  );
}
