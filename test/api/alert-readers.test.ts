import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AppContext } from '../../server/context.ts';
import type { TargetDetail } from '../../src/contract/targets.ts';
import type { Role } from '../../src/domain/access/role.ts';
import type { Scope, ScopedProvider } from '../../src/domain/access/scope.ts';
import {
  type AlertAudience,
  type AlertTarget,
  receivesAlert,
} from '../../src/domain/alert/receives-alert.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { aboutAll, count, digest, list, storeAlertWorld } from './alert-world.ts';
import { createApiClient, createTestContext } from './api-client.ts';
import { clientOf as clientIn } from './programme-world.ts';

const now = new Date('2026-11-05T08:00:00Z');

let database: TestDatabase;
let context: AppContext;
let targets: Record<string, TargetDetail>;
const clientOf = (role: Role, scope: Partial<Scope> | null) => clientIn(context, role, scope);

beforeAll(async () => {
  database = await createTestDatabase();
  context = { ...createTestContext(database), now: () => now };
  targets = await storeAlertWorld(context);
}, 60_000);
afterAll(() => database.close());

const NOWHERE: Scope = { providers: [], regions: [], cities: [] };

/** Of every stored alert what decides who is told. */
async function readAudiences(): Promise<{ id: string; audience: AlertAudience }[]> {
  const providers = new Map<number | string, ScopedProvider>();
  for (const row of await context.db.selectFrom('provider').selectAll().execute()) {
    const provider = { id: row.externalId, region: row.region, cityAdcode: row.cityAdcode };
    providers.set(row.id, provider).set(row.externalId, provider);
  }
  const places = new Map(
    (await context.db.selectFrom('target').selectAll().execute()).map(
      ({ id, level, scope, region, ownerId: owner }): [number, AlertTarget] => [
        id,
        {
          level,
          scope,
          region,
          owner,
          provider: (level === 'provider' && providers.get(scope ?? '')) || null,
        },
      ],
    ),
  );
  const alerts = await context.db.selectFrom('alert').selectAll().execute();
  return alerts.map(({ id, kind, targetId, providerId, candidateIds }) => ({
    id: String(id),
    audience:
      targetId !== null
        ? { about: 'target', target: places.get(targetId)!, lacksOwner: kind === 'target_without_owner' }
        : providerId !== null
          ? { about: 'relation', provider: providers.get(providerId)! }
          : { about: 'dispute', candidates: (candidateIds ?? []).map((key) => providers.get(key)!) },
  }));
}

describe('who is told', () => {
  test.each<[string, Role, Partial<Scope> | null, string[]]>([
    [
      'the lead of a region',
      'regional',
      { regions: ['northeast'] },
      ['attribution_disputed M5', 'leap_near M3', 'target_behind northeast'],
    ],
    [
      'the lead of a city',
      'regional',
      { cities: ['330100'] },
      [
        ...['attribution_disputed M4', 'attribution_disputed M5', 'leap_lapsing M2', 'leap_near M1'],
        ...['target_behind 330100', 'target_behind PA', 'target_without_owner PA'],
      ],
    ],
    [
      'a provider',
      'provider_member',
      { providers: ['PA'] },
      ['leap_lapsing M2', 'leap_near M1', 'target_behind PA'],
    ],
    ['a provider without any', 'provider_owner', { providers: ['PB'] }, []],
  ])('%s', async (_, role, scope, expected) => {
    const client = clientOf(role, scope);
    const page = await list(client);
    expect(aboutAll(page)).toEqual(expected);
    expect(page.total).toBe(expected.length);
    expect(await count(client)).toMatchObject({ open: expected.length, unread: expected.length });
    const { totals } = await digest(client, '2026-11-05');
    expect(totals).toEqual({ raised: expected.length, open: expected.length, resolved: 0 });
  });

  test('the API says the same as the rule', async () => {
    const audiences = await readAudiences();
    const scopes: [Role, Scope | null][] = [
      ['ops_viewer', null],
      ...['northeast', 'east_china', 'southwest'].map((region): [Role, Scope] => [
        'regional',
        { ...NOWHERE, regions: [region] },
      ]),
      ...['330100', '330200', '210100'].map((city): [Role, Scope] => [
        'regional',
        { ...NOWHERE, cities: [city] },
      ]),
      ...['PA', 'PB', 'PC'].map((id): [Role, Scope] => ['provider_owner', { ...NOWHERE, providers: [id] }]),
    ];
    for (const [role, scope] of scopes) {
      for (const id of ['somebody', 'lead-north', 'lead-west']) {
        const { items } = await list(createApiClient(context, { id, name: id, role, scope }), 'state=all');
        const expected = audiences.filter(({ audience }) => receivesAlert({ id, scope }, audience));
        expect(items.map((alert) => alert.id).sort(), `${id} ${JSON.stringify(scope)}`).toEqual(
          expected.map((alert) => alert.id).sort(),
        );
      }
    }
  });

  test('whoever answers for a target elsewhere: which it is and that it is behind, not its number', async () => {
    const scope = { providers: [], regions: ['southwest'], cities: [] };
    const client = createApiClient(context, { id: 'lead-west', name: '西部负责人', role: 'regional', scope });
    const { items } = await list(client);
    expect(items).toMatchObject([
      {
        kind: 'target_behind',
        target: { id: targets.east?.id, scope: 'east_china', goal: 10, mayOpen: false },
        data: { status: 'at_high_risk', index: null, attained: null },
      },
    ]);
    expect(await count(client)).toMatchObject({ open: 1, unread: 1 });
    expect((await client.problem('GET', `/api/targets/${targets.east?.id}`)).code).toBe('not_found');
  });
});
