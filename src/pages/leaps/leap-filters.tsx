import { useQuery } from '@tanstack/react-query';
import type { Leap } from '../../contract/leaps.ts';
import { REGION_CODES, regionName } from '../../domain/geography/regions.ts';
import { LAPSE_STATES } from '../../domain/leap/leap-outcome.ts';
import { LEAP_STATES, type LeapState } from '../../domain/leap/leap-state.ts';
import { periodRange, shiftPeriod } from '../../domain/period/period.ts';
import { merchantFacetsQuery } from '../../queries/merchants.ts';
import { facetsQuery } from '../../queries/providers.ts';
import { FilterBar } from '../../ui/blocks/filter-bar.tsx';
import { Icon } from '../../ui/blocks/icons.tsx';
import { usePhone } from '../../ui/blocks/media.ts';
import { SearchBox } from '../../ui/blocks/search-box.tsx';
import { MultiSelectMenu, SelectMenu } from '../../ui/blocks/select-menu.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useSharedMessages } from '../../ui/i18n/shared-messages.ts';
import { useLeapStateName } from '../../ui/leap/leap-words.ts';
import { type LeapFilterInput, type ListKey, withFilter } from './leap-address.ts';
import { nameOf } from './leap-names.ts';
import { useLeapsMessages } from './messages.ts';

interface LeapFiltersProps {
  filter: LeapFilterInput;
  onChange: (filter: LeapFilterInput, options?: { replace: boolean }) => void;
  /** Last full month evaluated; null before the first. */
  monthsThrough: string | null;
  /** Rows in view, which know the names behind ids of the address. */
  rows: readonly Leap[];
  own: boolean;
}

const MONTHS_OFFERED = 24;

/** Everything that narrows the rows; what came with a link and has no control stands below as chips. */
export function LeapFilters({ filter, onChange, monthsThrough, rows, own }: LeapFiltersProps) {
  const t = useLeapsMessages();
  const f = useFormats();
  const stateName = useLeapStateName();
  const places = useQuery({ ...facetsQuery({}), enabled: !own }).data?.city ?? [];
  const industries = useQuery(merchantFacetsQuery({})).data?.industry ?? [];

  const labels: Record<ListKey, (value: string) => string> = {
    state: (value) => stateName(value as LeapState),
    lapse: (value) => t(`lapse.${value as (typeof LAPSE_STATES)[number]}`),
    region: (value) => regionName(value)?.[f.lang] ?? value,
    city: (value) => places.find((one) => one.value === value)?.label?.[f.lang] ?? value,
    industry: (value) => value,
    provider: (value) => {
      const known = rows.find(({ provider }) => provider.id === value)?.provider;
      return known ? nameOf(known, f.lang) : value;
    },
    merchant: (value) => {
      const known = rows.find(({ merchant }) => merchant.id === value)?.merchant;
      return known ? nameOf(known, f.lang) : value;
    },
  };
  const names: Record<ListKey, string> = {
    state: t('stateFilter'),
    lapse: t('lapse'),
    region: t('region'),
    city: t('city'),
    industry: t('industry'),
    provider: t('provider'),
    merchant: t('merchant'),
  };
  const menu = (key: ListKey, offered: readonly string[]) => {
    const chosen = filter[key] ?? [];
    const values = [...offered, ...chosen.filter((value) => !offered.includes(value))];
    return (
      <MultiSelectMenu
        label={names[key]}
        value={chosen}
        options={values.map((value) => ({ value, label: labels[key](value) }))}
        onChange={(next) => onChange(withFilter(filter, key, next))}
      />
    );
  };
  const month = (key: 'completedFrom' | 'completedTo') => {
    const chosen = filter[key];
    const offered = monthsThrough
      ? periodRange(shiftPeriod(monthsThrough, 1 - MONTHS_OFFERED), monthsThrough).toReversed()
      : [];
    const values = chosen && !offered.includes(chosen) ? [chosen, ...offered] : offered;
    return (
      <SelectMenu
        label={t(key)}
        options={values.map((value) => ({ value, label: f.period(value) }))}
        value={chosen ?? null}
        onChange={(value) => onChange(withFilter(filter, key, value ?? undefined))}
        allowClear
        emptyLabel={t('anyMonth')}
      />
    );
  };

  const listChips = (key: ListKey) =>
    (filter[key] ?? []).map((value) => ({
      key: `${key} ${value}`,
      label: t('conditionChip', { label: names[key], value: labels[key](value) }),
      onRemove: () =>
        onChange(
          withFilter(
            filter,
            key,
            (filter[key] ?? []).filter((one) => one !== value),
          ),
        ),
    }));
  const single = (key: 'completedFrom' | 'completedTo' | 'open' | 'q', value: string | undefined) =>
    value === undefined
      ? []
      : [
          {
            key,
            label: t('conditionChip', { label: t(key === 'q' ? 'merchantSearch' : key), value }),
            onRemove: () => onChange(withFilter(filter, key, undefined)),
          },
        ];
  const linked = [...listChips('provider'), ...listChips('merchant'), ...(own ? listChips('region') : [])];
  const chips = [
    ...linked,
    ...(['state', 'lapse', 'city', 'industry'] as const).flatMap(listChips),
    ...(own ? [] : listChips('region')),
    ...single('completedFrom', filter.completedFrom && f.period(filter.completedFrom)),
    ...single('completedTo', filter.completedTo && f.period(filter.completedTo)),
    ...single('open', filter.open && t(`open.${filter.open}`)),
    ...single('q', filter.q),
  ];
  return (
    <>
      <FilterBar
        search={
          <SearchBox
            label={t('merchantSearch')}
            placeholder={t('searchPlaceholder')}
            value={filter.q ?? ''}
            onChange={(q) => onChange(withFilter(filter, 'q', q), { replace: true })}
            shortcut
          />
        }
        active={chips}
        onReset={() => onChange({})}
      >
        {menu('state', LEAP_STATES)}
        {!own && menu('region', REGION_CODES)}
        {!own &&
          menu(
            'city',
            places.map(({ value }) => value),
          )}
        {menu(
          'industry',
          industries.map(({ value }) => value),
        )}
        {menu('lapse', LAPSE_STATES)}
        <SelectMenu
          label={t('open')}
          options={(['yes', 'no'] as const).map((value) => ({ value, label: t(`open.${value}`) }))}
          value={filter.open ?? null}
          onChange={(value) =>
            onChange(withFilter(filter, 'open', value === null ? undefined : (value as 'yes' | 'no')))
          }
          allowClear
          emptyLabel={t('anyOpen')}
        />
        {month('completedFrom')}
        {month('completedTo')}
      </FilterBar>
      <LinkedConditions chips={linked} />
    </>
  );
}

/** Conditions that came with a link and have no control of their own; phones list all chips. */
function LinkedConditions({
  chips,
}: {
  chips: readonly { key: string; label: string; onRemove: () => void }[];
}) {
  const t = useLeapsMessages();
  const shared = useSharedMessages();
  const phone = usePhone();
  if (phone || chips.length === 0) return null;
  return (
    <ul className="wm-chips" aria-label={t('otherConditions')}>
      {chips.map(({ key, label, onRemove }) => (
        <li key={key}>
          <button
            type="button"
            className="wm-chip"
            onClick={onRemove}
            aria-label={shared('remove', { name: label })}
          >
            {label}
            <Icon name="close" size={12} />
          </button>
        </li>
      ))}
    </ul>
  );
}
