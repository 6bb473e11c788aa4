import { type RawBuilder, sql } from 'kysely';
import type { Merchant } from '../../../src/contract/merchants.ts';
import type { MerchantTable } from '../../db/schema.ts';

export type MerchantColumns = Pick<
  MerchantTable,
  | 'externalId'
  | 'name'
  | 'nameEn'
  | 'kind'
  | 'industry'
  | 'region'
  | 'province'
  | 'cityAdcode'
  | 'cityName'
  | 'cityNameEn'
> & { key: number; openedOn: string | null; compliance: string; sample: boolean };

/** Columns of merchant `m` that `toMerchant` reads. */
export const MERCHANT_COLUMNS: RawBuilder<unknown> = sql`m.id as key, m.external_id, m.name, m.name_en, m.kind,
  m.industry, m.region, m.province, m.city_adcode, m.city_name, m.city_name_en, m.opened_on::text as opened_on,
  m.compliance, m.sample`;

export function toMerchant(row: MerchantColumns): Merchant {
  return {
    id: row.externalId,
    name: row.name,
    nameEn: row.nameEn,
    kind: row.kind as Merchant['kind'],
    industry: row.industry,
    region: row.region,
    province: row.province,
    city:
      row.cityAdcode === null
        ? null
        : { adcode: row.cityAdcode, name: row.cityName ?? '', nameEn: row.cityNameEn ?? row.cityName ?? '' },
    openedOn: row.openedOn,
    compliance: row.compliance as Merchant['compliance'],
    sample: row.sample,
  };
}
