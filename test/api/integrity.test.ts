import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../server/app.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { raceForModel } from '../support/edit-race.ts';
import { KilledServer } from '../support/killed-server.ts';
import { createTestContext } from './api-client.ts';

// Small counts of what `npm run bench -- integrity` does at length.
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

test('of edits that meet none is lost silently', async () => {
  const app = createApp(createTestContext(database), { checkResponses: true });
  let lost = 0;
  for (let round = 0; round < 30; round++) lost += await raceForModel(app, 2 + (round % 3));
  expect(lost).toBe(0);
});

test('a server killed at work has lost nothing that it acknowledged and stored no half', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'windmaker-killed-'));
  try {
    const server = new KilledServer(database.pool, {
      DATABASE_URL: database.connectionString,
      WINDMAKER_DATA: folder,
      WINDMAKER_SAMPLE: 'off',
    });
    await server.prepare();
    for (const milliseconds of [120, 450, 800]) await server.round(milliseconds);
    expect(server.report).toMatchObject({ kills: 3, lost: [], halfApplied: [] });
    expect(server.report.acknowledged).toBeGreaterThan(0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 120_000);
