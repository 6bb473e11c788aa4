import { useMemo } from 'react';
import { useLang } from '../../ui/i18n/language.ts';
import { useRegionalCityMessages } from './regional-city-messages.ts';
import type { ShownCity } from './regional-city-rows.ts';

/** What a row is called; the same function until the language changes. */
export function useCityName(): (row: ShownCity) => string {
  const t = useRegionalCityMessages();
  const lang = useLang();
  return useMemo(
    () =>
      ({ place, name }) =>
        place === 'total'
          ? t('total')
          : place === 'elsewhere'
            ? t('elsewhere')
            : name === null
              ? t('noCity')
              : name[lang],
    [t, lang],
  );
}
