import type { ProgrammeBoard } from '../../contract/programme.ts';
import { REGIONS } from '../../domain/geography/regions.ts';
import type { LadderCode } from '../../domain/programme/ladder.ts';

export interface RegionRow {
  /** `total` is the sum of the others; null: providers without a region. */
  key: string | null;
  providers: number;
  rated: number;
  leaps: number | null;
  gmvYuan: number | null;
  leapsUnknown: number;
  gmvUnknown: number;
  clubs: Partial<Record<LadderCode, number>>;
}

export const TOTAL = 'total';

/** In the order regions have everywhere, those without one last. */
export function regionRows({ regions }: Pick<ProgrammeBoard, 'regions'>): RegionRow[] {
  const place = (region: string | null) => {
    const at = REGIONS.findIndex(({ code }) => code === region);
    return region === null ? REGIONS.length + 1 : at < 0 ? REGIONS.length : at;
  };
  return regions
    .toSorted((a, b) => place(a.region) - place(b.region))
    .map(({ region, clubs, ...row }) => ({
      ...row,
      key: region,
      clubs: Object.fromEntries(clubs.map(({ code, providers }) => [code, providers])),
    }));
}

/** The sum of the rows, added here so that the table can be checked by eye. */
export function totalRow(rows: readonly RegionRow[]): RegionRow {
  const sum = (of: (row: RegionRow) => number) => rows.reduce((total, row) => total + of(row), 0);
  const sumOfKnown = (of: (row: RegionRow) => number | null) =>
    rows.every((row) => of(row) === null) ? null : sum((row) => of(row) ?? 0);
  const codes = new Set(rows.flatMap((row) => Object.keys(row.clubs) as LadderCode[]));
  return {
    key: TOTAL,
    providers: sum((row) => row.providers),
    rated: sum((row) => row.rated),
    leaps: sumOfKnown((row) => row.leaps),
    gmvYuan: sumOfKnown((row) => row.gmvYuan),
    leapsUnknown: sum((row) => row.leapsUnknown),
    gmvUnknown: sum((row) => row.gmvUnknown),
    clubs: Object.fromEntries([...codes].map((code) => [code, sum((row) => row.clubs[code] ?? 0)])),
  };
}
