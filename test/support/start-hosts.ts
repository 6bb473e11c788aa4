import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const START_MILLISECONDS = 120_000;

/** Starts what the chosen projects need: the built product on a new data folder, and a static host for the demo. */
export default async function startHosts(): Promise<() => Promise<void>> {
  const stops: (() => Promise<void>)[] = [];
  if (isChosen('server')) stops.push(await startProduct());
  if (isChosen('demo')) stops.push(await startDemoFiles());
  return async () => {
    for (const stop of stops) await stop();
  };
}

/** The configuration that Playwright hands over names every project; what was asked for is on its command line only. */
function isChosen(project: string): boolean {
  const options = process.argv.join(' ').matchAll(/--project[= ](\S+)/g);
  const chosen = [...options].map(([, name]) => name);
  return chosen.length === 0 || chosen.includes(project);
}

async function startProduct(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'windmaker-e2e-'));
  const server = spawn(process.execPath, ['server/main.ts'], {
    cwd: root,
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: '0',
      DATABASE_URL: '',
      WINDMAKER_DATA: join(folder, 'data'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  process.env.E2E_SERVER_URL = await readAddress(server);
  process.env.E2E_SIGN_INS = join(folder, 'data', 'demo-sign-ins.json');
  return async () => {
    server.kill('SIGTERM');
    if (server.exitCode === null) await once(server, 'exit');
    rmSync(folder, { recursive: true, force: true });
  };
}

/** The address in the block that the product prints when it is ready. */
function readAddress(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const fail = (reason: string) => reject(new Error(`The product did not start (${reason}):\n${output}`));
    const deadline = setTimeout(() => fail('too slow'), START_MILLISECONDS);
    const read = (chunk: string) => {
      output += chunk;
      const address = /http:\/\/\S+/.exec(output)?.[0];
      if (!address) return;
      clearTimeout(deadline);
      resolve(address);
    };
    server.stdout?.setEncoding('utf8').on('data', read);
    server.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
    server.once('exit', (code) => fail(`exit code ${code}`));
  });
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** As plain as a static host can be, and in a folder, because that is where such a host often puts a site. */
async function startDemoFiles(): Promise<() => Promise<void>> {
  const base = '/any/folder/';
  const server: Server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const name = normalize(decodeURIComponent(path.slice(base.length))) || 'index.html';
    const file = join(root, 'dist-demo', name === '.' ? 'index.html' : name);
    if (
      !path.startsWith(base) ||
      name.startsWith('..') ||
      !existsSync(file) ||
      statSync(file).isDirectory()
    ) {
      response.writeHead(404).end('not found');
      return;
    }
    response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  process.env.E2E_DEMO_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`;
  return async () => {
    server.closeAllConnections();
    server.close();
  };
}
