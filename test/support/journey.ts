import { readFileSync } from 'node:fs';
import { type APIRequestContext, type BrowserContext, test as base, expect } from '@playwright/test';
import { SAMPLE_PEOPLE } from '../../mocks/sample/sample-people.ts';

interface JourneyFixtures {
  /** Opens one of the product's own addresses, such as "/providers?period=2026-10", on whichever host is under test. */
  open: (address: string) => Promise<void>;
  /** The product's own address that is shown now: path and query. */
  shownAddress: () => string;
  /** Goes on as another person of the sample; every journey begins as its administrator. */
  signInAs: (email: string) => Promise<void>;
}

interface WorkerFixtures {
  /** The demo's database lives in one browser and as long as a page of it is open; null on the server. */
  demoBrowser: BrowserContext | null;
}

interface Made {
  email: string;
  password: string;
}

const ADMINISTRATOR = 'admin@windmaker.example';

/** With the password that this start made; the cookie stays with the browser. */
async function signIn(request: APIRequestContext, email: string): Promise<void> {
  const made = JSON.parse(readFileSync(process.env.E2E_SIGN_INS ?? '', 'utf8')) as Made[];
  const password = made.find((one) => one.email === email)?.password;
  const answer = await request.post('/api/session', { data: { email, password } });
  expect(answer.status(), await answer.text()).toBe(200);
}

/** What the account menu does, in the page that keeps the demo open: every other page then shows that person's home. */
async function lookAs(demo: BrowserContext, email: string): Promise<void> {
  const [page] = demo.pages();
  if (!page) throw new Error('the demo is not open');
  const { name } = SAMPLE_PEOPLE.find((person) => person.email === email) ?? { name: email };
  await page.evaluate(
    (id) => window.dispatchEvent(new CustomEvent('windmaker:look-as', { detail: id })),
    email,
  );
  await page.getByRole('button', { name: `账号：${name}` }).waitFor(OPENING);
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
    if (!demoBrowser) await signIn(context.request, ADMINISTRATOR);
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
  signInAs: async ({ page, demoBrowser }, use) => {
    let isChanged = false;
    await use((email) => {
      isChanged = true;
      return demoBrowser ? lookAs(demoBrowser, email) : signIn(page.request, email);
    });
    if (isChanged && demoBrowser) await lookAs(demoBrowser, ADMINISTRATOR);
  },
  shownAddress: async ({ page }, use, { project }) => {
    await use(() => {
      const { hash, pathname, search } = new URL(page.url());
      return project.name === 'demo' ? hash.slice(1) || '/' : pathname + search;
    });
  },
});
export { expect };
