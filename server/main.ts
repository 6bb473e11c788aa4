import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadSampleData } from '../mocks/sample/load-sample.ts';
import { createApp } from './app.ts';
import type { AppContext } from './context.ts';
import { databaseOf } from './db/database-of.ts';
import { OtherSchema } from './db/migrate.ts';
import { prepareDatabase } from './db/prepare-database.ts';
import { createSessionIdentity } from './identity/session-identity.ts';
import type { SignInPort } from './identity/sign-in-port.ts';
import { recoverImports } from './imports/recover-imports.ts';
import { createAuditHeads } from './node/audit-heads.ts';
import { type Calendar, startCalendar } from './node/calendar.ts';
import { type HostConfig, readConfig } from './node/config.ts';
import { type DatabaseAccess, openDatabase } from './node/connect.ts';
import { createCopyLoader } from './node/copy-loader.ts';
import { prepareDemoAccounts } from './node/demo-accounts.ts';
import { createFirstAdminLink, lacksAdmin } from './node/first-admin.ts';
import { createImportHolds } from './node/import-holds.ts';
import { listen } from './node/listen.ts';
import { createLog, type Log } from './node/log.ts';
import { createSingleSignOn } from './node/oidc.ts';
import { createSenders } from './node/senders.ts';
import { createSignInPort } from './node/sign-in-port.ts';
import { createSite } from './node/site.ts';
import { StartError } from './node/start-error.ts';
import { describeStart, type Welcome } from './node/start-message.ts';
import { createConsole } from './node/static-files.ts';
import { waitForStopSignal } from './node/stop-signal.ts';
import { startWebhookWorker, type WebhookWorker } from './node/webhook-worker.ts';

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
  const senders = createSenders(config.proxies);
  const signIn = await createSignInPort(senders);
  const context = createContext(config, access, signIn, log);
  const { publicUrl, callsPerMinute, singleSignOn } = config;
  const site = createSite(
    {
      app: createApp(context),
      console: createConsole(join(root, 'dist')),
      singleSignOn: singleSignOn && createSingleSignOn({ config: singleSignOn, publicUrl, context, signIn }),
    },
    { publicUrl, callsPerMinute, signIn, newId: randomUUID, clock: () => performance.now(), log },
  );
  let isReady = false;
  // Taken before the data is prepared: a port in use is told at once, and a supervisor finds someone to ask.
  const listener = await listen({
    host: config.host,
    port: config.port,
    fetch: (request, incoming) => {
      if (!isReady) return new Response('starting', { status: 503, headers: { 'Retry-After': '2' } });
      senders.note(request, incoming);
      return site.fetch(request);
    },
  });
  let webhooks: WebhookWorker | null = null;
  let calendar: Calendar | null = null;
  try {
    const welcome = await Promise.race([prepare(context, signIn, config), stopped.then(() => null)]);
    isReady = welcome !== null;
    if (welcome) {
      webhooks = startWebhookWorker(context, { consoleUrl: publicUrl });
      calendar = startCalendar(context);
      say(describeStart(listener.address, access.description, config, welcome));
    }
    await stopped;
    say('\n正在停止 · stopping …');
  } finally {
    await Promise.all([listener.close(REQUEST_PATIENCE_MILLISECONDS), webhooks?.stop(), calendar?.stop()]);
  }
}

/** @returns how people get in: nobody is ever given a password that is the same elsewhere */
async function prepare(context: AppContext, signIn: SignInPort, config: HostConfig): Promise<Welcome> {
  await prepareDatabase(context).catch((error: unknown) => {
    throw error instanceof OtherSchema ? new StartError(error.message) : error;
  });
  await recoverImports(context);
  const hasSample = config.loadsSample && (await loadSampleData(context, say));
  if (hasSample) {
    const demo = await prepareDemoAccounts(context, signIn.passwords, config.dataFolder);
    if (demo.length > 0) return { demo, firstAdmin: null };
  }
  const firstAdmin = (await lacksAdmin(context))
    ? await createFirstAdminLink(context, signIn.newToken())
    : null;
  return { demo: [], firstAdmin };
}

function createContext(
  config: HostConfig,
  { pool }: DatabaseAccess,
  signIn: SignInPort,
  log: Log,
): AppContext {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const database = databaseOf(pool);
  const now = () => new Date();
  const heads = createAuditHeads(config.dataFolder, (cause) =>
    log({ level: 'error', message: 'the head of the audit log could not be kept', cause }),
  );
  return {
    keepAuditHead: heads.keep,
    keptAuditHeads: heads.read,
    ...database,
    bulk: createCopyLoader(pool),
    holdImport: createImportHolds(pool),
    now,
    newId: randomUUID,
    identity: createSessionIdentity({ db: database.db, now }, signIn, config.singleSignOn?.name ?? null),
    signIn,
    mode: 'server',
    allowsPrivateWebhooks: config.allowsPrivateWebhooks,
    version,
    limits: { fileBytes: config.importMegabytes * 1024 * 1024, rows: config.importRows },
    log,
  };
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
