import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { cityFiguresQuery } from '../../queries/programme.ts';
import { problemOf } from '../../queries/request.ts';
import { Button } from '../../ui/blocks/button.tsx';
import { ErrorState } from '../../ui/blocks/error-state.tsx';
import { usePhone } from '../../ui/blocks/media.ts';
import { Section } from '../../ui/blocks/section.tsx';
import { SkeletonBlock } from '../../ui/blocks/skeleton.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { localeTag, useLang } from '../../ui/i18n/language.ts';
import type { TableSort } from '../../ui/table/data-column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { RowIndex } from '../../ui/table/row-index.ts';
import { useCityColumns } from './regional-city-columns.tsx';
import { RegionalCityFinding } from './regional-city-finding.tsx';
import { useRegionalCityMessages } from './regional-city-messages.ts';
import { useCityName } from './regional-city-name.ts';
import { furthestBehindFirst, type ShownCity, totalOf } from './regional-city-rows.ts';
import type { Where } from './regional-path.ts';

/** Rows shown before the reader asks for the rest. */
const SHOWN_FIRST = 12;

/** The region city by city, who is furthest behind first; its rows add up to the numbers above. */
export function RegionalCities({ where }: { where: Where }) {
  const t = useRegionalCityMessages();
  const f = useFormats();
  const lang = useLang();
  const phone = usePhone();
  const found = useQuery(cityFiguresQuery(where));
  const [sort, setSort] = useState<TableSort | null>(null);
  const [showsAll, setShowsAll] = useState(false);
  const columns = useCityColumns(found.data, where, phone);
  const cityName = useCityName();

  const rows = useMemo<ShownCity[]>(
    () => furthestBehindFirst(found.data?.items ?? [], found.data?.publishedPenetration ?? 0),
    [found.data],
  );
  const index = useMemo(() => new RowIndex(rows, columns, localeTag[lang]), [rows, columns, lang]);
  const shown = useMemo(() => {
    const ordered = Array.from(index.view(sort, '', undefined), (at) => rows[at]!);
    const first = showsAll ? ordered : ordered.slice(0, SHOWN_FIRST);
    const total = rows.length > 1 ? [totalOf(found.data?.items ?? [])] : [];
    return [...first, ...total];
  }, [index, rows, sort, showsAll, found.data]);
  const rest = rows.length - SHOWN_FIRST;

  return (
    <Section
      title={t('title')}
      definition={{ name: t('title'), formula: t('how.rows'), source: 'O' }}
      {...(found.data?.month && { note: t('through', { month: f.period(found.data.month) }) })}
    >
      <div className="overview-regional">
        {found.error ? (
          <ErrorState problem={problemOf(found.error)} onRetry={() => void found.refetch()} />
        ) : !found.data ? (
          <SkeletonBlock height={320} />
        ) : rows.length === 0 ? (
          <p className="overview-regional-none">{t('none')}</p>
        ) : (
          <>
            <RegionalCityFinding figures={found.data} where={where} />
            <DataTable<ShownCity>
              id="regional-cities"
              label={t('title')}
              columns={columns}
              rows={shown}
              rowKey={({ place, city }) => city ?? place}
              rowLabel={cityName}
              sort={sort}
              onSortChange={setSort}
              currentKey="total"
              stale={found.isPlaceholderData}
              fixedColumns
              plain
            />
            {rest > 0 && (
              <div>
                <Button size="small" aria-expanded={showsAll} onClick={() => setShowsAll(!showsAll)}>
                  {showsAll ? t('showFirst', { count: SHOWN_FIRST }) : t('showRest', { count: rest })}
                </Button>
              </div>
            )}
          </>
        )}
      </div>
    </Section>
  );
}
