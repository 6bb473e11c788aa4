import type { Caller } from '../../../../server/context.ts';
import { RELATIONS } from '../merchants.ts';
import type { Objects } from '../objects.ts';
import { TENANTS } from '../tenants.ts';
import {
  aboutProviders,
  counts,
  type Example,
  type Examples,
  MISSING,
  nobody,
  sees,
  whole,
} from './example.ts';

const visibleLeaps = (caller: Caller) => RELATIONS.filter(({ tenant }) => sees(tenant)(caller)).length;

/** Each relation, none, and something that cannot be one. */
function aboutLeaps({ leaps }: Objects, of: (name: string) => Partial<Example> = () => ({})): Example[] {
  return [
    ...RELATIONS.map(({ name, tenant }) => ({
      object: `leap ${name}`,
      params: { leapId: leaps[name] },
      said: [leaps[name]],
      seenBy: sees(tenant),
      ...of(name),
    })),
    ...['99999999', MISSING].map((leapId) => ({
      ...{ object: `no leap ${leapId}`, params: { leapId }, said: [leapId], seenBy: nobody },
      ...of(''),
    })),
  ];
}

/** Only a lead who sees every candidate decides; providers may not at all. */
const deciding = (candidates: readonly (keyof typeof TENANTS)[]) => (caller: Caller) =>
  candidates.every((letter) => sees(TENANTS[letter])(caller)) ? 200 : 403;

export const LEAP_EXAMPLES: Examples = {
  listLeaps: () => [
    whole({ check: counts((page: { total: number }) => page.total, visibleLeaps) }),
    {
      object: 'counts by state',
      said: [],
      check: counts(
        (page: { counts: { count: number }[] }) => page.counts.reduce((sum, { count }) => sum + count, 0),
        visibleLeaps,
      ),
    },
    ...aboutProviders(({ id }) => ({ query: { provider: id }, unseenStatus: 200 })),
  ],
  exportLeaps: () => [
    whole({ check: counts((text: string) => text.trimEnd().split('\r\n').length - 1, visibleLeaps) }),
    ...aboutProviders(({ id }) => ({ query: { provider: id }, unseenStatus: 200 })),
  ],
  getLeap: (objects) => aboutLeaps(objects),
  decideAttribution: (objects) =>
    aboutLeaps(objects, (name) => {
      const letter = name.startsWith('guest') ? 'A' : 'C';
      return {
        body: { providerId: TENANTS[letter].id, reason: 'ten letters and more' },
        said: [TENANTS[letter].id, ...(name in objects.leaps ? [] : ['99999999', MISSING])],
        status: name.startsWith('guest')
          ? deciding(['A', 'C'])
          : name.startsWith('disputed')
            ? deciding(['C', 'D'])
            : 409,
      };
    }),
  listLeapRuns: () => [whole()],
};
