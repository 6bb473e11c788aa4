import type { DecimalSign } from './decimal-sign.ts';

/** Files of which each column feeds one named field: those of objects, not of indicators. */

export const PROVIDER_FIELDS = [
  'id',
  'name',
  'nameEn',
  'category',
  'region',
  'province',
  'city',
  'adcode',
  'industry',
  'joinedOn',
  'compliance',
  'model',
] as const;
export type ProviderField = (typeof PROVIDER_FIELDS)[number];

/** One row per provider. Without a name column the id is the name. */
export interface ProvidersMapping {
  kind: 'providers';
  fields: Record<ProviderField, string | null>;
}

const MERCHANT_FIELDS = [
  'id',
  'name',
  'nameEn',
  'kind',
  'industry',
  'region',
  'province',
  'city',
  'adcode',
  'openedOn',
  'compliance',
] as const;
export type MerchantField = (typeof MERCHANT_FIELDS)[number];

/** One row per merchant. Without a name column the id is the name. */
export interface MerchantsMapping {
  kind: 'merchants';
  fields: Record<MerchantField, string | null>;
}

const RELATION_FIELDS = ['provider', 'merchant', 'role', 'startedOn', 'endedOn', 'operatedSessions'] as const;
export type RelationField = (typeof RELATION_FIELDS)[number];

/** One row per span of service: a provider serves a merchant from a day on. Without a role it is the primary one. */
export interface ServiceRelationsMapping {
  kind: 'service_relations';
  fields: Record<RelationField, string | null>;
}

/** Numbers of a merchant's month, in the order of the stored columns. */
export const MONTH_AMOUNTS = ['paidGmv', 'netGmv', 'refundGmv', 'orders'] as const;
export type MonthAmount = (typeof MONTH_AMOUNTS)[number];
const MONTH_FIELDS = ['merchant', 'period', ...MONTH_AMOUNTS] as const;
export type MonthField = (typeof MONTH_FIELDS)[number];

/** One row per merchant and month; amounts in yuan. */
export interface MerchantMonthsMapping {
  kind: 'merchant_months';
  decimal: DecimalSign;
  fields: Record<MonthField, string | null>;
}

export type FieldsMapping =
  | ProvidersMapping
  | MerchantsMapping
  | ServiceRelationsMapping
  | MerchantMonthsMapping;
export type FieldKind = FieldsMapping['kind'];

/** Fields of each kind in the order in which they are shown. */
export const FIELDS_OF: Record<FieldKind, readonly string[]> = {
  providers: PROVIDER_FIELDS,
  merchants: MERCHANT_FIELDS,
  service_relations: RELATION_FIELDS,
  merchant_months: MONTH_FIELDS,
};

/** Without these a row says nothing. */
export const REQUIRED_FIELDS: Record<FieldKind, readonly string[]> = {
  providers: ['id'],
  merchants: ['id'],
  service_relations: ['provider', 'merchant', 'startedOn'],
  merchant_months: ['merchant', 'period'],
};

/** A mapping of that kind from the column of each field; null where the file has none. */
export function fieldsMapping(
  kind: FieldKind,
  columnOf: (field: string) => string | null,
  decimal: DecimalSign,
): FieldsMapping {
  const fields = Object.fromEntries(FIELDS_OF[kind].map((field) => [field, columnOf(field)]));
  const mapping = kind === 'merchant_months' ? { kind, decimal, fields } : { kind, fields };
  return mapping as FieldsMapping;
}

/** Every field of the mapping with its column. */
export function mappedFields({
  kind,
  fields,
}: FieldsMapping): { field: string; column: string | null; required: boolean }[] {
  const columns: Record<string, string | null> = fields;
  return FIELDS_OF[kind].map((field) => ({
    field,
    column: columns[field] ?? null,
    required: REQUIRED_FIELDS[kind].includes(field),
  }));
}
