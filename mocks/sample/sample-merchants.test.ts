import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { FactTable } from '../../src/domain/facts/fact-table.ts';
import { getCity } from '../../src/domain/geography/places.ts';
import { gradeCohort } from '../../src/domain/grading/grade.ts';
import {
  type GradedCohort,
  shownTotal,
  tierAt,
  tierOutcomeAt,
} from '../../src/domain/grading/graded-cohort.ts';
import { evaluateLeaps } from '../../src/domain/leap/evaluate-leaps.ts';
import type { LeapOutcome } from '../../src/domain/leap/leap-outcome.ts';
import { DEFAULT_LEAP_SETTINGS, LEAP_DATINGS } from '../../src/domain/leap/leap-settings.ts';
import { LEAP_STATES } from '../../src/domain/leap/leap-state.ts';
import { compareGrowth, growthMultiple } from '../../src/domain/merchant/growth-multiple.ts';
import { countPenetration } from '../../src/domain/merchant/penetration.ts';
import { defaultModel } from '../../src/domain/model/default-model.ts';
import { periodRange, shiftPeriod } from '../../src/domain/period/period.ts';
import { LAST_MONTH, MERCHANT_MONTHS } from './merchant-draft.ts';
import { sampleBook } from './sample-book.ts';
import {
  sampleMerchantMonthsCsvLines,
  sampleMerchantsCsvLines,
  sampleRelationsCsvLines,
} from './sample-csv.ts';
import { generateSampleFacts } from './sample-facts.ts';
import { generateSampleMerchants } from './sample-merchants.ts';
import { SAMPLE_MONTHS } from './sample-months.ts';
import { generateSampleProviders } from './sample-providers.ts';

const merchants = generateSampleMerchants();
const providers = generateSampleProviders();
const book = sampleBook();
const outcomes = evaluateLeaps(book, DEFAULT_LEAP_SETTINGS);

function countLeaps(judged: readonly LeapOutcome[]): Map<string, number> {
  const leaps = new Map<string, number>();
  for (const { state, provider, completedMonth } of judged) {
    if (state !== 'counted') continue;
    const key = `${providers[provider]?.id} ${completedMonth}`;
    leaps.set(key, (leaps.get(key) ?? 0) + 1);
  }
  return leaps;
}

const served = new Uint8Array(
  merchants.map(({ relations }) => Number(relations.some(({ endedOn }) => endedOn === null))),
);
const paidIn = (month: number) =>
  new Float64Array(book.merchants.map(({ paid }) => paid[month] ?? Number.NaN));
const isServedAt = (at: number) => served[at] === 1;

describe('sample merchants', () => {
  test.each(LEAP_DATINGS)('leap exactly as their providers report, dated by the %s', (datedBy) => {
    const leaps = countLeaps(evaluateLeaps(book, { ...DEFAULT_LEAP_SETTINGS, datedBy }));
    const servedBy = new Set(book.relations.map(({ provider }) => providers[provider]?.id));
    const differing: string[] = [];
    let reported = 0;
    for (const { provider, period, indicator, numerator } of generateSampleFacts()) {
      if (indicator !== 'leap_merchants' || !servedBy.has(provider)) continue;
      const found = leaps.get(`${provider} ${period}`) ?? 0;
      if (found !== numerator) differing.push(`${provider} ${period}: ${numerator} reported, ${found} found`);
      reported += found;
      leaps.delete(`${provider} ${period}`);
    }
    expect(differing).toEqual([]);
    // Nothing is left over in months without a report.
    expect([...leaps]).toEqual([]);
    expect(reported).toBeGreaterThan(11_500);
  });

  test.each(['2025-05', '2026-03', '2026-10'])(
    'leave every grade of %s as it is, zeros of silent months and all',
    (month) => {
      const servedBy = new Set(book.relations.map(({ provider }) => providers[provider]?.id ?? ''));
      const reported = new FactTable();
      const evaluated = new FactTable();
      const silent = new Set(
        [...servedBy].flatMap((provider) => MERCHANT_MONTHS.map((period) => `${provider} ${period}`)),
      );
      for (const fact of generateSampleFacts()) {
        reported.add(fact);
        evaluated.add(fact);
        if (fact.indicator === 'leap_merchants') silent.delete(`${fact.provider} ${fact.period}`);
      }
      const none = { indicator: 'leap_merchants', numerator: 0, denominator: null, n: null, value: null };
      for (const key of silent) {
        const [provider = '', period = ''] = key.split(' ');
        evaluated.add({ ...none, provider, period });
      }
      expect(silent.size).toBeGreaterThan(3000);
      const window = periodRange(shiftPeriod(month, -11), month);
      const [before, after] = [reported, evaluated].map((facts) =>
        gradeCohort(defaultModel, facts.combine(defaultModel, window, providers)),
      );
      const grades = (graded: GradedCohort | undefined) =>
        providers.map(
          (_, at) => graded && [shownTotal(graded, at), tierAt(graded, at), tierOutcomeAt(graded, at)],
        );
      expect(grades(after)).toEqual(grades(before));
    },
  );

  test('belong to everybody with leaps to show but the suspended', () => {
    const servedBy = new Set(book.relations.map(({ provider }) => provider));
    const leapers = new Set<string>();
    for (const { provider, indicator, numerator } of generateSampleFacts())
      if (indicator === 'leap_merchants' && numerator) leapers.add(provider);
    const without = providers.filter(({ id }, at) => leapers.has(id) && !servedBy.has(at));
    expect(without.map(({ compliance }) => compliance)).toEqual(['veto', 'veto']);
  });

  test('show every state that one evaluation can show', () => {
    const states = new Set(outcomes.map(({ state }) => state));
    // A second relation of one provider cannot run beside the first, so none can be its duplicate.
    expect(LEAP_STATES.filter((state) => !states.has(state))).toEqual(['duplicate']);
    const lapses = new Set(outcomes.map(({ lapse }) => lapse?.state));
    for (const state of ['held', 'lapsed', 'pending', 'unknown'] as const) expect(lapses).toContain(state);
    expect(outcomes.some(({ bandsJumped }) => bandsJumped === 3)).toBe(true);
    expect(outcomes.some(({ baseline, state }) => baseline.newShop && state === 'counted')).toBe(true);
  });

  test('tell the story of 300万, 500万 and 1900万 as one month too large', () => {
    const told = outcomes.filter(({ window }) => window?.yuan[2] === 19_000_000);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ state: 'guard_single_month', open: true });
    expect(told[0]?.window?.largestShare).toBeCloseTo(0.7037, 4);
    expect(providers[told[0]?.provider ?? -1]?.id).toBe('P00173');
  });

  test('have ties that operated sessions decide, and ties that they do not, for both reasons', () => {
    const of = (basis: string, state: string) =>
      outcomes.filter((one) => one.attribution?.basis === basis && one.state === state).length;
    expect(of('operated_sessions', 'counted')).toBeGreaterThan(10);
    expect(of('operated_sessions', 'assisted')).toBe(of('operated_sessions', 'counted'));
    for (const basis of ['tied', 'sessions_unknown']) expect(of(basis, 'disputed'), basis).toBeGreaterThan(5);
    const sessions = merchants.flatMap(({ relations }) => relations.map((one) => one.operatedSessions));
    const known = sessions.filter((count) => count !== null);
    expect(known.length / sessions.length).toBeGreaterThan(0.4);
    expect(known.length / sessions.length).toBeLessThan(0.6);
    expect(known.every((count) => Number.isInteger(count) && count >= 0)).toBe(true);
  });

  test('give the well-known providers something of everything', () => {
    for (const id of ['P00109', 'P00204', 'P00088', 'P00046']) {
      const own = outcomes.filter(({ provider }) => providers[provider]?.id === id);
      const states = new Set(own.map(({ state }) => state));
      for (const state of [
        'counted',
        'near',
        'in_progress',
        'disputed',
        'gap',
        'expired',
        'guard_refund',
      ] as const)
        expect(states, id).toContain(state);
    }
  });

  test('are served near the published 18 %, differently by city, and grow faster when served', () => {
    const overall = countPenetration(paidIn(LAST_MONTH), served).share ?? 0;
    expect(Math.abs(overall - 0.18)).toBeLessThan(0.015);
    const inCity = (adcode: string) => {
      const paid = paidIn(LAST_MONTH).map((yuan, at) =>
        merchants[at]?.adcode === adcode ? yuan : Number.NaN,
      );
      return countPenetration(paid, served).share ?? 0;
    };
    expect(inCity('210100')).toBeCloseTo(0.124, 1);
    expect(inCity('330100')).toBeGreaterThan(inCity('210100'));
    for (const months of [1, 12]) {
      const growth = compareGrowth(paidIn(LAST_MONTH - months), paidIn(LAST_MONTH), served);
      const { ofLevels, ofGrowth } = growthMultiple(growth.served, growth.unserved);
      expect(ofLevels).toBeGreaterThan(1.03);
      expect(ofGrowth).toBeGreaterThan(1.2);
      expect(ofGrowth).toBeLessThan(2.6);
    }
  });

  test('are possible: known places, whole numbers, service inside the months, no pair twice at once', () => {
    const names = new Set(merchants.flatMap(({ name, nameEn }) => [name, nameEn]));
    expect(names.size).toBe(merchants.length * 2);
    for (const { id, adcode, months, relations, openedOn } of merchants) {
      if (!getCity(adcode)) throw new Error(`${id} is nowhere`);
      for (const { paidGmv, netGmv, refundGmv, orders, period } of months) {
        const isPossible =
          Number.isSafeInteger(paidGmv) &&
          paidGmv >= 0 &&
          Number.isSafeInteger(orders) &&
          (refundGmv === null) === (netGmv === null) &&
          (refundGmv ?? 0) >= 0 &&
          (refundGmv ?? 0) + (netGmv ?? paidGmv) === paidGmv;
        if (!isPossible) throw new Error(`${id} ${period}`);
        if (openedOn !== null && openedOn.slice(0, 7) > period)
          throw new Error(`${id} sells before it opens`);
      }
      const ends = new Map<string, string>();
      for (const { provider, startedOn, endedOn } of relations) {
        const before = ends.get(provider);
        if (before !== undefined && before >= startedOn) throw new Error(`${id} ${provider} overlaps itself`);
        if (endedOn !== null && endedOn < startedOn) throw new Error(`${id} ${provider} ends first`);
        ends.set(provider, endedOn ?? '9999');
      }
    }
  });

  test('stay small enough for a first start and the demo', () => {
    expect(merchants.length).toBeLessThan(13_000);
    expect(merchants.reduce((sum, { months }) => sum + months.length, 0)).toBeLessThan(210_000);
    expect(MERCHANT_MONTHS[0]).toBe('2023-11');
    expect(MERCHANT_MONTHS.at(-1)).toBe(SAMPLE_MONTHS.at(-1));
    expect(merchants.filter((_, at) => isServedAt(at)).length).toBeGreaterThan(1500);
  });

  test('are the same bytes on every run and in every engine', () => {
    const hash = createHash('sha256');
    for (const lines of [
      sampleMerchantsCsvLines(),
      sampleRelationsCsvLines(),
      sampleMerchantMonthsCsvLines(),
    ])
      for (const line of lines) hash.update(line);
    expect(hash.digest('hex')).toBe('e26fa8e55b87a7f940f61d5b88d79d4cbdf48e0f630bade0434d3b410ec788d1');
  });
});
