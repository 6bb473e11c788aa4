import { type Kysely, sql } from 'kysely';
import type { z } from 'zod';
import type { listLeapRuns } from '../../src/contract/leaps.ts';
import type { listProgrammeSettings } from '../../src/contract/programme-settings.ts';
import { LEAP_STATES } from '../../src/domain/leap/leap-state.ts';
import type { Database } from '../db/schema.ts';
import { readCursor, writeCursor } from '../http/cursor.ts';
import { describeSettings, selectSettings } from './settings-in-force.ts';

interface Page {
  cursor?: string | undefined;
  limit: number;
}

/** Every version of the rules, newest first. */
export async function listSettings(
  db: Kysely<Database>,
  { cursor, limit }: Page,
): Promise<z.input<typeof listProgrammeSettings.response.shape>> {
  const before = readCursor(cursor, 'settings')?.id ?? null;
  const rows = await selectSettings(db)
    .$if(before !== null, (query) => query.where('s.version', '<', before))
    .orderBy('s.version', 'desc')
    .limit(limit + 1)
    .execute();
  const { total } = await db
    .selectFrom('programmeSettings')
    .select(sql<number>`count(*)::int`.as('total'))
    .executeTakeFirstOrThrow();
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map(describeSettings),
    total,
    nextCursor: last ? writeCursor({ value: null, id: last.version }, 'settings') : null,
  };
}

/** Every evaluation, newest first. */
export async function listEvaluations(
  db: Kysely<Database>,
  { cursor, limit }: Page,
): Promise<z.input<typeof listLeapRuns.response.shape>> {
  const before = readCursor(cursor, 'evaluations')?.id ?? null;
  const rows = await db
    .selectFrom('leapEvaluation')
    .selectAll()
    .$if(before !== null, (query) => query.where('id', '<', before))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const { total } = await db
    .selectFrom('leapEvaluation')
    .select(sql<number>`count(*)::int`.as('total'))
    .executeTakeFirstOrThrow();
  const shown = rows.slice(0, limit);
  const imports = await readImports(
    db,
    shown.flatMap(({ importIds }) => importIds),
  );
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map(({ at, cause, counts, importIds, ...row }) => ({
      ...row,
      at: at.toISOString(),
      cause: cause as 'import' | 'decision' | 'settings',
      counts: LEAP_STATES.flatMap((state) => {
        const count = counts[state];
        return count === undefined ? [] : [{ state, count }];
      }),
      importIds: importIds.flatMap((id) => imports.get(id) ?? []),
    })),
    total,
    nextCursor: last ? writeCursor({ value: null, id: last.id }, 'evaluations') : null,
  };
}

async function readImports(db: Kysely<Database>, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('import').select(['id', 'publicId']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, publicId }) => [id, publicId]));
}
