import { bandOf } from '../../src/domain/leap/band.ts';
import { evaluateLeaps } from '../../src/domain/leap/evaluate-leaps.ts';
import { DEFAULT_LEAP_SETTINGS } from '../../src/domain/leap/leap-settings.ts';
import type { LeapState } from '../../src/domain/leap/leap-state.ts';
import type { BookMerchant, BookRelation, MerchantBook } from '../../src/domain/leap/merchant-book.ts';
import { periodRange } from '../../src/domain/period/period.ts';
import { median } from './median.ts';

const WARM_UPS = 2;
const AIM_MILLISECONDS = 2000;
const PROVIDERS = 3624;
const INDUSTRIES = 20;

/** Small deterministic generator (mulberry32), 0..1. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * A made-up book: amounts that wander over the bands, one month in twenty without a row, one merchant in five served
 * by a second provider, one relation in seven ended.
 */
export function benchBook(merchantCount: number, monthCount: number): MerchantBook {
  const random = generator(20261031);
  const months = periodRange('2024-11', '2040-12').slice(0, monthCount);
  const merchants: BookMerchant[] = [];
  const relations: BookRelation[] = [];
  for (let at = 0; at < merchantCount; at++) {
    const paid = new Float64Array(monthCount);
    const refund = new Float64Array(monthCount);
    const refundShare = random() * 0.2;
    let level = Math.exp(9 + random() * 5);
    for (let month = 0; month < monthCount; month++) {
      level *= 0.85 + random() * 0.4;
      paid[month] = random() < 0.05 ? Number.NaN : Math.round(level * 100) / 100;
      refund[month] = Math.round(paid[month]! * refundShare * (0.5 + random()) * 100) / 100;
    }
    merchants.push({
      id: at + 1,
      industry: `industry-${Math.floor(random() * INDUSTRIES)}`,
      openedMonth: random() < 0.2 ? (months[Math.floor(random() * monthCount)] ?? null) : '2020-01',
      vetoed: random() < 0.01,
      paid,
      refund,
    });
    const count = random() < 0.2 ? 2 : 1;
    for (let nth = 0; nth < count; nth++) {
      const start = 2 + Math.floor(random() * (monthCount - 4));
      const end = start + 2 + Math.floor(random() * 12);
      const day = String(1 + Math.floor(random() * 28)).padStart(2, '0');
      relations.push({
        id: relations.length + 1,
        merchant: at,
        provider: Math.floor(random() * PROVIDERS),
        providerVetoed: random() < 0.01,
        role: random() < 0.85 ? 'primary' : 'assist',
        startedOn: `${months[start]}-${day}`,
        endedOn: random() < 1 / 7 && months[end] ? `${months[end]}-${day}` : null,
        operatedSessions: random() < 0.1 ? null : Math.floor(random() * 60),
      });
    }
  }
  return { months, merchants, relations, decisions: new Map() };
}

/** One line per size: evaluation, and reading every amount once as the floor set by memory alone. */
export function printLeapFigures(sizes: readonly number[] = [5_000, 50_000], monthCount = 24): void {
  console.log(`Leap evaluation, ${monthCount} months, median ms on the clock`);
  console.log('merchants  relations   evaluate   read the amounts   heap after, MB   leaps');
  for (const size of sizes) {
    const book = benchBook(size, monthCount);
    const evaluated = time(() => evaluateLeaps(book, DEFAULT_LEAP_SETTINGS));
    const read = time(() => readOnce(book));
    const outcomes = evaluateLeaps(book, DEFAULT_LEAP_SETTINGS);
    const cells = [
      String(size).padStart(9),
      String(book.relations.length).padStart(10),
      evaluated.toFixed(0).padStart(10),
      read.toFixed(1).padStart(18),
      (process.memoryUsage().heapUsed / 1e6).toFixed(0).padStart(16),
      String(outcomes.filter(({ state }) => state === 'counted').length).padStart(7),
    ];
    console.log(cells.join(' '));
    if (size === sizes.at(-1)) {
      printStates(outcomes.map(({ state }) => state));
      const verdict = evaluated < AIM_MILLISECONDS ? 'met' : 'MISSED';
      console.log(`aim: ${size} merchants below ${AIM_MILLISECONDS} ms: ${verdict}`);
    }
  }
}

function printStates(states: readonly LeapState[]): void {
  const counts = Map.groupBy(states, (state) => state);
  const listed = [...counts].map(([state, list]) => `${state} ${list.length}`);
  console.log(`states: ${listed.join(', ')}`);
}

function time(run: () => unknown, runs = 7): number {
  const taken: number[] = [];
  for (let round = -WARM_UPS; round < runs; round++) {
    const start = performance.now();
    run();
    if (round >= 0) taken.push(performance.now() - start);
  }
  return median(taken);
}

function readOnce({ merchants }: MerchantBook): number {
  let bands = 0;
  for (const { paid, refund } of merchants) {
    for (let at = 0; at < paid.length; at++) {
      if (refund[at]! >= 0) bands += bandOf(paid[at]!, DEFAULT_LEAP_SETTINGS.bands);
    }
  }
  return bands;
}

if (import.meta.main) printLeapFigures();
