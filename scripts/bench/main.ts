/**
 * Runs the measurements, each in a process of its own, and prints one report.
 * Usage: npm run bench [-- NAME …], the names of BENCHES
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { arch, availableParallelism, cpus, platform, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';

const BENCHES: Readonly<Record<string, URL>> = {
  grading: new URL('./bench-grading.ts', import.meta.url),
  import: new URL('./bench-import.ts', import.meta.url),
  directory: new URL('./bench-directory.ts', import.meta.url),
  transfer: new URL('./bench-transfer.ts', import.meta.url),
  table: new URL('./bench-table.ts', import.meta.url),
  leaps: new URL('./bench-leaps.ts', import.meta.url),
  'leap-refresh': new URL('./bench-leap-refresh.ts', import.meta.url),
  alerts: new URL('./bench-alerts.ts', import.meta.url),
  merchants: new URL('./bench-merchants.ts', import.meta.url),
  programme: new URL('./bench-programme.ts', import.meta.url),
  isolation: new URL('./bench-isolation.ts', import.meta.url),
  integrity: new URL('./bench-integrity.ts', import.meta.url),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.error(
    `There is no bench "${unknown.join(', ')}"; choose from: ${Object.keys(BENCHES).join(', ')}.`,
  );
  process.exit(1);
}

let running: ChildProcess | null = null;
let stoppedBy: NodeJS.Signals | null = null;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    stoppedBy = signal;
    running?.kill(signal);
  });
}

describeMachine();
const outcomes: string[] = [];
for (const name of wanted.length > 0 ? wanted : Object.keys(BENCHES)) {
  if (stoppedBy) break;
  const started = performance.now();
  console.log(`\n── ${name} ${'─'.repeat(Math.max(0, 90 - name.length))}\n`);
  const failure = await run(BENCHES[name] as URL);
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  outcomes.push(
    `${failure === null ? '✓' : '✗'} ${name.padEnd(12)} ${seconds} s  ${failure ?? ''}`.trimEnd(),
  );
  if (failure !== null) process.exitCode = 1;
}
console.log(`\n${outcomes.join('\n')}`);
if (stoppedBy) {
  console.log(`stopped by ${stoppedBy}`);
  process.exitCode = 1;
}

/** Null, or why it failed. */
async function run(file: URL): Promise<string | null> {
  const options = ['--disable-warning=ExperimentalWarning', fileURLToPath(file)];
  running = spawn(process.execPath, options, { stdio: ['ignore', 'inherit', 'inherit'] });
  try {
    const [code, signal] = await once(running, 'exit');
    return code === 0 ? null : signal ? `stopped by ${signal}` : `exit code ${code}`;
  } catch (error) {
    return String(error);
  } finally {
    running = null;
  }
}

function describeMachine(): void {
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  const processor = `${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}`;
  console.log(`${processor}, ${memory}, ${platform()} ${arch()}, Node.js ${process.version}`);
  console.log('Times depend on the machine and on what else it does: compare ratios of one run.');
}
