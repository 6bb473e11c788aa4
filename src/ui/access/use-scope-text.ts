import type { Scope } from '../../domain/access/scope.ts';
import { regionName } from '../../domain/geography/regions.ts';
import { defineMessages } from '../i18n/define-messages.ts';
import { useLang, useLocalized } from '../i18n/language.ts';

const useWords = defineMessages('scopeText', {
  zh: { cities: '{{count}} 个城市', providers: '{{count}} 家服务商' },
  en: {
    cities: { one: '{{count}} city', other: '{{count}} cities' },
    providers: { one: '{{count}} provider', other: '{{count}} providers' },
  },
});

/** A limited scope in a few words, for headings: regions by name, the rest by number. Null for the whole platform. */
export function useScopeText(scope: Scope | null): string | null {
  const t = useWords();
  const of = useLocalized();
  const separator = useLang() === 'zh' ? '、' : ', ';
  if (scope === null) return null;
  const { regions, cities, providers } = scope;
  return [
    ...regions.map((code) => of(regionName(code) ?? { zh: code, en: code })),
    ...(cities.length > 0 ? [t('cities', { count: cities.length })] : []),
    ...(providers.length > 0 ? [t('providers', { count: providers.length })] : []),
  ].join(separator);
}
