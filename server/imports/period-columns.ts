import { type RawBuilder, sql } from 'kysely';
import type { PeriodTable } from './period-tables.ts';

/** The columns of the table as queries name them: f is what is stored, i what comes in. */
export class PeriodColumns {
  readonly table: RawBuilder<unknown>;
  readonly isSame: RawBuilder<boolean>;
  readonly isNew: RawBuilder<boolean>;
  readonly differs: RawBuilder<boolean>;
  readonly assignments: RawBuilder<unknown>;
  /** Columns of a row that holds what is stored and what comes in. */
  readonly merged: RawBuilder<unknown>;

  constructor({ name, subject, values }: PeriodTable, given: readonly string[]) {
    this.table = sql.id(name);
    const keys = ['period_id', ...subject];
    const row = (alias: string, columns: readonly string[]) =>
      sql`row(${sql.join(columns.map((column) => sql.id(alias, column)))})`;
    this.isSame = sql.join(
      keys.map((column) => sql`${sql.id('f', column)} = ${sql.id('i', column)}`),
      sql` and `,
    ) as RawBuilder<boolean>;
    this.isNew = sql`f.period_id is null`;
    this.differs = sql`${row('f', given)} is distinct from ${row('i', given)}`;
    this.assignments = sql.join(
      [...given, 'import_id'].map((column) => sql`${sql.id(column)} = ${sql.id('i', column)}`),
    );
    const either = (column: string) => sql`coalesce(${sql.id('i', column)}, ${sql.id('f', column)})`;
    const value = (column: string) =>
      given.includes(column)
        ? sql`case when i.period_id is null then ${sql.id('f', column)} else ${sql.id('i', column)} end`
        : sql.id('f', column);
    this.merged = sql.join([
      ...keys.map(either),
      ...values.map(value),
      sql`case when f.period_id is null or (i.period_id is not null and ${this.differs})
        then i.import_id else f.import_id end`,
    ]);
  }

  /** The period's key is written out, so that the tables of other periods are not even looked at. */
  stored({ id }: { id: number }): RawBuilder<unknown> {
    return sql`(select * from ${this.table} where period_id = ${sql.lit(id)}) f`;
  }
}
