import type { Role } from '../../domain/access/role.ts';
import type { Scope } from '../../domain/access/scope.ts';
import { getCity } from '../../domain/geography/places.ts';
import { regionName } from '../../domain/geography/regions.ts';
import { defineMessages } from '../i18n/define-messages.ts';
import { useLang, useLocalized } from '../i18n/language.ts';

const useWords = defineMessages('access', {
  zh: {
    ops_viewer: '平台运营 · 查看',
    ops_grader: '平台运营 · 评级',
    ops_admin: '平台管理员',
    regional: '区域负责人',
    provider_owner: '服务商负责人',
    provider_member: '服务商成员',
    platform: '全平台',
    nothing: '无',
  },
  en: {
    ops_viewer: 'Platform, viewer',
    ops_grader: 'Platform, grader',
    ops_admin: 'Platform administrator',
    regional: 'Regional lead',
    provider_owner: 'Provider, owner',
    provider_member: 'Provider, member',
    platform: 'Whole platform',
    nothing: 'None',
  },
});

/** What a role is called and which rows a scope covers. Carries the city list (23 KB): for pages that load on demand. */
export function useAccessWords() {
  const t = useWords();
  const of = useLocalized();
  const nameOfCity = (adcode: string) => {
    const city = getCity(adcode);
    return city ? of({ zh: city.name, en: city.nameEn }) : adcode;
  };
  const separator = useLang() === 'zh' ? '、' : ', ';
  return {
    role: (role: Role) => t(role),
    scope(scope: Scope | null): string {
      if (scope === null) return t('platform');
      const parts = [
        ...scope.regions.map((code) => of(regionName(code) ?? { zh: code, en: code })),
        ...scope.cities.map((adcode) => nameOfCity(adcode)),
        ...scope.providers,
      ];
      return parts.join(separator) || t('nothing');
    },
  };
}
