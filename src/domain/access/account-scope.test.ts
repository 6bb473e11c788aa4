import { expect, test } from 'vitest';
import { type AccountScope, findScopeFaults } from './account-scope.ts';
import { ROLES } from './role.ts';

const none: AccountScope = { regions: [], cities: [], provider: null };

test.each([
  ['ops_viewer', none],
  ['ops_admin', none],
  ['regional', { ...none, regions: ['northeast', 'north_china'] }],
  ['regional', { ...none, cities: ['330100'] }],
  ['provider_owner', { ...none, provider: 'P00111' }],
] as const)('%s with %j fits', (role, scope) => {
  expect(findScopeFaults(role, scope)).toEqual([]);
});

test.each([
  ['ops_admin', { ...none, provider: 'P00111' }, ['provider not_for_role']],
  ['ops_viewer', { ...none, regions: ['northeast'] }, ['regions not_for_role']],
  ['regional', none, ['regions missing']],
  ['regional', { ...none, regions: ['atlantis'], cities: ['999999'] }, ['regions unknown', 'cities unknown']],
  ['regional', { ...none, regions: ['northeast'], provider: 'P00111' }, ['provider not_for_role']],
  ['provider_member', { ...none, cities: ['330100'] }, ['cities not_for_role', 'provider missing']],
] as const)('%s with %j does not', (role, scope, faults) => {
  expect(findScopeFaults(role, scope).map(({ field, kind }) => `${field} ${kind}`)).toEqual(faults);
});

test('no assignment fits two groups', () => {
  for (const scope of [none, { ...none, regions: ['northeast'] }, { ...none, provider: 'P1' }]) {
    const groups = new Set(
      ROLES.filter((role) => findScopeFaults(role, scope).length === 0).map((role) => role.split('_')[0]),
    );
    expect(groups.size).toBe(1);
  }
});
