import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');

/** A sample of the guards, spread over all kinds; `npm run bench -- isolation` breaks every one. */
test('a broken guard turns the matrix red', async () => {
  const { stdout } = await promisify(execFile)(
    resolve(root, 'node_modules/.bin/node'),
    ['scripts/bench/bench-isolation.ts', '--without-matrix', '--every', '40'],
    { cwd: root, maxBuffer: 16 * 1024 * 1024 },
  );
  expect(stdout).not.toContain('SURVIVED');
  const [, broken, killed] = /guards broken: (\d+) of \d+, killed (\d+)/.exec(stdout) ?? [];
  expect(Number(broken)).toBeGreaterThan(8);
  expect(killed).toBe(broken);
}, 300_000);
