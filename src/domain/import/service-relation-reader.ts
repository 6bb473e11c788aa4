import { RELATION_ROLES, type RelationRole } from '../merchant/merchant.ts';
import type { RelationField, ServiceRelationsMapping } from './field-mapping.ts';
import { IdKeys } from './row-keys.ts';
import { ServiceSpans } from './service-spans.ts';
import type { TableColumn } from './table-column.ts';
import { createTextReader, type FieldCells, RowRejected, type TextReader, wordIndex } from './text-rows.ts';

/** One span of service of a file; the first and the last day belong to it. */
export interface ServiceRelationRow {
  /** Physical line of the row. */
  line: number;
  /** Positions in the dictionary's ids. */
  provider: number;
  merchant: number;
  role: RelationRole;
  /** ISO date. */
  startedOn: string;
  /** ISO date; null: it goes on, or the file has no such column. */
  endedOn: string | null;
  /** Sessions operated under it so far, a count; null: not known, which is not 0, or the file has no such column. */
  operatedSessions: number | null;
}

export interface RelationDictionary {
  providerIds: readonly string[];
  merchantIds: readonly string[];
  /** What is stored, by positions in the ids. */
  stored: Iterable<{ provider: number; merchant: number; startedOn: string; endedOn: string | null }>;
}

const ROLE_WORDS: Record<RelationRole, readonly string[]> = {
  primary: ['主服务', '主', '主要', '主责', '主服务商', 'main', 'lead', 'owner'],
  assist: ['协同', '协作', '协助', '辅助', '协同服务', 'assisting', 'assistant', 'support', 'secondary'],
};
const ROLE_INDEX = wordIndex(RELATION_ROLES.map((code) => ({ code, names: ROLE_WORDS[code] })));

/** A reader for one file. The mapping must have passed checkMapping against these columns. */
export function createServiceRelationReader(
  mapping: ServiceRelationsMapping,
  columns: readonly TableColumn[],
  dictionary: RelationDictionary,
): TextReader<ServiceRelationRow> {
  const providers = new IdKeys(dictionary.providerIds, 'unknown_provider');
  const merchants = new IdKeys(dictionary.merchantIds, 'unknown_merchant');
  const spans = new ServiceSpans();
  for (const { provider, merchant, startedOn, endedOn } of dictionary.stored)
    spans.addStored(`${provider}:${merchant}`, startedOn, endedOn);
  const seen = new Set<string>();

  const find = (keys: IdKeys, cells: FieldCells<RelationField>, field: RelationField): number => {
    const index = keys.findText(cells.text(field) ?? '');
    if (index < 0) throw new RowRejected(keys.problem.code, cells.column(field), keys.problem.detail);
    return index;
  };

  return createTextReader(mapping.fields, columns, (cells) => {
    const provider = find(providers, cells, 'provider');
    const merchant = find(merchants, cells, 'merchant');
    const startedOn = cells.date('startedOn');
    if (startedOn === null) throw new RowRejected('blank_key', cells.column('startedOn'));
    const endedOn = cells.date('endedOn');
    if (endedOn !== null && endedOn < startedOn)
      throw new RowRejected('ends_before_start', cells.column('endedOn'), { startedOn });
    const role = cells.coded('role', ROLE_INDEX, 'unknown_role') ?? 'primary';
    const operatedSessions = cells.count('operatedSessions', 'sessions_not_a_count');
    const row = { line: cells.line, provider, merchant, role, startedOn, endedOn, operatedSessions };
    const pair = `${provider}:${merchant}`;
    const key = `${pair}:${startedOn}`;
    // The same span again is a duplicate, which says more than an overlap with itself would.
    if (!seen.has(key)) {
      const end = cells.column('endedOn') ? endedOn : (spans.find(pair, startedOn)?.endedOn ?? null);
      const other = spans.put(pair, { startedOn, endedOn: end, line: cells.line });
      if (other !== null) {
        throw new RowRejected('overlapping_service', null, {
          startedOn: other.startedOn,
          endedOn: other.endedOn ?? '',
          firstLine: other.line,
        });
      }
      seen.add(key);
    }
    return { key, row };
  });
}
