import { CITIES } from '../../src/domain/geography/places.ts';
import type { MerchantKind } from '../../src/domain/merchant/merchant.ts';
import type { IndustryKey } from './industries.ts';
import { createDraft, LAST_MONTH, type MerchantDraft, putInBand } from './merchant-draft.ts';
import { drawOpening, drawSpot } from './merchant-draw.ts';
import { clamp, createRandom, exponential, type Random } from './random.ts';

/** Where the share of served merchants in a city is told (9.3 of the domain: 沈阳 12.4 %). */
const TOLD_PENETRATION: Readonly<Record<string, number>> = { '210100': 0.124, '220100': 0.21 };
/** Around which the cities are drawn so that all together come near the published 18 %. */
const USUAL_PENETRATION = 0.195;

const KINDS = (
  [
    ['merchant', 52],
    ['belt', 22],
    ['mcn', 16],
    ['brand', 10],
  ] as const
).map(([kind, weight]): { kind: MerchantKind; weight: number } => ({ kind, weight }));
const BANDS = [44, 28, 12, 8.4, 5.4, 1.8, 0.4].map((weight, band) => ({ band, weight }));

/** Merchants nobody ever served: as many in each city as its share of served ones asks for. */
export function planUnserved(served: readonly MerchantDraft[]): MerchantDraft[] {
  const random = createRandom('sample unserved merchants');
  const byCity = Map.groupBy(
    served.filter(({ lastRow, gaps }) => lastRow === LAST_MONTH && !gaps.has(LAST_MONTH)),
    ({ city }) => city,
  );
  const trades = served.map(({ industry }) => industry);
  const drafts: MerchantDraft[] = [];
  for (const [city, known] of [...byCity].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const now = known.filter(({ relations }) => relations.some(({ endedOn }) => endedOn === null)).length;
    const drawn = clamp(USUAL_PENETRATION * exponential(random.normal() * 0.3), 0.09, 0.4);
    const wanted = Math.round(now / (TOLD_PENETRATION[city] ?? drawn)) - known.length;
    for (let nth = 0; nth < wanted; nth += 1) drafts.push(drawUnserved(city, trades, random));
  }
  // Places without any provider have merchants as well.
  for (const { adcode } of CITIES) {
    if (byCity.has(adcode) || random.next() > 0.3) continue;
    for (let nth = random.integer(1, 4); nth > 0; nth -= 1) drafts.push(drawUnserved(adcode, trades, random));
  }
  return drafts;
}

function drawUnserved(city: string, trades: readonly IndustryKey[], random: Random): MerchantDraft {
  const months = random.next() < 0.6 ? 14 : random.integer(6, 13);
  const draft = createDraft(
    {
      kind: random.weighted(KINDS).kind,
      industry: random.pick(trades),
      city,
      openedOn: drawOpening(random),
    },
    LAST_MONTH + 1 - months,
  );
  putInBand(draft, 0, draft.bands.length, random.weighted(BANDS).band, drawSpot(random));
  draft.monthlyGrowth = 0.022;
  if (random.next() < 0.03) draft.told.set(LAST_MONTH, 0);
  return draft;
}
