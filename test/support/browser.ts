import { randomBytes } from 'node:crypto';
import { createApp } from '../../server/app.ts';
import type { AppContext } from '../../server/context.ts';
import { createSessionIdentity } from '../../server/identity/session-identity.ts';
import { createArgon2Passwords } from '../../server/node/argon2-passwords.ts';
import type { Problem } from '../../src/contract/problem.ts';
import { createTestContext } from '../api/api-client.ts';
import type { TestDatabase } from './database.ts';

/** A server context with sign-in: sessions in the database, a clock that the test moves, a sender it names. */
export async function createSignInContext(database: Pick<TestDatabase, 'pool'>) {
  const clock = { now: new Date('2026-11-05T08:00:00Z') };
  const base = createTestContext(database);
  const signIn: NonNullable<AppContext['signIn']> = {
    passwords: await createArgon2Passwords(),
    newToken: () => randomBytes(32).toString('base64url'),
    senderOf: (request) => request.headers.get('X-Test-Sender') ?? '192.0.2.1',
    isLocal: () => false,
  };
  const now = () => clock.now;
  const context: AppContext = {
    ...base,
    now,
    signIn,
    identity: createSessionIdentity({ db: base.db, now }, signIn, null),
  };
  const later = (seconds: number) => {
    clock.now = new Date(clock.now.getTime() + seconds * 1000);
  };
  return { context, clock, later };
}

/** Something that keeps cookies between calls, as a browser does. */
export class Browser {
  readonly #app: ReturnType<typeof createApp>;
  readonly #sender: string;
  #cookies = new Map<string, string>();
  /** The attributes of the last cookie that was set. */
  lastSetCookie = '';

  constructor(context: AppContext, sender = '192.0.2.1') {
    this.#app = createApp(context, { checkResponses: true });
    this.#sender = sender;
  }

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  set cookie(text: string) {
    this.#cookies = new Map(text ? [text.split('=') as [string, string]] : []);
  }

  async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const response = await this.#app.request(path, {
      method,
      headers: {
        'X-Test-Sender': this.#sender,
        'Accept-Language': 'en',
        'Idempotency-Key': crypto.randomUUID(),
        ...(this.cookie && { Cookie: this.cookie }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    for (const line of response.headers.getSetCookie()) {
      this.lastSetCookie = line;
      const [pair = ''] = line.split(';');
      const [name = '', value = ''] = pair.split('=');
      if (/Max-Age=0(;|$)/.test(line)) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return response;
  }

  /** The answer of a call that must succeed. */
  async ask<T>(method: string, path: string, body?: unknown, revision?: number): Promise<T> {
    const response = await this.send(
      method,
      path,
      body,
      revision === undefined ? {} : { 'If-Match': `"${revision}"` },
    );
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return (text ? JSON.parse(text) : undefined) as T;
  }

  /** The problem of a call that must fail. */
  async refused(method: string, path: string, body?: unknown, revision?: number): Promise<Problem> {
    const response = await this.send(
      method,
      path,
      body,
      revision === undefined ? {} : { 'If-Match': `"${revision}"` },
    );
    if (response.ok) throw new Error(`${method} ${path} was answered: ${response.status}`);
    return (await response.json()) as Problem;
  }
}
