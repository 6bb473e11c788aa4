import { useQuery } from '@tanstack/react-query';
import { NEVER_JOINED } from '../../contract/merchants.ts';
import { REGION_CODES } from '../../domain/geography/regions.ts';
import { LEAP_STATES } from '../../domain/leap/leap-state.ts';
import { MERCHANT_KINDS } from '../../domain/merchant/merchant.ts';
import { merchantFacetsQuery } from '../../queries/merchants.ts';
import { type ActiveFilter, FilterBar } from '../../ui/blocks/filter-bar.tsx';
import { SearchBox } from '../../ui/blocks/search-box.tsx';
import { MultiSelectMenu, SelectMenu, type SelectOption } from '../../ui/blocks/select-menu.tsx';
import {
  clearedFilter,
  joinedChoice,
  type ListFilterKey,
  type MerchantFilterInput,
  withFilter,
  withJoined,
} from './merchants-address.ts';
import { useMerchantsMessages } from './messages.ts';
import { type FilterLabel, useFilterLabel } from './use-filter-label.ts';
import { useServiceConditions } from './use-service-conditions.ts';

export interface MerchantsFiltersProps {
  filter: MerchantFilterInput;
  onChange: (filter: MerchantFilterInput) => void;
  bands: readonly { code: string; fromYuan: number }[];
  /** Of one provider's merchants every shown one is, or was, served by it. */
  own: boolean;
}

/** In the order of the controls; `provider` came with a link and has none. */
const LIST_KEYS = ['region', 'city', 'industry', 'kind', 'band', 'sold', 'leap', 'provider'] as const;

/** Everything that narrows the rows, above the rows, with the counts each choice would leave. */
export function MerchantsFilters({ filter, onChange, bands, own }: MerchantsFiltersProps) {
  const t = useMerchantsMessages();
  const facets = useQuery(merchantFacetsQuery(filter)).data;
  const label = useFilterLabel(facets, bands);
  const service = useServiceConditions(filter);
  const joined = joinedChoice(filter);

  const menu = (key: Exclude<ListFilterKey, 'provider'>, order?: readonly string[]) => (
    <MultiSelectMenu
      label={t(key)}
      value={filter[key] ?? []}
      options={optionsOf(facets?.[key], filter[key] ?? [], (value) => label(key, value), order)}
      onChange={(chosen) => onChange(withFilter(filter, key, chosen))}
    />
  );
  return (
    <FilterBar
      search={
        <SearchBox
          label={t('search')}
          placeholder={t('searchPlaceholder')}
          value={filter.q ?? ''}
          onChange={(q) => onChange(withFilter(filter, 'q', q))}
          shortcut
        />
      }
      active={[
        ...activeFilters(filter, onChange, label, t),
        ...service.map(({ key, label: name, without }) => ({
          key,
          label: name,
          onRemove: () => onChange(without),
        })),
      ]}
      onReset={() => onChange(clearedFilter(filter))}
    >
      {menu('region', REGION_CODES)}
      {menu('city')}
      {menu('industry')}
      {menu('kind', [...MERCHANT_KINDS, 'unknown'])}
      {menu('band', [...bands.map(({ code }) => code).toReversed(), 'none'])}
      {menu('sold', ['yes', 'no', 'unknown'])}
      {!own && (
        <SelectMenu
          label={t('served')}
          allowClear
          emptyLabel={t('servedAny')}
          value={filter.served ?? null}
          options={optionsOf(facets?.served, ['yes', 'no'], (value) => label('served', value), ['yes', 'no'])}
          onChange={(value) =>
            onChange(withFilter(filter, 'served', value === 'yes' || value === 'no' ? value : undefined))
          }
        />
      )}
      {menu('leap', LEAP_STATES)}
      <SelectMenu
        label={t('joined')}
        allowClear
        emptyLabel={t('servedAny')}
        value={joined}
        options={optionsOf(
          facets?.joined,
          joined === null ? [] : [joined],
          (value) => label('joined', value),
          [...joiningMonths(facets?.joined)],
        )}
        onChange={(value) => onChange(withJoined(filter, value))}
      />
    </FilterBar>
  );
}

/** Every condition as a removable chip, for narrow screens and for what has no control. */
function activeFilters(
  filter: MerchantFilterInput,
  onChange: (filter: MerchantFilterInput) => void,
  label: FilterLabel,
  t: ReturnType<typeof useMerchantsMessages>,
): ActiveFilter[] {
  const lists = LIST_KEYS.flatMap((key) =>
    (filter[key] ?? []).map((value) => ({
      key: `${key} ${value}`,
      label: t('chip', { label: t(key), value: label(key, value) }),
      onRemove: () =>
        onChange(
          withFilter(
            filter,
            key,
            filter[key]?.filter((other) => other !== value),
          ),
        ),
    })),
  );
  const single = (['served', 'q'] as const).flatMap((key) => {
    const value = filter[key];
    if (value === undefined) return [];
    return [
      {
        key,
        label: t('chip', { label: t(key === 'q' ? 'search' : 'served'), value: label(key, value) }),
        onRemove: () => onChange(withFilter(filter, key, undefined)),
      },
    ];
  });
  return [...lists, ...single];
}

/** The latest first, never last. */
function joiningMonths(facets: readonly { value: string }[] | undefined): string[] {
  const months = (facets ?? []).map(({ value }) => value).filter((value) => value !== NEVER_JOINED);
  return [...months.sort().reverse(), NEVER_JOINED];
}

/** A chosen value stays in the list even when nothing has it: what narrows the rows must be visible and removable. */
function optionsOf(
  facets: readonly { value: string; count: number }[] | undefined,
  chosen: readonly string[],
  label: (value: string) => string,
  order: readonly string[] = [],
): SelectOption[] {
  const counts = new Map((facets ?? []).map((facet) => [facet.value, facet.count]));
  const values = new Set([...order.filter((value) => counts.has(value)), ...counts.keys(), ...chosen]);
  return [...values].map((value) => ({ value, label: label(value), count: counts.get(value) ?? 0 }));
}
