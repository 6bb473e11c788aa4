import {
  addRelation,
  createDraft,
  dateOf,
  LAST_MONTH,
  type MerchantDraft,
  putInBand,
} from './merchant-draft.ts';
import { drawMerchant, drawShop, drawSpot, highestBand } from './merchant-draw.ts';
import { createRandom, type Random } from './random.ts';
import type { RosterEntry } from './roster.ts';
import { LAST_MONTH_INDEX } from './sample-months.ts';
import { addDraft, type ServicePlan } from './service-pool.ts';

/** One merchant of a provider whose standing in the last month is worth opening; none is a counted leap. */
type Tell = (entry: RosterEntry, random: Random, other: RosterEntry) => MerchantDraft;

/** Providers that have one merchant of every story. */
const SHOWCASES = 'P00109 P00204 P00088 P00046 P00074 P00131 P00173 P00262 P00301'.split(' ');

/** How many providers drawn at random have one as well. */
const STORIES: readonly (readonly [Tell, number])[] = [
  [holdingTwoMonths, 0],
  [holdingOneMonth, 0],
  [handedOver, 14],
  [oneBigMonth, 6],
  [muchReturned, 16],
  [underVeto, 6],
  [hardlyGrown, 18],
  [lastMonthMissing, 14],
  [startedThisMonth, 16],
  [withoutPast, 16],
  [inVainForAYear, 40],
  [slidingDown, 24],
  [endedEarly, 10],
  [assistedAlone, 8],
  [claimedByTwo, 10],
];
const LARGEST_PROVIDERS = 40;
const LARGEST_MERCHANTS = 140;

export function tellMerchantStories(plan: ServicePlan): void {
  const random = createRandom('sample merchant stories');
  const byId = new Map(plan.providers.map((entry) => [entry.provider.id, entry]));
  const able = plan.providers.filter(
    ({ provider, lastMonth, gmvT12mYuan }) =>
      provider.joinedOn < '2025-01-01' && lastMonth === LAST_MONTH_INDEX && gmvT12mYuan > 60_000_000,
  );
  const showcases = SHOWCASES.flatMap((id) => byId.get(id) ?? []);
  for (const [tell, count] of STORIES) {
    for (const entry of [...showcases, ...Array.from({ length: count }, () => random.pick(able))]) {
      let other = random.pick(random.next() < 0.5 ? showcases : able);
      while (other === entry) other = random.pick(able);
      addDraft(plan, tell(entry, random, other));
    }
  }
  const largest = able
    .toSorted((a, b) => b.gmvT12mYuan - a.gmvT12mYuan)
    .slice(0, LARGEST_PROVIDERS)
    .map((entry) => ({ entry, weight: entry.gmvT12mYuan }));
  for (let nth = 0; nth < LARGEST_MERCHANTS; nth += 1)
    addDraft(plan, atTheTop(random.weighted(largest).entry, random));
  const storied = byId.get('P00173');
  if (storied) addDraft(plan, fromThreeToNineteenMillion(storied, random));
}

/** A merchant with a level from which it can rise, and the band above. */
function drawRiser(entry: RosterEntry, startMonth: number, random: Random) {
  const band = random.integer(0, Math.min(3, highestBand(entry)));
  return { draft: drawMerchant(entry, startMonth, random, band), band };
}

/** In service from `start` on, in the band above from `first` on. */
function rise(entry: RosterEntry, start: number, first: number, random: Random): MerchantDraft {
  const { draft, band } = drawRiser(entry, start, random);
  putInBand(draft, first, draft.bands.length, band + 1, drawSpot(random));
  draft.windows.push({ startMonth: start, first });
  return draft;
}

function serve(draft: MerchantDraft, entry: RosterEntry, start: number, random: Random): void {
  addRelation(draft, entry.provider.id, 'primary', { month: start, day: random.integer(2, 26) }, null);
}

function holdingTwoMonths(entry: RosterEntry, random: Random): MerchantDraft {
  const draft = rise(entry, LAST_MONTH - 3, LAST_MONTH - 1, random);
  serve(draft, entry, LAST_MONTH - 3, random);
  return draft;
}

function holdingOneMonth(entry: RosterEntry, random: Random): MerchantDraft {
  const draft = rise(entry, LAST_MONTH - 3, LAST_MONTH, random);
  serve(draft, entry, LAST_MONTH - 3, random);
  return draft;
}

/** The one before had it in the band for a month only; the one after is judged from its own three months before. */
function handedOver(entry: RosterEntry, random: Random, other: RosterEntry): MerchantDraft {
  const draft = rise(entry, LAST_MONTH - 1, LAST_MONTH - 2, random);
  addRelation(draft, other.provider.id, 'primary', { month: LAST_MONTH - 5, day: 9 }, LAST_MONTH - 2);
  addRelation(draft, entry.provider.id, 'primary', { month: LAST_MONTH - 1, day: 1 }, null);
  return draft;
}

function oneBigMonth(entry: RosterEntry, random: Random): MerchantDraft {
  const { draft } = drawRiser(entry, LAST_MONTH - 4, random);
  putInBand(draft, 0, draft.bands.length, 1, 0.3);
  const calm = 300_000 + random.integer(4_000, 30_000);
  draft.told.set(LAST_MONTH - 2, calm).set(LAST_MONTH - 1, calm + random.integer(2_000, 40_000));
  draft.told.set(LAST_MONTH, 1_700_000 + random.integer(0, 400_000));
  serve(draft, entry, LAST_MONTH - 4, random);
  return draft;
}

function muchReturned(entry: RosterEntry, random: Random): MerchantDraft {
  const draft = rise(entry, LAST_MONTH - 4, LAST_MONTH - 2, random);
  draft.refunds = 3.2;
  serve(draft, entry, LAST_MONTH - 4, random);
  return draft;
}

function underVeto(entry: RosterEntry, random: Random): MerchantDraft {
  const draft = rise(entry, LAST_MONTH - 4, LAST_MONTH - 2, random);
  draft.compliance = 'veto';
  serve(draft, entry, LAST_MONTH - 4, random);
  return draft;
}

/** Just under the first band before, just over it after. */
function hardlyGrown(entry: RosterEntry, random: Random): MerchantDraft {
  const draft = drawMerchant(entry, LAST_MONTH - 3, random, 0);
  for (let month = draft.firstRow; month <= LAST_MONTH; month += 1) {
    const isAfter = month > LAST_MONTH - 3;
    draft.told.set(month, isAfter ? random.integer(100_800, 109_000) : random.integer(91_000, 97_500));
  }
  serve(draft, entry, LAST_MONTH - 3, random);
  return draft;
}

function lastMonthMissing(entry: RosterEntry, random: Random): MerchantDraft {
  const draft = rise(entry, LAST_MONTH - 4, LAST_MONTH - 2, random);
  draft.gaps.add(LAST_MONTH);
  serve(draft, entry, LAST_MONTH - 4, random);
  return draft;
}

function startedThisMonth(entry: RosterEntry, random: Random): MerchantDraft {
  const draft = drawMerchant(entry, LAST_MONTH, random);
  serve(draft, entry, LAST_MONTH, random);
  return draft;
}

/** An old shop whose months are known only from its service on. */
function withoutPast(entry: RosterEntry, random: Random): MerchantDraft {
  const start = LAST_MONTH - random.integer(3, 8);
  const draft = createDraft(drawShop(entry, random), start);
  if (random.next() < 0.3) draft.openedOn = null;
  putInBand(draft, 0, draft.bands.length, random.integer(0, 2), drawSpot(random));
  serve(draft, entry, start, random);
  return draft;
}

/** Two good months, never three, and then the time was over. */
function inVainForAYear(entry: RosterEntry, random: Random): MerchantDraft {
  const start = LAST_MONTH - random.integer(14, 18);
  const { draft, band } = drawRiser(entry, start, random);
  const good = start + random.integer(4, 8);
  putInBand(draft, good, good + 2, band + 1, drawSpot(random) / 3);
  serve(draft, entry, start, random);
  return draft;
}

function slidingDown(entry: RosterEntry, random: Random): MerchantDraft {
  const start = LAST_MONTH - random.integer(13, 18);
  const band = Math.max(2, Math.min(4, highestBand(entry)));
  const draft = drawMerchant(entry, start, random, band);
  putInBand(draft, start + 5, draft.bands.length, band - 1, drawSpot(random));
  putInBand(draft, start + 10, draft.bands.length, band - 2, drawSpot(random));
  serve(draft, entry, start, random);
  return draft;
}

function endedEarly(entry: RosterEntry, random: Random): MerchantDraft {
  const draft = rise(entry, LAST_MONTH - 6, LAST_MONTH - 2, random);
  const start = { month: LAST_MONTH - 6, day: random.integer(2, 26) };
  addRelation(draft, entry.provider.id, 'primary', start, LAST_MONTH - 1, 20);
  return draft;
}

/** A leap under an assisting provider only: nobody owns it. */
function assistedAlone(entry: RosterEntry, random: Random): MerchantDraft {
  const draft = rise(entry, LAST_MONTH - 5, LAST_MONTH - 3, random);
  addRelation(draft, entry.provider.id, 'assist', { month: LAST_MONTH - 5, day: 11 }, null);
  return draft;
}

/** Two main providers, and no record of sessions that would decide between them. */
function claimedByTwo(entry: RosterEntry, random: Random, other: RosterEntry): MerchantDraft {
  const first = LAST_MONTH - random.integer(2, 6);
  const draft = rise(entry, first - 2, first, random);
  const claim = ({ provider }: RosterEntry) =>
    addRelation(draft, provider.id, 'primary', { month: first - 2, day: random.integer(2, 26) }, null);
  draft.contests.push({ owner: claim(entry), rival: claim(other), isDispute: true });
  return draft;
}

/** In the highest band since before its service: no leap is left. */
function atTheTop(entry: RosterEntry, random: Random): MerchantDraft {
  const start = LAST_MONTH - random.integer(15, 24);
  const draft = drawMerchant(entry, start, random, 6);
  draft.kind = 'brand';
  draft.monthlyGrowth = 0.016;
  serve(draft, entry, start, random);
  return draft;
}

/** 300万, 500万, 1900万: the last month alone is 70.4 % of the three. */
function fromThreeToNineteenMillion(entry: RosterEntry, random: Random): MerchantDraft {
  const start = LAST_MONTH - 4;
  const shop = { ...drawShop(entry, random), city: entry.provider.city, openedOn: dateOf(2, 18) };
  const draft = createDraft(shop, start - 9);
  putInBand(draft, 0, draft.bands.length, 4, 0.74);
  draft.told
    .set(LAST_MONTH - 2, 3_000_000)
    .set(LAST_MONTH - 1, 5_000_000)
    .set(LAST_MONTH, 19_000_000);
  serve(draft, entry, start, random);
  return draft;
}
