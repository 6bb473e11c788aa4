import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ATTENTION_KINDS, movement } from '../../contract/providers.ts';
import { REGION_CODES } from '../../domain/geography/regions.ts';
import { COMPLIANCE_STATES } from '../../domain/grading/states.ts';
import type { CapabilityModel } from '../../domain/model/capability-model.ts';
import { facetsQuery } from '../../queries/providers.ts';
import { FilterBar } from '../../ui/blocks/filter-bar.tsx';
import { SearchBox } from '../../ui/blocks/search-box.tsx';
import { MultiSelectMenu } from '../../ui/blocks/select-menu.tsx';
import type { ModelWords } from '../../ui/definition/model-words.ts';
import { useCityName } from './city-names.ts';
import {
  clearedFilter,
  type DirectoryFilterInput,
  type IgnoredParameter,
  type ListFilterKey,
  withFilter,
} from './directory-address.ts';
import { useFilterChips } from './filter-chips.ts';
import { BUCKETS, useFilterLabels } from './filter-labels.ts';
import { facetOptions } from './filter-options.ts';
import { useProvidersMessages } from './messages.ts';
import { OtherConditions } from './other-conditions.tsx';
import { TotalRange } from './total-range.tsx';

export interface DirectoryFiltersProps {
  filter: DirectoryFilterInput;
  /** Parameters of the address that were not understood; any change drops them. */
  ignored: readonly IgnoredParameter[];
  onChange: (filter: DirectoryFilterInput) => void;
  model: CapabilityModel | undefined;
  words: ModelWords;
  trailing?: ReactNode;
}

/** Everything that narrows the rows, above the rows, with the counts each choice would leave. */
export function DirectoryFilters({
  filter,
  ignored,
  onChange,
  model,
  words,
  trailing,
}: DirectoryFiltersProps) {
  const t = useProvidersMessages();
  const facets = useQuery(facetsQuery(filter)).data;
  const cityName = useCityName(facets, filter.city ?? []);
  const labels = useFilterLabels(model, words, cityName);
  const chips = useFilterChips({ filter, ignored, onChange, labels });

  const menu = (key: ListFilterKey & keyof NonNullable<typeof facets>, order?: readonly string[]) => (
    <MultiSelectMenu
      label={t(key)}
      value={filter[key] ?? []}
      options={facetOptions(facets?.[key], filter[key], (value) => labels.label(key, value), order)}
      onChange={(chosen) => onChange(withFilter(filter, key, chosen))}
    />
  );

  return (
    <>
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
        active={chips.all}
        onReset={() => onChange(clearedFilter(filter))}
        trailing={trailing}
      >
        {menu('category', [...(model?.categories.map(({ code }) => code) ?? []), 'undetermined'])}
        {menu('tier', [...(model?.tiers.map(({ code }) => code).toReversed() ?? []), ...BUCKETS])}
        {menu('region', REGION_CODES)}
        {menu('city')}
        {menu('attention', ATTENTION_KINDS)}
        {menu('bottleneck', model?.total.capabilities)}
        {menu('movement', movement.options)}
        {menu('compliance', COMPLIANCE_STATES)}
        <TotalRange filter={filter} onChange={onChange} top={model?.top ?? 100} />
      </FilterBar>
      <OtherConditions chips={chips.withoutControl} />
    </>
  );
}
