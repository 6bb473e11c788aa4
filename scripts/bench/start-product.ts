import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { onExit } from './on-exit.ts';

export interface RunningProduct {
  /** http://127.0.0.1:… */
  address: string;
  /** For temporary files as well; removed by `stop`. */
  folder: string;
  dataFolder: string;
  /** "name=value" of an administrator's session. */
  cookie: string;
  /** Of the server's process; NaN where the system does not tell. */
  residentMegabytes: () => number;
  stop: () => Promise<void>;
}

/** Starts the server in a folder of its own, with or without its sample data, and signs its administrator in. */
export async function startProduct({ sample }: { sample: boolean }): Promise<RunningProduct> {
  const folder = mkdtempSync(join(tmpdir(), 'windmaker-bench-'));
  const dataFolder = join(folder, 'data');
  const server = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'server/main.ts'], {
    cwd: resolve(import.meta.dirname, '../..'),
    env: {
      PATH: process.env.PATH ?? '',
      HOST: '127.0.0.1',
      PORT: '0',
      WINDMAKER_DATA: dataFolder,
      WINDMAKER_SAMPLE: sample ? 'on' : 'off',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // An interrupted measurement must not leave a server behind.
  const kill = () => void server.kill('SIGTERM');
  onExit(kill);
  const stop = async () => {
    kill();
    if (server.exitCode === null && server.signalCode === null) await once(server, 'exit');
    rmSync(folder, { recursive: true, force: true });
  };
  const residentMegabytes = () => {
    try {
      const status = readFileSync(`/proc/${server.pid}/status`, 'utf8');
      return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024);
    } catch {
      return Number.NaN;
    }
  };
  let output = '';
  for await (const chunk of server.stdout) {
    output += chunk;
    const address = /(http:\/\/[^\s/]+)/.exec(output)?.[1];
    const link = /\/invitation#(\S+)/.exec(output)?.[1];
    if (!address || (!sample && !link)) continue;
    server.stdout.resume();
    const cookie = await (sample
      ? signInAsSample(address, dataFolder)
      : becomeFirstAdmin(address, link as string));
    return { address, folder, dataFolder, cookie, residentMegabytes, stop };
  }
  await stop();
  throw new Error(`the server did not start:\n${output}`);
}

function signInAsSample(address: string, dataFolder: string): Promise<string> {
  const people = JSON.parse(readFileSync(join(dataFolder, 'demo-sign-ins.json'), 'utf8')) as {
    email: string;
    password: string;
  }[];
  const administrator = people.find(({ email }) => email.startsWith('admin@'));
  return sessionOf(address, '/api/session', {
    email: administrator?.email,
    password: administrator?.password,
  });
}

/** No default password exists: the printed link makes the first account. */
function becomeFirstAdmin(address: string, token: string): Promise<string> {
  return sessionOf(address, '/api/invitations/accept', {
    token,
    email: 'bench@windmaker.example',
    name: 'bench',
    password: crypto.randomUUID(),
  });
}

async function sessionOf(address: string, path: string, body: object): Promise<string> {
  const response = await fetch(address + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  const cookie = response.headers.get('Set-Cookie')?.split(';')[0];
  if (!response.ok || !cookie) throw new Error(`signing in: ${response.status} ${await response.text()}`);
  return cookie;
}
