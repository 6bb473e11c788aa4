import type { ProgrammeBoard } from '../../src/contract/programme.ts';
import { amountOf, clubLine, type ProgrammeProvider } from '../../src/domain/programme/ladder.ts';
import type { ProgrammeSettings } from '../../src/domain/programme/programme-settings.ts';
import { inClub } from '../../src/domain/target/replay.ts';

/** A provider's standing and where it is. */
export interface PlacedProvider extends ProgrammeProvider {
  region: string | null;
}

/** The board once more, region by region. Providers without a region have a row of their own, so the rows add up. */
export function boardRegions(
  providers: readonly PlacedProvider[],
  { ladders, countMode }: ProgrammeSettings,
): ProgrammeBoard['regions'] {
  const byRegion = [...Map.groupBy(providers, ({ region }) => region)];
  byRegion.sort(([a], [b]) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1));
  return byRegion.map(([region, members]) => ({
    region,
    providers: members.length,
    rated: members.filter(({ rated }) => rated).length,
    leaps: sumOf(members.map(({ leaps }) => leaps)),
    gmvYuan: sumOf(members.map(({ gmvYuan }) => gmvYuan)),
    leapsUnknown: members.filter(({ leaps }) => leaps === null).length,
    gmvUnknown: members.filter(({ gmvYuan }) => gmvYuan === null).length,
    clubs: ladders.map((ladder) => ({
      code: ladder.code,
      providers: members.filter((member) =>
        inClub(amountOf(member, ladder.amount), clubLine(ladder, ladders, countMode)),
      ).length,
    })),
  }));
}

/** Null when none is known. */
function sumOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}
