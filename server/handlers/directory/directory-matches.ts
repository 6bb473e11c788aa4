import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { DirectoryFilter } from '../../../src/contract/providers.ts';
import type { Database } from '../../db/schema.ts';
import type { Position } from '../../http/cursor.ts';
import type { AssessmentView } from '../assessment-view.ts';
import { directoryConditions } from './directory-filter.ts';
import { afterNull, afterValue, type DirectorySort, orderBy } from './directory-sort.ts';
import type { ProviderRows, RowFields } from './provider-rows.ts';

export interface MatchedPage {
  /** Keys and sort values in order. */
  rows: Position[];
  /** Over all pages. */
  total: number;
}

interface Side {
  rows: ProviderRows;
  /** Whose rows they are, and the filter. */
  where: RawBuilder<boolean>;
}

/** A found row, as the outer query of several sides sees it. */
const FOUND: Pick<RowFields, 'id'> & { value: RawBuilder<unknown> } = {
  id: sql`found.id`,
  value: sql`found.value`,
};

/** The providers that a filter finds, over all sides of the view. */
export class DirectoryMatches {
  readonly #db: Kysely<Database>;
  readonly #sides: readonly Side[];
  readonly #isFiltered: boolean;

  constructor(
    db: Kysely<Database>,
    sides: readonly ProviderRows[],
    filter: DirectoryFilter,
    view: AssessmentView,
  ) {
    this.#db = db;
    const conditions = sides.map((rows) => directoryConditions(rows, filter, view));
    this.#isFiltered = conditions.some((list) => list.length > 0);
    this.#sides = sides.map((rows, at) => ({
      rows,
      where: sql<boolean>`${sql.join([rows.where, ...(conditions[at] ?? [])], sql` and `)}`,
    }));
  }

  /** One page with the number of all matches. A filter is evaluated once; without one, indexes answer both questions. */
  async page(sort: DirectorySort, position: Position | null, limit: number): Promise<MatchedPage> {
    if (!this.#isFiltered) {
      const [rows, total] = await Promise.all([this.#readOrdered(sort, position, limit), this.count()]);
      return { rows, total };
    }
    const beyond = position
      ? sql`where ${afterValue(sort, FOUND.value, FOUND.id, position)}
          or (found.value is null and ${afterNull(FOUND.id, position)})`
      : sql``;
    const { rows } = await sql<Position & { total: number }>`
      select id, value, total from (
        select id, value, count(*) over ()::int as total
        from (${this.#union((side) => this.#select(side, sort))}) matched) found
      ${beyond} order by ${orderBy(FOUND.value, FOUND.id, sort)} limit ${limit}::integer`.execute(this.#db);
    return { rows, total: rows[0]?.total ?? (await this.count()) };
  }

  /** All keys in order. */
  async keys(sort: DirectorySort): Promise<number[]> {
    return (await this.#readOrdered(sort, null, null)).map((row) => row.id);
  }

  async count(): Promise<number> {
    const counts = this.#sides.map(({ rows, where }) =>
      rows.size !== null && !this.#isFiltered
        ? sql`${rows.size}::int`
        : sql`(select count(*)::int from ${rows.from} where ${where})`,
    );
    const { rows } = await sql<{ total: number }>`select ${sql.join(counts, sql` + `)} as total`.execute(
      this.#db,
    );
    return rows[0]?.total ?? 0;
  }

  /** Those with a value to sort by, and where they do not fill the page, those without. */
  async #readOrdered(
    sort: DirectorySort,
    position: Position | null,
    limit: number | null,
  ): Promise<Position[]> {
    const valued = await this.#readValued(sort, position, limit);
    if (limit !== null && valued.length >= limit) return valued;
    return [...valued, ...(await this.#readNulls(sort, position, limit && limit - valued.length))];
  }

  /** Each side gives its own first rows: in this form an index serves them, also through the join with provider. */
  async #readValued(
    sort: DirectorySort,
    position: Position | null,
    limit: number | null,
  ): Promise<Position[]> {
    const parts = this.#union(({ rows, where }) => {
      const { id } = rows.fields;
      const value = sort.key(rows.fields);
      const beyond = position ? sql` and ${afterValue(sort, value, id, position)}` : sql``;
      return sql`(select ${id} as id, ${value} as value from ${rows.from} where ${where} and ${value} is not null${beyond}
        order by ${orderBy(value, id, sort)}${atMost(limit)})`;
    });
    const { rows } = await sql<Position>`
      select id, value from (${parts}) found order by ${orderBy(FOUND.value, FOUND.id, sort)}${atMost(limit)}`.execute(
      this.#db,
    );
    return rows;
  }

  async #readNulls(
    sort: DirectorySort,
    position: Position | null,
    limit: number | null,
  ): Promise<Position[]> {
    const parts = this.#union(({ rows, where }) => {
      const { id } = rows.fields;
      const beyond = position ? sql` and ${afterNull(id, position)}` : sql``;
      return sql`(select ${id} as id from ${rows.from} where ${where} and ${sort.key(rows.fields)} is null${beyond}
        order by 1${atMost(limit)})`;
    });
    const { rows } = await sql<Position>`
      select id, null as value from (${parts}) found order by id${atMost(limit)}`.execute(this.#db);
    return rows;
  }

  #select({ rows, where }: Side, sort: DirectorySort): RawBuilder<unknown> {
    return sql`select ${rows.fields.id} as id, ${sort.key(rows.fields)} as value from ${rows.from} where ${where}`;
  }

  #union(part: (side: Side) => RawBuilder<unknown>): RawBuilder<unknown> {
    return sql.join(this.#sides.map(part), sql` union all `);
  }
}

function atMost(limit: number | null): RawBuilder<unknown> {
  return limit === null ? sql`` : sql` limit ${limit}::integer`;
}
