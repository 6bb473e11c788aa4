import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { loadSampleData } from '../mocks/sample/load-sample.ts';
import { createApp, isAppPath } from './app.ts';
import type { AppContext, Caller } from './context.ts';
import { OtherSchema } from './db/migrate.ts';
import { prepareDatabase } from './db/prepare-database.ts';
import { recoverImports } from './imports/recover-imports.ts';
import { type HostConfig, readConfig } from './node/config.ts';
import { type DatabaseAccess, openDatabase } from './node/connect.ts';
import { createCopyLoader } from './node/copy-loader.ts';
import { createImportHolds } from './node/import-holds.ts';
import { listen } from './node/listen.ts';
import { createLog, type Log } from './node/log.ts';
import { StartError } from './node/start-error.ts';
import { createConsole } from './node/static-files.ts';
import { waitForStopSignal } from './node/stop-signal.ts';

const root = resolve(import.meta.dirname, '..');
const REQUEST_PATIENCE_MILLISECONDS = 10_000;

// A closed terminal must not keep the host from stopping in order.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);

try {
  await main();
  process.exit(0);
} catch (error) {
  console.error(error instanceof StartError ? error.message : error);
  process.exit(1);
}

async function main(): Promise<void> {
  const config = readConfig(process.env, process.cwd());
  const stop = waitForStopSignal();
  const access = await openDatabase(config, { report: say, onLost: stop.fail });
  try {
    await serve(config, access, stop.received);
  } finally {
    await access.close();
  }
}

async function serve(config: HostConfig, access: DatabaseAccess, stopped: Promise<void>): Promise<void> {
  const log = createLog(config.logLevel);
  const context = createContext(config, access, log);
  const answer = createSite(createApp(context), createConsole(join(root, 'dist')), log);
  let isReady = false;
  // Taken before the data is prepared: a port in use is told at once, and a supervisor finds someone to ask.
  const listener = await listen({
    host: config.host,
    port: config.port,
    fetch: (request) => {
      if (!isReady) return new Response('starting', { status: 503, headers: { 'Retry-After': '2' } });
      return answer(request);
    },
  });
  try {
    isReady = await Promise.race([prepare(context, config), stopped.then(() => false)]);
    if (isReady) say(describeStart(listener.address, access.description));
    await stopped;
    say('\n正在停止 · stopping …');
  } finally {
    await listener.close(REQUEST_PATIENCE_MILLISECONDS);
  }
}

async function prepare(context: AppContext, config: HostConfig): Promise<true> {
  await prepareDatabase(context).catch((error: unknown) => {
    throw error instanceof OtherSchema ? new StartError(error.message) : error;
  });
  await recoverImports(context);
  if (config.loadsSample) await loadSampleData(context, say);
  return true;
}

/** The API and the console under one address. */
function createSite(app: ReturnType<typeof createApp>, console: Hono, log: Log) {
  const site = new Hono();
  site.use(async (call, next) => {
    const startedAt = performance.now();
    await next();
    const milliseconds = Math.round(performance.now() - startedAt);
    log({
      level: 'debug',
      message: `${call.req.method} ${call.req.path} ${call.res.status} ${milliseconds} ms`,
    });
  });
  site.use(compress());
  site.all('*', ({ req }) => (isAppPath(req.path) ? app.fetch(req.raw) : console.fetch(req.raw)));
  return (request: Request) => site.fetch(request);
}

function createContext(config: HostConfig, { db, pool }: DatabaseAccess, log: Log): AppContext {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const caller = localCaller();
  return {
    db,
    bulk: createCopyLoader(pool),
    holdImport: createImportHolds(pool),
    now: () => new Date(),
    newId: randomUUID,
    resolveCaller: async () => caller,
    mode: 'server',
    version,
    limits: { fileBytes: config.importMegabytes * 1024 * 1024, rows: config.importRows },
    log,
  };
}

/** There are no accounts: whoever reaches the address is the person who started the host. */
function localCaller(): Caller {
  const username = readUserName();
  return { id: username, name: username, scope: { providers: null, regions: null } };
}

function readUserName(): string {
  try {
    return userInfo().username;
  } catch {
    // A container's user number need not have a name.
    return 'local';
  }
}

function describeStart(address: string, data: string): string {
  return [
    '',
    '  造风台已启动 · Windmaker is running',
    '',
    `  打开 · open   ${address}`,
    `  数据 · data   ${data}`,
    '  停止 · stop   Ctrl-C',
    '',
  ].join('\n');
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
