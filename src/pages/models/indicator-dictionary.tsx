import { useMemo, useState } from 'react';
import type { CapabilityModel, Indicator } from '../../domain/model/capability-model.ts';
import { CapabilityMark } from '../../ui/blocks/capability-mark.tsx';
import { DefinitionText } from '../../ui/blocks/definition-popover.tsx';
import { Drawer, useDrawerParam } from '../../ui/blocks/drawer.tsx';
import { SearchBox } from '../../ui/blocks/search-box.tsx';
import { Section } from '../../ui/blocks/section.tsx';
import { useIndicatorDefinition } from '../../ui/definition/indicator-definition.ts';
import { type Formats, useFormats } from '../../ui/format/use-formats.ts';
import { useLocalized } from '../../ui/i18n/language.ts';
import type { DataColumn } from '../../ui/table/data-column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { useModelsMessages } from './messages.ts';

interface DictionaryRow {
  indicator: Indicator;
  /** Node that weighs it; null for a context measure. */
  capability: { code: string; index: number; name: string } | null;
  /** Share inside its node, percent. */
  weight: number | null;
}

/** Every indicator with what it counts, how it is scored and how much it weighs. */
export function IndicatorDictionary({ model }: { model: CapabilityModel }) {
  const t = useModelsMessages();
  const of = useLocalized();
  const [filter, setFilter] = useState('');
  const [code, open, close] = useDrawerParam('indicator');
  const definitionOf = useIndicatorDefinition(model.cadence);
  const columns = useDictionaryColumns();
  const rows = useMemo(() => dictionaryRows(model, of), [model, of]);
  const shown = model.indicators.find((indicator) => indicator.code === code);
  return (
    <Section title={t('dictionary')}>
      <DataTable<DictionaryRow>
        id="indicator-dictionary"
        mode="client"
        label={t('dictionary')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.indicator.code}
        rowLabel={(row) => of(row.indicator.name)}
        onActivate={(row) => open(row.indicator.code)}
        quickFilter={filter}
        height="content"
        toolbar={
          <SearchBox label={t('search')} placeholder={t('search')} value={filter} onChange={setFilter} />
        }
      />
      {shown && (
        <Drawer open onClose={close} title={of(shown.name)} subtitle={shown.code}>
          <DefinitionText definition={definitionOf(shown)} />
        </Drawer>
      )}
    </Section>
  );
}

function dictionaryRows(model: CapabilityModel, of: (text: Indicator['name']) => string): DictionaryRow[] {
  const rootOf = (code: string): string => {
    const parent = model.nodes.find((node) => node.members.some((member) => member.code === code));
    return parent ? rootOf(parent.code) : code;
  };
  return model.indicators.map((indicator) => {
    const node = model.nodes.find((entry) => entry.members.some((member) => member.code === indicator.code));
    if (!node) return { indicator, capability: null, weight: null };
    const root = rootOf(node.code);
    const sum = node.members.reduce((total, member) => total + member.weight, 0);
    const own = node.members.find((member) => member.code === indicator.code)?.weight ?? 0;
    return {
      indicator,
      capability: {
        code: root,
        index: model.total.capabilities.indexOf(root),
        name: of(model.nodes.find((entry) => entry.code === root)?.name ?? { zh: root, en: root }),
      },
      weight: sum > 0 ? (own / sum) * 100 : 0,
    };
  });
}

function useDictionaryColumns(): DataColumn<DictionaryRow>[] {
  const t = useModelsMessages();
  const f = useFormats();
  const of = useLocalized();
  const wide = f.lang === 'en';
  return useMemo<DataColumn<DictionaryRow>[]>(
    () => [
      {
        id: 'name',
        header: t('indicator'),
        width: wide ? 240 : 200,
        pinned: 'start',
        card: 'title',
        hideable: false,
        value: (row) => `${of(row.indicator.name)} ${row.indicator.code}`,
        cell: (row) => of(row.indicator.name),
        tip: (row) => row.indicator.code,
      },
      {
        id: 'capability',
        header: t('capability'),
        width: wide ? 170 : 130,
        card: 'badge',
        value: (row) => row.capability?.name ?? t('context'),
        cell: (row) => (row.capability ? <CapabilityMark {...row.capability} /> : t('context')),
      },
      {
        id: 'weight',
        header: t('weight'),
        width: wide ? 104 : 80,
        align: 'end',
        card: 'fact',
        sortable: true,
        value: (row) => row.weight,
        cell: (row) => f.number(row.weight ?? 0, Number.isInteger(row.weight) ? 0 : 1),
        missing: () => t('notWeighted'),
      },
      { id: 'unit', header: t('unit'), width: 80, value: (row) => f.unit(row.indicator.unit) },
      {
        id: 'formula',
        header: t('formula'),
        width: wide ? 340 : 240,
        value: (row) => of(row.indicator.formulaText),
        tip: (row) => of(row.indicator.definition),
      },
      {
        id: 'scoring',
        header: t('scoring'),
        width: 170,
        card: 'fact',
        value: (row) => scoringText(row.indicator, f, t),
        missing: () => t('noScoring'),
      },
      {
        id: 'direction',
        header: t('direction'),
        width: wide ? 150 : 110,
        value: (row) => t(`direction.${row.indicator.direction}`),
      },
      {
        id: 'minimumSample',
        header: t('minimumSample'),
        width: wide ? 260 : 170,
        value: (row) =>
          row.indicator.minimumSample &&
          `${of(row.indicator.minimumSample.label)} ≥ ${f.compact(row.indicator.minimumSample.count)}`,
        missing: () => t('noSample'),
      },
      {
        id: 'window',
        header: t('windowColumn'),
        width: 80,
        align: 'end',
        hidden: true,
        value: (row) => row.indicator.window.periods,
      },
      { id: 'code', header: t('code'), width: 190, value: (row) => row.indicator.code, hidden: true },
    ],
    [t, f, of, wide],
  );
}

function scoringText(
  indicator: Indicator,
  f: Formats,
  t: ReturnType<typeof useModelsMessages>,
): string | null {
  const rule = indicator.normalisation;
  if (!rule) return null;
  const value = (x: number) => f.indicatorValue(x, indicator.unit, indicator.digits);
  if (rule.method === 'goalposts') return `${value(rule.floor)} → ${value(rule.target)}`;
  if (rule.method === 'peer_goalposts') {
    return t('method.peer_goalposts', { low: rule.lowerQuantile * 100, high: rule.upperQuantile * 100 });
  }
  return t(`method.${rule.method}`);
}
