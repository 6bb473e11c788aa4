import { type RawBuilder, sql } from 'kysely';

/** Anywhere in the search text (id, name, English name, pinyin, initials); blanks inside pinyin do not matter. */
export function matchesSearch(text: RawBuilder<unknown>, search: string): RawBuilder<boolean> {
  const forms = [...new Set([search, search.replace(/[\s']+/g, '')])].filter((form) => form !== '');
  return sql<boolean>`(${sql.join(
    forms.map((form) => sql`${text} like ${`%${form.replace(/[\\%_]/g, '\\$&')}%`}`),
    sql` or `,
  )})`;
}
