import { type ReactNode, useMemo } from 'react';
import { Link } from 'react-router';
import type { ProgrammeBoard } from '../../contract/programme.ts';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useLocalized } from '../../ui/i18n/language.ts';
import type { DataColumn } from '../../ui/table/data-column.ts';
import { type RegionRow, TOTAL } from './region-rows.ts';
import type { RowsPaths } from './rows-paths.ts';
import { useTotalsMessages } from './totals-messages.ts';

export function useRegionColumns(
  board: ProgrammeBoard,
  paths: RowsPaths,
  nameOf: (key: string | null) => string,
) {
  const t = useTotalsMessages();
  const f = useFormats();
  const localized = useLocalized();
  const ladderNames = board.ladders.map(({ name }) => localized(name)).join('\n');
  return useMemo<DataColumn<RegionRow>[]>(() => {
    const names = ladderNames.split('\n');
    // Rows of providers without a region cannot be asked for, and nothing lies behind a zero.
    const open = (row: RegionRow, column: string, shown: string, to: string | null): ReactNode =>
      row.key === null || to === null || shown === '0' ? (
        shown
      ) : (
        <Link to={to} aria-label={t('regionOpen', { region: nameOf(row.key), column, value: shown })}>
          {shown}
        </Link>
      );
    const regionOf = (row: RegionRow) => (row.key === TOTAL ? null : row.key);
    const unknownTip = (count: number) => (count > 0 ? t('regionUnknown', { count }) : null);
    return [
      {
        id: 'region',
        header: t('region'),
        width: 160,
        pinned: 'start',
        hideable: false,
        card: 'title',
        value: (row) => nameOf(row.key),
      },
      {
        id: 'providers',
        header: t('regionProviders'),
        align: 'end',
        width: 100,
        sortable: true,
        value: (row) => row.providers,
        cell: (row) => open(row, t('regionProviders'), f.number(row.providers), paths.joined(regionOf(row))),
      },
      {
        id: 'rated',
        header: t('regionRated'),
        align: 'end',
        width: 100,
        sortable: true,
        value: (row) => row.rated,
        cell: (row) => open(row, t('regionRated'), f.number(row.rated), paths.rated(regionOf(row))),
      },
      {
        id: 'leaps',
        header: t('regionLeaps'),
        align: 'end',
        width: 100,
        sortable: true,
        card: 'fact',
        value: (row) => row.leaps,
        cell: (row) =>
          open(
            row,
            t('regionLeaps'),
            f.number(row.leaps ?? 0),
            paths.leaps('trailing', { region: regionOf(row) }),
          ),
        tip: (row) => unknownTip(row.leapsUnknown) ?? undefined,
        missing: () => t('regionAllUnknown'),
      },
      {
        id: 'gmv',
        header: t('regionGmv'),
        unit: f.moneyColumn.unit,
        align: 'end',
        width: 130,
        sortable: true,
        card: 'fact',
        value: (row) => row.gmvYuan,
        exportValue: (row) => (row.gmvYuan === null ? null : row.gmvYuan / f.moneyColumn.yuanPerUnit),
        cell: (row) =>
          open(
            row,
            t('regionGmv'),
            f.number((row.gmvYuan ?? 0) / f.moneyColumn.yuanPerUnit, 0),
            paths.sortedBy('gmv', regionOf(row)),
          ),
        tip: (row) => [f.exactMoney(row.gmvYuan ?? 0), unknownTip(row.gmvUnknown)].filter(Boolean).join('\n'),
        missing: () => t('regionAllUnknown'),
      },
      ...board.ladders.map(({ code, amount, atLeast, below }, at): DataColumn<RegionRow> => {
        const name = names[at] ?? code;
        return {
          id: code,
          header: name,
          align: 'end',
          width: 140,
          sortable: true,
          value: (row) => row.clubs[code] ?? 0,
          cell: (row) =>
            open(
              row,
              name,
              f.number(row.clubs[code] ?? 0),
              // A list of providers has no upper bound: it would hold the higher club too.
              below === null ? paths.overLine(amount, atLeast, regionOf(row)) : null,
            ),
        };
      }),
    ];
  }, [t, f, ladderNames, board.ladders, paths, nameOf]);
}
