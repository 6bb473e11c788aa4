import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { TEMPLATE } from '../../support/start-postgres.ts';
import { type Engines, runMatrix } from './run-matrix.ts';
import { World } from './world.ts';

/** The whole matrix with one choice of engines. Each choice has a test file of its own, so that they run side by side. */
export function proveIsolation(engines: Engines): void {
  let world: World;
  beforeAll(async () => {
    world = await World.create(inject('postgres'), TEMPLATE);
  }, 120_000);
  afterAll(() => world.close());

  test(`nobody sees or changes what is not theirs: ${engines}`, async () => {
    const { operations, cells, leaks, faults } = await runMatrix(world, {
      engines,
      createApp: (context) => createApp(context, { checkResponses: true }),
    });
    console.log(`isolation, ${engines}: ${operations} operations, ${cells} cells, ${leaks.length} leaks`);
    expect(faults).toEqual([]);
  }, 600_000);
}
