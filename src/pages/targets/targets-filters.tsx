import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { listTargets } from '../../contract/targets.ts';
import { REGIONS } from '../../domain/geography/regions.ts';
import { shiftPeriod } from '../../domain/period/period.ts';
import { TARGET_LEVELS, TARGET_MEASURES } from '../../domain/target/measure.ts';
import { PACE_STATUSES } from '../../domain/target/pace.ts';
import type { RouteOutput } from '../../queries/request.ts';
import { useMay, useOwnScope } from '../../queries/session.ts';
import { targetOwnersQuery, targetsQuery } from '../../queries/targets.ts';
import { type ActiveFilter, FilterBar } from '../../ui/blocks/filter-bar.tsx';
import { SearchBox } from '../../ui/blocks/search-box.tsx';
import { MultiSelectMenu, SelectMenu, type SelectOption } from '../../ui/blocks/select-menu.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useLocalized } from '../../ui/i18n/language.ts';
import { useTargetWords } from '../../ui/target/target-words.ts';
import { useTargetsMessages } from './messages.ts';
import { clearedFilter, type ListKey, NONE, type TargetFilterInput, withFilter } from './targets-address.ts';
import { useTargetTexts } from './use-target-texts.ts';
import type { ChangeTargetsAddress } from './use-targets-address.ts';

/** Months that can be looked back to. */
const MONTHS_BACK = 24;

interface TargetsFiltersProps {
  filter: TargetFilterInput;
  counts: RouteOutput<typeof listTargets>['counts'];
  change: ChangeTargetsAddress;
}

export function TargetsFilters({ filter, counts, change }: TargetsFiltersProps) {
  const t = useTargetsMessages();
  const f = useFormats();
  const localized = useLocalized();
  const texts = useTargetTexts();
  const words = useTargetWords();
  const mayWrite = useMay('target.write');
  const ofProvider = (useOwnScope()?.providers.length ?? 0) > 0;
  const owners = useQuery({ ...targetOwnersQuery(), enabled: mayWrite }).data?.items ?? [];
  const latest = useInfiniteQuery(targetsQuery({ limit: 1 })).data?.pages[0]?.month ?? null;
  const set = <K extends keyof TargetFilterInput>(key: K, value: TargetFilterInput[K] | undefined) =>
    change({ filter: withFilter(filter, key, value) }, { replace: key === 'q' });

  const lists: { key: ListKey; label: string; options: SelectOption[] }[] = [
    {
      key: 'status',
      label: t('status'),
      options: [...PACE_STATUSES, NONE].map((value) => ({
        value,
        label: value === NONE ? t('noIndex') : words(`pace.${value as (typeof PACE_STATUSES)[number]}`),
        count: counts.find(({ status }) => status === value)?.targets ?? 0,
      })),
    },
    // A provider's own people have targets of one level and no region to choose.
    ...(ofProvider
      ? []
      : [
          {
            key: 'level' as const,
            label: t('level'),
            options: TARGET_LEVELS.map((value) => ({ value, label: texts.level(value) })),
          },
          {
            key: 'region' as const,
            label: t('region'),
            options: REGIONS.map(({ code, name }) => ({ value: code, label: localized(name) })),
          },
        ]),
    {
      key: 'measure',
      label: t('measure'),
      options: TARGET_MEASURES.map((value) => ({ value, label: texts.measure(value) })),
    },
  ];
  const owner = filter.owner ?? null;
  const ownerOptions = [
    { value: NONE, label: t('noOwner') },
    ...owners.map(({ id, name }) => ({ value: id, label: name })),
  ];
  const active: ActiveFilter[] = [
    ...lists
      .filter(({ key }) => filter[key]?.length)
      .map(({ key, label, options }) => ({
        key,
        label: t('chip', {
          label,
          value: (filter[key] ?? [])
            .map((value) => options.find((option) => option.value === value)?.label ?? value)
            .join(t('comma')),
        }),
        onRemove: () => set(key, []),
      })),
    ...(owner === null
      ? []
      : [
          {
            key: 'owner',
            label: t('chip', {
              label: t('owner'),
              value: ownerOptions.find(({ value }) => value === owner)?.label ?? owner,
            }),
            onRemove: () => set('owner', undefined),
          },
        ]),
    ...(filter.archived === 'only'
      ? [{ key: 'archived', label: t('archivedOnly'), onRemove: () => set('archived', 'no') }]
      : []),
  ];
  const months =
    latest === null ? [] : Array.from({ length: MONTHS_BACK }, (_, at) => shiftPeriod(latest, -at));
  const month = filter.month ?? latest;
  return (
    <FilterBar
      search={
        <SearchBox
          value={filter.q ?? ''}
          onChange={(q) => set('q', q)}
          label={t('search')}
          placeholder={t('search')}
          shortcut
        />
      }
      active={active}
      onReset={() => change({ filter: clearedFilter(filter) })}
    >
      {month !== null && (
        <SelectMenu
          label={t('month')}
          options={(months.includes(month) ? months : [month, ...months]).map((value) => ({
            value,
            label: f.period(value),
          }))}
          value={month}
          onChange={(value) => set('month', value === null || value === latest ? undefined : value)}
        />
      )}
      {lists.map(({ key, label, options }) => (
        <MultiSelectMenu
          key={key}
          label={label}
          options={options}
          value={filter[key] ?? []}
          onChange={(value) => set(key, value)}
        />
      ))}
      {!ofProvider && (
        <SelectMenu
          label={t('owner')}
          options={ownerOptions}
          value={owner}
          onChange={(value) => set('owner', value ?? undefined)}
          allowClear
          emptyLabel={t('anyOwner')}
        />
      )}
      <SelectMenu
        label={t('kept')}
        options={[
          { value: 'no', label: t('keptNow') },
          { value: 'only', label: t('archivedOnly') },
        ]}
        value={filter.archived}
        onChange={(value) => set('archived', value === 'only' ? 'only' : 'no')}
      />
    </FilterBar>
  );
}
