import { regionOf } from '../../src/domain/geography/regions.ts';
import { plotCourse } from './course.ts';
import {
  addRelation,
  dateOf,
  FIRST_REPORTED,
  LAST_MONTH,
  type MerchantDraft,
  putInBand,
  type RelationDraft,
} from './merchant-draft.ts';
import { drawNewShop, drawSpot } from './merchant-draw.ts';
import { createRandom, type Random } from './random.ts';
import { createRoster, type RosterEntry } from './roster.ts';
import { SAMPLE_MONTHS } from './sample-months.ts';
import { addDraft, baselineBand, findMerchant, release, type ServicePlan } from './service-pool.ts';

const TOP_BAND = 6;
/** Services without a leap for each with one. */
const FAILURES = 0.06;

/**
 * Merchants for every leap that a provider reports: each completes in its month and no other leap completes. Providers
 * that report no leaps, and suspended ones, whose merchants cannot leap, get none.
 */
export function planServices(): ServicePlan {
  const providers = createRoster().filter(
    ({ provider, story, firstMonth, lastMonth }) =>
      provider.compliance !== 'veto' &&
      lastMonth >= firstMonth &&
      !story?.missing?.includes('streamer_incubation'),
  );
  const plan: ServicePlan = {
    random: createRandom('sample services'),
    drafts: [],
    pools: new Map(),
    providers,
    byRegion: Map.groupBy(providers, ({ provider }) => regionOf(provider.city)),
  };
  for (const { entry, completes } of leapsOf(plan)) {
    planLeap(plan, entry, completes);
    if (plan.random.next() < FAILURES) planFailure(plan, entry, completes);
  }
  return plan;
}

interface LeapSlot {
  entry: RosterEntry;
  completes: number;
}

/** In the order of months; behind the last month stand leaps that are on their way. */
function leapsOf({ providers, random }: ServicePlan): LeapSlot[] {
  const slots: LeapSlot[] = [];
  for (const entry of providers) {
    const { leaps } = plotCourse(entry);
    leaps.forEach((count, index) => {
      for (let nth = 0; nth < count; nth += 1) slots.push({ entry, completes: FIRST_REPORTED + index });
    });
    if (entry.lastMonth < SAMPLE_MONTHS.length - 1) continue;
    const monthly = leaps.slice(-12).reduce((sum, count) => sum + count, 0) / 12;
    for (const [ahead, share] of ON_THEIR_WAY.entries()) {
      const due = Math.floor(monthly * share + random.next());
      for (let nth = 0; nth < due; nth += 1) slots.push({ entry, completes: LAST_MONTH + 1 + ahead });
    }
  }
  return random.shuffle(slots).sort((a, b) => a.completes - b.completes);
}

/** Leaps one, two, three months ahead, as shares of a usual month. */
const ON_THEIR_WAY = [0.5, 0.3, 0.18];

/** One leap that completes in that month, with the service it belongs to. */
function planLeap(plan: ServicePlan, entry: RosterEntry, completes: number): void {
  const { random } = plan;
  const first = completes - 2;
  const start = drawStart(entry, first, random);
  const isNewShop = random.next() < 0.07 && start.month >= 3;
  const draft = isNewShop
    ? addDraft(plan, drawNewShop(entry, start, random))
    : findMerchant(plan, entry, start.month);
  const before = isNewShop ? 0 : baselineBand(draft, start.month);
  const jump = random.next();
  const band = Math.min(TOP_BAND, before + (jump < 0.86 ? 1 : jump < 0.975 ? 2 : 3));
  putInBand(draft, start.month, first, before, draft.spots[start.month] ?? 0.5);
  putInBand(draft, first, draft.bands.length, band, drawSpot(random) * 0.8);
  draft.windows.push({ startMonth: start.month, first });

  const endMonth = completes >= LAST_MONTH ? null : completes + drawTail(random);
  const endDay = endMonth !== null && endMonth > completes && random.next() < 0.4 ? 15 : null;
  const relation = addRelation(draft, entry.provider.id, 'primary', start, endMonth, endDay);
  if (completes < LAST_MONTH) planAftermath(draft, completes, { before, band, endMonth }, random);
  addCompany(plan, draft, entry, { relation, start, completes, endMonth });
  release(plan, draft, entry);
}

/** Full months of service before the window, and half of them begun inside a month. */
function drawStart({ provider }: RosterEntry, first: number, random: Random): { month: number; day: number } {
  const ahead = random.next();
  const wanted = first - (ahead < 0.66 ? 0 : ahead < 0.91 ? 1 : ahead < 0.98 ? 2 : 4);
  const isWithin = random.next() < 0.5;
  const month = Math.min(LAST_MONTH, Math.max(3, isWithin ? wanted - 1 : wanted));
  const day = isWithin && month < first ? random.integer(2, 28) : 1;
  // A provider serves nobody before it joins, as far as the leap leaves time.
  return dateOf(month, day) < provider.joinedOn
    ? { month: Math.min(first, LAST_MONTH), day: 1 }
    : { month, day };
}

/** Months of service after the leap, between two bounds, by the share of leaps up to there. */
const TAILS = [
  { upTo: 0.62, low: 0, high: 0 },
  { upTo: 0.84, low: 1, high: 1 },
  { upTo: 0.93, low: 2, high: 2 },
  { upTo: 0.98, low: 3, high: 5 },
  { upTo: 1, low: 6, high: 9 },
];

function drawTail(random: Random): number {
  const part = random.next();
  const { low, high } = TAILS.find(({ upTo }) => part < upTo) ?? { low: 0, high: 0 };
  return low === high ? low : random.integer(low, high);
}

interface LeapCourse {
  before: number;
  band: number;
  /** Null: service goes on. */
  endMonth: number | null;
}

/** What becomes of the merchant: some hold, some fall back at once, some when their service is over. */
function planAftermath(
  draft: MerchantDraft,
  completes: number,
  { before, band, endMonth }: LeapCourse,
  random: Random,
): void {
  const end = draft.bands.length;
  const fate = random.next();
  const servedUntil = endMonth ?? LAST_MONTH;
  const isRecent = completes >= LAST_MONTH - 2;
  if (fate < (isRecent ? 0.2 : 0.13)) {
    putInBand(draft, completes + 1, end, random.next() < 0.7 ? band - 1 : before, drawSpot(random));
  } else if (fate < 0.78) {
    const soon = Math.max(completes + 4, servedUntil + random.integer(1, 4));
    putInBand(draft, sparingTheLast(soon), end, band - 1, drawSpot(random));
    const late = sparingTheLast(soon + random.integer(2, 6));
    if (fate < 0.58) putInBand(draft, late, end, before, drawSpot(random));
  }
}

/** The comparison with the month before is to show what service does, not what its end does. */
function sparingTheLast(month: number): number {
  return month === LAST_MONTH ? month + 1 : month;
}

/**
 * Others at the same merchant: assisting ones, some that share the main part with fewer sessions, and one that takes it
 * too late to own the leap.
 */
function addCompany(
  plan: ServicePlan,
  draft: MerchantDraft,
  entry: RosterEntry,
  service: {
    relation: RelationDraft;
    start: { month: number; day: number };
    completes: number;
    endMonth: number | null;
  },
): void {
  const { random } = plan;
  const part = random.next();
  if (part > 0.085) return;
  const neighbours = plan.byRegion.get(regionOf(entry.provider.city)) ?? [];
  const other = random.pick(neighbours).provider;
  if (other.id === entry.provider.id || draft.relations.some(({ provider }) => provider === other.id)) return;
  const { relation, start, completes, endMonth } = service;
  if (part < 0.07) {
    if (dateOf(start.month, start.day) < other.joinedOn) return;
    const isMain = part < 0.008;
    const company = addRelation(draft, other.id, isMain ? 'primary' : 'assist', start, endMonth);
    if (isMain) draft.contests.push({ owner: relation, rival: company, isDispute: false });
  } else if (completes < LAST_MONTH && dateOf(completes, 10) >= other.joinedOn) {
    addRelation(draft, other.id, 'primary', { month: completes, day: 10 }, completes + random.integer(2, 6));
  }
}

/** A service that brings no leap: it ends early, or runs longer than a leap may take. */
function planFailure(plan: ServicePlan, entry: RosterEntry, month: number): void {
  const { random } = plan;
  const start = { month: Math.min(month, LAST_MONTH) - random.integer(0, 3), day: random.integer(1, 28) };
  if (start.month < 3 || dateOf(start.month, start.day) < entry.provider.joinedOn) return;
  const draft = findMerchant(plan, entry, start.month);
  const band = baselineBand(draft, start.month);
  const spot = draft.spots[start.month] ?? 0.5;
  putInBand(draft, start.month, draft.bands.length, band, spot);
  const fall = random.next();
  if (fall < 0.3 && band > 0)
    putInBand(draft, start.month + 3, draft.bands.length, band - 1, drawSpot(random));
  addRelation(draft, entry.provider.id, 'primary', start, start.month + random.integer(2, 9));
  release(plan, draft, entry);
}
