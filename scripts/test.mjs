// npm test: the whole gate. Installs, checks, builds both hosts and walks the journeys in a real browser.
import { join } from 'node:path';
import { findBrowser } from './steps/browser.mjs';
import { buildConsole, buildDemo, isConsoleBuilt } from './steps/builds.mjs';
import { runChecks } from './steps/checks.mjs';
import { ensureInstalled } from './steps/install.mjs';
import { findNode, projectRoot, runMain } from './steps/runtime.mjs';
import { Tally } from './steps/tally.mjs';

const REPORT = join(projectRoot, '.cache', 'playwright.json');

await runMain(async () => {
  ensureInstalled((line) => console.log(line));
  const node = findNode();
  const tally = new Tally();
  // The demo's data keep one core busy for a while; the checks leave it one.
  const builds = Promise.all([
    tally.attempt(() => (isConsoleBuilt() ? undefined : buildConsole(node))),
    tally.attempt(() => buildDemo(node)),
  ]);
  await runChecks(node, tally);
  const areBuilt = (await builds).every(Boolean);

  let browser = '';
  const found = await tally.attempt(() => {
    browser = findBrowser(node, (line) => console.log(line));
  });
  if (found && areBuilt) {
    await tally.run({
      name: 'journeys',
      command: 'playwright',
      args: ['test', '--project=server', '--project=demo'],
      node,
      env: { CHROME_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: REPORT },
      report: REPORT,
    });
  }
  return tally.finish();
});
