import { ApiProblem } from './problem.ts';

/** Where a page ended: the sort value of its last row and that row's key. */
export interface Position {
  value: string | number | null;
  id: number;
}

/** An opaque cursor. `query` is everything the position depends on; a cursor of another query is refused. */
export function writeCursor(position: Position, query: unknown): string {
  const text = JSON.stringify([position.value, position.id, fingerprint(query)]);
  const bytes = new TextEncoder().encode(text);
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** Null without a cursor; throws invalid_request for one that is not ours or belongs to another query. */
export function readCursor(cursor: string | undefined, query: unknown): Position | null {
  if (cursor === undefined) return null;
  const [value, id, print] = decode(cursor);
  const known = value === null || typeof value === 'string' || typeof value === 'number';
  if (!known || typeof id !== 'number' || !Number.isSafeInteger(id) || print !== fingerprint(query))
    throw unknownCursor();
  return { value, id };
}

function decode(cursor: string): unknown[] {
  try {
    const binary = atob(cursor.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const parsed: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}

/** 53-bit hash of the query: guards against mistakes, not against malice, for a cursor grants nothing. */
function fingerprint(query: unknown): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (const character of JSON.stringify(query)) {
    const code = character.codePointAt(0) ?? 0;
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  return ((high >>> 0) * 0x200000 + (low >>> 11)).toString(36);
}

function unknownCursor(): ApiProblem {
  return new ApiProblem(
    'invalid_request',
    {
      zh: '翻页位置不属于当前的筛选和排序，或结果已更新。',
      en: 'The cursor does not belong to this filter and sort, or the results have changed.',
    },
    { zh: '从第一页重新开始。', en: 'Start again from the first page.' },
    [{ path: 'query.cursor', message: { zh: '无效的翻页位置', en: 'not a valid cursor' } }],
  );
}
