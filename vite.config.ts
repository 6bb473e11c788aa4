import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';

const API = `http://127.0.0.1:${process.env.PORT ?? 4680}`;

export default defineConfig(({ mode }) => {
  const isDemo = mode === 'demo';
  return {
    plugins: [react(), ...(isDemo ? [demoEntry()] : [])],
    // The demo may be put into any folder of a static host.
    base: isDemo ? './' : '/',
    server: {
      proxy: Object.fromEntries(
        ['/api', '/auth', '/docs', '/openapi.json', '/livez', '/readyz'].map((path) => [path, API]),
      ),
    },
    // The demo's database loads parts of itself when needed.
    worker: { format: 'es' },
    build: {
      outDir: isDemo ? 'dist-demo' : 'dist',
      emptyOutDir: true,
      manifest: true,
      rolldownOptions: {
        // antd's parts do nothing on import but do not say so; without this the whole form engine is in the first view.
        treeshake: {
          moduleSideEffects: [
            { test: /node_modules[\\/]@(rc-component|ant-design)[\\/]/, sideEffects: false },
          ],
        },
        output: {
          codeSplitting: {
            groups: [
              // One lazy chunk for all charts; drawing them is never part of the first view.
              { name: 'charts', test: /node_modules[\\/](echarts|zrender)[\\/]/, priority: 2 },
              // What every page needs changes with the packages, not with the product: browsers keep it over releases.
              { name: 'vendor', test: /node_modules[\\/]/, tags: ['$initial'], priority: 1 },
            ],
          },
        },
      },
    },
    test: {
      // The machines that run the gate have two cores.
      maxWorkers: 2,
      sequence: { sequencer: LongestFirst },
      // A busy machine is slow, not wrong.
      testTimeout: 60_000,
      hookTimeout: 120_000,
      expect: { poll: { timeout: 20_000 } },
      projects: [
        {
          extends: true,
          test: {
            name: 'unit',
            environment: 'node',
            // Pure functions share one process: a fresh one for each file took longer than the tests.
            isolate: false,
            include: [
              'src/{domain,contract}/**/*.test.ts',
              '{server,mocks,scripts}/**/*.test.{ts,mjs}',
              'test/*.test.ts',
            ],
          },
        },
        {
          extends: true,
          test: {
            name: 'ui',
            environment: 'jsdom',
            // A fresh document and fresh modules for each file took twice as long as the tests; setup-dom tidies up.
            isolate: false,
            include: ['src/{queries,ui,pages,app}/**/*.test.{ts,tsx}'],
            setupFiles: ['test/support/setup-dom.ts'],
          },
        },
        {
          extends: true,
          test: {
            name: 'api',
            environment: 'node',
            // Each file has a database of its own; modules keep nothing between them.
            isolate: false,
            include: ['test/api/**/*.test.ts'],
            globalSetup: ['test/support/start-postgres.ts'],
          },
        },
      ],
    },
  };
});

/** The demo starts the API inside the page and then the very console that the server sends. */
function demoEntry(): Plugin {
  return {
    name: 'demo-entry',
    transformIndexHtml: {
      order: 'pre',
      handler: (html) =>
        html.replace(
          /<script type="module" src="(\/src\/[^"]+)"><\/script>/,
          (_, entry: string) =>
            `<script type="module">
              import { startDemo } from '/mocks/start-demo.ts';
              await startDemo();
              await import('${entry}');
            </script>`,
        ),
    },
  };
}
