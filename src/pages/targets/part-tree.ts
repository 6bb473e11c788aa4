import type { TargetDetail } from '../../contract/targets.ts';

export type TargetPart = TargetDetail['parts'][number];

/** A row with its own place in the tree; the id of a place holds that of the place around it. */
export interface PartRow {
  id: string;
  part: TargetPart;
  level: 1 | 2 | 3;
  /** Rows below this one. */
  rows: number;
  parents: readonly string[];
}

/** The flat list as a tree: regions, their cities, their providers, in the order of the list. */
export function partRows(parts: readonly TargetPart[]): PartRow[] {
  const rows = parts.map((part): PartRow => {
    const region = `r:${part.region ?? ''}`;
    const city = `${region}/c:${part.city ?? ''}`;
    if (part.depth === 'region') return { id: region, part, level: 1, rows: 0, parents: [] };
    if (part.depth === 'city') return { id: city, part, level: 2, rows: 0, parents: [region] };
    return { id: `${city}/p:${part.provider?.id}`, part, level: 3, rows: 0, parents: [region, city] };
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const row of rows) {
    const parent = byId.get(row.parents.at(-1) ?? '');
    if (parent) parent.rows += 1;
  }
  return rows;
}

/** Open from the start: a place that is the only one of its kind says nothing until its rows are seen. */
export function openFromStart(rows: readonly PartRow[]): Set<string> {
  const open = new Set<string>();
  const places = (level: number) => rows.filter((row) => row.level === level);
  const [region, ...otherRegions] = places(1);
  if (!region || otherRegions.length > 0) return open;
  open.add(region.id);
  const [city, ...otherCities] = places(2);
  if (city && otherCities.length === 0) open.add(city.id);
  return open;
}

export function shownRows(rows: readonly PartRow[], open: ReadonlySet<string>): PartRow[] {
  return rows.filter(({ parents }) => parents.every((parent) => open.has(parent)));
}
