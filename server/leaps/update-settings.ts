import type { ProgrammeContent, ProgrammeSettingsVersion } from '../../src/contract/programme-settings.ts';
import { canonicalJson } from '../assess/canonical.ts';
import type { AppContext, Caller } from '../context.ts';
import { conflict } from '../http/problem.ts';
import type { WriteUnit } from '../http/unit-of-work.ts';
import { lockFactsForStoring } from '../imports/fact-lock.ts';
import { refuseFaultySettings } from './check-settings.ts';
import { refreshLeaps } from './refresh-leaps.ts';
import { describeSettings, readSettings } from './settings-in-force.ts';

/** Puts other rules in force and evaluates by them. Throws invalid_request, precondition_failed or conflict. */
export async function updateSettings(
  unit: WriteUnit,
  context: Pick<AppContext, 'now' | 'newId'>,
  caller: Caller,
  { content, note }: { content: ProgrammeContent; note: string },
): Promise<ProgrammeSettingsVersion> {
  refuseFaultySettings(content);
  await lockFactsForStoring(unit.db);
  const inForce = await readSettings(unit.db);
  await unit.expectRevision(inForce.version, () => describeSettings(inForce));
  if (canonicalJson(inForce.content) === canonicalJson(content)) throw unchanged();
  const stored = await unit.db
    .insertInto('programmeSettings')
    .values({
      version: inForce.version + 1,
      content: JSON.stringify(content),
      note,
      createdAt: context.now(),
      createdBy: caller.name,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await refreshLeaps(unit.db, context, { by: caller.name, cause: 'settings' });
  unit.record({
    object: { type: 'programme_settings', id: String(stored.version) },
    before: { version: inForce.version, content: inForce.content },
    after: { version: stored.version, content },
    reason: note,
  });
  return describeSettings(stored);
}

function unchanged() {
  return conflict(
    { zh: '规则与现行版本相同，没有可保存的更改。', en: 'These are the rules in force already.' },
    { zh: '修改后再保存。', en: 'Change something first.' },
  );
}
