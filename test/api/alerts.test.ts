import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AppContext } from '../../server/context.ts';
import type { Role } from '../../src/domain/access/role.ts';
import type { Scope } from '../../src/domain/access/scope.ts';
import { ALERT_KINDS } from '../../src/domain/alert/alert-kind.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { type AlertPage, aboutAll, count, find, list, storeAlertWorld } from './alert-world.ts';
import { type ApiClient, createTestContext } from './api-client.ts';
import { clientOf as clientIn } from './programme-world.ts';

const WAN = 10_000;
const now = new Date('2026-11-05T08:00:00Z');

let database: TestDatabase;
let context: AppContext;
let grader: ApiClient;

const clientOf = (role: Role, scope: Partial<Scope> | null) => clientIn(context, role, scope);
const leadOf = (...regions: string[]) => clientOf('regional', { regions });
const ownerOf = (provider: string) => clientOf('provider_owner', { providers: [provider] });

beforeAll(async () => {
  database = await createTestDatabase();
  context = { ...createTestContext(database), now: () => now };
  grader = clientOf('ops_grader', null);
  await storeAlertWorld(context);
}, 60_000);
afterAll(() => database.close());

describe('what is told', () => {
  test('every cause has its alert, once', async () => {
    const page = await list(grader);
    expect(aboutAll(page)).toEqual([
      'attribution_disputed M4',
      'attribution_disputed M5',
      'leap_lapsing M2',
      'leap_near M1',
      'leap_near M3',
      'target_behind 330100',
      'target_behind PA',
      'target_behind east_china',
      ...['gmv100m_providers', 'gmv1b_providers', 'leap20_providers', 'leap50_providers'].map(
        (measure) => `target_behind ${measure}`,
      ),
      'target_behind northeast',
      'target_without_owner PA',
      ...['gmv100m_providers', 'gmv1b_providers', 'leap20_providers', 'leap50_providers'].map(
        (measure) => `target_without_owner ${measure}`,
      ),
    ]);
    expect(page.total).toBe(page.items.length);
    expect(page.counts.map(({ kind }) => kind)).toEqual(ALERT_KINDS);
  });

  test('a leap that is near: the month, what it needs and what is held', async () => {
    expect(await find(grader, 'leap_near', 'M1')).toMatchObject({
      ...{ raisedAt: now.toISOString(), resolvedAt: null, resolution: null, readAt: null },
      leap: { provider: { id: 'PA', name: '甲服务商' }, merchant: { id: 'M1', name: '一店' }, state: 'near' },
      data: {
        ...{ month: '2026-11', atLeastYuan: 10 * WAN, targetBand: 'B1', held: { months: 2, of: 3 } },
        missing: [{ kind: 'hold', month: '2026-11', atLeastYuan: 10 * WAN }],
      },
    });
  });

  test('a leap about to lapse: the months below and the one that decides', async () => {
    expect(await find(grader, 'leap_lapsing', 'M2')).toMatchObject({
      leap: { state: 'counted' },
      data: {
        ...{
          completedMonth: '2026-08',
          month: '2026-11',
          band: 'B1',
          atLeastYuan: 10 * WAN,
          below: 2,
          of: 3,
        },
        months: [
          { month: '2026-09', yuan: 9 * WAN },
          { month: '2026-10', yuan: 7 * WAN },
        ],
      },
    });
  });

  test('a target that fell behind: since when, and the latest figures', async () => {
    // 1 leap in August of 24, where a straight line asks for 20 by October.
    expect(await find(grader, 'target_behind', 'PA')).toMatchObject({
      target: { level: 'provider', scopeName: { zh: '甲服务商' }, goal: 24, owner: null, mayOpen: true },
      data: {
        since: '2026-01',
        month: '2026-10',
        status: 'at_high_risk',
        index: 0.05,
        attained: 1,
        expectedValue: 20,
      },
    });
  });

  test('a dispute: the candidates that the reader may see', async () => {
    const seenBy = async (client: ApiClient) => {
      const alert = await find(client, 'attribution_disputed', 'M5');
      return alert?.kind === 'attribution_disputed'
        ? [...alert.data.candidates.map(({ provider }) => provider?.id ?? null), alert.data.mayDecide]
        : null;
    };
    expect(await seenBy(grader)).toEqual(['PA', 'PC', true]);
    expect(await seenBy(leadOf('northeast'))).toEqual([null, 'PC', false]);
    expect(await seenBy(leadOf('northeast', 'east_china'))).toEqual(['PA', 'PC', true]);
    expect(await seenBy(ownerOf('PC'))).toBeNull();
  });
});

describe('reading', () => {
  test('is one’s own: nobody else’s count falls', async () => {
    const [one, other] = [leadOf('northeast'), leadOf('east_china')];
    const dispute = await find(one, 'attribution_disputed', 'M5');
    expect(await one.post('/api/alerts/read', { ids: [dispute?.id] })).toEqual({ marked: 1 });
    expect(await one.post('/api/alerts/read', { ids: [dispute?.id] })).toEqual({ marked: 0 });
    expect((await find(one, 'attribution_disputed', 'M5'))?.readAt).toBe(now.toISOString());
    expect(await count(one)).toMatchObject({ open: 3, unread: 2 });
    expect(aboutAll(await list(one, 'unread=no'))).toEqual(['attribution_disputed M5']);
    expect((await list(one, 'unread=yes')).total).toBe(2);
    expect((await find(other, 'attribution_disputed', 'M5'))?.readAt).toBeNull();
  });

  test('others’ alerts and such as there are not are passed over', async () => {
    const near = await find(grader, 'leap_near', 'M1');
    const ids = [near?.id, '99999999', 'nonsense'];
    expect(await leadOf('northeast').post('/api/alerts/read', { ids })).toEqual({ marked: 0 });
    expect((await find(grader, 'leap_near', 'M1'))?.readAt).toBeNull();
  });

  test('all that had come by a moment', async () => {
    const client = ownerOf('PA');
    const before = new Date(now.getTime() - 1).toISOString();
    expect(await client.post('/api/alerts/read', { all: true, until: before })).toEqual({ marked: 0 });
    expect(await client.post('/api/alerts/read', { all: true, until: now.toISOString() })).toEqual({
      marked: 3,
    });
    expect(await count(client)).toEqual({
      ...{ open: 3, unread: 0 },
      kinds: ['target_behind', 'leap_near', 'leap_lapsing'].map((kind) => ({
        ...{ kind, open: 1, unread: 0 },
      })),
    });
    expect((await count(grader)).unread).toBe((await count(grader)).open);
  });

  test('neither ids nor a moment is refused', async () => {
    for (const body of [{}, { ids: [] }, { all: true }, { ids: ['1'], all: true, until: now.toISOString() }])
      expect((await grader.problem('POST', '/api/alerts/read', body)).code).toBe('invalid_request');
  });
});

test('pages hold every alert once, in order', async () => {
  const { items, total } = await list(grader);
  const paged: string[] = [];
  let cursor: string | null = null;
  do {
    const page: AlertPage = await grader.get(`/api/alerts?limit=4${cursor ? `&cursor=${cursor}` : ''}`);
    paged.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor);
  expect(paged).toEqual(items.map(({ id }) => id));
  expect(paged).toHaveLength(total);
  const kinds = await list(grader, 'kind=leap_near,leap_lapsing');
  expect([kinds.total, kinds.counts.length]).toEqual([3, 5]);
});
