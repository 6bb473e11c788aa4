import type { ComplianceState } from '../grading/states.ts';
import { COMPLIANCE_INDEX } from './compliance-words.ts';
import type { ProvidersMapping } from './field-mapping.ts';
import { type PlaceColumns, type ProviderPlace, readPlace } from './provider-place.ts';
import { cleanKey } from './row-keys.ts';
import type { TableColumn } from './table-column.ts';
import { createTextReader, RowRejected, type TextBatch, type TextReader, wordIndex } from './text-rows.ts';

/** One provider of a file. null: the file has no such column or leaves the cell blank. */
export interface ProviderRow extends ProviderPlace {
  /** Physical line of the row. */
  line: number;
  id: string;
  name: string | null;
  nameEn: string | null;
  /** Category code of the model. */
  category: string | null;
  industry: string | null;
  /** ISO date. */
  joinedOn: string | null;
  compliance: ComplianceState | null;
  /** Model that grades the provider, as the file names it. */
  model: string | null;
}

export interface ProviderDictionary {
  /** Categories of the model with the names a file may use. */
  categories: readonly { code: string; names: readonly string[] }[];
}

export type ProviderBatch = TextBatch<ProviderRow>;
export type ProviderReader = TextReader<ProviderRow>;

/** A reader for one file. The mapping must have passed checkMapping against these columns. */
export function createProviderReader(
  mapping: ProvidersMapping,
  columns: readonly TableColumn[],
  dictionary: ProviderDictionary,
): ProviderReader {
  const categories = wordIndex(dictionary.categories);
  return createTextReader(mapping.fields, columns, (cells) => {
    const id = cleanKey(cells.text('id') ?? '');
    if (id === '') throw new RowRejected('blank_key', cells.column('id'));
    const joinedOn = cells.date('joinedOn');
    const places: PlaceColumns = {
      region: cells.text('region'),
      province: cells.text('province'),
      city: cells.text('city'),
      adcode: cells.text('adcode'),
    };
    const { place, unknown } = readPlace(places);
    const row: ProviderRow = {
      line: cells.line,
      id,
      name: cells.text('name'),
      nameEn: cells.text('nameEn'),
      category: cells.coded('category', categories, 'unknown_category'),
      industry: cells.text('industry'),
      joinedOn,
      compliance: cells.coded('compliance', COMPLIANCE_INDEX, 'unknown_compliance'),
      model: cells.text('model'),
      ...place,
    };
    if (unknown !== null) cells.warn('unknown_place', unknown);
    return { key: id, row };
  });
}
