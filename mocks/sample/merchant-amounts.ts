import { DEFAULT_BANDS } from '../../src/domain/leap/band.ts';
import { INDUSTRIES, type Industry, type IndustryKey, PLATFORM_SEASON } from './industries.ts';
import { LAST_MONTH, MERCHANT_MONTHS, type MerchantDraft } from './merchant-draft.ts';
import { clamp, exponential, type Random } from './random.ts';

/** One month of one merchant, whole yuan and orders; null: not reported. */
export interface MonthAmounts {
  paidGmv: number;
  netGmv: number | null;
  refundGmv: number | null;
  orders: number;
}

/** Refunded share of what is paid, by trade. */
const REFUND_SHARE: Record<IndustryKey, number> = {
  apparel: 0.31,
  shoesBags: 0.26,
  furLeather: 0.33,
  beauty: 0.14,
  food: 0.07,
  home: 0.15,
  appliances: 0.12,
  children: 0.16,
  jewellery: 0.3,
  ceramicsTea: 0.1,
  smallGoods: 0.11,
  flowers: 0.13,
  swimSports: 0.24,
  hairAccessories: 0.18,
};

/** How much a merchant feels of the seasons of the platform and of its trade. */
const PLATFORM_SHARE = 1;
const TRADE_SHARE = 0.2;
const LOWEST_YUAN = 12_000;
const HIGHEST_YUAN = 24_000_000;
/** A little more than the growth a leap needs. */
const PLANNED_GROWTH = 1.36;

/** Months of the draft by position; null without a row. */
export function amountsOf(draft: MerchantDraft, random: Random): (MonthAmounts | null)[] {
  const paid = paidYuan(draft, random);
  const industry: Industry = INDUSTRIES[draft.industry];
  const basket = industry.spendPerBuyerYuan * (0.7 + random.next() * 0.7);
  const isReported = draft.refunds !== 1 || random.next() > 0.04;
  const returns = random.next();
  const habit = returns < 0.36 ? 1.2 + returns * 1.2 : 0.6 + returns * 0.35;
  return paid.map((yuan, month) => {
    const wobble = 1 + random.normal() * 0.03;
    if (yuan === null) return null;
    // Whoever rises for good does not sell goods that come back.
    const factor = draft.windows.some(({ first }) => month >= first && month < first + 3)
      ? Math.min(habit, 0.62 + returns * 0.3)
      : habit;
    const share = clamp(REFUND_SHARE[draft.industry] * factor * draft.refunds * wobble, 0, 0.95);
    const refund = Math.round(yuan * share);
    return {
      paidGmv: yuan,
      netGmv: isReported ? yuan - refund : null,
      refundGmv: isReported ? refund : null,
      orders: yuan === 0 ? 0 : Math.max(1, Math.round(yuan / basket)),
    };
  });
}

function paidYuan(draft: MerchantDraft, random: Random): (number | null)[] {
  const { season }: Industry = INDUSTRIES[draft.industry];
  const paid = MERCHANT_MONTHS.map((month, position): number | null => {
    const noise = 1 + random.normal() * 0.05;
    if (position < draft.firstRow || position > draft.lastRow || draft.gaps.has(position)) return null;
    const told = draft.told.get(position);
    if (told !== undefined) return told;
    const calendar = Number(month.slice(5)) - 1;
    const rhythm =
      PLATFORM_SHARE * ((PLATFORM_SEASON[calendar] ?? 1) - 1) + TRADE_SHARE * ((season?.[calendar] ?? 1) - 1);
    const [low, high] = rangeOf(draft.bands[position] ?? 0);
    const trend = exponential(draft.monthlyGrowth * (position - LAST_MONTH));
    const spot = draft.spots[position] ?? 0.5;
    const centre = (low + (high - low) * spot) * trend;
    // Kept inside the band, each at an end of its own: otherwise many would stand at one and the same amount.
    return Math.round(
      clamp(centre * (1 + rhythm) * noise, low * (1.01 + 0.04 * spot), high * (0.9 + 0.09 * spot)),
    );
  });
  for (const { startMonth, first } of draft.windows) {
    const before = paid.slice(Math.max(0, startMonth - 3), startMonth).filter((yuan) => yuan !== null);
    const least = Math.ceil(PLANNED_GROWTH * (median(before) ?? 0));
    for (let month = first; month < first + 3; month++) {
      const yuan = paid[month];
      if (yuan !== null && yuan !== undefined) paid[month] = Math.max(yuan, least);
    }
  }
  return paid;
}

function rangeOf(band: number): [low: number, high: number] {
  const low = DEFAULT_BANDS[band]?.fromYuan ?? 0;
  return [low === 0 ? LOWEST_YUAN : low, DEFAULT_BANDS[band + 1]?.fromYuan ?? HIGHEST_YUAN];
}

function median(yuan: number[]): number | null {
  const sorted = yuan.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  const lower = sorted[sorted.length % 2 === 0 ? middle - 1 : middle];
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2;
}
