import type { ColumnMapping as WireMapping } from '../../src/contract/imports.ts';
import type { MerchantRow } from '../../src/domain/import/merchant-reader.ts';
import type { ProviderRow } from '../../src/domain/import/provider-reader.ts';
import type { LoadBatch } from '../context.ts';
import { searchPinyin } from '../db/search-pinyin.ts';

const SHARED_COLUMNS = [
  'external_id',
  'name',
  'name_en',
  'pinyin',
  'region',
  'province',
  'city_adcode',
  'city_name',
  'city_name_en',
  'industry',
  'compliance',
] as const;

/** Columns of provider and merchant that a file of them may fill; staged as text. */
export const OBJECT_COLUMNS = {
  providers: [...SHARED_COLUMNS, 'category', 'joined_on'],
  merchants: [...SHARED_COLUMNS, 'kind', 'opened_on'],
} as const;
export type ObjectKind = keyof typeof OBJECT_COLUMNS;
type Column<Kind extends ObjectKind> = (typeof OBJECT_COLUMNS)[Kind][number];
export type ObjectColumn = Exclude<Column<ObjectKind>, 'external_id'>;

type SharedRow = Omit<ProviderRow & MerchantRow, 'category' | 'joinedOn' | 'kind' | 'openedOn' | 'model'>;

const SHARED_VALUES: Record<(typeof SHARED_COLUMNS)[number], (row: SharedRow) => string | null> = {
  external_id: (row) => row.id,
  name: (row) => row.name,
  name_en: (row) => row.nameEn,
  pinyin: (row) => (row.name === null ? null : searchPinyin(row.name)),
  region: (row) => row.region,
  province: (row) => row.province,
  city_adcode: (row) => row.cityAdcode,
  city_name: (row) => row.cityName,
  city_name_en: (row) => row.cityNameEn,
  industry: (row) => row.industry,
  compliance: (row) => row.compliance,
};

const PROVIDER_VALUES: Record<Column<'providers'>, (row: ProviderRow) => string | null> = {
  ...SHARED_VALUES,
  category: (row) => row.category,
  joined_on: (row) => row.joinedOn,
};

const MERCHANT_VALUES: Record<Column<'merchants'>, (row: MerchantRow) => string | null> = {
  ...SHARED_VALUES,
  kind: (row) => row.kind,
  opened_on: (row) => row.openedOn,
};

export function loadProviders(rows: readonly ProviderRow[]): LoadBatch {
  const columns = OBJECT_COLUMNS.providers.map((column) => rows.map(PROVIDER_VALUES[column]));
  return { rowCount: rows.length, columns: columns.map((values) => ({ type: 'text', values })) };
}

export function loadMerchants(rows: readonly MerchantRow[]): LoadBatch {
  const columns = OBJECT_COLUMNS.merchants.map((column) => rows.map(MERCHANT_VALUES[column]));
  return { rowCount: rows.length, columns: columns.map((values) => ({ type: 'text', values })) };
}

const PLACE: readonly ObjectColumn[] = ['region', 'province', 'city_adcode', 'city_name', 'city_name_en'];

/** Columns that each target of a mapping fills. A region alone leaves the city as it is. */
const FILLED_BY: Record<string, readonly ObjectColumn[]> = {
  name: ['name', 'pinyin'],
  nameEn: ['name_en'],
  category: ['category'],
  kind: ['kind'],
  region: ['region'],
  province: PLACE,
  city: PLACE,
  adcode: PLACE,
  industry: ['industry'],
  joinedOn: ['joined_on'],
  openedOn: ['opened_on'],
  compliance: ['compliance'],
};

/** The columns a file speaks of. */
export function filledColumns(mapping: WireMapping): ObjectColumn[] {
  return [...new Set(mapping.columns.flatMap(({ target }) => FILLED_BY[target ?? ''] ?? []))];
}
