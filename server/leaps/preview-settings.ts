import { type Kysely, sql } from 'kysely';
import type { ProgrammeContent, ProgrammeEffect } from '../../src/contract/programme-settings.ts';
import { evaluateLeaps } from '../../src/domain/leap/evaluate-leaps.ts';
import { compareLeaps, type ProviderEffect } from '../../src/domain/leap/leap-effect.ts';
import { LEAP_STATES } from '../../src/domain/leap/leap-state.ts';
import type { Database } from '../db/schema.ts';
import { refuseFaultySettings } from './check-settings.ts';
import { clubCounts } from './club-counts.ts';
import { loadBook } from './load-book.ts';
import { readSettings } from './settings-in-force.ts';

const MOST_PROVIDERS = 20;

/**
 * What other rules would do, from the stored months and nothing stored: the same book evaluated twice, so that what an
 * update then gives is what was shown. For somebody who reads the whole platform. Throws invalid_request.
 */
export async function previewSettings(
  db: Kysely<Database>,
  content: ProgrammeContent,
  now: Date,
): Promise<ProgrammeEffect> {
  refuseFaultySettings(content);
  const inForce = await readSettings(db);
  const book = await loadBook(db, now);
  const before = evaluateLeaps(book, inForce.content.leap);
  const after = evaluateLeaps(book, content.leap);
  const effect = compareLeaps(before, after);
  const shown = effect.providers
    .toSorted((a, b) => movedLeaps(b) - movedLeaps(a) || a.provider - b.provider)
    .slice(0, MOST_PROVIDERS);
  const names = await readNames(
    db,
    shown.map(({ provider }) => provider),
  );
  const [clubsBefore, clubsAfter] = [
    await clubCounts(db, book, before, inForce.content),
    await clubCounts(db, book, after, content),
  ];
  return {
    version: inForce.version,
    states: LEAP_STATES.flatMap((state) => {
      const count = effect.states[state];
      return count ? [{ state, ...count }] : [];
    }),
    counted: effect.counted,
    moved: effect.changed.length,
    providers: shown.map(({ provider, gained, lost, ...counts }) => ({
      provider: names.get(provider)!,
      ...counts,
      gained: gained.length,
      lost: lost.length,
    })),
    providersAffected: effect.providers.length,
    clubs: [...clubsBefore].flatMap(([code, count]) => {
      const later = clubsAfter.get(code);
      return later === undefined ? [] : [{ code, before: count, after: later }];
    }),
    monthsThrough: book.months.at(-1) ?? null,
  };
}

function movedLeaps({ gained, lost }: ProviderEffect): number {
  return gained.length + lost.length;
}

async function readNames(db: Kysely<Database>, keys: readonly number[]) {
  const { rows } = await sql<{ key: number; id: string; name: string; nameEn: string | null }>`
    select id as key, external_id as id, name, name_en from provider
    where id = any(${keys}::integer[])`.execute(db);
  return new Map(rows.map(({ key, ...provider }) => [key, provider]));
}
