import { useMemo, useState } from 'react';
import { regionName } from '../../domain/geography/regions.ts';
import { Button } from '../../ui/blocks/button.tsx';
import { Section } from '../../ui/blocks/section.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useLang } from '../../ui/i18n/language.ts';
import type { TableSort } from '../../ui/table/data-column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { csvOf, downloadText } from '../../ui/table/table-csv.ts';
import { type ProgrammeView, programmeSearch } from './programme-address.ts';
import type { FindingsProps } from './programme-findings.tsx';
import { type RegionRow, regionRows, TOTAL, totalRow } from './region-rows.ts';
import { useTotalsMessages } from './totals-messages.ts';
import { useRegionColumns } from './use-region-columns.tsx';

/** The board by region; the rows add up to the last one, which stays last however the others are ordered. */
export function RegionsSection({ board, paths, view }: FindingsProps & { view: ProgrammeView }) {
  const t = useTotalsMessages();
  const formats = useFormats();
  const lang = useLang();
  const [sort, setSort] = useState<TableSort | null>(null);
  const nameOf = useMemo(
    () => (key: string | null) =>
      key === TOTAL ? t('regionsSum') : key === null ? t('regionNone') : (regionName(key)?.[lang] ?? key),
    [t, lang],
  );
  const columns = useRegionColumns(board, paths, nameOf);
  const rows = useMemo(() => regionRows(board), [board]);
  const total = useMemo(() => totalRow(rows), [rows]);
  const ordered = useMemo(() => {
    const column = columns.find(({ id }) => id === sort?.id);
    if (!sort || !column) return [...rows, total];
    const value = (row: RegionRow) => column.value(row) ?? Number.NEGATIVE_INFINITY;
    const sorted = rows.toSorted((a, b) => {
      const [left, right] = [value(a), value(b)];
      const order = left < right ? -1 : left > right ? 1 : 0;
      return sort.desc ? -order : order;
    });
    return [...sorted, total];
  }, [rows, total, columns, sort]);

  const first = rows.reduce<RegionRow | null>(
    (most, row) => (row.key !== null && row.leaps !== null && row.leaps > (most?.leaps ?? 0) ? row : most),
    null,
  );
  const title =
    first?.leaps != null && total.leaps !== null && total.leaps > 0 && rows.length > 1
      ? t('regionsLeading', {
          region: nameOf(first.key),
          leaps: first.leaps,
          share: formats.percent(first.leaps / total.leaps, 0),
        })
      : t('regionsTitle');
  const save = () =>
    downloadText(
      `regions-${board.month}.csv`,
      csvOf(columns, ordered, { preamble: [t('regionsTitle'), formats.period(board.month ?? '')] }),
    );

  return (
    <Section
      title={title}
      definition={{ name: t('regionsTitle'), formula: t('regionsDefinition'), source: 'O' }}
      actions={
        <Button icon="download" onClick={save}>
          {t('exportRegions')}
        </Button>
      }
    >
      <DataTable<RegionRow>
        id="programme-regions"
        label={t('regionsTitle')}
        columns={columns}
        rows={ordered}
        rowKey={(row) => row.key ?? 'none'}
        rowLabel={(row) => nameOf(row.key)}
        {...(rows.length > 1 && {
          rowHref: (row: RegionRow) => {
            const { region: _, ...rest } = view;
            const search = programmeSearch(
              row.key && row.key !== TOTAL ? { ...rest, region: row.key } : rest,
            );
            return `/programme${search}`;
          },
        })}
        sort={sort}
        onSortChange={setSort}
        currentKey={TOTAL}
        toolbar={<span className="wm-meta">{t('regionsAdd')}</span>}
        plain
      />
    </Section>
  );
}
