import { REGIONS } from '../../domain/geography/regions.ts';
import type { CapabilityModel } from '../../domain/model/capability-model.ts';
import { type ActiveFilter, FilterBar } from '../../ui/blocks/filter-bar.tsx';
import { MultiSelectMenu } from '../../ui/blocks/select-menu.tsx';
import { UnreadableParameters } from '../../ui/blocks/unreadable-parameters.tsx';
import type { ModelWords } from '../../ui/definition/model-words.ts';
import { useLocalized } from '../../ui/i18n/language.ts';
import { useOverviewMessages } from './messages.ts';
import type { OverviewAddress, OverviewView } from './overview-address.ts';

export interface OverviewFiltersProps {
  view: OverviewView;
  ignored: OverviewAddress['ignored'];
  model: CapabilityModel | undefined;
  words: ModelWords;
  onChange: (view: OverviewView) => void;
}

/** Region and category; both apply to the whole page and to every link on it. */
export function OverviewFilters({ view, ignored, model, words, onChange }: OverviewFiltersProps) {
  const t = useOverviewMessages();
  const localized = useLocalized();

  const regionOptions = REGIONS.map((region) => ({ value: region.code, label: localized(region.name) }));
  const categoryOptions = (model?.categories ?? []).map(({ code }) => ({
    value: code === 'default' ? 'undetermined' : code,
    label: words.category(code === 'default' ? null : code),
  }));

  const active: ActiveFilter[] = [
    ...(view.region ?? []).map((code) => ({
      key: `region ${code}`,
      label: regionOptions.find((option) => option.value === code)?.label ?? code,
      onRemove: () => onChange(without(view, 'region', code)),
    })),
    ...(view.category ?? []).map((code) => ({
      key: `category ${code}`,
      label: words.category(code),
      onRemove: () => onChange(without(view, 'category', code)),
    })),
  ];

  return (
    <>
      <FilterBar
        active={active}
        onReset={() => onChange(withList(withList(view, 'region', []), 'category', []))}
      >
        <MultiSelectMenu
          label={t('region')}
          value={view.region ?? []}
          options={regionOptions}
          onChange={(chosen) => onChange(withList(view, 'region', chosen))}
        />
        <MultiSelectMenu
          label={t('category')}
          value={view.category ?? []}
          options={categoryOptions}
          onChange={(chosen) => onChange(withList(view, 'category', chosen))}
        />
      </FilterBar>
      <UnreadableParameters parameters={ignored} onClear={() => onChange(view)} />
    </>
  );
}

function withList(view: OverviewView, key: 'region' | 'category', list: string[]): OverviewView {
  const { [key]: _, ...rest } = view;
  return list.length > 0 ? { ...rest, [key]: list } : rest;
}

function without(view: OverviewView, key: 'region' | 'category', code: string): OverviewView {
  return withList(
    view,
    key,
    (view[key] ?? []).filter((item) => item !== code),
  );
}
