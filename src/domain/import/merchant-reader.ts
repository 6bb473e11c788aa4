import type { ComplianceState } from '../grading/states.ts';
import { MERCHANT_KINDS, type MerchantKind } from '../merchant/merchant.ts';
import { COMPLIANCE_INDEX } from './compliance-words.ts';
import type { MerchantsMapping } from './field-mapping.ts';
import { type PlaceColumns, type ProviderPlace, readPlace } from './provider-place.ts';
import { cleanKey } from './row-keys.ts';
import type { TableColumn } from './table-column.ts';
import { createTextReader, RowRejected, type TextReader, wordIndex } from './text-rows.ts';

/** One merchant of a file. null: the file has no such column or leaves the cell blank. */
export interface MerchantRow extends ProviderPlace {
  /** Physical line of the row. */
  line: number;
  id: string;
  name: string | null;
  nameEn: string | null;
  kind: MerchantKind | null;
  industry: string | null;
  /** ISO date the shop opened. */
  openedOn: string | null;
  compliance: ComplianceState | null;
}

const KIND_WORDS: Record<MerchantKind, readonly string[]> = {
  mcn: ['达人', '主播', '签约达人', '签约主播', 'streamer'],
  belt: ['产业带', '产业带商家', '源头商家', 'industrial belt'],
  merchant: ['商家', '普通商家', '店铺', '其他', 'shop', 'other'],
  brand: ['品牌', '品牌商家', '品牌店', '品牌商', 'brand shop'],
};
const KIND_INDEX = wordIndex(MERCHANT_KINDS.map((code) => ({ code, names: KIND_WORDS[code] })));

/** A reader for one file. The mapping must have passed checkMapping against these columns. */
export function createMerchantReader(
  mapping: MerchantsMapping,
  columns: readonly TableColumn[],
): TextReader<MerchantRow> {
  return createTextReader(mapping.fields, columns, (cells) => {
    const id = cleanKey(cells.text('id') ?? '');
    if (id === '') throw new RowRejected('blank_key', cells.column('id'));
    const places: PlaceColumns = {
      region: cells.text('region'),
      province: cells.text('province'),
      city: cells.text('city'),
      adcode: cells.text('adcode'),
    };
    const { place, unknown } = readPlace(places);
    const row: MerchantRow = {
      line: cells.line,
      id,
      name: cells.text('name'),
      nameEn: cells.text('nameEn'),
      kind: cells.coded('kind', KIND_INDEX, 'unknown_merchant_kind'),
      industry: cells.text('industry'),
      openedOn: cells.date('openedOn'),
      compliance: cells.coded('compliance', COMPLIANCE_INDEX, 'unknown_compliance'),
      ...place,
    };
    if (unknown !== null) cells.warn('unknown_place', unknown);
    return { key: id, row };
  });
}
