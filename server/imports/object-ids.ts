import type { AppContext } from '../context.ts';

/** Ids as files write them and the database's keys, at the same positions. */
export interface ObjectIds {
  ids: string[];
  keys: Int32Array;
}

/** Everything of the table; of providers, those that a model grades when one is given. */
export async function readIds(
  db: AppContext['db'],
  table: 'provider' | 'merchant',
  model?: string,
): Promise<ObjectIds> {
  const rows =
    table === 'merchant'
      ? await db.selectFrom('merchant').select(['id', 'externalId']).orderBy('id').execute()
      : await db
          .selectFrom('provider')
          .select(['id', 'externalId'])
          .$if(model !== undefined, (query) => query.where('modelCode', '=', model ?? ''))
          .orderBy('id')
          .execute();
  return { ids: rows.map(({ externalId }) => externalId), keys: Int32Array.from(rows, ({ id }) => id) };
}

/** Puts the database's keys in place of positions. */
export function translate(indexes: Int32Array, count: number, keys: Int32Array): void {
  for (let at = 0; at < count; at++) indexes[at] = keys[indexes[at] as number] as number;
}
