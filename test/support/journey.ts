import { type BrowserContext, test as base, expect } from '@playwright/test';

interface JourneyFixtures {
  /** Opens one of the product's own addresses, such as "/providers?period=2026-10", on whichever host is under test. */
  open: (address: string) => Promise<void>;
  /** The product's own address that is shown now: path and query. */
  shownAddress: () => string;
}

interface WorkerFixtures {
  /** The demo's database lives in one browser and as long as a page of it is open; null on the server. */
  demoBrowser: BrowserContext | null;
}

/** The demo first unpacks its database; after that both hosts are equally quick. */
const OPENING = { timeout: 120_000 };

export const test = base.extend<JourneyFixtures, WorkerFixtures>({
  demoBrowser: [
    async ({ browser }, use, { project }) => {
      if (project.name !== 'demo') return use(null);
      const { baseURL, viewport, locale, timezoneId } = project.use;
      const context = await browser.newContext({
        ...(viewport !== undefined && { viewport }),
        ...(locale && { locale }),
        ...(timezoneId && { timezoneId }),
      });
      const page = await context.newPage();
      await page.goto(baseURL ?? '');
      await page.getByRole('main').waitFor(OPENING);
      await use(context);
      await context.close();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  // As on the server, journeys share one database; pages and preferences are their own.
  page: async ({ context, demoBrowser }, use) => {
    const page = await (demoBrowser ?? context).newPage();
    await use(page);
    if (demoBrowser) await page.evaluate(() => localStorage.clear());
    await page.close();
  },
  // The demo keeps its addresses behind the hash, because a static host knows one page only. From one to the next the
  // page is not loaded anew, so what is expected after it must not be true of the page before.
  open: async ({ page, baseURL }, use, { project }) => {
    await use(async (address) => {
      await page.goto(project.name === 'demo' ? `${baseURL}#${address}` : address);
      await page.getByRole('main').waitFor(OPENING);
    });
  },
  shownAddress: async ({ page }, use, { project }) => {
    await use(() => {
      const { hash, pathname, search } = new URL(page.url());
      return project.name === 'demo' ? hash.slice(1) || '/' : pathname + search;
    });
  },
});
export { expect };
