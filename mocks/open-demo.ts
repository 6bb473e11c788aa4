import type { Hono } from 'hono';
import { version } from '../package.json';
import { createApp } from '../server/app.ts';
import { recoverImports } from '../server/imports/recover-imports.ts';
import { createDemoContext, openDemoDatabase } from './demo-context.ts';
import { DemoIdentity } from './demo-identity.ts';
import type { DemoPlace, OpeningProgress } from './demo-messages.ts';
import { DemoStorage, removeOthers } from './demo-storage.ts';
import { ChangeKeeper } from './keep-changes.ts';
import { createPglitePool } from './pglite-pool.ts';

type Report = (progress: OpeningProgress) => void;

/** After this long it is another page that has the database, not the one that was left for this one. */
const WAIT_MILLISECONDS = 1500;

export interface OpenDemo {
  app: Pick<Hono, 'fetch'>;
  /** From the next request on, every page sees what this person sees. */
  lookAs(id: string): void;
  /** Back to the data the demo came with, from the next opening on. Nothing can be asked of this one any more. */
  reset(): Promise<void>;
}

/** Opens what was kept of the last visit, or else the prepared data, and puts the API over it. */
export async function openDemo(place: DemoPlace, report: Report): Promise<OpenDemo> {
  const prefix = `windmaker${place.folder.replace(/[^a-z0-9]+/gi, '-')}`;
  await holdAlone(prefix, report);
  const name = prefix + place.revision;
  await removeOthers(prefix, name);
  const { database, storage } = await openDatabase(name, place, report);
  const pool = createPglitePool(database, () => keeper.touch());
  const keeper = new ChangeKeeper(database, pool, storage);
  await keeper.start();
  const identity = new DemoIdentity();
  const context = createDemoContext(database, version, pool, identity);
  await recoverImports(context);
  const app = createApp(context);
  return {
    app,
    lookAs: (id) => identity.lookAs(id),
    async reset() {
      // Never released: a change that comes later would be stored over the emptied files.
      await pool.connect();
      await storage.clear();
    },
  };
}

async function openDatabase(name: string, place: DemoPlace, report: Report) {
  const kept = await DemoStorage.find(name);
  if (kept.isStored) {
    report({ step: 'open', share: null });
    try {
      return { database: await openDemoDatabase({ fs: kept }), storage: kept };
    } catch (cause) {
      console.error('what was kept of the last visit cannot be opened', cause);
      await kept.clear();
    }
  }
  const data = await fetchData(place.data, (share) => report({ step: 'download', share }));
  report({ step: 'open', share: null });
  const storage = await DemoStorage.find(name);
  return { database: await openDemoDatabase({ fs: storage, loadDataDir: data }), storage };
}

/** One program per database: two would overwrite each other's files. Held until this worker ends. */
async function holdAlone(name: string, report: Report): Promise<void> {
  const waiting = setTimeout(() => report({ step: 'wait', share: null }), WAIT_MILLISECONDS);
  await new Promise<void>((held, fail) => {
    navigator.locks
      .request(name, () => {
        held();
        return new Promise(() => undefined);
      })
      .catch(fail);
  });
  clearTimeout(waiting);
}

async function fetchData(address: string, onProgress: (share: number | null) => void): Promise<File> {
  const response = await fetch(address);
  if (!response.ok || !response.body) throw new Error(`${address}: ${response.status}`);
  const size = Number(response.headers.get('Content-Length') ?? 0);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let received = 0;
  for await (const part of response.body) {
    parts.push(part);
    received += part.byteLength;
    onProgress(size > 0 ? Math.min(1, received / size) : null);
  }
  return new File(parts, 'data.tar.gz', { type: 'application/x-gzip' });
}
