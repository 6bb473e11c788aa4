import { type RawBuilder, sql } from 'kysely';
import type { Position } from '../../http/cursor.ts';
import { ApiProblem } from '../../http/problem.ts';
import type { AssessmentView } from '../assessment-view.ts';
import type { RowFields } from './provider-rows.ts';

/** How the values of an order compare. */
export interface SortOrder {
  type: 'number' | 'text';
  descending: boolean;
}

export interface DirectorySort extends SortOrder {
  /** The sort value over one side's rows. */
  key: (fields: RowFields) => RawBuilder<unknown>;
}

type SortKey = Omit<DirectorySort, 'descending'>;

/** Texts compare by code point: the same order in every database, so a cursor means the same everywhere. */
const text = (key: DirectorySort['key']): SortKey => ({
  key: (fields) => sql`(${key(fields)}) collate "C"`,
  type: 'text',
});
const number = (key: DirectorySort['key']): SortKey => ({ key, type: 'number' });

/** Resolves `-total` or `capability:traffic`; absent values come last in either direction. Throws invalid_request. */
export function directorySort(sort: string, view: AssessmentView): DirectorySort {
  const descending = sort.startsWith('-');
  const [field = '', code = ''] = sort.slice(descending ? 1 : 0).split(':');
  return { ...sortKey(field, code, view), descending };
}

function sortKey(field: string, code: string, view: AssessmentView): SortKey {
  switch (field) {
    case 'total':
    case 'delta':
    case 'coverage':
      return number((fields) => fields[field]);
    case 'rank':
      return number((fields) => sql`${fields.rank}::double precision`);
    case 'tier':
      return number((fields) => fields.ladder);
    case 'category':
      return text((fields) => fields.category);
    case 'name':
      return { key: () => sql`p.name_key`, type: 'text' };
    case 'id':
      return text(() => sql`p.external_id`);
    case 'joinedOn':
      return text(() => sql`p.joined_on::text`);
    case 'city':
      return text(() => sql`lower(coalesce(p.city_name_en, p.city_name))`);
    case 'capability':
      return element(code, view.assessment?.layout.capabilities, (fields, at) => fields.capability(at));
    default:
      return element(code, view.assessment?.layout.measures, (fields, at) => fields.measure(at));
  }
}

function element(
  code: string,
  codes: readonly string[] | undefined,
  pick: (fields: RowFields, position: number) => RawBuilder<unknown>,
): SortKey {
  const position = codes?.indexOf(code) ?? 0;
  if (position < 0) {
    throw new ApiProblem(
      'invalid_request',
      { zh: `本次评估没有 ${code},不能按它排序。`, en: `This assessment has no ${code} to sort by.` },
      { zh: '换一个排序字段。', en: 'Choose another sort field.' },
      [{ path: 'query.sort', message: { zh: `未知：${code}`, en: `unknown: ${code}` } }],
    );
  }
  return number((fields) => pick(fields, position));
}

/** `order by` with the row's own key as the last word, so that ties have one order. */
export function orderBy(key: RawBuilder<unknown>, id: RawBuilder<unknown>, { descending }: SortOrder) {
  return sql`${key} ${sql.raw(descending ? 'desc' : 'asc')} nulls last, ${id}`;
}

/** Rows after the one a page ended with, among those that have a value to sort by. */
export function afterValue(
  sort: SortOrder,
  field: RawBuilder<unknown>,
  id: RawBuilder<unknown>,
  last: Position,
): RawBuilder<boolean> {
  if (last.value === null) return sql<boolean>`false`;
  const value =
    sort.type === 'number' ? sql`${last.value}::double precision` : sql`${last.value}::text collate "C"`;
  // The first comparison alone lets an index begin where the page before ended.
  const upTo = sql.raw(sort.descending ? '<=' : '>=');
  return sql<boolean>`(${field} ${upTo} ${value} and (${field} <> ${value} or ${id} > ${last.id}))`;
}

/** The same among those that have none: they come last. */
export function afterNull(id: RawBuilder<unknown>, last: Position): RawBuilder<boolean> {
  return last.value === null ? sql<boolean>`${id} > ${last.id}` : sql<boolean>`true`;
}
