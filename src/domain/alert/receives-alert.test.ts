import { describe, expect, test } from 'vitest';
import { type AlertAudience, type AlertReader, receivesAlert } from './receives-alert.ts';

const SCOPE = { providers: [], regions: [], cities: [] };
const READERS = {
  ops: { id: 'ops', scope: null },
  northeast: { id: 'ne', scope: { ...SCOPE, regions: ['northeast'] } },
  hangzhou: { id: 'hz', scope: { ...SCOPE, cities: ['330100'] } },
  ofP1: { id: 'p1', scope: { ...SCOPE, providers: ['P1'] } },
  ofP2: { id: 'p2', scope: { ...SCOPE, providers: ['P2'] } },
} satisfies Record<string, AlertReader>;

const P1 = { id: 'P1', region: 'northeast', cityAdcode: '210100' };
const P2 = { id: 'P2', region: 'east_china', cityAdcode: '330100' };

const readersOf = (audience: AlertAudience) =>
  Object.entries(READERS).flatMap(([name, reader]) => (receivesAlert(reader, audience) ? [name] : []));
const target = (level: 'programme' | 'region' | 'city' | 'provider', more: object = {}): AlertAudience => ({
  about: 'target',
  lacksOwner: false,
  target: { level, scope: null, region: null, owner: null, provider: null, ...more },
});

describe('who is told', () => {
  test('of a relation: the platform, the lead and the people of its provider', () => {
    expect(readersOf({ about: 'relation', provider: P1 })).toEqual(['ops', 'northeast', 'ofP1']);
  });

  test('of a dispute: the platform and every lead of a candidate, no candidate', () => {
    expect(readersOf({ about: 'dispute', candidates: [P1, P2] })).toEqual(['ops', 'northeast', 'hangzhou']);
  });

  test.each<[string, AlertAudience, string[]]>([
    ['the programme', target('programme'), ['ops']],
    ['a region', target('region', { scope: 'northeast', region: 'northeast' }), ['ops', 'northeast']],
    ['a city', target('city', { scope: '330100', region: 'east_china' }), ['ops', 'hangzhou']],
    ['a city of a region', target('city', { scope: '210200', region: 'northeast' }), ['ops', 'northeast']],
    [
      'a provider',
      target('provider', { scope: 'P2', region: 'east_china', provider: P2 }),
      ['ops', 'hangzhou', 'ofP2'],
    ],
    ['a provider that is gone', target('provider', { scope: 'P9' }), ['ops']],
    ['whoever answers for it', target('programme', { owner: 'p2' }), ['ops', 'ofP2']],
  ])('of a target of %s', (_, audience, expected) => {
    expect(readersOf(audience)).toEqual(expected);
  });

  test('of a target without an owner: nobody who cannot give it one', () => {
    const ofP2 = target('provider', { scope: 'P2', region: 'east_china', provider: P2 });
    expect(readersOf({ ...ofP2, lacksOwner: true } as AlertAudience)).toEqual(['ops', 'hangzhou']);
  });
});
