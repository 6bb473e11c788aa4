import type { ActiveFilter } from '../../ui/blocks/filter-bar.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import {
  type DirectoryFilterInput,
  type IgnoredParameter,
  type ListFilterKey,
  withFilter,
} from './directory-address.ts';
import type { FilterLabels } from './filter-labels.ts';
import { useProvidersMessages } from './messages.ts';

export interface FilterChip extends ActiveFilter {
  /** Said on hover and focus when the value is one that nothing in the model or the data knows. */
  tip?: string;
}

const withControl = [
  'category',
  'tier',
  'region',
  'city',
  'attention',
  'bottleneck',
  'movement',
  'compliance',
] as const satisfies readonly ListFilterKey[];
const withoutControl = [
  'previousTier',
  'province',
  'industry',
  'measureFrom',
] as const satisfies readonly ListFilterKey[];

export interface FilterChipsInput {
  filter: DirectoryFilterInput;
  ignored: readonly IgnoredParameter[];
  onChange: (filter: DirectoryFilterInput) => void;
  labels: FilterLabels;
}

/**
 * Every condition as a removable chip: all of them for narrow screens, and those that no control beside the table
 * shows (they came with a link), or that match nothing because they are unknown.
 */
export function useFilterChips({ filter, ignored, onChange, labels }: FilterChipsInput): {
  all: FilterChip[];
  withoutControl: FilterChip[];
} {
  const t = useProvidersMessages();
  const formats = useFormats();

  const listChips = (key: ListFilterKey): FilterChip[] =>
    (filter[key] ?? []).map((value) => ({
      key: `${key} ${value}`,
      label: t('chip', { label: t(key), value: labels.label(key, value) }),
      onRemove: () =>
        onChange(
          withFilter(
            filter,
            key,
            (filter[key] ?? []).filter((item) => item !== value),
          ),
        ),
      ...(!labels.isKnown(key, value) && { tip: t('chipUnknownTip', { value }) }),
    }));

  const controlled = withControl.flatMap(listChips);
  const free = withoutControl.flatMap(listChips);
  if (filter.ids && filter.ids.length > 0) {
    free.push({
      key: 'ids',
      label: t('idsCount', { count: filter.ids.length }),
      onRemove: () => onChange(withFilter(filter, 'ids', undefined)),
    });
  }
  const { minTotal, maxTotal } = filter;
  if (minTotal !== undefined || maxTotal !== undefined) {
    const from = minTotal === undefined ? '' : formats.number(minTotal);
    const to = maxTotal === undefined ? '' : formats.number(maxTotal);
    const range =
      minTotal === undefined
        ? t('rangeTo', { to })
        : maxTotal === undefined
          ? t('rangeFrom', { from })
          : t('rangeBoth', { from, to });
    controlled.push({
      key: 'total',
      label: t('chip', { label: t('total'), value: range }),
      onRemove: () => onChange(withFilter(withFilter(filter, 'minTotal', undefined), 'maxTotal', undefined)),
    });
  }
  if (filter.q) {
    controlled.push({
      key: 'q',
      label: t('chip', { label: t('search'), value: filter.q }),
      onRemove: () => onChange(withFilter(filter, 'q', undefined)),
    });
  }
  free.push(
    ...ignored.map(({ key, value }) => ({
      key: `ignored ${key}`,
      label: t('unreadable', { key, value }),
      tip: t('unreadableTip'),
      onRemove: () => onChange(filter),
    })),
  );
  return {
    all: [...controlled, ...free],
    withoutControl: [...free, ...controlled.filter((chip) => chip.tip)],
  };
}
