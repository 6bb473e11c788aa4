/**
 * Moves and leaps read from rows the plain way, without a line of the product's own: what the product says is checked
 * against this.
 */

export interface PlainMonth {
  merchant: string;
  /** 2017-04 */
  month: string;
  gmv: number;
  /** As the file itself says. */
  band: number;
}

export interface PlainRelation {
  provider: string;
  merchant: string;
  startedOn: string;
  openedOn: string | null;
}

const ordinal = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
const named = (at: number) => `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;

/** Moves that end in a month, or in any. */
export function countMoves(rows: readonly PlainMonth[], month?: string) {
  const moves = { merchants: 0, up: 0, upByMore: 0, down: 0, same: 0, gap: 0, first: 0 };
  const sorted = rows.toSorted((a, b) => {
    if (a.merchant !== b.merchant) return a.merchant < b.merchant ? -1 : 1;
    return a.month < b.month ? -1 : 1;
  });
  for (let at = 0; at < sorted.length; at++) {
    const row = sorted[at]!;
    if (month !== undefined && row.month !== month) continue;
    const before = sorted[at - 1];
    moves.merchants++;
    if (before?.merchant !== row.merchant) moves.first++;
    else if (ordinal(row.month) - ordinal(before.month) !== 1) moves.gap++;
    else if (row.band === before.band) moves.same++;
    else if (row.band < before.band) moves.down++;
    else {
      moves.up++;
      if (row.band - before.band >= 2) moves.upByMore++;
    }
  }
  return moves;
}

/**
 * The leap of a merchant with one primary relation that goes on, by the default rules: a median of at least two of the
 * three months before, or a shop younger than three months; then, within twelve full months, three months in a row all
 * in a higher band, their mean at least 1.3 × the median and none above 70 % of their sum.
 */
export function plainLeap(
  { merchant, startedOn, openedOn }: PlainRelation,
  rows: readonly PlainMonth[],
  bands: readonly { code: string; fromYuan: number }[],
) {
  const gmvOf = new Map<number, number>();
  for (const row of rows) if (row.merchant === merchant) gmvOf.set(ordinal(row.month), row.gmv);
  const bandOf = (gmv: number) => bands.filter(({ fromYuan }) => gmv >= fromYuan).length - 1;

  const start = ordinal(startedOn);
  const opened = openedOn === null ? null : ordinal(openedOn);
  const before: number[] = [];
  for (const at of [start - 3, start - 2, start - 1]) {
    const gmv = gmvOf.get(at);
    if (gmv !== undefined && at !== opened) before.push(gmv);
  }
  before.sort((a, b) => a - b);
  let baseline: number | null = null;
  if (before.length === 3) baseline = before[1]!;
  if (before.length === 2) baseline = (before[0]! + before[1]!) / 2;
  if (baseline === null && (opened === null || start - opened >= 3)) return null;
  const baselineBand = baseline === null ? 0 : bandOf(baseline);

  let leap: { band: number; completed: number; months: number[] } | null = null;
  const first = startedOn.endsWith('-01') ? start : start + 1;
  for (let at = first; at + 2 <= first + 11; at++) {
    const months = [at, at + 1, at + 2].flatMap((one) => gmvOf.get(one) ?? []);
    if (months.length < 3) continue;
    const sum = months.reduce((total, gmv) => total + gmv, 0);
    const band = bandOf(Math.min(...months));
    if (band <= baselineBand || band <= (leap?.band ?? 0)) continue;
    if (baseline !== null && sum / 3 < 1.3 * baseline) continue;
    if (Math.max(...months) > 0.7 * sum) continue;
    leap = { band, completed: at + 2, months };
  }
  return (
    leap && {
      baseline,
      baselineBand: bands[baselineBand]!.code,
      band: bands[leap.band]!.code,
      completed: named(leap.completed),
      months: leap.months,
    }
  );
}
