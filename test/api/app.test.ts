import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PROBLEM_STATUS } from '../../src/contract/problem.ts';
import type { Session } from '../../src/contract/session.ts';
import { actionsOf } from '../../src/domain/access/policy.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { type ApiClient, createApiClient, createTestContext, TESTER } from './api-client.ts';

let database: TestDatabase;
let api: ApiClient;

beforeAll(async () => {
  database = await createTestDatabase();
  api = createApiClient(createTestContext(database));
});
afterAll(() => database.close());

describe('every answer', () => {
  test('carries a request id and is not sniffed', async () => {
    const response = await api.send('GET', '/api/session');
    expect(response.headers.get('X-Request-Id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(response.headers.get('Cache-Control')).toBe('private, no-cache');
  });

  test('costs no bytes when it has not changed', async () => {
    const first = await api.send('GET', '/api/models');
    const tag = first.headers.get('ETag') ?? '';
    expect(tag).toMatch(/^W\/"/);
    const second = await api.send('GET', '/api/models', undefined, { 'If-None-Match': `W/"other", ${tag}` });
    expect(second.status).toBe(304);
    expect(await second.text()).toBe('');
    const other = await api.send('GET', '/api/models', undefined, { 'If-None-Match': 'W/"other"' });
    expect(other.status).toBe(200);
  });
});

describe('session', () => {
  test('names the host, the data and the caller', async () => {
    expect(await api.get<Session>('/api/session')).toEqual({
      mode: 'server',
      sampleData: false,
      defaultModel: 'five-capability',
      latestPeriod: null,
      caller: { ...TESTER, actions: [...actionsOf('ops_admin')] },
      singleSignOn: null,
      people: [],
      version: '0.0.0',
    });
  });
});

describe('problems', () => {
  test('an unknown address', async () => {
    expect(await api.problem('GET', '/api/nothing')).toMatchObject({ code: 'not_found', status: 404 });
  });

  test('a known address with another method says which it takes', async () => {
    const response = await api.send('PUT', '/api/models', {});
    expect(response.status).toBe(405);
    expect(response.headers.get('Allow')).toBe('GET, HEAD, POST');
    expect(await api.problem('PUT', '/api/session')).toMatchObject({ code: 'method_not_allowed' });
  });

  test('a body that is not JSON', async () => {
    const problem = await api.problem('POST', '/api/models', '{"model":');
    expect(problem).toMatchObject({ code: 'invalid_request', status: 400 });
    expect(problem.fix).not.toBeNull();
  });

  test('a body of another type', async () => {
    const problem = await api.problem('POST', '/api/models', 'a=b', { 'Content-Type': 'text/plain' });
    expect(problem).toMatchObject({ code: 'unsupported_media', status: 415 });
  });

  test('a JSON body that is too large', async () => {
    const problem = await api.problem('POST', '/api/models', `"${'x'.repeat(4 * 1024 * 1024)}"`);
    expect(problem).toMatchObject({ code: 'payload_too_large', status: 413 });
  });

  test('a byte body that says it is too large is refused unread', async () => {
    const problem = await api.problem('POST', '/api/imports/inspect', 'x', {
      'Content-Type': 'application/octet-stream',
      'Content-Length': String(51 * 1024 * 1024),
    });
    expect(problem).toMatchObject({ code: 'payload_too_large', status: 413 });
  });

  test('every wrong field is named', async () => {
    const problem = await api.problem('GET', '/api/providers?limit=0&minTotal=x');
    expect(problem.errors.map((error) => error.path)).toEqual(['query.minTotal', 'query.limit']);
  });

  test('a misspelt parameter is refused, an empty one is as good as none', async () => {
    const problem = await api.problem('GET', '/api/providers?categry=mcn');
    expect(problem.errors.map((error) => error.path)).toEqual(['query.categry']);
    await api.get('/api/providers?minTotal=&category=');
  });

  test('a misspelt key in a body is refused', async () => {
    const problem = await api.problem('POST', '/api/assessments', {
      model: 'five-capability',
      period: '2026-10',
      nota: 'x',
    });
    expect(problem.errors.map((error) => error.path)).toEqual(['body.nota']);
  });

  test('speak Chinese first and English on request', async () => {
    const zh = await api.problem('GET', '/api/providers?limit=0');
    const en = await api.problem('GET', '/api/providers?limit=0', undefined, {
      'Accept-Language': 'fr, en-GB;q=0.8, zh;q=0.2',
    });
    expect(zh.title).toBe('请求有误');
    expect(zh.errors[0]?.message).toMatch(/\p{Script=Han}/u);
    expect(en.title).toBe('The request is not valid');
    expect(en.errors[0]?.message).toMatch(/^[\x20-\x7e]+$/);
  });

  test('a failure inside says nothing of its cause, and the log says all', async () => {
    const seen: unknown[] = [];
    const broken = createApiClient({
      ...createTestContext(database),
      openFor: () => {
        throw new Error('secret detail');
      },
      log: (entry) => seen.push(entry),
    });
    const problem = await broken.problem('GET', '/api/session');
    expect(problem).toMatchObject({ code: 'internal', status: 500 });
    expect(JSON.stringify(problem)).not.toContain('secret');
    expect(seen).toEqual([
      expect.objectContaining({
        level: 'error',
        requestId: problem.requestId,
        cause: new Error('secret detail'),
      }),
    ]);
  });
});

describe('system pages', () => {
  test('alive and ready', async () => {
    expect(await api.get('/livez')).toEqual({ status: 'ok' });
    expect(await api.get('/readyz')).toEqual({ status: 'ok', version: '0.0.0' });
  });

  test('not ready without a database, yet alive', async () => {
    const lost = createApiClient({ ...createTestContext(database), db: {} as never });
    expect(await lost.problem('GET', '/readyz')).toMatchObject({ code: 'unavailable', status: 503 });
    expect(await lost.get('/livez')).toEqual({ status: 'ok' });
  });

  test('the documentation shows every operation and loads nothing from elsewhere', async () => {
    const page = await api.text('/docs');
    expect(page).toContain('id="listProviders"');
    expect(page).not.toMatch(/(src|href)="(https?:)?\/\//);
    const problems = await api.text('/docs/problems');
    for (const code of Object.keys(PROBLEM_STATUS)) expect(problems).toContain(`id="${code}"`);
  });
});
