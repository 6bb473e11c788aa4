import { expect, test } from 'vitest';
import type { Caller } from '../queries/session.ts';
import { isInEntry, keptSearch, type MenuEntry, menuOf } from './menu.ts';

const admin: Caller = {
  id: 'a',
  name: 'a',
  role: 'ops_admin',
  scope: null,
  actions: [
    'provider.read',
    'alert.read',
    'assessment.read',
    'appeal.read',
    'model.read',
    'import.read',
    'account.read',
    'webhook.read',
    'audit.read',
    'programme.read',
    'leap.read',
    'merchant.read',
  ],
};
const menu = menuOf(admin);

const entry = (key: MenuEntry['key']) =>
  menu.flatMap((group) => group.entries).find((e) => e.key === key) as MenuEntry;

test('a page belongs to exactly one entry', () => {
  const all = menu.flatMap((group) => group.entries);
  for (const [path, key] of [
    ['/', 'overview'],
    ['/providers', 'providers'],
    ['/providers/SP1', 'providers'],
    ['/compare', 'providers'],
    ['/inbox', 'inbox'],
    ['/inbox/digest', 'inbox'],
    ['/models/five-capability/2', 'models'],
    ['/imports/new', 'imports'],
    ['/programme/cohorts', 'programme'],
    ['/merchants/M1', 'merchants'],
  ]) {
    expect(all.filter((e) => isInEntry(e, path as string)).map((e) => e.key)).toEqual([key]);
  }
  expect(isInEntry(entry('models'), '/models-of-something')).toBe(false);
});

test('model and period stay while moving, filters do not', () => {
  expect(keptSearch('?model=five&period=2026-10&tier=core')).toBe('?model=five&period=2026-10');
  expect(keptSearch('?tier=core')).toBe('');
});

test('nobody sees an entry of no use to them', () => {
  const keys = (caller: Caller) => menuOf(caller).flatMap((group) => group.entries.map((one) => one.key));
  expect(keys(admin)).toEqual([
    'overview',
    'providers',
    'inbox',
    'programme',
    'targets',
    'leaps',
    'merchants',
    'assessments',
    'appeals',
    'models',
    'imports',
    'accounts',
    'webhooks',
    'audit',
  ]);
  const lead: Caller = {
    ...admin,
    role: 'regional',
    scope: { providers: [], regions: ['northeast'], cities: [] },
    actions: [
      'provider.read',
      'alert.read',
      'appeal.read',
      'model.read',
      'programme.read',
      'leap.read',
      'merchant.read',
    ],
  };
  expect(keys(lead)).toEqual([
    'overview',
    'providers',
    'inbox',
    'programme',
    'targets',
    'leaps',
    'merchants',
    'appeals',
    'models',
  ]);
  const owner: Caller = {
    ...lead,
    role: 'provider_owner',
    actions: lead.actions.filter((action) => action !== 'programme.read'),
    scope: { providers: ['P1'], regions: [], cities: [] },
  };
  expect(keys(owner)).toEqual(['home', 'scorecard', 'inbox', 'leaps', 'merchants', 'appeals', 'models']);
  expect(menuOf(owner)[0]?.entries[1]?.path).toBe('/providers/P1');
});
