import { type Kysely, type Selectable, sql } from 'kysely';
import type { ProgrammeContent, ProgrammeSettingsVersion } from '../../src/contract/programme-settings.ts';
import { DEFAULT_LEAP_SETTINGS } from '../../src/domain/leap/leap-settings.ts';
import { DEFAULT_PROGRAMME_SETTINGS } from '../../src/domain/programme/programme-settings.ts';
import type { Database, ProgrammeSettingsTable } from '../db/schema.ts';

type Row = Selectable<ProgrammeSettingsTable>;

/** Versions of the rules; why and by whom they were changed is empty to whoever is not told. */
export function selectSettings(db: Kysely<Database>) {
  return db
    .selectFrom('programmeSettings as s')
    .leftJoin('settingsNote as n', 'n.version', 's.version')
    .select((select) => [
      's.version',
      's.content',
      's.createdAt',
      select.fn.coalesce('n.note', sql.lit('')).as('note'),
      select.fn.coalesce('n.createdBy', sql.lit('')).as('createdBy'),
    ]);
}

/** The latest version of the rules. There always is one. */
export function readSettings(db: Kysely<Database>): Promise<Row> {
  return selectSettings(db).orderBy('s.version', 'desc').limit(1).executeTakeFirstOrThrow();
}

export function describeSettings({
  version,
  content,
  note,
  createdAt,
  createdBy,
}: Row): ProgrammeSettingsVersion {
  return { version, content, note, createdAt: createdAt.toISOString(), createdBy };
}

/** Version 1, unless there is one: domain.md 5.1 to 5.4 over the calendar year it is made in [O]. */
export async function storeDefaultSettings(db: Kysely<Database>, now: Date): Promise<void> {
  const year = now.getUTCFullYear();
  const content: ProgrammeContent = {
    leap: DEFAULT_LEAP_SETTINGS,
    programme: DEFAULT_PROGRAMME_SETTINGS,
    period: { from: `${year}-01`, to: `${year}-12` },
  };
  await sql`
    insert into programme_settings (version, content, note, created_at, created_by)
    values (1, ${JSON.stringify(content)}, '', ${now}, 'system') on conflict do nothing`.execute(db);
}
