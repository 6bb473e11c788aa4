/**
 * What a browser loads for each route with an empty cache, and when the directory shows something and its rows.
 * Usage: node scripts/bench/bench-transfer.ts [rounds]
 */
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { DirectoryPage } from '../../src/contract/providers.ts';
import { buildConsole, isConsoleBuilt } from '../steps/builds.mjs';
import { projectRoot } from '../steps/runtime.mjs';
import { BuiltFiles } from './built-files.ts';
import { launchBrowser } from './launch-browser.ts';
import { MainThread } from './main-thread.ts';
import { median } from './median.ts';
import { startProduct } from './start-product.ts';

const DIRECTORY = '/providers';
const AIM_BYTES = 270_000;
/** A slow laptop on a mobile line, as in published page load figures. */
const SLOW = { cpuSlowdown: 4, megabitsPerSecond: 9, latencyMilliseconds: 40 };
const ROWS = 'tbody tr[data-row]';

interface Transfer {
  route: string;
  scripts: number;
  /** Of the scripts: the chunk of all charts, loaded when one comes into sight. */
  charts: number;
  styles: number;
  /** Other built files: the page itself and pictures. */
  others: number;
  /** Answers of the API, compressed by the server as they are made. */
  answers: number;
  requests: number;
}

interface Load {
  /** Milliseconds from the navigation: something is shown; the last script, the last answer of the API, the rows. */
  firstPaint: number;
  scripts: number;
  answers: number;
  rows: number;
  /** Milliseconds of the main thread until the page is quiet. */
  cpu: number;
}

declare global {
  interface Window {
    rowsShownAt?: number;
  }
}

const rounds = Number(process.argv[2] ?? 5);
const files = new BuiltFiles(join(projectRoot, 'dist'));
if (!isConsoleBuilt()) await buildConsole(process.execPath);
const product = await startProduct({ sample: true });
try {
  const browser = await launchBrowser();
  try {
    const transfers: Transfer[] = [];
    for (const route of await listRoutes()) transfers.push(await measureTransfer(browser, route));
    reportTransfers(transfers);
    const slow: Load[] = [];
    const plain: Load[] = [];
    for (let round = 0; round < rounds; round++) {
      slow.push(await measureLoad(browser, true));
      plain.push(await measureLoad(browser, false));
    }
    reportLoads(slow, plain);
  } finally {
    await browser.close();
  }
} finally {
  await product.stop();
}

async function listRoutes(): Promise<string[]> {
  const answer = await fetch(`${product.address}/api/providers?limit=3`, {
    headers: { Cookie: product.cookie },
  });
  const { items } = (await answer.json()) as DirectoryPage;
  const ids = items.map(({ id }) => encodeURIComponent(id));
  return [
    '/',
    DIRECTORY,
    `/providers/${ids[0]}`,
    `/compare?ids=${ids.join(',')}`,
    '/models',
    '/imports',
    '/assessments',
    '/programme',
    '/targets',
    '/leaps',
    '/merchants',
  ];
}

/** A context of its own is an empty cache. */
async function inFreshPage<T>(browser: Browser, run: (page: Page) => Promise<T>): Promise<T> {
  const context: BrowserContext = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
  });
  const [name = '', value = ''] = product.cookie.split('=');
  // A browser takes this cookie for one host, every path and Secure only.
  await context.addCookies([{ name, value, url: product.address.replace('http:', 'https:'), secure: true }]);
  try {
    return await run(await context.newPage());
  } finally {
    await context.close();
  }
}

function measureTransfer(browser: Browser, route: string): Promise<Transfer> {
  return inFreshPage(browser, async (page) => {
    const transfer = { route, scripts: 0, charts: 0, styles: 0, others: 0, answers: 0, requests: 0 };
    const pending: Promise<void>[] = [];
    page.on('requestfinished', (request) => {
      const { pathname } = new URL(request.url());
      transfer.requests += 1;
      const isPage = request.resourceType() === 'document';
      const bytes = files.brotliBytes(isPage ? 'index.html' : pathname);
      if (bytes === null) {
        pending.push(
          request.sizes().then((sizes) => {
            transfer.answers += sizes.responseBodySize;
          }),
        );
      } else if (pathname.endsWith('.js')) {
        transfer.scripts += bytes;
        if (pathname.startsWith('/assets/charts-')) transfer.charts += bytes;
      } else if (pathname.endsWith('.css')) transfer.styles += bytes;
      else transfer.others += bytes;
    });
    await open(page, route);
    await Promise.all(pending);
    return transfer;
  });
}

/** Until the page is there, asks for nothing more and shows no placeholder. */
async function open(page: Page, route: string): Promise<void> {
  const failures: Error[] = [];
  page.on('pageerror', (error) => failures.push(error));
  await page.goto(product.address + route);
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(() => !document.querySelector('.wm-skeleton, [aria-busy="true"]'));
  await page.waitForLoadState('networkidle');
  if (failures[0]) throw failures[0];
}

function measureLoad(browser: Browser, isSlow: boolean): Promise<Load> {
  return inFreshPage(browser, async (page) => {
    await page.addInitScript((rows) => {
      new MutationObserver((_, observer) => {
        if (!document.querySelector(rows)) return;
        observer.disconnect();
        requestAnimationFrame(() => {
          window.rowsShownAt = performance.now();
        });
      }).observe(document, { childList: true, subtree: true });
    }, ROWS);
    const session = await page.context().newCDPSession(page);
    if (isSlow) {
      await session.send('Network.enable');
      await session.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: SLOW.latencyMilliseconds,
        downloadThroughput: (SLOW.megabitsPerSecond * 1e6) / 8,
        uploadThroughput: (SLOW.megabitsPerSecond * 1e6) / 8,
      });
      await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW.cpuSlowdown });
    }
    const thread = await MainThread.watch(page);
    const { tasks } = await thread.measure(() => open(page, DIRECTORY));
    const times = await page.evaluate(() => {
      const rows = window.rowsShownAt ?? Number.NaN;
      const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
      const lastOf = (part: RegExp) =>
        Math.max(
          ...resources
            .filter((one) => part.test(one.name) && one.responseEnd < rows)
            .map((one) => one.responseEnd),
        );
      const firstPaint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN;
      return { firstPaint, scripts: lastOf(/\.js$/), answers: lastOf(/\/api\//), rows };
    });
    return { ...times, cpu: tasks };
  });
}

function reportTransfers(transfers: readonly Transfer[]): void {
  const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1).padStart(10);
  console.log(
    'transfer of the first view, empty cache, KB (1,000 bytes) with brotli quality 11 of the build',
  );
  console.log(
    `${'route'.padEnd(16)}${['scripts', 'of charts', 'styles', 'others', 'sum', 'API', 'requests'].map((head) => head.padStart(10)).join('')}`,
  );
  for (const { route, scripts, charts, styles, others, answers, requests } of transfers) {
    const sum = scripts + styles + others;
    console.log(
      nameOf(route).padEnd(16) +
        [scripts, charts, styles, others, sum, answers].map(kilobytes).join('') +
        String(requests).padStart(10),
    );
  }
  const directory = transfers.find(({ route }) => route === DIRECTORY);
  if (!directory) return;
  const isMet = directory.scripts <= AIM_BYTES && directory.charts === 0;
  console.log(
    `aim: scripts of ${DIRECTORY} at most ${AIM_BYTES / 1000} KB, no charts among them: ${isMet ? 'met' : 'MISSED'}, ${(directory.scripts / 1000).toFixed(1)} KB`,
  );
}

/** The address without the ids of this run. */
function nameOf(route: string): string {
  return route.replace(/^\/providers\/.+/, '/providers/:id').replace(/\?.*/, '?ids=…');
}

function reportLoads(slow: readonly Load[], plain: readonly Load[]): void {
  const of = (loads: readonly Load[], part: keyof Load) => median(loads.map((load) => load[part]));
  const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`.padStart(10);
  const share = median(slow.map((load) => load.firstPaint / load.rows));
  console.log(`\nloading ${DIRECTORY}, empty cache, median of ${slow.length}`);
  const parts = ['firstPaint', 'scripts', 'answers', 'rows'] as const;
  const line = (label: string, loads: readonly Load[]) =>
    console.log(label.padEnd(40) + parts.map((part) => seconds(of(loads, part))).join(''));
  console.log(
    ''.padEnd(40) + ['painted', 'scripts', 'answers', 'rows'].map((head) => head.padStart(10)).join(''),
  );
  line(`${SLOW.cpuSlowdown}× CPU, ${SLOW.megabitsPerSecond} Mbit/s, ${SLOW.latencyMilliseconds} ms`, slow);
  line('as fast as this machine is', plain);
  console.log(`first paint ÷ first rows, slow           ${share.toFixed(2)}`);
  console.log(`main thread until quiet, CPU             ${seconds(of(plain, 'cpu'))}`);
}
