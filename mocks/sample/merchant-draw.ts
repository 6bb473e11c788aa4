import { regionOf } from '../../src/domain/geography/regions.ts';
import { bandOf, DEFAULT_BANDS } from '../../src/domain/leap/band.ts';
import type { MerchantKind } from '../../src/domain/merchant/merchant.ts';
import type { CategoryKey } from './category-shapes.ts';
import { INDUSTRIES, type IndustryKey } from './industries.ts';
import { CITY_MIX } from './locations.ts';
import { createDraft, dateOf, type MerchantDraft, putInBand } from './merchant-draft.ts';
import type { Random } from './random.ts';
import type { RosterEntry } from './roster.ts';

const KIND_MIX: Record<CategoryKey, readonly { kind: MerchantKind; weight: number }[]> = {
  mcn: kinds(58, 4, 26, 12),
  belt: kinds(6, 68, 22, 4),
  merchant: kinds(6, 12, 72, 10),
  brand: kinds(4, 4, 26, 66),
  undetermined: kinds(20, 20, 50, 10),
};

/** Share of the bands among merchants that come into service. */
const BAND_MIX = [46, 28, 14, 9, 2.6, 0.4].map((weight, band) => ({ band, weight }));
/** A brand's shop is seldom small. */
const BRAND_BAND_MIX = [26, 28, 21, 17, 6.8, 1.2].map((weight, band) => ({ band, weight }));

const LARGEST_SHARE = 0.06;

const INDUSTRY_KEYS = Object.keys(INDUSTRIES) as IndustryKey[];

const CITIES_BY_REGION = Map.groupBy(CITY_MIX, ({ adcode }) => regionOf(adcode));

/** A shop as the provider would serve it: mostly of its trade and place. */
export function drawShop(
  entry: RosterEntry,
  random: Random,
): Pick<MerchantDraft, 'kind' | 'industry' | 'city' | 'openedOn'> {
  const { provider, category } = entry;
  const own = INDUSTRY_KEYS.find((key) => INDUSTRIES[key].name === provider.industry) ?? 'smallGoods';
  const away = random.next();
  const city =
    away < 0.8
      ? provider.city
      : random.weighted(away < 0.93 ? (CITIES_BY_REGION.get(regionOf(provider.city)) ?? CITY_MIX) : CITY_MIX)
          .adcode;
  return {
    kind: random.weighted(KIND_MIX[category]).kind,
    industry: random.next() < 0.82 ? own : random.pick(INDUSTRY_KEYS),
    city,
    openedOn: drawOpening(random),
  };
}

/** Long before the sample begins; of a few it is not known. */
export function drawOpening(random: Random): string | null {
  const [year, month, day] = [random.integer(2017, 2022), random.integer(1, 12), random.integer(1, 28)];
  if (random.next() < 0.04) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** No merchant is to be most of what its provider sells. */
export function highestBand({ gmvT12mYuan }: RosterEntry): number {
  return Math.max(1, bandOf((gmvT12mYuan / 12) * LARGEST_SHARE, DEFAULT_BANDS));
}

function drawBand(kind: MerchantKind, entry: RosterEntry, random: Random): number {
  const { band } = random.weighted(kind === 'brand' ? BRAND_BAND_MIX : BAND_MIX);
  return Math.min(band, highestBand(entry));
}

export function drawSpot(random: Random): number {
  const part = random.next();
  return 0.08 + 0.8 * part * part;
}

/** A merchant with rows from before its baseline on, in one band for all its months. */
export function drawMerchant(
  entry: RosterEntry,
  startMonth: number,
  random: Random,
  band: number | null = null,
): MerchantDraft {
  const shop = drawShop(entry, random);
  const draft = createDraft(shop, startMonth - 3 - random.integer(0, 1));
  putInBand(draft, 0, draft.bands.length, band ?? drawBand(shop.kind, entry, random), drawSpot(random));
  return draft;
}

/** A shop that opened up to two months before its service and has no baseline of its own. */
export function drawNewShop(
  entry: RosterEntry,
  start: { month: number; day: number },
  random: Random,
): MerchantDraft {
  const opened = start.month - random.integer(start.day === 1 ? 1 : 0, 2);
  const day = opened === start.month ? random.integer(1, start.day) : random.integer(1, 28);
  const draft = createDraft({ ...drawShop(entry, random), openedOn: dateOf(opened, day) }, opened);
  putInBand(draft, 0, draft.bands.length, 0, drawSpot(random));
  return draft;
}

function kinds(mcn: number, belt: number, merchant: number, brand: number) {
  return [
    { kind: 'mcn', weight: mcn },
    { kind: 'belt', weight: belt },
    { kind: 'merchant', weight: merchant },
    { kind: 'brand', weight: brand },
  ] as const;
}
