import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { environmentVariables, readConfig } from './config.ts';
import { StartError } from './start-error.ts';

const names = Object.keys(environmentVariables) as (keyof typeof environmentVariables)[];

describe('readConfig', () => {
  test('an empty environment gives the defaults', () => {
    expect(readConfig({}, '/srv/windmaker')).toEqual({
      host: '127.0.0.1',
      port: 4680,
      publicUrl: null,
      proxies: 0,
      callsPerMinute: 600,
      singleSignOn: null,
      databaseUrl: null,
      databasePoolSize: 10,
      databaseTimeoutSeconds: 60,
      dataFolder: '/srv/windmaker/data',
      loadsSample: true,
      importMegabytes: 512,
      importRows: 5_000_000,
      allowsPrivateWebhooks: false,
      logLevel: 'info',
    });
  });

  test('values are read, blanks around them left out, and an empty one counts as not given', () => {
    const environment = { PORT: ' 8080 ', HOST: '', WINDMAKER_DATA: '/var/lib/wm', WINDMAKER_SAMPLE: 'off' };
    expect(readConfig(environment, '/srv')).toMatchObject({
      host: '127.0.0.1',
      port: 8080,
      dataFolder: '/var/lib/wm',
      loadsSample: false,
    });
  });

  test.each([
    ['PORT', '70000'],
    ['PORT', '80.5'],
    ['PORT', 'http'],
    ['HOST', 'a b'],
    ['DATABASE_POOL_SIZE', '1'],
    ['DATABASE_TIMEOUT_SECONDS', '0'],
    ['WINDMAKER_SAMPLE', 'yes'],
    ['WINDMAKER_IMPORT_ROWS', '-1'],
    ['WINDMAKER_URL', 'https://console.example/path'],
    ['WINDMAKER_URL', 'console.example'],
    ['WINDMAKER_PROXIES', '-1'],
    ['OIDC_ISSUER', 'http://login.example'],
    ['WINDMAKER_WEBHOOK_PRIVATE', 'yes'],
    ['LOG_LEVEL', 'verbose'],
  ] as const)('%s=%s is refused in one line that names it, its value and what is allowed', (name, value) => {
    const message = refusal({ [name]: value });
    expect(message).toBe(`${name} is "${value}", but must be ${environmentVariables[name].allowed}.`);
    expect(message).not.toContain('\n');
  });

  test('a refused database address is not shown, because it holds a password', () => {
    const message = refusal({ DATABASE_URL: 'mysql://me:secret@host/db' });
    expect(message).toContain('DATABASE_URL');
    expect(message).not.toContain('secret');
  });

  test('single sign-on is set up whole or not at all', () => {
    const OIDC_ISSUER = 'https://login.example';
    expect(refusal({ OIDC_ISSUER })).toContain('OIDC_CLIENT_ID');
    expect(refusal({ OIDC_CLIENT_ID: 'windmaker' })).toContain('OIDC_ISSUER');
    const { singleSignOn } = readConfig({ OIDC_ISSUER, OIDC_CLIENT_ID: 'windmaker' }, '/');
    expect(singleSignOn).toMatchObject({ issuer: OIDC_ISSUER, clientId: 'windmaker', clientSecret: null });
  });

  test('a misspelt name is refused instead of ignored', () => {
    expect(refusal({ WINDMAKER_SAMPEL: 'off' })).toMatch(/^WINDMAKER_SAMPEL is not a variable of Windmaker/);
  });

  function refusal(environment: Record<string, string>): string {
    try {
      readConfig(environment, '/');
    } catch (error) {
      expect(error).toBeInstanceOf(StartError);
      return (error as Error).message;
    }
    throw new Error('was accepted');
  }
});

const readme = resolve(import.meta.dirname, '../../README.md');

describe.skipIf(!existsSync(readme))('README', () => {
  test.each(names)('lists %s with its default', (name) => {
    const line = readFileSync(readme, 'utf8')
      .split('\n')
      .find((text) => text.startsWith('|') && text.includes(`\`${name}\``));
    expect(line, `README.md needs a table row for \`${name}\``).toBeDefined();
    const { fallback } = environmentVariables[name];
    if (fallback) expect(line).toContain(`\`${fallback}\``);
  });
});
