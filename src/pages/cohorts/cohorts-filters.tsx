import type { CohortsView as CohortsFound } from '../../contract/programme.ts';
import { REGIONS } from '../../domain/geography/regions.ts';
import { useOwnScope } from '../../queries/session.ts';
import { type ActiveFilter, FilterBar } from '../../ui/blocks/filter-bar.tsx';
import { MultiSelectMenu } from '../../ui/blocks/select-menu.tsx';
import { UnreadableParameters } from '../../ui/blocks/unreadable-parameters.tsx';
import { useLocalized } from '../../ui/i18n/language.ts';
import type { CohortsAddress, CohortsView } from './cohorts-address.ts';
import { useCohortsMessages } from './messages.ts';

interface CohortsFiltersProps {
  view: CohortsView;
  ignored: CohortsAddress['ignored'];
  industries: CohortsFound['industries'];
  onChange: (view: CohortsView) => void;
}

/** Region and industry of the merchants; both apply to the whole page. */
export function CohortsFilters({ view, ignored, industries, onChange }: CohortsFiltersProps) {
  const t = useCohortsMessages();
  const localized = useLocalized();
  const own = useOwnScope()?.regions ?? [];
  const counted = industries.map(({ industry, merchants }) => ({
    value: industry ?? 'none',
    count: merchants,
  }));
  // What is filtered by stays in the list, so that it can be taken out, even where the other filters leave nobody.
  const industryCounts = [
    ...counted,
    ...(view.industry ?? [])
      .filter((value) => counted.every((one) => one.value !== value))
      .map((value) => ({ value, count: 0 })),
  ];
  const options = {
    region: REGIONS.filter(({ code }) => own.length === 0 || own.includes(code)).map(({ code, name }) => ({
      value: code as string,
      label: localized(name),
    })),
    industry: industryCounts.map(({ value, count }) => ({
      value,
      label: value === 'none' ? t('industryNone') : value,
      count,
    })),
  };
  const choose = (key: 'region' | 'industry', list: string[]) => {
    const { [key]: _, ...rest } = view;
    onChange(list.length > 0 ? { ...rest, [key]: list } : rest);
  };
  const active = (['region', 'industry'] as const).flatMap((key) =>
    (view[key] ?? []).map(
      (value): ActiveFilter => ({
        key: `${key} ${value}`,
        label: options[key].find((option) => option.value === value)?.label ?? value,
        onRemove: () =>
          choose(
            key,
            (view[key] ?? []).filter((one) => one !== value),
          ),
      }),
    ),
  );
  const reset = () => {
    const { region: _region, industry: _industry, ...rest } = view;
    onChange(rest);
  };
  return (
    <>
      <FilterBar active={active} onReset={reset}>
        {options.region.length > 1 && (
          <MultiSelectMenu
            label={t('region')}
            value={view.region ?? []}
            options={options.region}
            onChange={(list) => choose('region', list)}
          />
        )}
        <MultiSelectMenu
          label={t('industry')}
          value={view.industry ?? []}
          options={options.industry}
          onChange={(list) => choose('industry', list)}
        />
      </FilterBar>
      <UnreadableParameters parameters={ignored} onClear={() => onChange(view)} />
    </>
  );
}
