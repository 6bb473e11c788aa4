import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refreshAlerts } from '../../server/alerts/refresh-alerts.ts';
import type { AppContext } from '../../server/context.ts';
import type { Digest } from '../../src/contract/alerts.ts';
import type { LeapPage } from '../../src/contract/leaps.ts';
import type { TargetDetail } from '../../src/contract/targets.ts';
import type { Role } from '../../src/domain/access/role.ts';
import type { Scope } from '../../src/domain/access/scope.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { about, aboutAll, digest, find, importMonths, list, storeAlertWorld } from './alert-world.ts';
import { type ApiClient, createTestContext } from './api-client.ts';
import { clientOf as clientIn } from './programme-world.ts';

let now = new Date('2026-11-05T08:00:00Z');

let database: TestDatabase;
let context: AppContext;
let grader: ApiClient;
let targets: Record<string, TargetDetail>;
const clientOf = (role: Role, scope: Partial<Scope> | null) => clientIn(context, role, scope);
const leadOf = (...regions: string[]) => clientOf('regional', { regions });
const ownerOf = (provider: string) => clientOf('provider_owner', { providers: [provider] });

beforeAll(async () => {
  database = await createTestDatabase();
  context = { ...createTestContext(database), now: () => now };
  grader = clientOf('ops_grader', null);
  targets = await storeAlertWorld(context);
}, 60_000);
afterAll(() => database.close());

describe('alerts follow what they are made of', () => {
  test('the same months again raise nothing', async () => {
    const before = await list(grader, 'state=all');
    now = new Date('2026-11-06T02:00:00Z');
    await importMonths(context, [['M1', '2026-05', [8, 8, 8, 8, 15, 16]]]);
    expect(await list(grader, 'state=all')).toEqual(before);
  });

  test('figures that move do so quietly', async () => {
    const before = await find(grader, 'leap_near', 'M3');
    await importMonths(context, [['M3', '2026-10', [40]]]);
    const after = await find(grader, 'leap_near', 'M3');
    expect(after).toMatchObject({ id: before?.id, raisedAt: before?.raisedAt, resolvedAt: null });
    const corrected = await importMonths(context, [['M3', '2026-10', [12]]]).then(() =>
      find(grader, 'leap_near', 'M3'),
    );
    expect(corrected?.id).toBe(before?.id);
  });

  test('a correction by which the cause is gone ends its alert, which is kept', async () => {
    await importMonths(context, [['M3', '2026-10', [5]]]);
    expect(await find(grader, 'leap_near', 'M3')).toMatchObject({
      ...{ resolvedAt: now.toISOString(), resolution: 'cleared', leap: { state: 'building' } },
    });
    expect(await find(grader, 'leap_near', 'M3', 'state=open')).toBeUndefined();
    expect(await find(leadOf('northeast'), 'leap_near', 'M3', 'state=resolved')).toBeDefined();
  });

  test('a cause that comes back is told again', async () => {
    await importMonths(context, [['M3', '2026-10', [36]]]);
    const { items } = await list(grader, 'state=all&kind=leap_near');
    const told = items.filter((alert) => about(alert) === 'leap_near M3');
    expect(told.map(({ resolution }) => resolution)).toEqual([null, 'cleared']);
  });

  test('a decision by the lead ends the dispute', async () => {
    const lead = leadOf('east_china');
    const { items } = await lead.get<LeapPage>('/api/leaps?merchant=M4&provider=PB');
    await lead.post(`/api/leaps/${items[0]?.id}/attribution`, {
      providerId: 'PB',
      reason: '实地核对了记录。',
    });
    expect(await find(lead, 'attribution_disputed', 'M4')).toMatchObject({
      ...{ resolution: 'cleared', data: { mayDecide: false } },
    });
    expect(await find(lead, 'attribution_disputed', 'M5')).toMatchObject({ resolution: null });
  });

  test('giving a target an owner, and archiving one', async () => {
    const { id = '', revision, goal, from, to, curve } = targets.provider ?? {};
    const terms = { goal, startValue: null, from, to, curve, owner: 'lead-west', note: null };
    const changed = await grader.send('PUT', `/api/targets/${id}`, terms, { 'If-Match': `"${revision}"` });
    expect(changed.status).toBe(200);
    expect(await find(grader, 'target_without_owner', 'PA')).toMatchObject({ resolution: 'cleared' });
    expect(await find(grader, 'target_behind', 'PA')).toMatchObject({
      ...{ resolution: null, target: { owner: { id: 'lead-west', name: '西部负责人' } } },
    });
    await grader.post(
      `/api/targets/${targets.hangzhou?.id}/archive`,
      { note: null },
      targets.hangzhou?.revision,
    );
    expect(await find(grader, 'target_behind', '330100')).toMatchObject({ resolution: 'cleared' });
  });

  test('a fall that moved to another month replaces the alert of the same target', async () => {
    const { id = '', revision, goal, from, to } = targets.north ?? {};
    const curve = { kind: 'own', shares: [0, 0, 0, 0, 0, 0, 0, 0, 0.5, 0.6, 0.8, 1] };
    const terms = { goal, startValue: null, from, to, curve, owner: 'lead-north', note: null };
    const changed = await grader.send('PUT', `/api/targets/${id}`, terms, { 'If-Match': `"${revision}"` });
    expect(changed.status).toBe(200);
    const { items } = await list(grader, 'state=all&kind=target_behind');
    const told = items.filter((alert) => about(alert) === 'target_behind northeast');
    expect(told.map(({ resolution, data }) => [resolution, 'since' in data && data.since])).toEqual([
      [null, '2026-09'],
      ['replaced', '2026-01'],
    ]);
  });

  test('changes at the same moment tell every cause once', async () => {
    const terms = { measure: 'leaps', goal: 5, startValue: null, curve: { kind: 'straight' }, owner: null };
    const before = await list(grader, 'kind=target_without_owner');
    await Promise.all(
      ['310000', '320500', '440100', '110000'].map((scope) =>
        grader.post('/api/targets', { ...terms, level: 'city', scope, from: '2026-01', to: '2026-12' }),
      ),
    );
    const after = await list(grader, 'kind=target_without_owner');
    expect(after.total).toBe(before.total + 4);
    expect(new Set(aboutAll(after)).size).toBe(after.total);
  });

  test('the next month decides what was near and what was lapsing', async () => {
    now = new Date('2026-12-02T17:00:00Z');
    await importMonths(context, [
      ['M1', '2026-11', [17]],
      ['M2', '2026-11', [5]],
      ['M3', '2026-11', [4]],
    ]);
    const ended = await Promise.all([
      find(grader, 'leap_near', 'M1'),
      find(grader, 'leap_lapsing', 'M2'),
      find(grader, 'leap_near', 'M3', 'state=resolved'),
    ]);
    expect(ended.map((alert) => [alert?.resolution, alert && 'leap' in alert && alert.leap.state])).toEqual([
      ['cleared', 'counted'],
      ['cleared', 'counted'],
      ['cleared', 'building'],
    ]);
  });

  test('a rolled back change leaves none', async () => {
    const before = await list(grader, 'state=all');
    const undone = context.db.transaction().execute(async (trx) => {
      await trx.updateTable('target').set({ ownerId: null, ownerName: null }).execute();
      await refreshAlerts(trx, context);
      const inside = await trx.selectFrom('alert').select('id').execute();
      expect(inside.length).toBeGreaterThan(before.total);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await list(grader, 'state=all')).toEqual(before);
  });

  test('of one cause no two are open', async () => {
    const again = `insert into alert (kind, key, object, target_id, data, fingerprint, raised_at)
      select kind, key, object, target_id, data, fingerprint, now() from alert where kind = 'target_behind'`;
    await expect(database.pool.query(`${again} and resolved_at is null`)).rejects.toThrow(/alert_open/);
  });
});

describe('the digest of a day', () => {
  test.each(['2026-11-04', '2026-11-05', '2026-11-06', '2026-12-03'])(
    '%s adds up to the list',
    async (day) => {
      for (const client of [grader, leadOf('east_china'), ownerOf('PA')]) {
        const { kinds, totals } = await digest(client, day);
        for (const [part, filter] of [
          ['raised', `raisedOn=${day}`],
          ['open', `openAt=${day}`],
          ['resolved', `resolvedOn=${day}`],
        ] as const) {
          const page = await list(client, `state=all&${filter}`);
          expect(kinds.reduce((sum, kind) => sum + kind[part].total, 0)).toBe(page.total);
          expect(totals[part]).toBe(page.total);
          for (const kind of kinds) {
            const listed = page.items.filter((alert) => alert.kind === kind.kind);
            expect(kind[part].items).toEqual(listed);
            expect(kind[part].total).toBe(listed.length);
          }
        }
      }
    },
  );

  test('a day ends at midnight in China', async () => {
    // Stored at 01:00 of the third there.
    expect((await digest(grader, '2026-12-02')).totals.resolved).toBe(0);
    expect((await digest(grader, '2026-12-03')).totals.resolved).toBe(3);
    expect(await grader.get<Digest>('/api/alerts/digest')).toMatchObject({
      day: '2026-12-03',
      today: '2026-12-03',
    });
    // The published goals had nobody to answer for them when the database was made.
    expect((await digest(grader, '2026-11-05')).firstDay).toBe('2026-11-01');
  });

  test('what was open then stays so, whatever has ended since', async () => {
    const { totals } = await digest(grader, '2026-11-05');
    expect(totals).toEqual({ raised: 14, open: 18, resolved: 0 });
    expect((await grader.problem('GET', '/api/alerts/digest?day=2026-13-40')).code).toBe('invalid_request');
  });
});
