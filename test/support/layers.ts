import { posix } from 'node:path';
import { listImports } from './source-text.ts';

interface Layer {
  /** What the files of this layer are called in a message. */
  name: string;
  /** Files that belong to the layer, by path from the root; the first layer that matches counts. */
  files: RegExp;
  /** Our own files it may import; `$1` stands for the first group of `files`. */
  mayImport: readonly string[];
  /** Packages it may import, with everything below their name. */
  packages: readonly string[];
}

const REACT = ['react', 'react-dom', 'react-router'];
const TEST_PACKAGES = [
  'vitest',
  'fast-check',
  '@testing-library/',
  'msw',
  'csv-parse',
  'node:',
  'pg',
  '@seriousme/openapi-schema-validator',
  'oidc-provider',
];
const NODE_PACKAGES = [
  'node:',
  'pg',
  'pg-copy-streams',
  '@hono/node-server',
  '@node-rs/argon2',
  'openid-client',
  'standardwebhooks',
];
const PORTABLE_SERVER_PACKAGES = ['hono', 'zod', 'kysely', '@noble/hashes', 'pinyin-pro'];

/** The architecture as data: who may import what. Anything that is not named here fails. */
const LAYERS: readonly Layer[] = [
  {
    name: 'tests beside the code',
    files: /^(src|server|mocks|scripts)\/.*\.test\.tsx?$/,
    mayImport: ['src/', 'server/', 'mocks/', 'test/support/'],
    packages: [...TEST_PACKAGES, ...REACT, ...PORTABLE_SERVER_PACKAGES, 'antd', '@tanstack/'],
  },
  { name: 'src/domain', files: /^src\/domain\//, mayImport: ['src/domain/'], packages: [] },
  {
    name: 'src/contract',
    files: /^src\/contract\//,
    mayImport: ['src/contract/', 'src/domain/'],
    packages: ['zod'],
  },
  {
    name: 'src/queries',
    files: /^src\/queries\//,
    mayImport: ['src/queries/', 'src/contract/', 'src/domain/'],
    packages: ['@tanstack/react-query', 'react', 'zod'],
  },
  {
    name: 'src/ui',
    files: /^src\/ui\//,
    mayImport: ['src/ui/', 'src/domain/'],
    packages: [...REACT, 'antd', 'echarts', '@tanstack/react-table', '@tanstack/react-virtual', 'i18next'],
  },
  {
    name: 'src/pages/<page>',
    files: /^src\/pages\/([^/]+)\//,
    mayImport: ['src/pages/$1/', 'src/queries/', 'src/contract/', 'src/ui/', 'src/domain/'],
    packages: [...REACT, 'antd', '@tanstack/', 'zod'],
  },
  {
    name: 'src/app',
    files: /^src\/(app\/|main\.tsx$)/,
    mayImport: ['src/app/', 'src/pages/', 'src/queries/', 'src/ui/'],
    packages: [...REACT, 'antd', '@tanstack/react-query', 'cmdk', 'i18next'],
  },
  {
    name: 'the Node host and its command lines',
    files: /^server\/(main\.ts$|node\/|cli\/)/,
    // The first start loads the sample data, which the demo owns.
    mayImport: ['server/', 'src/contract/', 'src/domain/', 'mocks/sample/'],
    packages: [...PORTABLE_SERVER_PACKAGES, ...NODE_PACKAGES],
  },
  {
    name: 'server',
    files: /^server\//,
    mayImport: ['server/', 'src/contract/', 'src/domain/'],
    packages: PORTABLE_SERVER_PACKAGES,
  },
  {
    name: 'mocks, run by Node to build the demo',
    files: /^mocks\/build\//,
    mayImport: ['mocks/', 'server/', 'src/contract/', 'src/domain/'],
    packages: [...PORTABLE_SERVER_PACKAGES, '@electric-sql/pglite', 'node:'],
  },
  {
    name: 'mocks',
    files: /^mocks\//,
    // The demo shows the product's version.
    mayImport: ['mocks/', 'server/', 'src/contract/', 'src/domain/', 'package.json'],
    packages: [...PORTABLE_SERVER_PACKAGES, '@electric-sql/pglite', 'msw'],
  },
  {
    name: 'test',
    files: /^test\//,
    mayImport: ['test/', 'src/', 'server/', 'mocks/', 'scripts/'],
    packages: [
      ...TEST_PACKAGES,
      ...NODE_PACKAGES,
      ...PORTABLE_SERVER_PACKAGES,
      '@electric-sql/pglite',
      '@playwright/test',
      '@axe-core/playwright',
      '@tanstack/',
      ...REACT,
    ],
  },
];

/** Imports of `file` that its layer does not allow, one sentence each. */
export function findForbiddenImports(file: string, source: string): string[] {
  const layer = LAYERS.find(({ files }) => files.test(file));
  if (!layer) return [`${file} belongs to no layer`];
  const own = layer.files.exec(file)?.[1] ?? '';
  const folders = layer.mayImport.map((folder) => folder.replace('$1', own));
  return listImports(source).flatMap(({ specifier }) => {
    const path = resolveImport(file, specifier);
    const isAllowed =
      path === null
        ? layer.packages.some((name) => isWithinPackage(specifier, name))
        : folders.some((folder) => path.startsWith(folder));
    return isAllowed ? [] : [`${file} imports ${path ?? specifier}: ${layer.name} may not`];
  });
}

/** The path from the root of one of our own files, or null for a package. */
export function resolveImport(file: string, specifier: string): string | null {
  if (specifier.startsWith('/')) return specifier.slice(1);
  return specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier) : null;
}

function isWithinPackage(specifier: string, name: string): boolean {
  return specifier === name || specifier.startsWith(/[:/]$/.test(name) ? name : `${name}/`);
}

export const isNodeOnly = (specifier: string) =>
  NODE_PACKAGES.some((name) => isWithinPackage(specifier, name));
