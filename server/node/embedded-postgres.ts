import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { findRunningSocketFolder, lockFolder } from './folder-lock.ts';
import { choosePostgresAccount, giveTo, type PostgresAccount } from './postgres-account.ts';
import { preparePostgresBinaries } from './postgres-binaries.ts';
import { adoptCluster, createCluster, readClusterMajor } from './postgres-cluster.ts';
import { type PostgresServer, startPostgresServer } from './postgres-server.ts';
import { StartError } from './start-error.ts';

export interface PostgresConnection {
  /** Folder of the server's socket: there is no network port. */
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
}

export interface EmbeddedPostgres {
  /** As the owner of the product's database, who is not a superuser. */
  connection: PostgresConnection;
  administrator: PostgresConnection;
  version: string;
  stop(): Promise<void>;
}

interface EmbeddedPostgresOptions {
  dataFolder: string;
  /** False trades durability for speed: for tests, whose data lives for minutes. */
  durable?: boolean;
  /** Called when the server ends without having been asked to. */
  onLost: () => void;
  report?: (line: string) => void;
}

/** Also the name of the socket file, `.s.PGSQL.5432`. */
const SOCKET_PORT = 5432;
const PRODUCT = 'windmaker';
const ADMINISTRATOR = 'postgres';

/**
 * Starts PostgreSQL on `<dataFolder>/postgres`, creating it on first use.
 * @throws StartError when another host uses the folder or PostgreSQL cannot run here
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  if (process.platform === 'win32') {
    throw new StartError(
      'The embedded PostgreSQL runs on Linux and macOS; on Windows use WSL, or set DATABASE_URL to a PostgreSQL of your own.',
    );
  }
  const lock = await lockFolder(options.dataFolder);
  let socketFolder: string | null = null;
  const cleanUp = () => {
    if (socketFolder) rmSync(socketFolder, { recursive: true, force: true });
    lock.release();
  };
  try {
    const folder = realpathSync(options.dataFolder);
    removeSocketFolder(lock.previous?.socketFolder);
    const cluster = join(folder, 'postgres');
    const account = choosePostgresAccount(cluster);
    const binaries = preparePostgresBinaries(account);
    socketFolder = createSocketFolder(account);
    lock.noteSocketFolder(socketFolder);
    if (!existsSync(cluster)) {
      await createCluster({
        cluster,
        account,
        binaries,
        scratchFolder: socketFolder,
        password: createPassword(folder),
      });
    }
    adoptCluster(cluster, account);
    refuseOtherMajor(cluster, binaries.version);
    const connect = describeConnections(folder, socketFolder);
    const server = await startPostgresServer({
      ...options,
      cluster,
      account,
      binaries,
      socketFolder,
      logFile: join(folder, 'postgres.log'),
      durable: options.durable ?? true,
      report: options.report ?? (() => undefined),
    });
    await prepareDatabase(server, connect.administrator, connect.connection);
    return {
      ...connect,
      version: binaries.version,
      async stop() {
        await server.stop();
        cleanUp();
      },
    };
  } catch (error) {
    cleanUp();
    throw error;
  }
}

/** How to reach the PostgreSQL of a host that is running on `dataFolder` now, or null. */
export function findRunningPostgres(dataFolder: string): PostgresConnection | null {
  const socketFolder = findRunningSocketFolder(dataFolder);
  return socketFolder ? describeConnections(dataFolder, socketFolder).connection : null;
}

function describeConnections(folder: string, socketFolder: string) {
  const shared = { host: socketFolder, port: SOCKET_PORT, password: readPassword(folder) };
  return {
    connection: { ...shared, user: PRODUCT, database: PRODUCT },
    administrator: { ...shared, user: ADMINISTRATOR, database: 'postgres' },
  };
}

/** Outside the data folder, because the path of a socket may have about a hundred bytes only. */
function createSocketFolder(account: PostgresAccount): string {
  const place = Buffer.byteLength(tmpdir()) > 60 ? '/tmp' : tmpdir();
  const folder = mkdtempSync(join(place, 'windmaker-'));
  giveTo(account, folder);
  return folder;
}

function removeSocketFolder(folder: string | null | undefined): void {
  if (folder && /windmaker-\w{6}$/.test(folder)) rmSync(folder, { recursive: true, force: true });
}

const passwordFile = (folder: string) => join(folder, 'postgres.password');

function createPassword(folder: string): string {
  const password = randomBytes(24).toString('base64url');
  writeFileSync(passwordFile(folder), password, { mode: 0o600 });
  chmodSync(passwordFile(folder), 0o600);
  return password;
}

function readPassword(folder: string): string {
  try {
    return readFileSync(passwordFile(folder), 'utf8').trim();
  } catch (error) {
    throw new StartError(
      `The database's password cannot be read (${(error as Error).message}); restore ${passwordFile(folder)} from a copy of the folder.`,
    );
  }
}

function refuseOtherMajor(cluster: string, version: string): void {
  const made = readClusterMajor(cluster);
  if (made === version.split('.')[0]) return;
  throw new StartError(
    `${cluster} was made by PostgreSQL ${made} and this release brings ${version}; move the data over with pg_dump, or use the release that made it.`,
  );
}

/** The product owns its database and nothing else, so that row-level security and limits hold for it too. */
async function prepareDatabase(
  server: PostgresServer,
  administrator: PostgresConnection,
  product: PostgresConnection,
): Promise<void> {
  const client = new pg.Client(administrator);
  try {
    await client.connect();
    const { rows } = await client.query('select 1 from pg_database where datname = $1', [product.database]);
    if (rows.length > 0) return;
    const role = await client.query('select 1 from pg_roles where rolname = $1', [product.user]);
    if (role.rows.length === 0) {
      const secret = client.escapeLiteral(product.password);
      await client.query(
        `create role ${client.escapeIdentifier(product.user)} login createrole password ${secret}`,
      );
    }
    const [database, owner] = [product.database, product.user].map((name) => client.escapeIdentifier(name));
    await client.query(`create database ${database} owner ${owner}`);
  } catch (error) {
    await server.stop();
    throw error;
  } finally {
    await client.end();
  }
}
