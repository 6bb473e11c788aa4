import { expect, it } from 'vitest';
import type { ProgrammeContent } from '../../contract/programme-settings.ts';
import { DEFAULT_LEAP_SETTINGS } from '../../domain/leap/leap-settings.ts';
import { DEFAULT_PROGRAMME_SETTINGS } from '../../domain/programme/programme-settings.ts';
import { differingPaths, fromPercent, RULES, readAt, rebase, SECTIONS, toPercent, writeAt } from './rules.ts';
import { addBand, scaleBands, scaleClubs } from './scale-amounts.ts';
import { faultsOf } from './setting-faults.ts';

const content = structuredClone({
  leap: DEFAULT_LEAP_SETTINGS,
  programme: DEFAULT_PROGRAMME_SETTINGS,
  period: { from: '2026-01', to: '2026-12' },
}) as ProgrammeContent;
const words = { empty: 'empty', period: 'period' };

/** Every leaf of the content, by its path. */
function leaves(node: unknown, path: string): string[] {
  if (typeof node !== 'object' || node === null) return [path];
  return Object.entries(node).flatMap(([key, value]) => leaves(value, path ? `${path}.${key}` : key));
}

it('offers every rule of the content once, in one section', () => {
  const single = leaves(content, '').filter((path) => !/bands|ladders/.test(path));
  expect(RULES.map(({ path }) => path).toSorted()).toEqual(single.toSorted());
  expect(Object.values(SECTIONS).flat().toSorted()).toEqual(single.toSorted());
});

it('writes one value and leaves the rest alone', () => {
  const next = writeAt(content, 'programme.ladders.1.atLeast', 25);
  expect(next.programme.ladders[1]?.atLeast).toBe(25);
  expect(Array.isArray(next.programme.ladders)).toBe(true);
  expect(readAt(content, 'programme.ladders.1.atLeast')).toBe(20);
  expect(differingPaths(content, next)).toEqual(['programme.ladders.1']);
  expect(differingPaths(content, writeAt(content, 'leap.holdMonths', 4))).toEqual(['leap.holdMonths']);
  expect(differingPaths(content, structuredClone(content))).toEqual([]);
});

it('does not take another order of keys for a change', () => {
  const turned = structuredClone(content);
  turned.programme.ladders = turned.programme.ladders.map(
    (ladder) => Object.fromEntries(Object.entries(ladder).toReversed()) as typeof ladder,
  );
  expect(differingPaths(content, turned)).toEqual([]);
});

it('keeps what others changed and nobody here touched', () => {
  const theirs = writeAt(writeAt(content, 'leap.growthFactor', 1.5), 'leap.holdMonths', 4);
  const mine = writeAt(writeAt(content, 'leap.holdMonths', 2), 'programme.ladders.0.goalProviders', 60);
  const both = rebase(content, theirs, mine);
  expect(both.leap).toMatchObject({ growthFactor: 1.5, holdMonths: 2 });
  expect(both.programme.ladders[0]?.goalProviders).toBe(60);
  expect(differingPaths(content, both)).toEqual(differingPaths(content, theirs, mine));
});

it('writes shares in per cent without binary leftovers', () => {
  expect([0.07, 0.29, 0.57, 0.8].map(toPercent)).toEqual([7, 29, 57, 80]);
  expect([7, 29, 57, 80].map(fromPercent)).toEqual([0.07, 0.29, 0.57, 0.8]);
});

it('scales every lower bound, and there and back again gives the same bands', () => {
  const hundred = scaleBands(content, 100);
  expect(hundred.leap.bands.map(({ fromYuan }) => fromYuan)).toEqual(
    DEFAULT_LEAP_SETTINGS.bands.map(({ fromYuan }) => fromYuan * 100),
  );
  expect(scaleBands(hundred, 0.01)).toEqual(content);
  expect(scaleClubs(content, 0.01).programme.ladders.map(({ atLeast }) => atLeast)).toEqual([
    50, 20, 10_000_000, 1_000_000,
  ]);
});

it('adds a band above the last with a code of its own', () => {
  expect(addBand(content.leap.bands).at(-1)).toEqual({ code: 'B7', fromYuan: 30_000_000 });
  expect(addBand([{ code: 'B1', fromYuan: 0 }]).at(-1)).toEqual({ code: 'B2', fromYuan: 100_000 });
});

it('finds nothing wrong with the defaults, and says at the field what is', () => {
  expect(faultsOf(content, words, 'zh').size).toBe(0);
  const empty = writeAt(content, 'leap.growthFactor', Number.NaN);
  expect([...faultsOf(empty, words, 'zh')]).toEqual([['leap.growthFactor', 'empty']]);
  const wrong = writeAt(
    writeAt(writeAt(content, 'leap.holdMonths', 13), 'programme.pace.onTrack', 2),
    'period.to',
    '2025-12',
  );
  expect([...faultsOf(wrong, words, 'en').keys()].toSorted()).toEqual([
    'leap.holdMonths',
    'leap.withinMonths',
    'period.to',
    'programme.pace.behind',
  ]);
  const bands = writeAt(content, 'leap.bands.2.fromYuan', 5);
  expect([...faultsOf(bands, words, 'zh').keys()]).toEqual(['leap.bands.2.fromYuan']);
});
