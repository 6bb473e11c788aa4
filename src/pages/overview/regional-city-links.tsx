import { type ReactNode, useMemo } from 'react';
import { Link } from 'react-router';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useRegionalCityMessages } from './regional-city-messages.ts';
import { useCityName } from './regional-city-name.ts';
import type { ShownCity } from './regional-city-rows.ts';
import { regionalPath, type Where } from './regional-path.ts';

export type CityQuery = Record<string, string | undefined>;

/** How a number of a row opens what it counts; the same functions until the language or the region changes. */
export function useCityLinks(where: Where) {
  const t = useRegionalCityMessages();
  const f = useFormats();
  const cityName = useCityName();
  return useMemo(() => {
    /** Null: no list can be asked for such rows. */
    const rowsOf = (row: ShownCity, to: string, query: CityQuery): string | null => {
      if (row.place === 'total') return regionalPath(to, { ...where, ...query });
      return row.city === null ? null : regionalPath(to, { ...where, city: row.city, ...query });
    };
    /** Nothing lies behind a zero. */
    const open = (
      row: ShownCity,
      column: string,
      value: string,
      to: string | null,
      shown = value,
    ): ReactNode =>
      to === null || value === f.number(0) ? (
        shown
      ) : (
        <Link to={to} aria-label={t('openOf', { city: cityName(row), column, value })}>
          {shown}
        </Link>
      );
    return { rowsOf, open };
  }, [where, t, f, cityName]);
}
