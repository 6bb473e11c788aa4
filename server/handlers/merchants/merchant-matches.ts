import { type Kysely, type RawBuilder, sql } from 'kysely';
import { type MerchantFilter, merchantFilter } from '../../../src/contract/merchants.ts';
import type { Database } from '../../db/schema.ts';
import { isLimited } from '../../db/scoped-providers.ts';
import type { Position } from '../../http/cursor.ts';
import { afterNull, afterValue, orderBy, type SortOrder } from '../directory/directory-sort.ts';
import { merchantSource } from './merchant-fields.ts';
import { baseCondition, facetCondition } from './merchant-filter.ts';
import type { MerchantView } from './merchant-view.ts';

/** What is sorted by; texts compare by code point, the same in every database. */
const KEYS: Record<string, { key: RawBuilder<unknown>; type: SortOrder['type'] }> = {
  gmv: { key: sql`x.gmv`, type: 'number' },
  growth: { key: sql`x.growth`, type: 'number' },
  name: { key: sql`x.name_key`, type: 'text' },
  id: { key: sql`x.external_id collate "C"`, type: 'text' },
  openedOn: { key: sql`x.opened_on::text collate "C"`, type: 'text' },
};

const ID = sql`x.id`;

const FILTERS = (Object.keys(merchantFilter.shape) as (keyof MerchantFilter)[]).filter(
  (name) => name !== 'month',
);

/** The merchants that a filter finds, in one order. */
export class MerchantMatches {
  readonly #db: Kysely<Database>;
  readonly #from: RawBuilder<unknown>;
  readonly #order: SortOrder;
  readonly #key: RawBuilder<unknown>;
  readonly #isWhole: boolean;

  constructor(db: Kysely<Database>, view: MerchantView, filter: MerchantFilter, sort: string) {
    this.#db = db;
    this.#isWhole = !isLimited(view.caller) && FILTERS.every((name) => filter[name] === undefined);
    const descending = sort.startsWith('-');
    const name = descending ? sort.slice(1) : sort;
    const { key, type } = KEYS[name] ?? { key: ID, type: 'number' };
    const source = merchantSource(view, { [name]: true });
    this.#from = sql`from ${source} where ${baseCondition(filter, view.caller)} and ${facetCondition(filter)}`;
    this.#key = key;
    this.#order = { type, descending };
  }

  /** One page with the number of all matches; a filter is evaluated once. Nothing known to sort by comes last. */
  async page(position: Position | null, limit: number): Promise<{ rows: Position[]; total: number }> {
    // Of everybody's merchants an index may give the page and the count alone; whose they are takes longer than either.
    if (this.#isWhole) {
      const [rows, total] = await Promise.all([this.#readAfter(position, limit), this.#count()]);
      return { rows, total };
    }
    const { rows } = await sql<Position & { total: number }>`
      select id, value, total from (
        select x.id, ${this.#key} as value, count(*) over ()::int as total ${this.#from}) found
      where ${this.#after(position, sql`found.value`, sql`found.id`)}
      order by ${orderBy(sql`found.value`, sql`found.id`, this.#order)} limit ${limit}::integer`.execute(
      this.#db,
    );
    return { rows, total: rows[0]?.total ?? (await this.#count()) };
  }

  /** All keys in order. */
  async keys(): Promise<number[]> {
    const { rows } = await sql<{ id: number }>`
      select x.id ${this.#from} order by ${orderBy(this.#key, ID, this.#order)}`.execute(this.#db);
    return rows.map(({ id }) => id);
  }

  async #readAfter(position: Position | null, limit: number): Promise<Position[]> {
    const { rows } = await sql<Position>`
      select x.id, ${this.#key} as value ${this.#from} and ${this.#after(position, this.#key, ID)}
      order by ${orderBy(this.#key, ID, this.#order)} limit ${limit}::integer`.execute(this.#db);
    return rows;
  }

  async #count(): Promise<number> {
    const { rows } = await sql<{ total: number }>`select count(*)::int as total ${this.#from}`.execute(
      this.#db,
    );
    return rows[0]?.total ?? 0;
  }

  #after(position: Position | null, key: RawBuilder<unknown>, id: RawBuilder<unknown>): RawBuilder<boolean> {
    if (position === null) return sql<boolean>`true`;
    return sql<boolean>`(${afterValue(this.#order, key, id, position)}
      or (${key} is null and ${afterNull(id, position)}))`;
  }
}
