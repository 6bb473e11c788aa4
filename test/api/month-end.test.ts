import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AppContext } from '../../server/context.ts';
import { startCalendar } from '../../server/node/calendar.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { find, importMonths, storeAlertWorld } from './alert-world.ts';
import { createTestContext } from './api-client.ts';
import { clientOf } from './programme-world.ts';

let now = new Date('2026-11-28T08:00:00Z');
let database: TestDatabase;
let context: AppContext;

beforeAll(async () => {
  database = await createTestDatabase();
  context = { ...createTestContext(database), now: () => now };
  await storeAlertWorld(context);
}, 60_000);
afterAll(() => database.close());

test('a month that ends is followed without anybody writing anything', async () => {
  const grader = clientOf(context, 'ops_grader', null);
  await importMonths(context, [['M1', '2026-11', [17]]]);
  const behind = await find(grader, 'target_behind', 'PA');
  expect(await find(grader, 'leap_near', 'M1', 'state=open')).toBeDefined();
  // Half past midnight in China.
  const afterMidnight = new Date('2026-11-30T16:30:00Z');
  const calendar = startCalendar(context, 20);
  try {
    now = afterMidnight;
    await expect
      .poll(() => find(grader, 'leap_near', 'M1'))
      .toMatchObject({ resolution: 'cleared', leap: { state: 'counted' } });
    expect(behind).toMatchObject({ data: { month: '2026-10' } });
    expect(await find(grader, 'target_behind', 'PA', 'state=open')).toMatchObject({
      data: { month: '2026-11' },
    });
  } finally {
    await calendar.stop();
  }
});

test('one that ended while no host ran is followed at the start', async () => {
  const grader = clientOf(context, 'ops_grader', null);
  now = new Date('2026-12-20T08:00:00Z');
  await importMonths(context, [['M1', '2026-12', [18]]]);
  now = new Date('2027-01-03T08:00:00Z');
  const calendar = startCalendar(context);
  try {
    await expect
      .poll(() => find(grader, 'target_behind', 'PA', 'state=open'))
      .toMatchObject({ data: { month: '2026-12' } });
  } finally {
    await calendar.stop();
  }
});
