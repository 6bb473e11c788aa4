import { defineConfig, devices } from '@playwright/test';

const executablePath = process.env.CHROME_PATH;

/**
 * The same journeys for both hosts, save those about the page alone, which one host shows as well as the other (@server).
 * Their fixtures are in test/support/journey.ts.
 */
export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results',
  globalSetup: './test/support/start-hosts.ts',
  // Journeys share the server's database; those that write use names of their own.
  workers: 2,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  // A busy machine is slow, not wrong.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ...(process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['json'] as const] : [])],
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // A film of every page would take as much of the processor as the page itself.
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        // Chromium's sandbox refuses root.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        // Containers give /dev/shm 64 MB, too little for a page with charts.
        '--disable-dev-shm-usage',
        // Where there is no graphics card, imitating one takes a tenth of the processor.
        '--disable-gpu',
      ],
    },
  },
  projects: [
    { name: 'server', use: { baseURL: process.env.E2E_SERVER_URL ?? '' }, grepInvert: /@demo/ },
    {
      name: 'demo',
      use: { baseURL: process.env.E2E_DEMO_URL ?? '' },
      grepInvert: /@server/,
      timeout: 300_000,
    },
  ],
});
