// Builds the console into dist/ (served by the Node host) or, as the demo, into dist-demo/ (any static host).
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { projectRoot } from './runtime.mjs';
import { runStage } from './stage.mjs';

const CONSOLE_SOURCES = ['src', 'public', 'index.html', 'vite.config.ts', 'package-lock.json'];
const DEMO_DATA_SOURCES = ['mocks', 'server', 'src/domain', 'src/contract', 'package-lock.json'];
const output = join(projectRoot, 'dist');
const outputStamp = join(output, '.sources');
const demoOutput = join(projectRoot, 'dist-demo');
const demoData = join(projectRoot, '.cache', 'demo-data.bin');

/** True when dist/ was built from exactly the sources that are there now: contents, because dates change on checkout. */
export function isConsoleBuilt() {
  return existsSync(outputStamp) && readFileSync(outputStamp, 'utf8') === hashSources(CONSOLE_SOURCES);
}

/** @param {string} node */
export async function buildConsole(node) {
  // Taken first: an edit made during the build must count as newer.
  const sources = hashSources(CONSOLE_SOURCES);
  await runStage({
    name: 'build',
    command: 'vite',
    args: ['build', '--logLevel', 'warn'],
    node,
  });
  // Only the demo has its API inside the page.
  rmSync(join(output, 'mockServiceWorker.js'), { force: true });
  await compressFiles(output);
  writeFileSync(outputStamp, sources);
}

/** @param {string} node */
export async function buildDemo(node) {
  const revision = await buildDemoData(node);
  const args = ['build', '--mode', 'demo', '--logLevel', 'warn'];
  await runStage({
    name: 'demo',
    command: 'vite',
    args,
    node,
    env: { VITE_DEMO_REVISION: revision },
  });
  copyFileSync(demoData, join(demoOutput, `demo-data-${revision}.bin`));
}

/**
 * The database that the demo starts from; it takes longer than all the rest and seldom changes.
 * @param {string} node @returns {Promise<string>} a name for these data that other data will not have
 */
async function buildDemoData(node) {
  const stamp = `${demoData}.sources`;
  const sources = hashSources(DEMO_DATA_SOURCES);
  const revision = sources.slice(0, 12);
  if (existsSync(demoData) && existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return revision;
  mkdirSync(dirname(demoData), { recursive: true });
  const args = ['--disable-warning=ExperimentalWarning', 'mocks/build/build-demo-data.ts', demoData];
  await runStage({ name: 'demo data', command: node, args, node });
  writeFileSync(stamp, sources);
  return revision;
}

/** @param {string[]} sources */
function hashSources(sources) {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of listFiles(join(projectRoot, source))) {
      if (/\.test\.\w+$/.test(file)) continue;
      hash
        .update(`${relative(projectRoot, file)}\0`)
        .update(readFileSync(file))
        .update('\0');
    }
  }
  return hash.digest('hex');
}

/** @param {string} path @returns {string[]} */
function listFiles(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => listFiles(join(path, name)));
}

/** Compressed once here, so that the server sends a file instead of compressing per request. @param {string} folder */
async function compressFiles(folder) {
  const files = listFiles(folder).filter((file) => /\.(js|css|svg|json|geojson|wasm)$/.test(file));
  await Promise.all(
    files.map(async (file) => {
      const content = await readFile(file);
      if (content.length < 1024) return;
      const brotli = { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } };
      await writeFile(`${file}.br`, await promisify(brotliCompress)(content, brotli));
      await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }));
    }),
  );
}
