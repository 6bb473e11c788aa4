import type { Kysely } from 'kysely';
import type { ProgrammeSettings } from '../../src/domain/programme/programme-settings.ts';
import type { Database } from '../db/schema.ts';
import { readSettings } from '../leaps/settings-in-force.ts';

/** The settings in force, as far as the board and the targets need them. */
export interface ProgrammeRules {
  version: number;
  programme: ProgrammeSettings;
  /** First and last month of the programme year. */
  period: { from: string; to: string };
}

export async function readProgrammeRules(db: Kysely<Database>): Promise<ProgrammeRules> {
  const { version, content } = await readSettings(db);
  return { version, programme: content.programme, period: content.period };
}
