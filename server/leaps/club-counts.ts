import { type Kysely, sql } from 'kysely';
import type { ProgrammeContent } from '../../src/contract/programme-settings.ts';
import type { LeapOutcome } from '../../src/domain/leap/leap-outcome.ts';
import type { MerchantBook } from '../../src/domain/leap/merchant-book.ts';
import { shiftPeriod } from '../../src/domain/period/period.ts';
import type { LadderCode, ProgrammeProvider } from '../../src/domain/programme/ladder.ts';
import { ladderFunnel } from '../../src/domain/programme/ladder-funnel.ts';
import type { Database } from '../db/schema.ts';

const CLUB_MONTHS = 12;

interface Standing {
  id: number;
  leaps: number | null;
  gmvYuan: number | null;
}

/**
 * Providers in each club over the 12 months that end with the latest one known, were leaps counted as these outcomes
 * say. Leaps of a provider without relations are those reported for it.
 */
export async function clubCounts(
  db: Kysely<Database>,
  { relations }: MerchantBook,
  outcomes: readonly LeapOutcome[],
  { programme }: ProgrammeContent,
): Promise<Map<LadderCode, number>> {
  const through = await readThrough(db);
  if (through === null) return new Map(programme.ladders.map(({ code }) => [code, 0]));
  const from = shiftPeriod(through, 1 - CLUB_MONTHS);
  // Sums of months nothing is known of are not known either.
  const { rows } = await sql<Standing>`
    select p.id, sum(s.leaps_reported) as leaps, sum(s.gmv_yuan) as gmv_yuan
    from provider p left join provider_month s on s.provider_id = p.id and s.month between ${from} and ${through}
    group by p.id`.execute(db);
  const counted = new Map(relations.map(({ provider }) => [provider, 0]));
  for (const { state, provider, completedMonth } of outcomes) {
    if (state !== 'counted' || completedMonth === null || completedMonth < from || completedMonth > through)
      continue;
    counted.set(provider, (counted.get(provider) ?? 0) + 1);
  }
  const providers = rows.map(
    ({ id, leaps, gmvYuan }): ProgrammeProvider => ({
      provider: String(id),
      rated: true,
      leaps: counted.get(id) ?? leaps,
      gmvYuan,
    }),
  );
  return new Map(
    programme.ladders.map((ladder) => [ladder.code, ladderFunnel(providers, ladder, programme).inClub]),
  );
}

async function readThrough(db: Kysely<Database>): Promise<string | null> {
  const { rows } = await sql<{
    month: string | null;
  }>`select max(month) as month from provider_month`.execute(db);
  return rows[0]?.month ?? null;
}
