import type { Caller } from '../../../server/context.ts';
import { covers } from '../../../src/domain/access/scope.ts';
import { placed, TENANTS } from './tenants.ts';

export type TargetName = 'programme' | 'region' | 'city' | 'provider A' | 'provider C';

/** One of each level; the goals are canaries, too long to turn up in a random id, and so is what was noted when it was set. */
export const TARGETS: Record<
  TargetName,
  { level: string; scope: string | null; goal: number; note: string }
> = {
  programme: { level: 'programme', scope: null, goal: 810_013_810_013, note: 'cnry-note-of-the-programme' },
  region: {
    level: 'region',
    scope: TENANTS.C.region,
    goal: 820_027_820_027,
    note: 'cnry-note-of-the-region',
  },
  city: { level: 'city', scope: TENANTS.A.city, goal: 830_033_830_033, note: 'cnry-note-of-the-city' },
  'provider A': {
    level: 'provider',
    scope: TENANTS.A.id,
    goal: 840_043_840_043,
    note: 'cnry-note-of-provider-a',
  },
  'provider C': {
    level: 'provider',
    scope: TENANTS.C.id,
    goal: 850_051_850_051,
    note: 'cnry-note-of-provider-c',
  },
};

/** Goals of the programme that are there from the start. */
export const PUBLISHED_TARGETS = 4;

/** A number is shown only to whom every row it is the sum of is shown. */
export function seesTarget(caller: Caller | null, name: TargetName): boolean {
  if (caller === null) return false;
  const { scope } = caller;
  if (scope === null) return true;
  const { A, C } = TENANTS;
  if (name === 'region') return scope.regions.includes(C.region);
  if (name === 'city') return scope.cities.includes(A.city) || scope.regions.includes(A.region);
  return name !== 'programme' && covers(scope, placed(name === 'provider A' ? A : C));
}

/** What the platform and its leads wrote to each other about a goal is not said to a provider. */
export function seesTargetNote(caller: Caller | null, name: TargetName): boolean {
  return seesTarget(caller, name) && (caller?.scope?.providers.length ?? 0) === 0;
}
