import type { ScopedProvider } from '../../../src/domain/access/scope.ts';

export interface Tenant {
  /** Also a canary: it stands in no answer to anybody who may not see the provider. */
  id: string;
  name: string;
  nameEn: string;
  industry: string;
  city: string;
  region: string;
}

function tenant(key: string, city: string, region: string): Tenant {
  return {
    id: `cnry-${key}-id`,
    name: `cnry-${key}-name`,
    nameEn: `cnry-${key}-english`,
    industry: `cnry-${key}-industry`,
    city,
    region,
  };
}

/** A and B share a region but not a city; C and D are elsewhere. Every text of theirs is a canary. */
export const TENANTS = {
  A: tenant('a', '330100', 'east_china'),
  B: tenant('b', '310000', 'east_china'),
  C: tenant('c', '440100', 'south_china'),
  D: tenant('d', '110000', 'north_china'),
} as const;

/** Enough others for peer groups. */
const OTHERS: readonly Tenant[] = ['330200', '320500', '440300', '440600', '130100', '120000', '210100'].map(
  (city, at) =>
    tenant(
      `x${at}`,
      city,
      {
        33: 'east_china',
        32: 'east_china',
        44: 'south_china',
        13: 'north_china',
        12: 'north_china',
        21: 'northeast',
      }[city.slice(0, 2)] ?? '',
    ),
);

export const EVERYBODY: readonly Tenant[] = [...Object.values(TENANTS), ...OTHERS];

export const placed = ({ id, city, region }: Tenant): ScopedProvider => ({ id, region, cityAdcode: city });
