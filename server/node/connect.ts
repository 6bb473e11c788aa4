import { setTimeout as wait } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import pg from 'pg';
import { createKysely } from '../db/database-of.ts';
import type { Database } from '../db/schema.ts';
import type { HostConfig } from './config.ts';
import { findRunningPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';
import { StartError } from './start-error.ts';

export interface DatabaseAccess {
  db: Kysely<Database>;
  pool: pg.Pool;
  /** For people: where the data is. */
  description: string;
  /** Closes the connections and stops the embedded PostgreSQL if this access started it. */
  close(): Promise<void>;
}

type DatabaseConfig = Pick<
  HostConfig,
  'databaseUrl' | 'dataFolder' | 'databasePoolSize' | 'databaseTimeoutSeconds'
>;

interface OpenOptions {
  /** Called when the embedded PostgreSQL ends without having been asked to. */
  onLost?: () => void;
  report?: (line: string) => void;
  /** Uses the embedded PostgreSQL of a host that is running now, where there is one: for command lines. */
  joinsRunningHost?: boolean;
}

const OLDEST_VERSION = 15;
const CLOSE_PATIENCE_MILLISECONDS = 5000;

/**
 * Opens the team's own PostgreSQL where DATABASE_URL names one, else the embedded one in the data folder.
 * @throws StartError when the database cannot be used
 */
export async function openDatabase(
  config: DatabaseConfig,
  options: OpenOptions = {},
): Promise<DatabaseAccess> {
  if (config.databaseUrl) {
    const pool = createPool({ connectionString: config.databaseUrl }, config);
    const description = await checkServer(pool, config.databaseUrl);
    return describeAccess(pool, description);
  }
  const running = options.joinsRunningHost ? findRunningPostgres(config.dataFolder) : null;
  if (running) return describeAccess(createPool(running, config), config.dataFolder);

  const postgres = await startEmbeddedPostgres({
    dataFolder: config.dataFolder,
    onLost: options.onLost ?? (() => undefined),
    ...(options.report ? { report: options.report } : {}),
  });
  const pool = createPool(postgres.connection, config);
  return describeAccess(pool, `${config.dataFolder} (PostgreSQL ${postgres.version})`, () => postgres.stop());
}

/** A server's defaults are not ours to rely on. */
const SESSION_SETTINGS = [
  // Times are written in the session's zone.
  "set time zone 'UTC'",
  // Questions here take milliseconds: compiling them and waking helpers takes longer than it saves.
  'set jit = off',
  'set max_parallel_workers_per_gather = 0',
  // The rows of an assessment lie together and in memory; reading them by their index beats reading all assessments.
  'set random_page_cost = 1.1',
].join('; ');

export function createPool(
  connection: pg.PoolConfig,
  limits: Pick<DatabaseConfig, 'databasePoolSize' | 'databaseTimeoutSeconds'>,
): pg.Pool {
  const pool = new pg.Pool({
    ...connection,
    application_name: 'windmaker',
    max: limits.databasePoolSize,
    connectionTimeoutMillis: 15_000,
    statement_timeout: limits.databaseTimeoutSeconds * 1000,
    keepAlive: true,
    types: { getTypeParser },
    verify: (client, done) => client.query(SESSION_SETTINGS, (error) => done(error)),
  });
  // A connection lost in use fails its query; the event beside it would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  // A connection lost while idle is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => undefined);
  return pool;
}

/** Type numbers of PostgreSQL's catalogue. */
const [BIGINT, DATE, TEXT_ARRAY, DATE_ARRAY] = [20, 1082, 1009, 1182];

/** A date stays ISO text, because a calendar day has no time zone; a bigint is a number, because counts fit in one. */
function getTypeParser(oid: number, format?: 'text' | 'binary') {
  if (format !== 'binary') {
    if (oid === BIGINT) return Number;
    if (oid === DATE) return (text: string) => text;
    if (oid === DATE_ARRAY) return pg.types.getTypeParser(TEXT_ARRAY);
  }
  return pg.types.getTypeParser(oid, format ?? 'text');
}

function describeAccess(pool: pg.Pool, description: string, stop?: () => Promise<void>): DatabaseAccess {
  const db = createKysely(pool);
  return {
    db,
    pool,
    description,
    async close() {
      // Ends the pool as well. Work that does not let go of its connection is rolled back by the database.
      await Promise.race([db.destroy(), wait(CLOSE_PATIENCE_MILLISECONDS, undefined, { ref: false })]);
      await stop?.();
    },
  };
}

/** @returns how to name the server to people, without its password */
async function checkServer(pool: pg.Pool, url: string): Promise<string> {
  const place = describePlace(url);
  try {
    const { rows } = await pool.query<ServerFacts>(
      `select current_setting('server_version_num')::int / 10000 as major, current_setting('server_version') as version,
        current_setting('server_encoding') as encoding`,
    );
    const [facts] = rows;
    const reason = facts && findUnsuitable(facts);
    if (reason) throw new StartError(`The database at ${place} ${reason}`);
    return `${place} (PostgreSQL ${facts?.version})`;
  } catch (error) {
    await pool.end();
    if (error instanceof StartError) throw error;
    throw new StartError(
      `The database at ${place} cannot be used (${describeError(error)}); check DATABASE_URL.`,
    );
  }
}

interface ServerFacts {
  major: number;
  version: string;
  encoding: string;
}

/** Why a PostgreSQL cannot be used, as the end of a sentence; null when it can. */
export function findUnsuitable({ major, version, encoding }: ServerFacts): string | null {
  if (major < OLDEST_VERSION)
    return `is PostgreSQL ${version}; Windmaker needs PostgreSQL ${OLDEST_VERSION} or newer.`;
  if (encoding !== 'UTF8') return `is encoded in ${encoding}; Windmaker needs one in UTF8.`;
  return null;
}

function describePlace(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `${decodeURIComponent(host)}${pathname}`;
  } catch {
    return 'DATABASE_URL';
  }
}

/** A refused connection to a name with two addresses is an AggregateError without a message of its own. */
function describeError(error: unknown): string {
  const first = error instanceof AggregateError ? error.errors[0] : error;
  return first instanceof Error ? first.message || first.name : String(first);
}
