import { expect } from 'vitest';
import { createApp } from '../../server/app.ts';
import type { AppContext, Caller } from '../../server/context.ts';
import { databaseOf } from '../../server/db/database-of.ts';
import { fixedIdentity } from '../../server/identity/identity.ts';
import { createCopyLoader } from '../../server/node/copy-loader.ts';
import type { Problem } from '../../src/contract/problem.ts';
import type { TestDatabase } from '../support/database.ts';

/** The header that says which revision a call is based on. */
export const seen = (revision: number) => ({ 'If-Match': `"${revision}"` });

export const TESTER: Caller = { id: 'tester', name: 'tester', role: 'ops_admin', scope: null };

/** Sent as it is. */
const isRaw = (body: unknown): body is string | Uint8Array<ArrayBuffer> =>
  typeof body === 'string' || body instanceof Uint8Array;

/** A context over a test database; the clock stands still at the end of the sample. */
export function createTestContext({ pool }: Pick<TestDatabase, 'pool'>): AppContext {
  return {
    ...databaseOf(pool),
    bulk: createCopyLoader(pool),
    now: () => new Date('2026-11-05T08:00:00Z'),
    newId: () => crypto.randomUUID(),
    identity: fixedIdentity(TESTER),
    mode: 'server',
    version: '0.0.0',
    limits: { fileBytes: 50 * 1024 * 1024, rows: 1_000_000 },
    log: () => undefined,
  };
}

/** Calls the API through HTTP semantics; every JSON answer is checked against the contract. */
export function createApiClient(context: AppContext, caller: Caller | null = TESTER) {
  const app = createApp({ ...context, identity: fixedIdentity(caller) }, { checkResponses: true });

  async function send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    return app.request(path, {
      method,
      headers: {
        'Idempotency-Key': crypto.randomUUID(),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isRaw(body) ? body : JSON.stringify(body) }),
    });
  }
  async function json<T>(method: string, path: string, body?: unknown, revision?: number): Promise<T> {
    const response = await send(method, path, body, revision === undefined ? {} : seen(revision));
    const text = await response.text();
    expect(response.ok, `${method} ${path}: ${text.slice(0, 600)}`).toBe(true);
    return JSON.parse(text) as T;
  }
  return {
    send,
    get: <T>(path: string) => json<T>('GET', path),
    post: <T>(path: string, body?: unknown, revision?: number) => json<T>('POST', path, body, revision),
    text: async (path: string) => (await send('GET', path)).text(),
    /** The problem that the call must end in. */
    async problem(
      method: string,
      path: string,
      body?: unknown,
      headers?: Record<string, string>,
    ): Promise<Problem> {
      const response = await send(method, path, body, headers);
      expect(response.headers.get('Content-Type')).toContain('application/problem+json');
      const problem = (await response.json()) as Problem;
      expect(problem.status).toBe(response.status);
      expect(problem.requestId).toBe(response.headers.get('X-Request-Id'));
      return problem;
    },
  };
}

export type ApiClient = ReturnType<typeof createApiClient>;
