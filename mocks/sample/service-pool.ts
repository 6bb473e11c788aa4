import { LAST_MONTH, type MerchantDraft } from './merchant-draft.ts';
import { drawMerchant, highestBand } from './merchant-draw.ts';
import type { Random } from './random.ts';
import type { RosterEntry } from './roster.ts';

/** Merchants planned so far, and where a provider finds one that was served before. */
export interface ServicePlan {
  random: Random;
  drafts: MerchantDraft[];
  /** Free again, by provider and by city. */
  pools: Map<string, MerchantDraft[]>;
  providers: readonly RosterEntry[];
  byRegion: ReadonlyMap<string | null, readonly RosterEntry[]>;
}

/** Those that grew larger have no need of the next one. */
const HIGHEST_REUSED_BAND = 3;
/** Months between a leap and the next service of the same merchant that stay untold. */
const REST_MONTHS = 2;

/** One that was served before and is free, at the same provider or in its city; else a new one. */
export function findMerchant(plan: ServicePlan, entry: RosterEntry, startMonth: number): MerchantDraft {
  const { random } = plan;
  const wish = random.next();
  const keys =
    wish < 0.5 ? [entry.provider.id, entry.provider.city] : wish < 0.88 ? [entry.provider.city] : [];
  for (const key of keys) {
    const pool = plan.pools.get(key) ?? [];
    for (let attempt = 0; attempt < 6 && pool.length > 0; attempt += 1) {
      const at = Math.floor(random.next() * pool.length);
      const draft = pool[at];
      if (draft && isFree(draft, startMonth, highestBand(entry))) return draft;
    }
  }
  return addDraft(plan, drawMerchant(entry, startMonth, random));
}

function isFree(draft: MerchantDraft, startMonth: number, highest: number): boolean {
  const lastWindow = draft.windows.at(-1)?.first ?? -3;
  return (
    startMonth > draft.busyUntil &&
    startMonth > lastWindow + 2 + REST_MONTHS &&
    baselineBand(draft, startMonth) <= Math.min(highest, HIGHEST_REUSED_BAND)
  );
}

/** Median of the bands of the three months before; amounts keep the order of their bands. */
export function baselineBand({ bands, firstRow }: MerchantDraft, startMonth: number): number {
  const before = bands.slice(Math.max(firstRow, startMonth - 3), startMonth).sort();
  return before[Math.floor(before.length / 2)] ?? 0;
}

export function addDraft(plan: ServicePlan, draft: MerchantDraft): MerchantDraft {
  plan.drafts.push(draft);
  return draft;
}

/** Offers the merchant to whoever serves it next. */
export function release(plan: ServicePlan, draft: MerchantDraft, { provider }: RosterEntry): void {
  if (draft.busyUntil > LAST_MONTH) return;
  for (const key of [provider.id, draft.city]) {
    const pool = plan.pools.get(key) ?? [];
    if (!pool.includes(draft)) pool.push(draft);
    plan.pools.set(key, pool);
  }
}
